"""Which photos tools still use."""

from collections.abc import Set as AbstractSet

from kimid.sites.models import Site
from tests.example_subject.lending.models import Tool


def media_in_use(site: Site, names: AbstractSet[str]) -> set[str]:
    """Those of these names that tools of this site use, also withdrawn ones."""
    used = Tool.objects.filter(site=site).values_list("photos", flat=True)
    return {photo["name"] for photos in used for photo in photos} & names
