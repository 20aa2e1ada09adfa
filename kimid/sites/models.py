from datetime import datetime, timedelta
from typing import ClassVar, Final

from django.db import models
from django.db.models import Q

from kimid.events.permissions import Standing
from kimid.people.models import Person
from kimid.places.models import Region
from kimid.sites.hosts import host_url, label_host
from kimid.sites.names import shown
from kimid.sites.stages import TERMS, Door, LifeStage, Terms, refusal


class SiteKind(models.TextChoices):
    KIM = "kim", "KIM"
    PORTAL = "portal", "Portal wilayah"


class Dye(models.TextChoices):
    """Closed palettes; the look of a site is chosen by a `data-` attribute, never by CSS of its own."""

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
    """Who of a group may confirm a story. Nobody confirms their own, whatever is chosen."""

    EVERYBODY = "everybody", "Semua anggota"
    EDITORS = "editors", "Hanya redaktur dan ketua"


class Site(models.Model):
    """A public site: of one KIM, or the portal of one region. Every row of a tenant points here."""

    label = models.CharField(max_length=63, unique=True)
    kind = models.CharField(max_length=10, choices=SiteKind)
    region = models.ForeignKey(Region, models.PROTECT, related_name="sites")
    name = models.CharField(max_length=120)
    dye = models.CharField(max_length=10, choices=Dye, default=Dye.DAUN)
    accent = models.CharField(max_length=10, choices=Accent, default=Accent.KUNYIT)
    confirmations_wanted = models.PositiveSmallIntegerField(default=1)
    confirmers = models.CharField(max_length=10, choices=Confirmers, default=Confirmers.EVERYBODY)
    outsiders_confirm = models.BooleanField(default=True)  # by a one-use link
    asks_head = models.BooleanField(default=False)  # whether the village head may be asked for a note beside a story
    takes_adverts = models.BooleanField(default=True)
    about = models.TextField(blank=True)  # who the group is, in its own words
    logo = models.JSONField(null=True, blank=True)  # a Picture; stands where the woven tile stands else
    cover = models.JSONField(null=True, blank=True)  # a Picture
    menu = models.JSONField(default=list, blank=True)  # names of sections in the order the group wants; others follow
    phone = models.CharField(max_length=20, blank=True)
    email = models.EmailField(blank=True)
    address = models.CharField(max_length=200, blank=True)
    opened_at = models.DateTimeField()
    stage = models.CharField(max_length=12, choices=LifeStage, default=LifeStage.ACTIVE)  # moved by the register alone
    own_name = models.CharField(max_length=253, blank=True)  # its main address, where that is a proven name of its own
    # The site of the KIM that this one went into: front pages lead there, what was published stays readable here.
    heir = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="absorbed")
    heir_since = models.DateTimeField(null=True, blank=True)

    objects: ClassVar[models.Manager["Site"]] = models.Manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["region"], condition=Q(kind=SiteKind.PORTAL), name="one_portal_per_region"),
            models.UniqueConstraint(fields=["own_name"], condition=~Q(own_name=""), name="own_name_is_of_one_site"),
            models.CheckConstraint(condition=Q(confirmations_wanted__range=(1, 5)), name="site_wants_1_to_5_confirmations"),
            models.CheckConstraint(
                condition=Q(heir=None, heir_since=None) | Q(heir__isnull=False, heir_since__isnull=False),
                name="site_leads_to_its_heir_since_a_moment",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def standing(self) -> Standing:
        return Standing(self.pk, self.region_id)

    @property
    def is_portal(self) -> bool:
        return self.kind == SiteKind.PORTAL

    @property
    def has_row(self) -> bool:
        """Whether the site exists; the portal of a region where nothing was published yet is shown without one."""
        return not self._state.adding

    @property
    def host(self) -> str:
        """The host of its main address: a name of its own, else its label in front of the base host."""
        return self.own_name or label_host(self.label)

    @property
    def label_host(self) -> str:
        """The host that it has by its label, whatever its main address is."""
        return label_host(self.label)

    def url_of(self, path: str) -> str:
        """The full address of a path on it."""
        return host_url(self.host, path)

    @property
    def url(self) -> str:
        """Address of its home page."""
        return self.url_of("/")

    @property
    def typed(self) -> str:
        """Its address as people type it: `teluk-kapuas.kim.id`."""
        return self.url.partition("//")[2].rstrip("/")

    @property
    def ruang_label(self) -> str:
        """Its name in addresses of the workspace, where the nation's empty label would not do."""
        return self.label or "nasional"

    @property
    def terms(self) -> Terms:
        """What the stage of its life means."""
        return TERMS[LifeStage(self.stage)]

    def is_closed_for(self, door: Door) -> bool:
        """Whether the stage of its life closes this."""
        return door in self.terms.closed

    def refusal(self, door: Door) -> str:
        """Why this is closed now, in words for the group; empty while it is open."""
        return refusal(LifeStage(self.stage), door)

    @property
    def tag(self) -> str:
        """The tag of stored pages that show this site. A portal may be shown before it has a row, so its region names it."""
        return portal_tag(self.region_id) if self.is_portal else f"site:{self.pk}"


def portal_tag(region_code: str) -> str:
    """The tag of stored pages that show the portal of a region, whether it has a row or not."""
    return f"portal:{region_code}"


class LabelClaim(models.Model):
    """A label that was given once. Rows stay for ever: an address is never given to somebody else."""

    label = models.CharField(max_length=63, primary_key=True)
    site = models.ForeignKey(Site, models.SET_NULL, null=True, related_name="labels")
    claimed_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.label


class NameState(models.TextChoices):
    WAITING = "waiting", "Menunggu catatan DNS"
    PROVEN = "proven", "Terbukti"
    LOST = "lost", "Tidak berlaku lagi"


class Finding(models.TextChoices):
    """What was found when the proof of a name was looked for."""

    SEEN = "seen", "Catatannya ada dan cocok."
    ABSENT = "absent", "Catatannya belum ada."
    OTHER = "other", "Catatannya ada, tetapi isinya lain. Salin lagi isinya dari halaman ini, lalu ganti yang lama."
    AT_NAME = "at_name", "Isinya benar, tetapi dipasang di nama yang salah. Namanya harus berawalan _kimid."
    DOUBLED = "doubled", "Nama catatannya tertulis dua kali. Isi kolom nama dengan bagian pendeknya saja."
    UNHEARD = "unheard", "Server nama alamat ini belum menjawab. Coba lagi sebentar lagi."


class Pointing(models.TextChoices):
    """Where a name leads; empty when that was not looked at."""

    HERE = "here", "Sudah mengarah ke sini."
    ELSEWHERE = "elsewhere", "Masih mengarah ke tempat lain."
    NOWHERE = "nowhere", "Belum mengarah ke mana pun."


# A name whose proof is gone is served for so long, because whoever looks after DNS makes mistakes too; then no more.
GRACE: Final = timedelta(days=1)
# Servers may fail to answer for a while; a proof that was not seen for so long is gone, whatever the reason.
UNHEARD_FOR: Final = timedelta(days=14)
# What carries this tag depends on which names are proven.
NAMES_TAG: Final = "names"


class OwnName(models.Model):
    """A host name that a site asked for. Only a proven one is ever served; its token is of this site and this name alone."""

    site = models.ForeignKey(Site, models.PROTECT, related_name="own_names")
    name = models.CharField(max_length=253)  # as DNS knows it
    token = models.CharField(max_length=40)
    state = models.CharField(max_length=10, choices=NameState, default=NameState.WAITING)
    asked_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    proven_at = models.DateTimeField(null=True, blank=True)
    seen_at = models.DateTimeField(null=True, blank=True)  # when the proof was last there
    missing_since = models.DateTimeField(null=True, blank=True)  # since when a server says that it is not
    checked_at = models.DateTimeField(null=True, blank=True)
    finding = models.CharField(max_length=10, choices=Finding, blank=True)
    pointing = models.CharField(max_length=10, choices=Pointing, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["site", "name"], name="site_asks_once_for_a_name"),
            models.UniqueConstraint(fields=["name"], condition=Q(state=NameState.PROVEN), name="name_is_proven_by_one_site"),
            models.CheckConstraint(
                condition=~Q(state=NameState.PROVEN) | Q(proven_at__isnull=False, seen_at__isnull=False),
                name="proven_name_says_when",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name}: {self.state}"

    def standing(self) -> Standing:
        return self.site.standing()

    @property
    def shown(self) -> str:
        """Its name as people read it."""
        return shown(self.name)

    @property
    def is_proven(self) -> bool:
        return self.state == NameState.PROVEN

    @property
    def is_lost(self) -> bool:
        return self.state == NameState.LOST

    @property
    def is_main(self) -> bool:
        """Whether the site's readers are led here."""
        return self.site.own_name == self.name

    @property
    def served_until(self) -> datetime | None:
        """Until when a name is served whose proof is missing; None while nothing is missing."""
        return self.missing_since + GRACE if self.is_proven and self.missing_since else None

    def is_over(self, finding: Finding, at: datetime) -> bool:
        """Whether a proven name is to be served no more once this is found. That nobody answers counts only after long."""
        if finding == Finding.SEEN or not self.is_proven:
            return False
        is_missing = finding != Finding.UNHEARD and self.missing_since is not None and at - self.missing_since >= GRACE
        return is_missing or (self.seen_at is not None and at - self.seen_at >= UNHEARD_FOR)
