"""Entries of KIM and their evidence papers."""

from typing import TypedDict

from django.db import models
from django.db.models import Q

from kimid.evaluation.models.rounds import Round
from kimid.events.permissions import Scope
from kimid.media.paper import Paper
from kimid.people.models import Person
from kimid.registry.models import Kim

MAX_VIDEO_SECONDS = 60


class Answer(TypedDict, total=False):
    """One answer as typed: `ya`, `12`, the index of a choice, or a text."""

    value: str
    story: int  # id of the wire item that proves it; 0 for none


class RoundEntry(models.Model):
    """The self-assessment of one KIM in one round: a draft until it is sent, once."""

    round = models.ForeignKey(Round, models.PROTECT, related_name="entries")
    kim = models.ForeignKey(Kim, models.PROTECT, related_name="entries")
    # Key of an indicator, `video` or `video-detik` -> Answer.
    answers = models.JSONField(default=dict)
    video_url = models.CharField(max_length=200, blank=True)
    video_seconds = models.PositiveSmallIntegerField(null=True)
    decree_number = models.CharField(
        max_length=80, blank=True
    )  # of the decree in force when it was sent
    version = models.PositiveIntegerField(default=0)
    begun_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)
    sent_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    # Ids of the accounts that filled it in or sent it. They do not check it.
    handled_by = models.JSONField(default=list)
    on_behalf = models.BooleanField(default=False)  # an officer sent it for the group
    # The group's objection to an entry sent on its behalf.
    dispute = models.CharField(max_length=500, blank=True)
    disputed_at = models.DateTimeField(null=True)
    disputed_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["round", "kim"], name="entry_once_per_round"),
            models.CheckConstraint(
                condition=Q(sent_at=None, sent_by=None)
                | Q(sent_at__isnull=False, sent_by__isnull=False),
                name="entry_is_sent_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(dispute="")
                | Q(on_behalf=True, disputed_at__isnull=False, disputed_by__isnull=False),
                name="entry_disputed_was_sent_on_behalf",
            ),
            models.CheckConstraint(
                condition=Q(video_seconds=None) | Q(video_seconds__lte=MAX_VIDEO_SECONDS),
                name="entry_has_a_short_film",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kim_id} in {self.round_id}"

    def scope(self) -> Scope:
        return Scope(self.kim.site_id, self.kim.region_id)

    @property
    def handler_ids(self) -> set[int]:
        """The accounts that filled it in or sent it."""
        return {*self.handled_by, self.sent_by_id} - {None}

    @property
    def is_sent(self) -> bool:
        """Whether it was sent to an office."""
        return self.sent_at is not None


class EvidencePaper(Paper):
    """A paper of an entry: `kind` is `presentasi`, or the key of an indicator."""

    entry = models.ForeignKey(RoundEntry, models.CASCADE, related_name="papers")

    class Meta(Paper.Meta):
        indexes = [models.Index(fields=["entry", "id"], name="evidence_of_entry")]
