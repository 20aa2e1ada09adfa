"""What becomes of the words of a region when regions change: they follow."""

from datetime import datetime

from kimid.places.models import Region
from kimid.places.region_moves import RegionMover
from kimid.wire.models import AlikeWords


def mover() -> RegionMover:
    """All groups go to the successor, except those that it has itself."""
    return RegionMover("alike_words", _codes, _move)


def _codes() -> list[str]:
    return list(AlikeWords.objects.values_list("region_id", flat=True))


def _move(old: Region, new: Region, at: datetime) -> int:
    rows = AlikeWords.objects.filter(region=old)
    rows.filter(words__in=AlikeWords.objects.filter(region=new).values("words")).delete()
    return rows.update(region=new)
