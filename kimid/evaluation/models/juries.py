"""Who judges in a heat, and what they gave. A juror has no right outside of it."""

from django.db import models
from django.db.models import Q

from kimid.evaluation.models.heats import Heat, Participant
from kimid.events.permissions import Standing
from kimid.people.models import Person
from kimid.places.models import Region


class Juror(models.Model):
    """Somebody whom an office asked to judge in one heat, by a one-use link. `home` is where they say they live."""

    heat = models.ForeignKey(Heat, models.PROTECT, related_name="jurors")
    name = models.CharField(max_length=100)
    invited_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    invited_at = models.DateTimeField()
    person = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    home = models.ForeignKey(Region, models.PROTECT, null=True, related_name="+")
    accepted_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)  # what they gave no longer counts

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["heat", "person"], condition=Q(ended_at=None), name="juror_sits_once_in_a_heat"),
            models.CheckConstraint(
                condition=Q(accepted_at=None, person=None, home=None)
                | Q(accepted_at__isnull=False, person__isnull=False, home__isnull=False),
                name="juror_is_a_person_from_somewhere",
            ),
        ]

    def __str__(self) -> str:
        return f"#{self.pk} in {self.heat_id}"

    def standing(self) -> Standing:
        return Standing(None, self.heat.region_id)

    @property
    def sits(self) -> bool:
        """Whether they have come in and were not let go."""
        return self.accepted_at is not None and self.ended_at is None


class Score(models.Model):
    """What one juror gave one participant for one aspect."""

    juror = models.ForeignKey(Juror, models.PROTECT, related_name="scores")
    participant = models.ForeignKey(Participant, models.PROTECT, related_name="scores")
    key = models.CharField(max_length=20)  # of an Asked that is judged by a jury
    points = models.PositiveSmallIntegerField()
    given_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["juror", "participant", "key"], name="score_once_per_aspect"),
            models.CheckConstraint(condition=Q(points__lte=100), name="score_is_up_to_a_hundred"),
        ]

    def __str__(self) -> str:
        return f"{self.key}: {self.points}"


class Notice(models.Model):
    """A correction of a result that was published, told to everybody for good."""

    heat = models.ForeignKey(Heat, models.PROTECT, related_name="notices")
    words = models.CharField(max_length=500)
    changes = models.JSONField()  # list of `kim`, `was`, `now`: what changed in the ranking, in words
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["heat", "id"], name="notice_of_heat")]

    def __str__(self) -> str:
        return f"#{self.pk} of {self.heat_id}"
