"""What a KIM hands in: its answers, and what proves them."""

from typing import TypedDict

from django.db import models
from django.db.models import Q

from kimid.evaluation.models.rounds import Round
from kimid.events.permissions import Standing
from kimid.people.models import Person
from kimid.registry.models import Kim

LONGEST_FILM = 60  # seconds


class Answer(TypedDict, total=False):
    """What was answered to one indicator, as it was typed: `ya`, `12`, the number of a choice from 0, a text."""

    value: str
    story: int  # the item on the wire that proves it; 0 for none


class Entry(models.Model):
    """The self-assessment of one KIM in one round. It is a draft, kept for good, until it is sent once."""

    round = models.ForeignKey(Round, models.PROTECT, related_name="entries")
    kim = models.ForeignKey(Kim, models.PROTECT, related_name="entries")
    answers = models.JSONField(default=dict)  # key of an Asked, `video` or `video-detik` -> Answer, as typed
    video_url = models.CharField(max_length=200, blank=True)
    video_seconds = models.PositiveSmallIntegerField(null=True)
    decree_number = models.CharField(max_length=80, blank=True)  # that counted when it was sent
    version = models.PositiveIntegerField(default=0)
    begun_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)
    sent_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    on_behalf = models.BooleanField(default=False)  # an officer sent it for a group that had nobody who could
    # What its group says against it, as somebody of it said it last.
    dispute = models.CharField(max_length=500, blank=True)
    disputed_at = models.DateTimeField(null=True)
    disputed_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["round", "kim"], name="entry_once_per_round"),
            models.CheckConstraint(
                condition=Q(sent_at=None, sent_by=None) | Q(sent_at__isnull=False, sent_by__isnull=False),
                name="entry_is_sent_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(dispute="") | Q(on_behalf=True, disputed_at__isnull=False, disputed_by__isnull=False),
                name="entry_disputed_was_sent_on_behalf",
            ),
            models.CheckConstraint(
                condition=Q(video_seconds=None) | Q(video_seconds__lte=LONGEST_FILM), name="entry_has_a_short_film"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kim_id} in {self.round_id}"

    def standing(self) -> Standing:
        return Standing(self.kim.site_id, self.kim.region_id)

    @property
    def is_sent(self) -> bool:
        """Whether an office has it."""
        return self.sent_at is not None


class EvidencePaper(models.Model):
    """Pages of one paper that came with an entry. They lie in the vault, and are never public."""

    entry = models.ForeignKey(Entry, models.CASCADE, related_name="papers")
    kind = models.CharField(max_length=20)  # `presentasi`, or the key of the indicator that it proves
    name = models.CharField(max_length=40, unique=True)  # in the vault
    pages = models.PositiveSmallIntegerField()
    weight = models.PositiveIntegerField()  # bytes
    added_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["entry", "id"], name="evidence_of_entry")]

    def __str__(self) -> str:
        return f"{self.kind} {self.name}"

    @property
    def numbers(self) -> range:
        """Its pages, counted from 1."""
        return range(1, self.pages + 1)
