from datetime import date
from typing import ClassVar, Self

from django.db import models
from django.db.models import F, Q

from kimid.events.permissions import Scope
from kimid.lib import codes
from kimid.people.models import Person
from kimid.places.models import Region
from kimid.sites.models import Site
from kimid.sites.stages import RESTING_STAGES, LifeStage


class KimKind(models.TextChoices):
    KIM = "kim", "KIM"
    FORUM = "forum", "Forum KIM"


class IctStatus(models.TextChoices):
    UNKNOWN = "unknown", "Belum dinilai"
    NOT_YET = "not_yet", "Belum berbasis TIK"
    BASED = "based", "Berbasis TIK"


class KimQuerySet(models.QuerySet["Kim"]):
    """KIM by where they are and by what they have."""

    def below(self, code: str) -> Self:
        """KIM anchored in this region or anywhere below it."""
        return self.filter(region__code__range=codes.span(code))

    def existing(self, on: date | None = None) -> Self:
        """KIM that have not ended: until today, or by this day. The last day of a KIM is the one
        before it ended.
        """
        return self.filter(
            Q(ended_on=None) if on is None else Q(ended_on=None) | Q(ended_on__gt=on)
        )


class Kim(models.Model):
    """A community information group, anchored in a region of any level; a village may have many."""

    number = models.CharField(max_length=13, unique=True)
    region = models.ForeignKey(Region, models.PROTECT, related_name="kims")
    serial = models.PositiveSmallIntegerField()
    site = models.OneToOneField(Site, models.PROTECT, related_name="kim")
    name = models.CharField(max_length=120)
    hamlet = models.CharField(
        max_length=60, blank=True
    )  # when it is a KIM of one part of the village
    kind = models.CharField(max_length=10, choices=KimKind, default=KimKind.KIM)
    official_number = models.CharField(max_length=40, blank=True)
    # Counted from its means and the use of its site, by the rules of its region; `IctCount` says
    # how. Nobody sets it by hand.
    ict_status = models.CharField(max_length=10, choices=IctStatus, default=IctStatus.UNKNOWN)
    # Where its silence has led it, or that no chair has come yet. What holds now is the stage of
    # its site: an office may have suspended it besides.
    silence_stage = models.CharField(max_length=12, choices=LifeStage, default=LifeStage.ACTIVE)
    stage_moved_at = models.DateTimeField(null=True, blank=True)  # by its silence, the last time
    revived_at = models.DateTimeField(
        null=True, blank=True
    )  # by an office; its silence counts from there anew
    founded_on = models.DateField(null=True, blank=True)  # the day of the decree it began with
    # How many belong to it by the list of an office. Who they are stands on its roster.
    listed_members = models.PositiveSmallIntegerField(null=True, blank=True)
    entered_on_behalf = models.BooleanField(default=False)
    registered_at = models.DateTimeField()
    # Dissolved on this day, or gone into another KIM. It leaves every count; its number is never
    # given again.
    ended_on = models.DateField(null=True, blank=True)
    merged_into = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="absorbed"
    )

    objects: ClassVar[models.Manager["Kim"]] = KimQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["region", "serial"], name="kim_serial_in_region"),
            models.CheckConstraint(
                condition=Q(silence_stage__in=RESTING_STAGES), name="kim_is_silent_by_degrees"
            ),
            models.CheckConstraint(
                condition=Q(merged_into=None)
                | (Q(ended_on__isnull=False) & ~Q(merged_into=F("pk"))),
                name="kim_merged_has_ended",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.number})"

    def scope(self) -> Scope:
        return Scope(self.site_id, self.region_id)

    @property
    def has_ended(self) -> bool:
        """Whether it was dissolved or went into another KIM."""
        return self.ended_on is not None


class FormerNumber(models.Model):
    """A number that a KIM had in a village before it moved to another. It is never given again."""

    number = models.CharField(max_length=13, unique=True)
    kim = models.ForeignKey(Kim, models.PROTECT, related_name="former_numbers")
    region = models.ForeignKey(Region, models.PROTECT, related_name="+")
    serial = models.PositiveSmallIntegerField()
    left_on = models.DateField()

    class Meta:
        indexes = [models.Index(fields=["region", "serial"], name="former_number_in_region")]

    def __str__(self) -> str:
        return self.number


class Decree(models.Model):
    """The decree (SK) by which a village head, lurah or camat recognises a KIM. Without an end date
    it stays valid.

    A listed one was typed from the list of an office, and nobody has compared its paper yet: it
    counts as no decree anywhere (docs/decisions/0056-listed-decrees.md).
    """

    kim = models.ForeignKey(Kim, models.PROTECT, related_name="decrees")
    number = models.CharField(max_length=80)
    issuer_title = models.CharField(max_length=60)
    issued_on = models.DateField()
    valid_until = models.DateField(null=True, blank=True)
    is_listed = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["kim", "number"], name="decree_once_per_kim"),
            models.CheckConstraint(
                condition=Q(valid_until=None) | Q(valid_until__gte=F("issued_on")),
                name="decree_ends_after_it_begins",
            ),
        ]

    def __str__(self) -> str:
        return self.number

    def holds_on(self, day: date) -> bool:
        """Whether this day lies within its days."""
        return self.issued_on <= day and (self.valid_until is None or self.valid_until >= day)


class Officer(models.Model):
    """A post in a KIM and who holds it, for one term."""

    kim = models.ForeignKey(Kim, models.PROTECT, related_name="officers")
    person = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="offices"
    )
    name = models.CharField(max_length=100)
    post = models.CharField(max_length=40)
    section = models.CharField(max_length=60, blank=True)
    # By the list of an office, for whoever has no account: offices alone read it.
    phone = models.CharField(max_length=20, blank=True)
    term_from = models.DateField()
    term_until = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(term_until=None) | Q(term_until__gte=F("term_from")),
                name="officer_term_ends_after_it_begins",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.post}: {self.name}"
