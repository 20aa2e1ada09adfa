"""The regions around the site of a page."""

from typing import Any

from kimid.places.models import Region
from kimid.places.queries import lineage_of
from kimid.shared_pages.per_request import once_per_request


@once_per_request
def regions_around(request: Any) -> list[Region]:
    """The region of the site and all above it, the lowest first. Asked twice it is read once: the
    frame of a page asks, too. The request is a SiteRequest.
    """
    return lineage_of(request.site.region_id)
