from datetime import datetime, timedelta
from typing import ClassVar, Final

from django.db import models
from django.db.models import Q

from kimid.events.permissions import Scope
from kimid.events.tags import frame_tag
from kimid.people.models import Person
from kimid.places.models import Region
from kimid.sites.hosts import host_url, label_host
from kimid.sites.own_names import display_name
from kimid.sites.stages import (
    STAGE_EFFECTS,
    STOPPED_STAGES,
    Feature,
    LifeStage,
    StageEffects,
    refusal,
)


class SiteKind(models.TextChoices):
    KIM = "kim", "KIM"
    PORTAL = "portal", "Portal wilayah"


class Dye(models.TextChoices):
    """The closed palette. A `data-` attribute chooses the look of a site, never CSS of its own."""

    NILA = "nila", "Nila"
    LAUT = "laut", "Laut"
    DAUN = "daun", "Daun"
    SECANG = "secang", "Secang"
    MANGGIS = "manggis", "Manggis"
    SOGA = "soga", "Soga"
    BATA = "bata", "Bata"
    LUMPUR = "lumpur", "Lumpur"


class Accent(models.TextChoices):
    KUNYIT = "kunyit", "Kunyit"
    KARANG = "karang", "Karang"
    PANDAN = "pandan", "Pandan"
    LANGIT = "langit", "Langit"
    JAMBU = "jambu", "Jambu"
    PADI = "padi", "Padi"


class Confirmers(models.TextChoices):
    """Who of a group may confirm a story. Nobody ever confirms their own."""

    EVERYBODY = "everybody", "Semua anggota"
    EDITORS = "editors", "Hanya redaktur dan ketua"


