"""Queries for the lists of a site or a portal."""

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from typing import Any, Final

from django.db.models import BigIntegerField, CharField, DateTimeField, Q, QuerySet
from django.utils import timezone

from kimid.lib import clock, codes
from kimid.links.models import LinkUse
from kimid.orm.compiled import CompiledQuery, compiled
from kimid.places.by_region import compiled_by_region
from kimid.places.models import Region
from kimid.places.queries import children_of
from kimid.sites.hosts import public_url
from kimid.sites.models import Site, SiteKind
from kimid.sites.stages import UNREADABLE_STAGES
from kimid.wire.front import IN_FRONT, has_front
from kimid.wire.front_rows import FrontRow, rows_in_front, with_all_of
from kimid.wire.holding import HOLD_REASON
from kimid.wire.kinds import Kind
from kimid.wire.models import Item, Placement, PlacementFacet
from kimid.wire.narrowing import Narrowing
from kimid.wire.shown import placements_of, shown, shown_on

PAGE_SIZE: Final = 20
_LIMITED: Final = 18  # on a front page, where three columns of lines end it
_OF_NATION: Final = 15  # it begins with places that live
_LATELY: Final = timedelta(days=30)  # so long a KIM makes room on front pages for others
_SPARE: Final = 12  # rows of a front, for those that a moment takes away
_CHECKS: Final = 3  # about a place, of others, on the home of a group

# From a moment (inclusive) to another (exclusive).
type Span = tuple[datetime, datetime]


@dataclass(frozen=True)
class Feed:
    """One page of a list. `number` counts from 1."""

    placements: list[Placement]
    number: int
    has_more: bool


@dataclass(frozen=True)
class Front:
    """What may stand on a front page, newest first.

    While `is_limited`, no more than two of each KIM, except of the site `alone`: no other KIM
    published there lately.
    """

    placements: list[Placement]
    has_more: bool
    is_limited: bool = False
    alone: int | None = None

    def within_limit(
        self, rows: Iterable[Placement], besides: Iterable[int] = ()
    ) -> list[Placement]:
        """Those of these rows that may stand on a page, besides others of these sites."""
        counts = Counter(besides)
        return [row for row in rows if self._has_room(row.item.site_id, counts)]

    def keys_within_limit(self, rows: Iterable[FrontRow]) -> list[int]:
        """The keys of those of these rows that may stand on a page."""
        counts: Counter[int] = Counter()
        return [row.pk for row in rows if self._has_room(row.site_id, counts)]

    def _has_room(self, site_id: int, counts: Counter[int]) -> bool:
        counts[site_id] += 1
        is_exempt = site_id == self.alone or not self.is_limited
        return is_exempt or counts[site_id] <= IN_FRONT


@dataclass(frozen=True)
class SubRegion:
    """A region below a portal with its numbers, also when they are zero."""

    region: Region
    items: int
    kims: int

    @property
    def url(self) -> str:
        """The address of its portal."""
        return public_url(self.region.portal_label)


def feed(
    site: Site,
    number: int = 1,
    *,
    kind: Kind | None = None,
    span: Span | None = None,
    without: Iterable[Kind] = (),
) -> Feed:
    """Page `number` (from 1) of the items on a site, newest first. One index scan.

    `kind` and `span` narrow the list; `without` leaves out kinds.
    """
    if not site.has_row:
        return Feed([], number, has_more=False)
    lookups: dict[str, object] = {} if kind is None else {"kind": kind.name}
    if span is not None:
        lookups |= {"published_at__gte": span[0], "published_at__lt": span[1]}
    return _page(site, number, without=[each.name for each in without], **lookups)


def narrowed_feed(site: Site, narrowing: Narrowing, number: int = 1) -> Feed:
    """Page `number` (from 1) of a narrowed list of a site, newest first. One index scan, and a read
    by keys.
    """
    if not site.has_row:
        return Feed([], number, has_more=False)
    rows = PlacementFacet.objects.filter(portal=site, key=narrowing.key)
    return _facet_page(site, rows.order_by("-published_at", "-placement"), number)


