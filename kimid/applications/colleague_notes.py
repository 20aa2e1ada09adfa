"""The newest notes of colleagues, for the home of an official."""

from datetime import datetime, timedelta
from typing import Final

from django.db.models import Q

from kimid.access.grants import OFFICERS, active_grants
from kimid.access.models import Acting, Grant
from kimid.access.second_officials import hands_over
from kimid.applications.models import ColleagueNote
from kimid.lib import codes
from kimid.people.models import Person
from kimid.places.models import Region
from kimid.registry.rules import office_of

_RECENT: Final = timedelta(days=30)
_LOOKED_AT: Final = 20  # as far as those are looked for that this person may read


def newest_notes(
    region: Region, person: Person, at: datetime, *, how_many: int
) -> list[ColleagueNote]:
    """What colleagues wrote in the last weeks about applications of a region, as far as `notes_for`
    shows it to this person. About what they or their hands filled in, or a group of theirs asks,
    nothing: rather too little here than too much.

    One query, and one where somebody with an account filled one in.
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
    notes = [note for note in rows[:_LOOKED_AT] if _is_for(person, note)]
    if any(note.application.handler_ids for note in notes):
        # Whoever may be of one hand with this person anywhere in the region.
        deputies = Grant.objects.filter(given_by__in=hands).exclude(acting=Acting.NONE)
        own = hands.union(deputies.values_list("person", flat=True))
        notes = [note for note in notes if note.application.handler_ids.isdisjoint(own)]
    return notes[:how_many]


def _is_for(person: Person, note: ColleagueNote) -> bool:
    office = office_of(person, note.application)
    return office is not None and (note.is_shared or note.office_id == office.pk)
