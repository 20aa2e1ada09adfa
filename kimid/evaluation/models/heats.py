"""Where entries are compared: one heat for each office, with the participants that came to it."""

from datetime import datetime, timedelta
from typing import ClassVar, TypedDict

from django.db import models
from django.db.models import Q

from kimid.evaluation.models.entries import Entry
from kimid.evaluation.models.rounds import Round
from kimid.events.permissions import Standing
from kimid.lib import clock, codes
from kimid.people.models import Person
from kimid.places.models import Region


class Mark(TypedDict):
    """What an office found of one answer: `fits`, or `differs` with the value that holds instead and the note that says why.

    Of an indicator that is answered in words, `value` is how many of a hundred points the office gives.
    """

    mark: str
    value: str
    note: str


class Result(TypedDict):
    """What a participant got, in words with hundredths: the sum, each question, and the rule if somebody has the same sum."""

    total: str
    points: dict[str, str]
    tie: str


class HeatQuerySet(models.QuerySet["Heat"]):
    """Heats by their place."""

    def below(self, code: str) -> "HeatQuerySet":
        """Heats of this region and of those below it."""
        return self.filter(region__code__range=codes.span(code))


class Heat(models.Model):
    """The part of a round that one office decides. It begins when the first entry comes to it."""

    round = models.ForeignKey(Round, models.PROTECT, related_name="heats")
    region = models.ForeignKey(Region, models.PROTECT, related_name="+")
    opened_at = models.DateTimeField()
    handed_up_at = models.DateTimeField(null=True)  # its office let the days pass: those above may decide
    published_at = models.DateTimeField(null=True)
    published_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")

    objects: ClassVar[models.Manager["Heat"]] = HeatQuerySet.as_manager()

    class Meta:
        constraints = [
            # Where regions were put together, results of before stand side by side; only one heat of a round still runs there.
            models.UniqueConstraint(fields=["round", "region"], condition=Q(published_at=None), name="heat_runs_once_per_office"),
            models.CheckConstraint(
                condition=Q(published_at=None, published_by=None) | Q(published_at__isnull=False, published_by__isnull=False),
                name="heat_is_published_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.round_id} in {self.region_id}"

    def standing(self) -> Standing:
        return Standing(None, self.region_id)

    @property
    def goes_on(self) -> int:
        """How many go on from here."""
        return self.round.go_on_from(self.region.level)

    def is_late(self, at: datetime) -> bool:
        """Whether its last day is over and nothing was published."""
        last = self.round.until(self.region.level)
        return self.published_at is None and at >= clock.start_of(last + timedelta(days=1), self.region.zone)


class Participant(models.Model):
    """An entry in a heat: how its office checked it, and what came of it."""

    heat = models.ForeignKey(Heat, models.PROTECT, related_name="participants")
    entry = models.ForeignKey(Entry, models.PROTECT, related_name="places")
    checks = models.JSONField(default=dict)  # key of an Asked -> Mark
    checked_at = models.DateTimeField(null=True)  # all of it
    checked_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    excluded_why = models.CharField(max_length=300, blank=True)
    # Written when the result is published: the place from 1, and the sums as they are shown.
    rank = models.PositiveSmallIntegerField(null=True)
    result = models.JSONField(default=dict)  # a Result, empty for whoever is not ranked
    goes_on = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["heat", "entry"], name="participant_once_per_heat"),
            models.CheckConstraint(
                condition=Q(rank=None) | Q(rank__gt=0, excluded_why=""), name="participant_is_ranked_or_left_out"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.entry_id} in {self.heat_id}"

    def standing(self) -> Standing:
        return Standing(None, self.heat.region_id)

    @property
    def is_excluded(self) -> bool:
        """Whether its office left it out, and said why."""
        return bool(self.excluded_why)