def _facet_page(site: Site, rows: QuerySet[PlacementFacet], number: int) -> Feed:
    shown = rows.exclude(item__site__stage__in=UNREADABLE_STAGES)
    start = (number - 1) * PAGE_SIZE
    keys = list(shown.values_list("placement", flat=True)[start : start + PAGE_SIZE + 1])
    return Feed(placements_of(site, keys[:PAGE_SIZE]), number, has_more=len(keys) > PAGE_SIZE)


def limited_front(site: Site, now: datetime) -> tuple[Front, list[int]] | None:
    """The limit of a front page and the keys of the news on it, at most eighteen; None where there
    is no limit.

    On portals from the regency upwards the newest two of each KIM. A KIM has more only while no
    other one published there in the last 30 days. One index scan, two on a portal of few KIM.
    """
    if not (site.has_row and has_front(site)):
        return None
    since = now - _LATELY
    # Some more: a moment may leave a third of a KIM in front.
    first = rows_in_front(site, since, PAGE_SIZE + _SPARE)
    recent = {row.site_id for row in first if row.is_recent}
    if not recent:
        return None
    alone = next(iter(recent)) if len(recent) == 1 else None
    limit = Front([], has_more=True, is_limited=True, alone=alone)
    rows = first if alone is None else with_all_of(alone, site, since, first, PAGE_SIZE)
    most = _OF_NATION if site.region.level == codes.Level.NATION else _LIMITED
    return limit, limit.keys_within_limit(rows)[:most]


def agenda(
    site: Site,
    now: datetime,
    number: int = 1,
    *,
    kind: Kind | None = None,
    until: datetime | None = None,
    narrowing: Narrowing | None = None,
) -> Feed:
    """Page `number` (from 1) of the coming events on a site, of one kind, before `until` or of a
    narrowed list if given, the next one first; of today until midnight. One index scan: there are
    never many.
    """
    if not site.has_row:
        return Feed([], number, has_more=False)
    today = clock.start_of(clock.today(now, site.region.zone), site.region.zone)
    if narrowing is not None:
        rows_here = PlacementFacet.objects.filter(portal=site, key=narrowing.key)
        coming = rows_here.filter(starts_at__gte=today).order_by("starts_at", "placement")
        return _facet_page(site, coming, number)
    lookups: dict[str, object] = {} if kind is None else {"kind": kind.name}
    if until is not None:
        lookups["starts_at__lt"] = until
    return _page(site, number, order=("starts_at", "pk"), starts_at__gte=today, **lookups)


def fact_checks_for(site: Site, since: datetime) -> list[Item]:
    """The newest fact checks of other groups about the region of this site. One index scan."""
    above = codes.lineage(site.region_id)
    return _fact_checks(len(above))(site.pk, since, *above)


@cache
def _fact_checks(how_many: int) -> CompiledQuery[Item]:
    """About so many regions, of other sites than the first value."""

    @compiled(BigIntegerField(), DateTimeField(), *[CharField()] * how_many)
    def rows(site: Any, since: Any, *areas: Any) -> QuerySet[Item]:
        # The index holds what has a level; SQLite takes it only when the question says so too.
        about = Item.objects.select_related("site", "region__parent__parent").filter(
            area_level__isnull=False, area__in=areas, verify_by=None
        )
        others = about.filter(published_at__gte=since, held_at=None).exclude(site=site)
        readable = others.exclude(site__stage__in=UNREADABLE_STAGES)
        return readable.order_by("-published_at")[:_CHECKS]

    return rows


def newest(
    site: Site, kind: Kind | None = None, how_many: int = 3, *, in_front: bool = False
) -> list[Placement]:
    """The newest items on a site, of one kind if given; `in_front` only those that stand there."""
    if not site.has_row:
        return []
    lookups: dict[str, Any] = {} if kind is None else {"kind": kind.name}
    return shown(site, how_many, in_front=in_front, **lookups)


def first_published(site: Site) -> datetime | None:
    """The publication time of the oldest item on a site. One index lookup."""
    if not site.has_row:
        return None
    rows = Placement.objects.filter(portal=site, hidden_at=None).order_by("published_at", "pk")
    return rows.values_list("published_at", flat=True).first()


