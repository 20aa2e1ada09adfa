from typing import ClassVar

from django.db import models
from django.db.models import Q

from kimid.events.permissions import Standing
from kimid.places.models import Region
from kimid.sites.hosts import public_url
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

    objects: ClassVar[models.Manager["Site"]] = models.Manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["region"], condition=Q(kind=SiteKind.PORTAL), name="one_portal_per_region"),
            models.CheckConstraint(condition=Q(confirmations_wanted__range=(1, 5)), name="site_wants_1_to_5_confirmations"),
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
    def url(self) -> str:
        """Address of its home page."""
        return public_url(self.label)

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
