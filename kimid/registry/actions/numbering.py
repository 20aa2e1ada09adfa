"""Which number the next KIM of a region gets: one that no KIM ever had."""

from django.db.models import Max

from kimid.places.models import Region
from kimid.registry.models import FormerNumber, Kim


def next_serial(region: Region) -> int:
    """One more than the highest serial ever given in the region: KIM that ended or moved away count
    too. The caller must have locked the region.
    """
    serials = (
        rows.filter(region=region).aggregate(last=Max("serial"))["last"]
        for rows in (Kim.objects, FormerNumber.objects)
    )
    return max(last or 0 for last in serials) + 1