def portal_of(region_code: str) -> Site | None:
    """The portal of a region, or None if it has no row yet."""
    return (
        Site.objects.select_related("region")
        .filter(kind=SiteKind.PORTAL, region=region_code)
        .first()
    )


def lead(site: Site) -> Placement | None:
    """The featured placement of a portal, or None."""
    if not site.has_row:
        return None
    return next(iter(_featured(site.pk)), None)


@compiled(BigIntegerField())
def _featured(portal: Any) -> QuerySet[Placement]:
    return shown_on(portal, is_portal=True).exclude(featured_at=None).order_by("-featured_at")[:1]


def item_in(region: Region, pk: int) -> Item | None:
    """An item of this region or of one below, or None."""
    rows = Item.objects.filter(pk=pk, region__code__range=codes.span(region.code))
    return rows.select_related("site").first()


def item_at(site: Site, path: str) -> Item | None:
    """The item of this site with this path, or None."""
    return Item.objects.filter(site=site, path=path).first()


def sub_regions(region: Region) -> list[SubRegion]:
    """The regions directly below, in the order of their codes, each with its numbers. One query."""
    return [_with_counts(row) for row in _regions_below(region.code)]


def counts_of(region: Region) -> SubRegion:
    """The numbers of a region with all below it. One query."""
    return _with_counts(_region_with_tally(region.pk)[0])


@compiled(CharField())
def _regions_below(code: Any) -> QuerySet[Region]:
    return children_of(code).order_by("code").select_related("tally")


@compiled(CharField())
def _region_with_tally(code: Any) -> QuerySet[Region]:
    return Region.objects.select_related("tally").filter(pk=code)


def with_sub_regions(region: Region) -> list[SubRegion]:
    """A region and the regions directly below it, in the order of their codes. One query."""
    regions = [_with_counts(row) for row in _with_those_below(region, timezone.now())]
    return sorted(regions, key=lambda each: each.region != region)


@compiled_by_region
def _with_those_below(region: Region, at: datetime) -> QuerySet[Region]:
    rows = Region.objects.filter(Q(pk=region.pk) | Q(parent=region.pk, valid_until=None))
    return rows.select_related("tally").order_by("code")


def _page(site: Site, number: int, **asked: Any) -> Feed:
    placements = shown(site, PAGE_SIZE + 1, start=(number - 1) * PAGE_SIZE, **asked)
    return Feed(placements[:PAGE_SIZE], number, has_more=len(placements) > PAGE_SIZE)


def _with_counts(region: Region) -> SubRegion:
    tally = getattr(region, "tally", None)
    if tally is None:
        return SubRegion(region, 0, 0)
    return SubRegion(region, tally.items, tally.kims)


def hidden_placements(item_id: int) -> list[Placement]:
    """The placements of an item that portals hide, with the reasons, by the name of the portal."""
    rows = Placement.objects.filter(item=item_id, hidden_at__isnull=False).exclude(
        reason=HOLD_REASON
    )
    return list(rows.select_related("portal").order_by("portal__name"))


def desk_placements(site: Site, how_many: int = PAGE_SIZE) -> QuerySet[Placement]:
    """The newest placements that a portal shows, for its editor. One index scan."""
    return shown_on(site.pk, is_portal=site.is_portal)[:how_many]


def left_out_placements(site: Site, how_many: int = PAGE_SIZE) -> QuerySet[Placement]:
    """The placements that a portal hides, the latest first. One index scan."""
    rows = Placement.objects.filter(portal=site, hidden_at__isnull=False).order_by(
        "-hidden_at", "-pk"
    )
    rows = rows.exclude(reason=HOLD_REASON)
    return rows.select_related("item__site", "item__region__parent__parent")[:how_many]


def items_with_words(owners: Collection[str]) -> list[Item]:
    """The items of all sites in which addresses of these owners stand as words. One query."""
    sites = LinkUse.objects.filter(owner__in=owners, looked_at=None).values("site")
    rows = Item.objects.select_related("site").filter(site__in=sites).exclude(links_in_words=[])
    return [item for item in rows if not set(owners).isdisjoint(item.links_in_words)]
