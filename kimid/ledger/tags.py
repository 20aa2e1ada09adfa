"""Tags of the stored pages that show money."""

from kimid.lib import codes
from kimid.registry.queries import register_tag
from kimid.sites.models import Site


def money_tag(site: Site) -> str:
    """Of the pages with the money of one group."""
    return f"money:{site.pk}"


def region_tag(code: str) -> str:
    """Of the pages with the sums of a region."""
    return f"sums:{code}"


def all_tags(site: Site) -> list[str]:
    """Of all pages that change with the money of a group, up to the nation."""
    return [money_tag(site), *map(region_tag, codes.lineage(site.region_id))]


def region_tags(code: str) -> list[str]:
    """Of a page with the sums of a region: they change with its books, and with its groups."""
    return [region_tag(code), register_tag(code)]
