"""Which number the next KIM of a region gets: one that no KIM ever had."""

from django.db.models import Max

from kimid.places.models import Region
from kimid.registry.models import FormerNumber, Kim


def next_serial(region: Region) -> int:
    """For actions that hold the row of the region: the serial after all that are and were there, ended and moved ones too."""
    found = (rows.filter(region=region).aggregate(last=Max("serial"))["last"] for rows in (Kim.objects, FormerNumber.objects))
    return max(last or 0 for last in found) + 1
