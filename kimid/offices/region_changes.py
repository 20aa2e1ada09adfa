"""What becomes of changes of posts when regions change. The posts move with the portal."""

from datetime import datetime

from kimid.offices.models import PostChange
from kimid.places.models import Region
from kimid.places.region_moves import RegionMover


def mover() -> RegionMover:
    """Changes that have not happened yet."""
    return RegionMover("changes_of_posts", _codes, _move)


def _codes() -> list[str]:
    return list(PostChange.objects.filter(closed_at=None).values_list("region_id", flat=True))


def _move(old: Region, new: Region, at: datetime) -> int:
    open_here = PostChange.objects.filter(region=old, closed_at=None)
    there = PostChange.objects.filter(region=new, closed_at=None)
    for change in open_here:  # of one holder and post one is enough
        if there.filter(role=change.role, holder=change.holder_id).exists():
            change.closed_at = at
            change.save(update_fields=["closed_at"])
    return open_here.update(region=new)
