"""Roles, and who was asked to be acting."""

from datetime import date, datetime, timedelta
from typing import ClassVar, Final

from django.db import models
from django.db.models import F, OuterRef, Q

from kimid.events.permissions import REGION_ROLES, SITE_ROLES, Role, Scope
from kimid.lib import clock, codes
from kimid.people.locks import open_lock
from kimid.people.models import Person
from kimid.places.models import Region
from kimid.sites.models import Site


class Acting(models.TextChoices):
    """Why somebody is acting in a post. All kinds end at midnight in the region's time zone."""

    NONE = "", "Tetap"
    DUTY = "plt", "Plt."  # pelaksana tugas: the post is vacant
    DAILY = "plh", "Plh."  # pelaksana harian: its holder is away for some days
    NAMED = "pj", "Pj."  # penjabat: named until somebody is elected or appointed
    CAMPAIGN = "pjs", "Pjs."  # penjabat sementara: its holder is on leave for a campaign


_SHORTEST: Final = timedelta(microseconds=1)


class GrantQuerySet(models.QuerySet["Grant"]):
    """Grants: those on record at a moment, and those that somebody can use."""

    def active(self, at: datetime) -> "GrantQuerySet":
        """Grants on record at this moment, also those that nobody can use now: for lists of who
        belongs to a group, and for what ends, moves or frees them.

        Whoever asks who can do something, is told something or is a second person takes `usable`.
        """
        return self.filter(Q(ends_at=None) | Q(ends_at__gt=at), starts_at__lte=at)

    def not_over(self, at: datetime) -> "GrantQuerySet":
        """Grants on record at this moment or later: for what closes a group. Who closes reads the
        clock before the wait for whoever gives a role there, which may then begin a little later.
        """
        return self.filter(Q(ends_at=None) | Q(ends_at__gt=at))

    def end(self, at: datetime) -> int:
        """End those that are not over. Returns how many. One that began later than `at` ends as
        soon as a grant can.
        """
        rows = self.not_over(at)
        later = rows.filter(starts_at__gte=at).update(ends_at=F("starts_at") + _SHORTEST)
        return later + rows.filter(starts_at__lt=at).update(ends_at=at)

    def usable(self, at: datetime) -> "GrantQuerySet":
        """Grants by which somebody can act at this moment: not frozen, and of an account that is
        active, neither locked nor stopped.
        """
        rows = self.active(at).filter(
            frozen_at=None, person__is_active=True, person__stopped_at=None
        )
        return rows.exclude(open_lock(OuterRef("person")))

    def usable_since(self, since: datetime, at: datetime) -> "GrantQuerySet":
        """Grants by which somebody can act at this moment, or could at some moment since then."""
        later = (
            Q(**{name: None}) | Q(**{f"{name}__gt": since})
            for name in ("ends_at", "frozen_at", "person__stopped_at")
        )
        rows = self.filter(*later, starts_at__lte=at, person__is_active=True)
        return rows.exclude(open_lock(OuterRef("person"), until=since))


class Grant(models.Model):
    """A person holds a role on one site, or on a region and everything below it."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="grants")
    role = models.CharField(max_length=20, choices=[(role.value, role.label) for role in Role])
    site = models.ForeignKey(Site, models.PROTECT, null=True, blank=True, related_name="grants")
    region = models.ForeignKey(Region, models.PROTECT, null=True, blank=True, related_name="grants")
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField(null=True, blank=True)
    acting = models.CharField(max_length=3, choices=Acting, blank=True)
    # Who gave it; of those who are acting, who appointed them. None: the platform, or by a link.
    given_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    # A second person of the group who agreed to a new chair.
    agreed_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    # Since when it does not count, until an office says whose account it is. Only on a site.
    frozen_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar[models.Manager["Grant"]] = GrantQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(site__isnull=False, region__isnull=True)
                | Q(site__isnull=True, region__isnull=False),
                name="grant_is_on_a_site_or_a_region",
            ),
            models.CheckConstraint(
                condition=Q(site__isnull=False, role__in=sorted(SITE_ROLES))
                | Q(site=None, role__in=sorted(REGION_ROLES)),
                name="grant_role_fits_its_place",
            ),
            models.CheckConstraint(
                condition=Q(ends_at=None) | Q(ends_at__gt=F("starts_at")),
                name="grant_ends_after_it_begins",
            ),
            models.CheckConstraint(
                condition=Q(acting=Acting.NONE) | Q(ends_at__isnull=False, region__isnull=False),
                name="grant_acting_has_an_end",
            ),
            models.CheckConstraint(
                condition=Q(frozen_at=None) | Q(site__isnull=False),
                name="grant_is_frozen_on_a_site_only",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.role} #{self.pk}"

    @property
    def label(self) -> str:
        """The post as people say it: `petugas`, `Plt. petugas`."""
        label = Role(self.role).label
        return f"{Acting(self.acting).label} {label}" if self.acting else label

    @property
    def place_name(self) -> str:
        """The group or the region in which it is held."""
        if self.site is not None:
            return self.site.name
        return self.region.full_name if self.region else ""

    def covers(self, scope: Scope) -> bool:
        """Whether this grant counts in this scope."""
        if self.site_id is not None:
            return self.site_id == scope.site_id
        return self.region_id is not None and codes.covers(self.region_id, scope.region_code)


class Appointment(models.Model):
    """Somebody was asked to be acting in a post. It counts once they say yes."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    role = models.CharField(max_length=20, choices=[(role.value, role.label) for role in Role])
    acting = models.CharField(max_length=3, choices=Acting)
    region = models.ForeignKey(Region, models.PROTECT, related_name="+")
    ends_at = models.DateTimeField()
    made_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)  # answered, or taken back
    is_accepted = models.BooleanField(default=False)

    class Meta:
        indexes = [
            models.Index(fields=["person"], condition=Q(closed_at=None), name="appointment_waiting")
        ]

    def __str__(self) -> str:
        return f"{self.label} #{self.pk}"

    @property
    def label(self) -> str:
        """The post as people say it: `Plt. petugas`."""
        return f"{Acting(self.acting).label} {Role(self.role).label}"

    @property
    def last_day(self) -> date:
        """The day at whose end it ends, in the time zone of the region."""
        return clock.today(self.ends_at - timedelta(microseconds=1), self.region.zone)

    def scope(self) -> Scope:
        return Scope(None, self.region_id)
