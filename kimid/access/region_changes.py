"""What becomes of what waits for an answer in an office when regions change. Its roles are moved
with the portal (`kimid/access/grant_moves.py`).
"""

from datetime import datetime

from kimid.access.models import AccountStop, Appointment
from kimid.places.models import Region
from kimid.places.region_moves import RegionMover


def mover() -> RegionMover:
    """Acting posts that were offered, and stopped accounts that an office has to decide on."""
    return RegionMover("open_in_office", _codes, _move)


def _codes() -> list[str]:
    offered = Appointment.objects.filter(closed_at=None).values_list("region_id", flat=True)
    stops = AccountStop.objects.filter(decided_at=None)
    return [*map(str, offered), *map(str, stops.values_list("region_id", flat=True))]


def _move(old: Region, new: Region, at: datetime) -> int:
    offered = Appointment.objects.filter(region=old, closed_at=None).update(region=new)
    return offered + AccountStop.objects.filter(region=old, decided_at=None).update(region=new)
