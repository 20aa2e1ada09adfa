"""The newest notes of colleagues, for the home of an official."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from functools import cache
from itertools import count, islice
from typing import Any, Final, NamedTuple

from django.db.models import BigIntegerField, CharField, DateTimeField, Q, QuerySet

from kimid.access.grants import OFFICERS, active_grants
from kimid.access.models import Acting, Grant
from kimid.access.second_officials import hands_over
from kimid.applications.models import ColleagueNote
from kimid.lib import codes
from kimid.orm.compiled import CompiledQuery, compiled
from kimid.people.models import Person
from kimid.places.models import Region
from kimid.registry.rules import office_of

_RECENT: Final = timedelta(days=30)
_STEP: Final = 20  # so many are looked at in one query


def newest_notes(
    region: Region, person: Person, at: datetime, *, how_many: int
) -> list[ColleagueNote]:
    """What colleagues wrote in the last weeks about applications of a region, as far as `notes_for`
    shows it to this person. About what they or their hands filled in, or a group of theirs asks,
    nothing: rather too little here than too much.

    One query, and one where somebody with an account filled one in; more only where many of the
    newest are not for this person.
    """
    posts = [grant.region_id for grant in active_grants(person) if grant.role in OFFICERS]
    hands = hands_over(person, region.code)
    asked = (person.pk, *codes.span(region.code), at - _RECENT, *posts, *hands)
    own = cache(lambda: _of_one_hand(hands))
    readable = (
        note
        for note in _one_by_one(_Shape(len(posts), len(hands)), asked)
        if _is_for(person, note)
        and not (note.application.handler_ids and note.application.handler_ids & own())
    )
    return list(islice(readable, how_many))


def _of_one_hand(hands: set[int]) -> set[int]:
    """Whoever may be of one hand with this person anywhere in the region."""
    deputies = Grant.objects.filter(given_by__in=hands).exclude(acting=Acting.NONE)
    return hands.union(deputies.values_list("person", flat=True))


def _one_by_one(shape: "_Shape", asked: Sequence[object]) -> Iterator[ColleagueNote]:
    step = _first_step(shape)(*asked)
    yield from step
    for start in count(_STEP, _STEP):
        if len(step) < _STEP:
            return
        step = list(_recent_notes(shape, *asked)[start : start + _STEP])
        yield from step


class _Shape(NamedTuple):
    """How many posts and hands whoever reads has."""

    posts: int
    hands: int


@cache
def _first_step(shape: _Shape) -> CompiledQuery[ColleagueNote]:
    code, key = CharField(), BigIntegerField()

    @compiled(key, code, code, DateTimeField(), *[code] * shape.posts, *[key] * shape.hands)
    def notes(*asked: object) -> QuerySet[ColleagueNote]:
        return _recent_notes(shape, *asked)[:_STEP]

    return notes


def _recent_notes(shape: _Shape, *asked: Any) -> QuerySet[ColleagueNote]:
    """Newest first. Asked are the person, the first and the last code, since when, and the keys of
    posts and of hands; or slots for them.
    """
    person, first, last, since, *keys = asked
    posts, hands = keys[: shape.posts], keys[shape.posts :]
    groups = Grant.objects.filter(person__pk__in=hands, site__isnull=False)
    own_groups = groups.order_by().values("site")
    return (
        ColleagueNote.objects.filter(
            Q(office__pk__in=posts) | Q(is_shared=True),
            application__region__code__range=(first, last),
            written_at__gt=since,
        )
        .exclude(by__pk=person)
        .exclude(application__kim__site__in=own_groups)
        .exclude(application__act__into__site__in=own_groups)
        .select_related(
            "by", "office", "application__kim", "application__region__parent__parent__parent"
        )
        .order_by("-written_at", "-pk")
    )


def _is_for(person: Person, note: ColleagueNote) -> bool:
    office = office_of(person, note.application)
    return office is not None and (note.is_shared or note.office_id == office.pk)
