"""Polls and the votes of open polls."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Final, Self

from django.db import models
from django.db.models import Q

from kimid.events.permissions import Scope
from kimid.lib import clock
from kimid.lib.codes import public_id
from kimid.newsroom.models import Story
from kimid.people.models import Person
from kimid.sites.guard import SiteManager
from kimid.sites.models import Site

MIN_ANSWERS: Final = 3  # fewer answers could show who chose what


@dataclass(frozen=True)
class ChoiceCount:
    """A choice with its count and its share in percent."""

    words: str
    count: int
    share: int


class Poll(models.Model):
    """A question with two to six choices. A closed poll has counts, but no votes."""

    site = models.ForeignKey(Site, models.PROTECT, related_name="+")
    public_id = models.CharField(max_length=10, default=public_id)
    question = models.CharField(max_length=200)
    choices = models.JSONField(default=list)  # list of str
    closes_on = models.DateField()  # the last day on which it takes answers
    story = models.ForeignKey(Story, models.SET_NULL, null=True, related_name="+")  # its origin
    made_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)
    # Set when it is closed. `counts` is a list of int, in the order of the choices.
    counts = models.JSONField(default=list, blank=True)
    answer_count = models.PositiveSmallIntegerField(null=True)
    member_count = models.PositiveSmallIntegerField(null=True)
    is_shown = models.BooleanField(default=False)  # readers see the result

    objects: ClassVar[SiteManager[Self]] = SiteManager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["site", "public_id"], name="poll_public_id_once_per_site"
            ),
            models.CheckConstraint(condition=~Q(question=""), name="poll_asks_something"),
            models.CheckConstraint(
                condition=Q(closed_at=None, answer_count=None, member_count=None)
                | Q(
                    closed_at__isnull=False, answer_count__isnull=False, member_count__isnull=False
                ),
                name="poll_is_counted_when_closed",
            ),
            models.CheckConstraint(
                condition=Q(is_shown=False)
                | Q(answer_count__isnull=False, answer_count__gte=MIN_ANSWERS),
                name="poll_of_few_is_not_shown",
            ),
        ]
        indexes = [
            models.Index(
                fields=["closes_on"], condition=Q(closed_at=None), name="poll_is_open_until"
            )
        ]

    def __str__(self) -> str:
        return f"#{self.pk} {'closed' if self.closed_at else 'open'}"

    def scope(self) -> Scope:
        return Scope(self.site_id, self.site.region_id)

    def takes_answers(self, today: date) -> bool:
        """Whether it takes answers on this day."""
        return self.closed_at is None and today <= self.closes_on

    @property
    def closed_on(self) -> date | None:
        """The local day on which it was closed."""
        return clock.today(self.closed_at, self.site.region.zone) if self.closed_at else None

    @property
    def has_enough_answers(self) -> bool:
        """Whether at least MIN_ANSWERS answered, so that numbers show nothing about a person."""
        return (self.answer_count or 0) >= MIN_ANSWERS

    @property
    def choice_counts(self) -> list[ChoiceCount]:
        """The counts, most frequent first; empty for open polls and for too few answers."""
        if not self.has_enough_answers:
            return []
        whole = self.answer_count or 1
        rows = [
            ChoiceCount(words, count, round(100 * count / whole))
            for words, count in zip(self.choices, self.counts, strict=True)
        ]
        return sorted(rows, key=lambda row: -row.count)

    @property
    def leading_choice(self) -> str:
        """The most frequent choice; several if they are equal."""
        rows = self.choice_counts
        return " dan ".join(row.words for row in rows if row.count == rows[0].count)


class Vote(models.Model):
    """The answer of one person to an open poll. Closing the poll deletes it."""

    site = models.ForeignKey(Site, models.PROTECT, related_name="+")
    poll = models.ForeignKey(Poll, models.CASCADE, related_name="votes")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    choice = models.PositiveSmallIntegerField()  # index in the list of choices
    voted_at = models.DateTimeField()

    objects: ClassVar[SiteManager[Self]] = SiteManager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["poll", "person"], name="vote_once_per_person")
        ]

    def __str__(self) -> str:
        return f"vote of poll #{self.poll_id}"
