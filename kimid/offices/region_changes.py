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
    return PostChange.objects.filter(region=old, closed_at=None).update(region=new)
