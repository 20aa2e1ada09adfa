"""Queries about polls."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from django.db.models import BigIntegerField, DateField, QuerySet

from kimid.activity.models import Poll, Vote
from kimid.lib import clock
from kimid.people.models import Person
from kimid.sites.compiled_here import compiled_here
from kimid.sites.guard import across_sites
from kimid.sites.models import Site

_PUBLIC_LIMIT: Final = 2  # results on the public page
_LIST_LIMIT: Final = 50


@dataclass(frozen=True)
class OpenPoll:
    """An open poll. `has_answered` is about one person; `is_over` means its last day is over."""

    poll: Poll
    answers: int
    has_answered: bool
    is_over: bool


@dataclass(frozen=True)
class PollLists:
    """The polls of a group: open ones, soonest first, and closed ones, newest first."""

    open: Sequence[OpenPoll]
    closed: Sequence[Poll]


def polls() -> QuerySet[Poll]:
    """The polls of the present site, with related rows."""
    return Poll.objects.select_related("site__region", "made_by", "story")


def poll_lists(person: Person, today: date) -> PollLists:
    """All polls of the present site, for this person. Three queries."""
    votes = list(Vote.objects.values_list("poll", "person"))  # of open polls: closed ones have none
    answers = Counter(poll for poll, _ in votes)
    answered = {poll for poll, person_id in votes if person_id == person.pk}
    rows = polls().filter(closed_at=None).order_by("closes_on", "pk")
    return PollLists(
        [
            OpenPoll(row, answers[row.pk], row.pk in answered, not row.takes_answers(today))
            for row in rows
        ],
        list(polls().filter(closed_at__isnull=False).order_by("-closed_at", "-pk")[:_LIST_LIMIT]),
    )


def waiting_polls(person: Person, today: date) -> list[Poll]:
    """Open polls of the present site without an answer of this person, soonest first. One query."""
    return _waiting_polls(person.pk, today)


@compiled_here(BigIntegerField(), DateField())
def _waiting_polls(_site: Any, person: Any, today: Any) -> QuerySet[Poll]:
    rows = polls().filter(closed_at=None, closes_on__gte=today).exclude(votes__person=person)
    return rows.order_by("closes_on", "pk")


def answer_of(person: Person, poll: Poll) -> int | None:
    """The index of this person's choice; None without one or once closed. One query."""
    return Vote.objects.filter(poll=poll, person=person).values_list("choice", flat=True).first()


def due_polls(at: datetime) -> list[tuple[int, int]]:
    """Open polls of all groups whose last day is over, local time, as (site id, poll id). One query
    for each zone.
    """
    with across_sites("polls of all groups are closed after their day"):
        return [
            due
            for zone in clock.ZONES
            for due in Poll.objects.filter(
                closed_at=None, closes_on__lt=clock.today(at, zone), site__region__zone=zone
            )
            .order_by("pk")
            .values_list("site_id", "pk")
        ]


def shown_polls(site: Site) -> list[Poll]:
    """The newest polls that readers see. One query."""
    return list(
        polls().filter(site=site, is_shown=True).order_by("-closed_at", "-pk")[:_PUBLIC_LIMIT]
    )
