"""Roles when regions change: plain functions that actions of higher floors call inside their own transaction."""

from datetime import datetime

from kimid.access.models import Grant
from kimid.places.models import Region


def move_grants(old: Region, new: Region, at: datetime) -> int:
    """Let every role that counts on a region count on its successor from now on; gives how many.

    The old grant ends, so that the record says who answered for which region and when. Who has that role there already
    gets no second one.
    """
    running = list(Grant.objects.filter(region=old).running(at).order_by("pk"))
    for grant in running:
        there = Grant.objects.filter(region=new, person=grant.person_id, role=grant.role).running(at)
        if not there.filter(ends_at=grant.ends_at, acting=grant.acting).exists():
            said = {"role": grant.role, "acting": grant.acting, "ends_at": grant.ends_at}
            Grant.objects.create(person_id=grant.person_id, region=new, starts_at=at, **said)
        grant.ends_at = at
        grant.save(update_fields=["ends_at"])
    return len(running)
