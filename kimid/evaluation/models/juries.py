"""Jurors, their scores, and correction notices."""

from django.db import models
from django.db.models import Q

from kimid.evaluation.models.contest_levels import ContestLevel, Participant
from kimid.events.permissions import Scope
from kimid.people.models import Person
from kimid.places.models import Region


class Juror(models.Model):
    """A juror of one contest level, invited by a one-use link. `home` is the juror's village."""

    contest_level = models.ForeignKey(ContestLevel, models.PROTECT, related_name="jurors")
    name = models.CharField(max_length=100)
    invited_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    invited_at = models.DateTimeField()
    person = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    home = models.ForeignKey(Region, models.PROTECT, null=True, related_name="+")
    accepted_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)  # their points no longer count

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["contest_level", "person"],
                condition=Q(ended_at=None),
                name="juror_sits_once_in_a_heat",
            ),
            models.CheckConstraint(
                condition=Q(accepted_at=None, person=None, home=None)
                | Q(accepted_at__isnull=False, person__isnull=False, home__isnull=False),
                name="juror_is_a_person_from_somewhere",
            ),
        ]

    def __str__(self) -> str:
        return f"#{self.pk} in {self.contest_level_id}"

    def scope(self) -> Scope:
        return Scope(None, self.contest_level.region_id)

    @property
    def is_seated(self) -> bool:
        """Whether the juror joined and was not removed."""
        return self.accepted_at is not None and self.ended_at is None


class Score(models.Model):
    """The points of one juror for one participant and one aspect."""

    juror = models.ForeignKey(Juror, models.PROTECT, related_name="scores")
    participant = models.ForeignKey(Participant, models.PROTECT, related_name="scores")
    key = models.CharField(max_length=20)  # of an indicator that a jury judges
    points = models.DecimalField(max_digits=5, decimal_places=2)
    given_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["juror", "participant", "key"], name="score_once_per_aspect"
            ),
            models.CheckConstraint(
                condition=Q(points__gte=0, points__lte=100), name="score_is_up_to_a_hundred"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.key}: {self.points}"


class CorrectionNotice(models.Model):
    """A public correction of a published result. It is never deleted."""

    contest_level = models.ForeignKey(ContestLevel, models.PROTECT, related_name="notices")
    words = models.CharField(max_length=500)
    changes = models.JSONField()  # list of `kim`, `was`, `now`: texts about the ranking
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["contest_level", "id"], name="notice_of_level")]

    def __str__(self) -> str:
        return f"#{self.pk} of {self.contest_level_id}"
