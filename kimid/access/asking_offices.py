"""Who asked for the codes that stopped an account: their own posts, whatever portal they used, and
who put them there.
"""

from datetime import datetime, timedelta
from typing import Final

from django.db.models import QuerySet

from kimid.access.grants import OFFICERS
from kimid.access.models import (
    AccountStop,
    Acting,
    CodeWait,
    Grant,
    InPersonCode,
    Invitation,
    WaitEnding,
)
from kimid.lib import codes
from kimid.people.models import Person
from kimid.places.models import Region

# A second code that is cancelled within this time stops the account.
SECOND_CANCEL: Final = timedelta(days=30)


def cancelled_since(person: Person, since: datetime) -> QuerySet[CodeWait]:
    """The codes for this person that were cancelled since then."""
    return CodeWait.objects.filter(person=person, ending=WaitEnding.CANCELLED, ended_at__gte=since)


def asking_region(waits: QuerySet[CodeWait]) -> Region | None:
    """The highest region above the person of these codes whose officer asked for one of them; None
    if only a group asked. A few queries.

    The post counts and not the portal: an officer can ask by the portal of a lower office.
    """
    regions: dict[str, Region] = {}
    for wait in waits.select_related("code__site__region"):
        code = wait.code
        if code.site.is_portal:
            regions[code.site.region_id] = code.site.region
        held = Grant.objects.filter(
            person=code.made_by_id, role__in=OFFICERS, region__in=codes.lineage(code.site.region_id)
        ).exclude(ends_at__lte=code.made_at)
        for grant in held.select_related("region"):
            if grant.region is not None:
                regions[grant.region.pk] = grant.region
    return min(regions.values(), key=lambda region: region.level, default=None)


def makers_of(stop: AccountStop) -> set[int]:
    """Who asked for the codes whose cancelling made this stop. One query."""
    waits = cancelled_since(stop.person, stop.began_at - SECOND_CANCEL)
    waits = waits.filter(ended_at__lte=stop.began_at)
    rows = InPersonCode.objects.filter(wait__in=waits)
    return {stop.wait.code.made_by_id, *rows.values_list("made_by", flat=True)}


def has_appointed(givers: set[int], takers: set[int], *, only_acting: bool) -> bool:
    """Whether one of these people put one of those into a post: as acting or for good, or as the
    chair of a group by an invitation. One query, two with invitations.
    """
    given = Grant.objects.filter(person__in=takers, given_by__in=givers)
    if only_acting:
        return given.exclude(acting=Acting.NONE).exists()
    return (
        given.exists() or Invitation.objects.filter(made_by__in=givers, person__in=takers).exists()
    )
