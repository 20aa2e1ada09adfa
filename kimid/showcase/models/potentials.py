"""The potential of a village."""

from datetime import datetime
from typing import ClassVar, Final, Self

from django.db import models
from django.db.models import Q

from kimid.events.permissions import Scope
from kimid.lib import clock
from kimid.lib.codes import public_id
from kimid.lib.dot_map import GeoPoint
from kimid.lib.typed_point import point_text
from kimid.people.models import Person
from kimid.showcase.flow import FLOW, PotentialState
from kimid.showcase.season import Season
from kimid.sites.guard import SiteManager
from kimid.sites.models import Site
from kimid.wire.models import Item

FRESH_YEARS: Final = 1  # so long after somebody looked, nobody is asked


class PotentialType(models.TextChoices):
    FARMING = "pertanian", "Pertanian"
    FISHERY = "perikanan", "Perikanan"
    FOREST = "hutan", "Hutan"
    TOURISM = "wisata", "Wisata"
    CULTURE = "budaya", "Budaya dan tenun"
    CRAFT = "kerajinan", "Kerajinan"
    FOOD = "makanan", "Makanan"
    NATURE = "alam", "Alam"
    PEOPLE = "orang", "Orang dan keahlian"


class VisitRule(models.TextChoices):
    """Whether one may come."""

    ANYBODY = "anybody", "Siapa saja boleh"
    ASK_FIRST = "ask_first", "Boleh, janji dulu"
    CLOSED = "closed", "Tidak untuk dikunjungi"


class Potential(models.Model):
    """Something that a village has, and for which one would come or ask. Readers see it from its
    publication until it is withdrawn.
    """

    site = models.ForeignKey(Site, models.PROTECT, related_name="+")
    public_id = models.CharField(max_length=10, default=public_id)
    slug = models.CharField(max_length=60, blank=True)  # its address, since it was published
    type = models.CharField(max_length=12, choices=PotentialType)
    name = models.CharField(max_length=80)
    headline = models.CharField(max_length=140, blank=True)
    special = models.CharField(max_length=600)  # what makes it special
    season = models.CharField(max_length=12, blank=True)  # a Season
    place = models.CharField(max_length=120, blank=True)
    lat = models.FloatField(null=True)  # degrees, WGS 84
    lon = models.FloatField(null=True)
    directions = models.CharField(max_length=600, blank=True)
    opening = models.CharField(max_length=160, blank=True)
    price = models.CharField(max_length=200, blank=True)
    price_on = models.DateField(null=True)  # when somebody asked for the price
    visit = models.CharField(max_length=12, choices=VisitRule)
    visit_words = models.CharField(max_length=500)  # who may come, and how
    contact_name = models.CharField(max_length=80, blank=True)
    contact_phone = models.CharField(max_length=20, blank=True)
    has_agreed = models.BooleanField(default=False)  # the contact, that readers may call
    living = models.CharField(max_length=400, blank=True)  # who lives from it
    photos = models.JSONField(default=list, blank=True)  # list of Picture
    state = models.CharField(max_length=12, choices=PotentialState, default=PotentialState.DRAFT)
    written_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    written_at = models.DateTimeField()
    checked_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    checked_at = models.DateTimeField(null=True)
    item = models.OneToOneField(Item, models.SET_NULL, null=True, related_name="+")
    held_account = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_reason = models.CharField(max_length=300, blank=True)

    objects: ClassVar[SiteManager[Self]] = SiteManager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["site", "public_id"], name="potential_once_per_site"),
            models.UniqueConstraint(
                fields=["site", "slug"], condition=~Q(slug=""), name="potential_has_one_address"
            ),
            models.CheckConstraint(
                condition=~Q(name="") & ~Q(special="") & ~Q(visit_words=""),
                name="potential_says_what_and_who_may_come",
            ),
            models.CheckConstraint(
                condition=~Q(season="............"), name="potential_season_has_a_month"
            ),
            models.CheckConstraint(
                condition=Q(price="") | Q(price_on__isnull=False), name="potential_price_has_a_day"
            ),
            models.CheckConstraint(
                condition=Q(contact_phone="") | Q(has_agreed=True) & ~Q(contact_name=""),
                name="potential_contact_has_agreed",
            ),
            models.CheckConstraint(
                condition=Q(lat=None, lon=None)
                | Q(lat__range=(-12, 7), lon__range=(94, 142)) & ~Q(visit="closed"),
                name="potential_has_a_point_where_one_may_come",
            ),
            models.CheckConstraint(
                condition=Q(state="draft")
                | Q(checked_at__isnull=False, checked_by__isnull=False) & ~Q(slug=""),
                name="potential_of_readers_was_checked",
            ),
            models.CheckConstraint(
                condition=Q(state="withdrawn", withdrawn_at__isnull=False) & ~Q(withdrawn_reason="")
                | ~Q(state="withdrawn") & Q(withdrawn_at=None, withdrawn_reason=""),
                name="potential_is_withdrawn_with_a_reason",
            ),
        ]
        indexes = [
            models.Index(
                fields=["site", "checked_at"],
                condition=Q(state="published"),
                name="potential_to_check",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def scope(self) -> Scope:
        return Scope(self.site_id, self.site.region_id)

    def move_to(self, state: PotentialState) -> None:
        """Take a step. Raises WrongStep."""
        FLOW.check(PotentialState(self.state), state)
        self.state = state

    @property
    def is_published(self) -> bool:
        return self.state == PotentialState.PUBLISHED

    @property
    def is_draft(self) -> bool:
        return self.state == PotentialState.DRAFT

    @property
    def is_held(self) -> bool:
        """Whether readers lost it until somebody else has looked."""
        return self.held_account_id is not None

    @property
    def path(self) -> str:
        """Its address on the site of its group."""
        return f"/potensi/{self.slug}/"

    @property
    def title(self) -> str:
        """Its headline, or its name."""
        return self.headline or self.name

    @property
    def seasons(self) -> Season:
        """Its months."""
        return Season(self.season)

    @property
    def point(self) -> GeoPoint | None:
        """Where it is, if somebody said so."""
        if self.lat is None or self.lon is None:
            return None
        return GeoPoint(self.lon, self.lat)

    @property
    def point_words(self) -> str:
        """The same as maps take it: latitude first."""
        return point_text(self.point) if self.point else ""

    @property
    def photo_names(self) -> set[str]:
        """The names of its photos."""
        return {photo["name"] for photo in self.photos}

    @property
    def masked_phone(self) -> str:
        """Enough of the number to see that it is one."""
        return f"{self.contact_phone[:4]} •••• ••{self.contact_phone[-2:]}"

    def is_old(self, at: datetime) -> bool:
        """Whether nobody has looked for a year."""
        if self.checked_at is None:
            return False
        zone = self.site.region.zone
        last = clock.today(self.checked_at, zone)
        return clock.years_later(last, FRESH_YEARS) < clock.today(at, zone)
