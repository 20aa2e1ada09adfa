"""What becomes of the rules of means when regions change: they follow."""

from datetime import datetime

from kimid.ict.models import IctRules
from kimid.places.models import Region
from kimid.places.region_moves import RegionMover


def mover() -> RegionMover:
    """All versions go to a successor that never had any of its own."""
    return RegionMover("ict_rules", _codes, _move, can_move=_can_move)


def _codes() -> list[str]:
    return list(IctRules.objects.filter(ended_at=None).values_list("region_id", flat=True))


def _can_move(old: Region, new: Region) -> bool:
    rows = IctRules.objects
    return rows.filter(region=old).exists() and not rows.filter(region=new).exists()


def _move(old: Region, new: Region, at: datetime) -> int:
    if not _can_move(old, new):
        return 0
    return IctRules.objects.filter(region=old).update(region=new)
