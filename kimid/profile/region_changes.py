"""When a village goes into another, its profile goes along."""

from datetime import datetime

from django.db.models import QuerySet

from kimid.places.models import Region
from kimid.places.region_moves import RegionMover
from kimid.profile.models import BlockProposal, ProfileBlock
from kimid.sites.guard import across_sites

_WHY = "regions change for all groups"


def mover() -> RegionMover:
    """What follows, for the register."""
    return RegionMover("profile_blocks", _codes, _move, can_move=_can_move)


def _codes() -> list[str]:
    with across_sites(_WHY):
        return list(ProfileBlock.objects.values_list("region_id", flat=True))


def _can_move(old: Region, successor: Region) -> bool:
    with across_sites(_WHY):
        return _moving(old, successor).exists()


def _move(old: Region, successor: Region, at: datetime) -> int:
    """Blocks that the successor does not have. The others stay: their words are of their place."""
    with across_sites(_WHY):
        BlockProposal.objects.filter(region=old).update(region=successor)
        return _moving(old, successor).update(region=successor)


def _moving(old: Region, successor: Region) -> QuerySet[ProfileBlock]:
    taken = ProfileBlock.objects.filter(region=successor).values_list("kind", flat=True)
    return ProfileBlock.objects.filter(region=old).exclude(kind__in=list(taken))