class Site(models.Model):
    """A public site of one KIM, or the portal of one region. Every row of a tenant points here."""

    label = models.CharField(max_length=63, unique=True)
    kind = models.CharField(max_length=10, choices=SiteKind)
    region = models.ForeignKey(Region, models.PROTECT, related_name="sites")
    name = models.CharField(max_length=120)
    dye = models.CharField(max_length=10, choices=Dye, default=Dye.DAUN)
    accent = models.CharField(max_length=10, choices=Accent, default=Accent.KUNYIT)
    confirmations_wanted = models.PositiveSmallIntegerField(default=1)
    confirmers = models.CharField(max_length=10, choices=Confirmers, default=Confirmers.EVERYBODY)
    outsiders_confirm = models.BooleanField(default=True)  # by a one-use link
    # whether the village head may be asked for a note beside a story
    asks_head = models.BooleanField(default=False)
    takes_adverts = models.BooleanField(default=True)
    about = models.TextField(blank=True)  # who the group is, in its own words
    logo = models.JSONField(null=True, blank=True)  # a Picture, in place of the woven tile
    cover = models.JSONField(null=True, blank=True)  # a Picture
    # names of sections in the order of the group; others follow
    menu = models.JSONField(default=list, blank=True)
    phone = models.CharField(max_length=20, blank=True)
    email = models.EmailField(blank=True)
    address = models.CharField(max_length=200, blank=True)
    hours = models.CharField(max_length=60, blank=True)  # when somebody is there, in words
    # Feeds bring its publications whole, not only the lead.
    full_feeds = models.BooleanField(default=False)
    opened_at = models.DateTimeField()
    # Only the register changes it.
    stage = models.CharField(max_length=12, choices=LifeStage, default=LifeStage.ACTIVE)
    # its main address, if that is a proven own name
    own_name = models.CharField(max_length=253, blank=True)
    # The site of the KIM that this one merged into. Front pages redirect there; publications stay
    # readable here.
    merged_into = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="absorbed"
    )
    merged_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar[models.Manager["Site"]] = models.Manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["region"], condition=Q(kind=SiteKind.PORTAL), name="one_portal_per_region"
            ),
            models.UniqueConstraint(
                fields=["own_name"], condition=~Q(own_name=""), name="own_name_is_of_one_site"
            ),
            models.CheckConstraint(
                condition=Q(confirmations_wanted__range=(1, 5)),
                name="site_wants_1_to_5_confirmations",
            ),
            models.CheckConstraint(
                condition=Q(merged_into=None, merged_at=None)
                | Q(merged_into__isnull=False, merged_at__isnull=False),
                name="site_has_merged_at_with_merged_into",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def scope(self) -> Scope:
        return Scope(self.pk, self.region_id)

    @property
    def is_portal(self) -> bool:
        return self.kind == SiteKind.PORTAL

    @property
    def has_row(self) -> bool:
        """Whether the site exists. A portal without publications is shown without a row."""
        return not self._state.adding

    @property
    def masked_phone(self) -> str:
        """Enough of the number to see that it is one: `0812 •••• ••07`."""
        parts = (self.phone[:4], "••••", f"••{self.phone[-2:]}")
        return "\N{NO-BREAK SPACE}".join(parts)

    @property
    def host(self) -> str:
        """The host where it is now: its own name, else its label before the base host.

        What an office has stopped is at its label only: an own name may be in other hands.
        """
        return self.label_host if self.stage in STOPPED_STAGES else self.chosen_host

    @property
    def chosen_host(self) -> str:
        """The host of the main address that the group chose, also while it is stopped."""
        return self.own_name or self.label_host

    @property
    def label_host(self) -> str:
        """The host by its label, whatever the main address is."""
        return label_host(self.label)

    def url_of(self, path: str) -> str:
        """The full address of a path on it."""
        return host_url(self.host, path)

    @property
    def url(self) -> str:
        """The address of its home page."""
        return self.url_of("/")

    @property
    def display_address(self) -> str:
        """Its address as people type it: `teluk-kapuas.kim.id`."""
        return self.url.partition("//")[2].rstrip("/")

    @property
    def ruang_label(self) -> str:
        """Its label in addresses of the workspace: `nasional` for the empty label of the nation."""
        return self.label or "nasional"

    @property
    def stage_effects(self) -> StageEffects:
        return STAGE_EFFECTS[LifeStage(self.stage)]

    def is_closed_for(self, feature: Feature) -> bool:
        return feature in self.stage_effects.closed_features

    @property
    def is_readable(self) -> bool:
        """Whether readers may open it, so that a link there leads to something."""
        return not self.is_closed_for(Feature.READING)

    @property
    def is_unopened(self) -> bool:
        """Whether no chair has come yet: only its entry in the register is shown."""
        return self.stage == LifeStage.UNOPENED

    @property
    def register_url(self) -> str:
        """The address of its entry in the register, which is shown before the site opens."""
        return self.url_of("/sk/")

    @property
    def url_for_readers(self) -> str:
        """Its address where a page leads to it; empty while it is closed for readers."""
        return self.url if self.is_readable else ""

    def refusal(self, feature: Feature) -> str:
        """Why the stage closes this feature, in Indonesian. Empty while it is open."""
        return refusal(LifeStage(self.stage), feature)

    @property
    def tag(self) -> str:
        """The tag of stored pages that show this site.

        A portal may be shown before it has a row, so its region names it.
        """
        return portal_tag(self.region_id) if self.is_portal else f"site:{self.pk}"

    @property
    def frame_tag(self) -> str:
        """The tag of stored pages that show its frame only, not what it lists. The pages of a
        portal show both: what stands on it may be older than what stood there before.
        """
        return frame_tag(self.tag)


def portal_tag(region_code: str) -> str:
    """The tag of stored pages that show the portal of a region, with or without a row."""
    return f"portal:{region_code}"


class LabelClaim(models.Model):
    """A label that was given once. Rows stay for ever: nobody else gets an old address."""

    label = models.CharField(max_length=63, primary_key=True)
    site = models.ForeignKey(Site, models.SET_NULL, null=True, related_name="labels")
    claimed_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.label


class NameState(models.TextChoices):
    WAITING = "waiting", "Menunggu catatan DNS"
    PROVEN = "proven", "Terbukti"
    LOST = "lost", "Tidak berlaku lagi"


class ProofFinding(models.TextChoices):
    """The result of the last check of a proof."""

    SEEN = "seen", "Catatannya ada dan cocok."
    ABSENT = "absent", "Catatannya belum ada."
    OTHER = (
        "other",
        "Catatannya ada, tetapi isinya lain. "
        "Salin lagi isinya dari halaman ini, lalu ganti yang lama.",
    )
    AT_NAME = (
        "at_name",
        "Isinya benar, tetapi dipasang di nama yang salah. Namanya harus berawalan _kimid.",
    )
    DOUBLED = (
        "doubled",
        "Nama catatannya tertulis dua kali. Isi kolom nama dengan bagian pendeknya saja.",
    )
    NO_ANSWER = "unheard", "Server nama alamat ini belum menjawab. Coba lagi sebentar lagi."


class Pointing(models.TextChoices):
    """Where a name leads. Empty when that was not checked."""

    HERE = "here", "Sudah mengarah ke sini."
    ELSEWHERE = "elsewhere", "Masih mengarah ke tempat lain."
    NOWHERE = "nowhere", "Belum mengarah ke mana pun."


ASTRAY: Final = (Pointing.ELSEWHERE, Pointing.NOWHERE)
# How long a name is served without its proof: people who edit DNS make mistakes.
MISSING_GRACE: Final = timedelta(days=1)
# How long servers may fail to answer. After that the proof counts as gone.
NO_ANSWER_GRACE: Final = timedelta(days=14)
# The tag of stored pages and data that depend on which names are proven.
NAMES_TAG: Final = "names"


# For so long a new main address waits, if nobody else agrees.
MAIN_ADDRESS_WAIT: Final = timedelta(hours=24)


class OwnName(models.Model):
    """A host name that a site asked for. Only a proven one is served.

    Its token belongs to this site and this name alone.
    """

    site = models.ForeignKey(Site, models.PROTECT, related_name="own_names")
    name = models.CharField(max_length=253)  # as DNS knows it
    token = models.CharField(max_length=40)
    state = models.CharField(max_length=10, choices=NameState, default=NameState.WAITING)
    asked_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    proven_at = models.DateTimeField(null=True, blank=True)
    seen_at = models.DateTimeField(null=True, blank=True)  # when the proof was last there
    # since when a server says that the proof is missing
    missing_since = models.DateTimeField(null=True, blank=True)
    checked_at = models.DateTimeField(null=True, blank=True)
    finding = models.CharField(max_length=10, choices=ProofFinding, blank=True)
    pointing = models.CharField(max_length=10, choices=Pointing, blank=True)
    # who wants it to be the main address, and since when that waits (registry.actions.main_address)
    main_asked_by = models.ForeignKey(
        Person, models.PROTECT, related_name="+", null=True, blank=True
    )
    main_asked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(main_asked_by=None, main_asked_at=None)
                | Q(main_asked_by__isnull=False, main_asked_at__isnull=False),
                name="main_address_is_asked_for_by_somebody",
            ),
            models.UniqueConstraint(fields=["site", "name"], name="site_asks_once_for_a_name"),
            models.UniqueConstraint(
                fields=["name"],
                condition=Q(state=NameState.PROVEN),
                name="name_is_proven_by_one_site",
            ),
            models.CheckConstraint(
                condition=~Q(state=NameState.PROVEN)
                | Q(proven_at__isnull=False, seen_at__isnull=False),
                name="proven_name_says_when",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name}: {self.state}"

    def scope(self) -> Scope:
        return self.site.scope()

    @property
    def display_name(self) -> str:
        """The name as people read it."""
        return display_name(self.name)

    @property
    def is_proven(self) -> bool:
        return self.state == NameState.PROVEN

    @property
    def is_lost(self) -> bool:
        return self.state == NameState.LOST

    @property
    def is_main(self) -> bool:
        """Whether this is the main address of the site."""
        return self.site.own_name == self.name

    @property
    def is_main_from(self) -> datetime | None:
        """When it becomes the main address, if nobody cancels. None if nobody has asked for it."""
        return self.main_asked_at and self.main_asked_at + MAIN_ADDRESS_WAIT

    @property
    def leads_astray(self) -> bool:
        """Whether it leads to another server than this one, as far as that was checked."""
        return self.pointing in ASTRAY

    @property
    def may_be_main(self) -> bool:
        """Whether its proof was there at the last check, and it did not lead elsewhere."""
        return self.is_proven and self.missing_since is None and not self.leads_astray

    @property
    def served_until(self) -> datetime | None:
        """Until when a name with a missing proof is served. None while nothing is missing."""
        return self.missing_since + MISSING_GRACE if self.is_proven and self.missing_since else None

    def is_expired(self, finding: ProofFinding, at: datetime) -> bool:
        """Whether a proven name must not be served any more after this finding.

        If no server answers, that counts only after two weeks.
        """
        if finding == ProofFinding.SEEN or not self.is_proven:
            return False
        is_missing = (
            finding != ProofFinding.NO_ANSWER
            and self.missing_since is not None
            and at - self.missing_since >= MISSING_GRACE
        )
        return is_missing or (self.seen_at is not None and at - self.seen_at >= NO_ANSWER_GRACE)
