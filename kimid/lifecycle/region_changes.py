"""What becomes of suspensions when regions change: the successor of the office goes on."""

from datetime import datetime

from kimid.lifecycle.models import Suspension
from kimid.places.models import Region
from kimid.places.region_moves import RegionMover


def mover() -> RegionMover:
    """Those that run. One that has ended says which office it was."""
    return RegionMover("suspensions", _codes, _move)


def _codes() -> list[str]:
    return list(
        map(str, Suspension.objects.filter(ended_at=None).values_list("office_id", flat=True))
    )


def _move(old: Region, new: Region, at: datetime) -> int:
    return Suspension.objects.filter(office=old, ended_at=None).update(office=new)
