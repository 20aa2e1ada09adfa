"""Indicators of regions, and the rounds that offices open with them."""

from datetime import date, datetime, timedelta
from typing import TypedDict

from django.db import models
from django.db.models import F, Q

from kimid.events.permissions import Scope
from kimid.lib import clock
from kimid.lib.codes import Level
from kimid.people.models import Person
from kimid.places.models import Region

MAX_WEIGHT = 100


class RoundKind(models.TextChoices):
    YEARLY = "tahunan", "Evaluasi tahunan"
    CONTEST = "lomba", "Lomba"


class AnswerKind(models.TextChoices):
    """How an indicator is answered."""

    YES_NO = "ya-tidak", "Ya atau tidak"
    NUMBER = "angka", "Angka"
    CHOICE = "pilihan", "Pilihan"
    TEXT = "uraian", "Uraian"  # the office gives its points
    MEASURED = "terukur", "Dihitung sistem"
    JURY = "juri", "Dinilai juri"


class Choice(TypedDict):
    """One choice, and its points from 0 to 100."""

    label: str
    share: int


class RoundIndicator(TypedDict):
    """An indicator as stored in a round. It does not change after the round opens."""

    key: str  # names its answer
    question: str
    kind: str  # an AnswerKind
    weight: int
    asks_evidence: bool
    help_text: str
    full: int  # of numbers and measures: the value that gives all points; else 0
    unit: str
    measure: str
    choices: list[Choice]
    basis: str  # the rule that asks for it


class Indicator(models.Model):
    """A question of a region for rounds of one kind. All regions below ask it too."""

    region = models.ForeignKey(Region, models.PROTECT, related_name="+")
    round_kind = models.CharField(max_length=10, choices=RoundKind)
    question = models.CharField(max_length=200)
    kind = models.CharField(max_length=10, choices=AnswerKind)
    weight = models.PositiveSmallIntegerField()
    asks_evidence = models.BooleanField(default=False)
    help_text = models.CharField(max_length=300, blank=True)
    full = models.PositiveIntegerField(default=0)
    unit = models.CharField(max_length=20, blank=True)
    measure = models.CharField(max_length=30, blank=True)
    choices = models.JSONField(default=list, blank=True)
    basis = models.CharField(max_length=200)
    added_at = models.DateTimeField()
    retired_at = models.DateTimeField(null=True, blank=True)  # open rounds keep it

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(weight__lte=MAX_WEIGHT), name="indicator_weighs_up_to_a_hundred"
            ),
            models.CheckConstraint(
                condition=Q(kind=AnswerKind.MEASURED) & ~Q(measure="")
                | ~Q(kind=AnswerKind.MEASURED) & Q(measure=""),
                name="indicator_is_measured_by_something",
            ),
            models.CheckConstraint(
                condition=Q(kind__in=(AnswerKind.NUMBER, AnswerKind.MEASURED), full__gt=0)
                | ~Q(kind__in=(AnswerKind.NUMBER, AnswerKind.MEASURED)) & Q(full=0),
                name="indicator_says_when_a_number_is_full",
            ),
        ]
        indexes = [
            models.Index(
                fields=["round_kind", "region"],
                condition=Q(retired_at=None),
                name="indicator_of_form",
            )
        ]

    def __str__(self) -> str:
        return f"#{self.pk} {self.question}"

    def scope(self) -> Scope:
        return Scope(None, self.region_id)

    @property
    def as_round_indicator(self) -> RoundIndicator:
        """The copy that a round stores."""
        return RoundIndicator(
            key=f"i{self.pk}",
            question=self.question,
            kind=self.kind,
            weight=self.weight,
            asks_evidence=self.asks_evidence,
            help_text=self.help_text,
            full=self.full,
            unit=self.unit,
            measure=self.measure,
            choices=self.choices,
            basis=self.basis,
        )


class Round(models.Model):
    """An evaluation or a contest of a region for one year.

    Each level up to the region's level has a last day. `from_*` is how many advance to the next.
    """

    region = models.ForeignKey(Region, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=10, choices=RoundKind)
    title = models.CharField(max_length=100)
    year = models.PositiveSmallIntegerField()
    form = models.JSONField()  # list of RoundIndicator
    entries_until = models.DateField()
    regency_until = models.DateField(null=True)
    province_until = models.DateField(null=True)
    nation_until = models.DateField(null=True)
    from_regency = models.PositiveSmallIntegerField(null=True)  # how many advance from each regency
    from_province = models.PositiveSmallIntegerField(null=True)
    opened_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    opened_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["region", "kind", "year", "title"], name="round_has_a_title_of_its_own"
            ),
            models.CheckConstraint(
                condition=(Q(regency_until=None) | Q(regency_until__gt=F("entries_until")))
                & (Q(province_until=None) | Q(province_until__gt=F("regency_until")))
                & (Q(nation_until=None) | Q(nation_until__gt=F("province_until"))),
                name="round_goes_from_day_to_day",
            ),
            models.CheckConstraint(
                condition=(Q(province_until=None) | Q(from_regency__gt=0))
                & (Q(nation_until=None) | Q(from_province__gt=0)),
                name="round_says_how_many_go_on",
            ),
        ]
        indexes = [models.Index(fields=["region", "-year", "-id"], name="round_of_region")]

    def __str__(self) -> str:
        return f"{self.title} ({self.region_id})"

    def scope(self) -> Scope:
        return Scope(None, self.region_id)

    @property
    def is_contest(self) -> bool:
        """Whether it is a contest, with a presentation and a video."""
        return self.kind == RoundKind.CONTEST

    def last_day_of(self, level: int) -> date:
        """The last day for offices of this level."""
        days = {
            Level.REGENCY: self.regency_until,
            Level.PROVINCE: self.province_until,
            Level.NATION: self.nation_until,
        }
        return days[Level(level)] or self.entries_until

    def advancing_from(self, level: int) -> int:
        """How many advance from each contest level of this level; 0 from the last."""
        if level <= self.region.level:
            return 0
        return (self.from_regency if level == Level.REGENCY else self.from_province) or 0

    def is_open_for_entries(self, at: datetime) -> bool:
        """Whether an entry can still be sent: until midnight after the last day, local time."""
        return at < clock.start_of(self.entries_until + timedelta(days=1), self.region.zone)
