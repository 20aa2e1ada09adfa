"""Polls: a question to everybody of a group, and while it is open who answered what."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Final, Self

from django.db import models
from django.db.models import Q

from kimid.events.permissions import Standing
from kimid.lib import clock
from kimid.lib.codes import public_id
from kimid.newsroom.models import Story
from kimid.people.models import Person
from kimid.sites.guard import SiteManager
from kimid.sites.models import Site

FEWEST: Final = 3  # with fewer answers, numbers would tell who said what


@dataclass(frozen=True)
class Counted:
    """How often a choice was given, and how many of a hundred answers that is."""

    words: str
    count: int
    share: int


class Poll(models.Model):
    """A question with two to six choices. Closed, it keeps how often each was given; who gave which is then nowhere."""

    site = models.ForeignKey(Site, models.PROTECT, related_name="+")
    public_id = models.CharField(max_length=10, default=public_id)
    question = models.CharField(max_length=200)
    choices = models.JSONField(default=list)  # list of str
    closes_on = models.DateField()  # the last day on which it takes answers
    story = models.ForeignKey(Story, models.SET_NULL, null=True, related_name="+")  # out of which it was asked
    made_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)
    counts = models.JSONField(default=list, blank=True)  # list of int, in the order of the choices, once it is closed
    answer_count = models.PositiveSmallIntegerField(null=True)
    member_count = models.PositiveSmallIntegerField(null=True)  # who could have answered when it was closed
    is_shown = models.BooleanField(default=False)  # what came out stands on the public page of the group

    objects: ClassVar[SiteManager[Self]] = SiteManager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["site", "public_id"], name="poll_public_id_once_per_site"),
            models.CheckConstraint(condition=~Q(question=""), name="poll_asks_something"),
            models.CheckConstraint(
                condition=Q(closed_at=None, answer_count=None, member_count=None)
                | Q(closed_at__isnull=False, answer_count__isnull=False, member_count__isnull=False),
                name="poll_is_counted_when_closed",
            ),
            models.CheckConstraint(
                condition=Q(is_shown=False) | Q(answer_count__isnull=False, answer_count__gte=FEWEST),
                name="poll_of_few_is_not_shown",
            ),
        ]
        indexes = [models.Index(fields=["closes_on"], condition=Q(closed_at=None), name="poll_is_open_until")]

    def __str__(self) -> str:
        return f"#{self.pk} {'closed' if self.closed_at else 'open'}"

    def standing(self) -> Standing:
        return Standing(self.site_id, self.site.region_id)

    def takes_answers(self, today: date) -> bool:
        """Whether it may be answered on this day."""
        return self.closed_at is None and today <= self.closes_on

    @property
    def closed_on(self) -> date | None:
        """The day on which it was closed, on the clocks of its place."""
        return clock.today(self.closed_at, self.site.region.zone) if self.closed_at else None

    @property
    def has_enough(self) -> bool:
        """Whether so many answered that the numbers tell nothing of anybody."""
        return (self.answer_count or 0) >= FEWEST

    @property
    def counted(self) -> list[Counted]:
        """What came out, the most frequent first; nothing before it is closed, and nothing of few answers."""
        if not self.has_enough:
            return []
        whole = self.answer_count or 1
        rows = [Counted(words, count, round(100 * count / whole)) for words, count in zip(self.choices, self.counts, strict=True)]
        return sorted(rows, key=lambda row: -row.count)

    @property
    def leading(self) -> str:
        """The choice that was given most; several when they were given as often."""
        rows = self.counted
        return " dan ".join(row.words for row in rows if row.count == rows[0].count)


class Vote(models.Model):
    """What somebody answered. It may be changed while the poll is open, and is deleted when it is closed."""

    site = models.ForeignKey(Site, models.PROTECT, related_name="+")
    poll = models.ForeignKey(Poll, models.CASCADE, related_name="votes")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    choice = models.PositiveSmallIntegerField()  # its place in the list of choices
    at = models.DateTimeField()

    objects: ClassVar[SiteManager[Self]] = SiteManager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["poll", "person"], name="vote_once_per_person")]

    def __str__(self) -> str:
        return f"vote of poll #{self.poll_id}"
