"""The newest notes of colleagues, for the home of an official."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import cache
from itertools import count, islice
from typing import Final

from django.db.models import Q, QuerySet

from kimid.access.grants import OFFICERS, active_grants
from kimid.access.models import Acting, Grant
from kimid.access.second_officials import hands_over
from kimid.applications.models import ColleagueNote
from kimid.lib import codes
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
    posts = [grant for grant in active_grants(person) if grant.role in OFFICERS]
    hands = hands_over(person, region.code)
    groups = Grant.objects.filter(person__in=hands, site__isnull=False)
    own_groups = groups.order_by().values("site")
    rows = (
        ColleagueNote.objects.filter(
            Q(office__in=[post.region_id for post in posts]) | Q(is_shared=True),
            application__region__code__range=codes.span(region.code),
            written_at__gt=at - _RECENT,
        )
        .exclude(by=person)
        .exclude(application__kim__site__in=own_groups)
        .exclude(application__act__into__site__in=own_groups)
        .select_related(
            "by", "office", "application__kim", "application__region__parent__parent__parent"
        )
        .order_by("-written_at", "-pk")
    )

    own = cache(lambda: _of_one_hand(hands))
    readable = (
        note
        for note in _one_by_one(rows)
        if _is_for(person, note)
        and not (note.application.handler_ids and note.application.handler_ids & own())
    )
    return list(islice(readable, how_many))


def _of_one_hand(hands: set[int]) -> set[int]:
    """Whoever may be of one hand with this person anywhere in the region."""
    deputies = Grant.objects.filter(given_by__in=hands).exclude(acting=Acting.NONE)
    return hands.union(deputies.values_list("person", flat=True))


def _one_by_one(rows: QuerySet[ColleagueNote]) -> Iterator[ColleagueNote]:
    for start in count(0, _STEP):
        step = list(rows[start : start + _STEP])
        yield from step
        if len(step) < _STEP:
            return


def _is_for(person: Person, note: ColleagueNote) -> bool:
    office = office_of(person, note.application)
    return office is not None and (note.is_shared or note.office_id == office.pk)
