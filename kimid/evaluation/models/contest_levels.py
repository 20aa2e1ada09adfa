"""Contest levels and their participants."""

from datetime import datetime, timedelta
from typing import ClassVar, TypedDict

from django.db import models
from django.db.models import Q

from kimid.evaluation.models.entries import RoundEntry
from kimid.evaluation.models.rounds import Round
from kimid.events.permissions import Scope
from kimid.lib import clock, codes
from kimid.people.models import Person
from kimid.places.models import Region


class AnswerFinding(TypedDict):
    """The finding of an office about one answer. `mark` is `fits`, or `differs` with a corrected
    `value` and a `note`. For a text, `value` is the points, from 0 to 100.
    """

    mark: str
    value: str
    note: str


class ParticipantResult(TypedDict):
    """A published result, as texts: the total, the points by key, and the tie sentence."""

    total: str
    points: dict[str, str]
    tie: str


class ContestLevelQuerySet(models.QuerySet["ContestLevel"]):
    """Contest levels by their place."""

    def below(self, code: str) -> "ContestLevelQuerySet":
        """Contest levels of this region and of those below it."""
        return self.filter(region__code__range=codes.span(code))


class ContestLevel(models.Model):
    """The part of a round that one office decides. It begins when the first entry comes to it."""

    round = models.ForeignKey(Round, models.PROTECT, related_name="contest_levels")
    region = models.ForeignKey(Region, models.PROTECT, related_name="+")
    opened_at = models.DateTimeField()
    escalated_at = models.DateTimeField(null=True)  # since then offices above may decide too
    published_at = models.DateTimeField(null=True)
    published_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")

    objects: ClassVar[models.Manager["ContestLevel"]] = ContestLevelQuerySet.as_manager()

    class Meta:
        constraints = [
            # Merged regions may have several published levels of a round, but one running level.
            models.UniqueConstraint(
                fields=["round", "region"],
                condition=Q(published_at=None),
                name="heat_runs_once_per_office",
            ),
            models.CheckConstraint(
                condition=Q(published_at=None, published_by=None)
                | Q(published_at__isnull=False, published_by__isnull=False),
                name="heat_is_published_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.round_id} in {self.region_id}"

    def scope(self) -> Scope:
        return Scope(None, self.region_id)

    @property
    def advancing_count(self) -> int:
        """How many participants advance from this level."""
        return self.round.advancing_from(self.region.level)

    def is_late(self, at: datetime) -> bool:
        """Whether the last day is over without a result."""
        last = self.round.last_day_of(self.region.level)
        return self.published_at is None and at >= clock.start_of(
            last + timedelta(days=1), self.region.zone
        )


class Participant(models.Model):
    """An entry in a contest level, with its check and its result."""

    contest_level = models.ForeignKey(ContestLevel, models.PROTECT, related_name="participants")
    entry = models.ForeignKey(RoundEntry, models.PROTECT, related_name="participants")
    checks = models.JSONField(default=dict)  # key of an indicator -> AnswerFinding
    checked_at = models.DateTimeField(null=True)  # when the check was complete
    checked_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    # Since then offices above may check it too: nobody here did for ten working days.
    handed_up_at = models.DateTimeField(null=True)
    excluded_why = models.CharField(max_length=300, blank=True)
    # Set when the result is published. Ranks begin at 1.
    rank = models.PositiveSmallIntegerField(null=True)
    result = models.JSONField(default=dict)  # a ParticipantResult, empty without a rank
    is_advancing = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["contest_level", "entry"], name="participant_once_per_level"
            ),
            models.CheckConstraint(
                condition=Q(rank=None) | Q(rank__gt=0, excluded_why=""),
                name="participant_is_ranked_or_left_out",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.entry_id} in {self.contest_level_id}"

    def scope(self) -> Scope:
        return Scope(None, self.contest_level.region_id)

    @property
    def is_excluded(self) -> bool:
        """Whether the office excluded it from the ranking."""
        return bool(self.excluded_why)
