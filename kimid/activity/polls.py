"""Reading polls: what is open and who has answered, what came out, what is due to be closed."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from django.db.models import QuerySet

from kimid.activity.models import Poll, Vote
from kimid.lib import clock
from kimid.people.models import Person
from kimid.sites.guard import across_sites
from kimid.sites.models import Site

_SHOWN: Final = 2  # results on the public page
_LISTED: Final = 50


@dataclass(frozen=True)
class OpenPoll:
    """A poll that is not closed: how many have answered, whether I have, and whether its last day is over."""

    poll: Poll
    answers: int
    has_mine: bool
    is_over: bool


@dataclass(frozen=True)
class PollLists:
    """The polls of a group: those that are open, the next to be closed first, and those that are closed, the last one first."""

    open: Sequence[OpenPoll]
    closed: Sequence[Poll]


def polls() -> QuerySet[Poll]:
    """The polls of the present site with all that a page says of them."""
    return Poll.objects.select_related("site__region", "made_by", "story")


def poll_lists(person: Person, today: date) -> PollLists:
    """All polls of the present site as this person sees them. Three queries."""
    votes = list(Vote.objects.values_list("poll", "person"))  # of open polls: closed ones have none
    answers, mine = Counter(poll for poll, _ in votes), {poll for poll, who in votes if who == person.pk}
    rows = polls().filter(closed_at=None).order_by("closes_on", "pk")
    return PollLists(
        [OpenPoll(row, answers[row.pk], row.pk in mine, not row.takes_answers(today)) for row in rows],
        list(polls().filter(closed_at__isnull=False).order_by("-closed_at", "-pk")[:_LISTED]),
    )


def waiting_polls(person: Person, today: date) -> list[Poll]:
    """What this person has not answered yet on the present site, the next to be closed first. One query."""
    rows = polls().filter(closed_at=None, closes_on__gte=today).exclude(votes__person=person)
    return list(rows.order_by("closes_on", "pk"))


def answer_of(person: Person, poll: Poll) -> int | None:
    """What this person answered, by its place; None for nothing, and once it is closed. One query."""
    return Vote.objects.filter(poll=poll, person=person).values_list("choice", flat=True).first()


def due_polls(at: datetime) -> list[tuple[int, int]]:
    """Polls of all groups whose last day is over on the clocks of their place, as (site, poll). A query for each zone."""
    with across_sites("polls of all groups are closed after their day"):
        return [
            due
            for zone in clock.ZONES
            for due in Poll.objects.filter(closed_at=None, closes_on__lt=clock.today(at, zone), site__region__zone=zone)
            .order_by("pk")
            .values_list("site_id", "pk")
        ]


def shown_polls(site: Site) -> list[Poll]:
    """What came out last, for readers. One query."""
    return list(polls().filter(site=site, is_shown=True).order_by("-closed_at", "-pk")[:_SHOWN])
