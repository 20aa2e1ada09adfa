"""What a site or portal shows."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final, NamedTuple

from django.db.models import QuerySet

from kimid.places.models import Region
from kimid.places.queries import children_of
from kimid.sites.hosts import public_url
from kimid.sites.models import Site
from kimid.wire.models import Placement

PAGE: Final = 20


@dataclass(frozen=True)
class Feed:
    """One page of a list: the placements, and where the next page begins."""

    placements: list[Placement]
    number: int
    has_more: bool


class Headline(NamedTuple):
    """As much of an item as a short list on its own site needs."""

    title: str
    path: str
    published_at: datetime


@dataclass(frozen=True)
class SubRegion:
    """A region below a portal with its numbers, also when they are zero."""

    region: Region
    items: int
    kims: int

    @property
    def url(self) -> str:
        """Address of its portal."""
        return public_url(self.region.portal_label)


def feed(site: Site, number: int = 1) -> Feed:
    """Page `number` (from 1) of what stands on a site, newest first. One index scan, whatever the size of the wire."""
    if not site.has_row:
        return Feed([], number, has_more=False)
    start = (number - 1) * PAGE
    rows = list(_shown(site)[start : start + PAGE + 1])
    return Feed(rows[:PAGE], number, has_more=len(rows) > PAGE)


def lead(site: Site) -> Placement | None:
    """The placement an editor put on top of a portal, if any."""
    if not site.has_row:
        return None
    return _shown(site).filter(featured_at__isnull=False).order_by("-featured_at").first()


def newest_besides(site: Site, item: int | None, how_many: int = 4) -> list[Headline]:
    """The newest that stands on a site, without the item with this id."""
    rows = Placement.objects.filter(portal=site, hidden_at=None).order_by("-published_at", "-pk")
    found = rows.values_list("item_id", "item__title", "item__path", "published_at")[: how_many + 1]
    return [Headline(title, path, at) for pk, title, path, at in found if pk != item][:how_many]


def sub_regions(region: Region) -> list[SubRegion]:
    """The regions directly below, in the order of their codes as the decree lists them, each with its numbers: one read."""
    return [_with_numbers(row) for row in children_of(region.code).order_by("code").select_related("tally")]


def numbers_of(region: Region) -> SubRegion:
    """The numbers of a region itself, with all below it: one read."""
    return _with_numbers(Region.objects.select_related("tally").get(pk=region.pk))


def _shown(site: Site) -> QuerySet[Placement]:
    return (
        Placement.objects.filter(portal=site, hidden_at=None)
        .order_by("-published_at", "-pk")
        .select_related("item__site", "item__region__parent__parent")
    )


def _with_numbers(region: Region) -> SubRegion:
    tally = getattr(region, "tally", None)
    if tally is None:
        return SubRegion(region, 0, 0)
    return SubRegion(region, tally.items, tally.kims)


def hidden_on(item_id: int) -> list[Placement]:
    """The portals whose editors left this item out, with their reasons, by name."""
    rows = Placement.objects.filter(item=item_id, hidden_at__isnull=False)
    return list(rows.select_related("portal").order_by("portal__name"))


def on_desk(site: Site, how_many: int = 30) -> QuerySet[Placement]:
    """The newest on a portal as its editor sees it: hidden ones too."""
    rows = Placement.objects.filter(portal=site).order_by("-published_at", "-pk")
    return rows.select_related("item__site", "item__region")[:how_many]
