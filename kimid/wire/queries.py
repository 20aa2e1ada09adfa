"""What a site or portal shows."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Final, NamedTuple

from django.db import connection
from django.db.models import Q, QuerySet

from kimid.lib import clock, codes
from kimid.lib.picture import Picture
from kimid.places.models import Region
from kimid.places.queries import children_of
from kimid.sites.hosts import public_url
from kimid.sites.models import Site, SiteKind
from kimid.sites.stages import UNREADABLE
from kimid.wire.models import Item, ItemKind, Placement, begins, kicker

PAGE: Final = 20
# So many of the newest are looked through for things of the same topic.
_HEADLINES: Final = 12

# Asked for every public page that is made, so it is written out: putting it together took longer than answering it.
_KIND_ON: Final = "EXISTS (SELECT 1 FROM wire_placement WHERE portal_id = %s AND kind = %s AND hidden_at IS NULL)"
_KINDS_ON: Final = f"SELECT {', '.join([_KIND_ON] * len(ItemKind))}"

# From a moment on, and before another.
type Span = tuple[datetime, datetime]


@dataclass(frozen=True)
class Feed:
    """One page of a list: the placements, and where the next page begins."""

    placements: list[Placement]
    number: int
    has_more: bool


class Headline(NamedTuple):
    """As much of an item as a short list on its own site needs. `item` is its id."""

    item: int
    title: str
    path: str
    topic: str
    kind: str
    picture: Picture | None
    corrected_at: datetime | None
    replied_at: datetime | None
    verify_by: datetime | None
    starts_at: datetime | None
    published_at: datetime
    zone: str

    @property
    def kicker(self) -> str:
        """What stands above its title, among things of one site: of an event when it is."""
        return begins(self.starts_at, self.zone) if self._is_event and self.starts_at else kicker(self.kind, self.topic)

    @property
    def at(self) -> datetime | None:
        """When it was published; nothing for an event, where two days in one row would be one too many."""
        return None if self._is_event else self.published_at

    @property
    def _is_event(self) -> bool:
        return self.kind == ItemKind.AGENDA

    @property
    def badge(self) -> str:
        """What readers must know before they read on."""
        return "Belum terverifikasi" if self.verify_by else ""


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


def feed(site: Site, number: int = 1, *, kind: ItemKind | None = None, span: Span | None = None) -> Feed:
    """Page `number` (from 1) of what stands on a site, newest first; of one kind, or of a span of time, if asked.

    One index scan, whatever the size of the wire.
    """
    if not site.has_row:
        return Feed([], number, has_more=False)
    rows = _shown(site)
    if kind is not None:
        rows = rows.filter(kind=kind)
    if span is not None:
        rows = rows.filter(published_at__gte=span[0], published_at__lt=span[1])
    start = (number - 1) * PAGE
    found = list(rows[start : start + PAGE + 1])
    return Feed(found[:PAGE], number, has_more=len(found) > PAGE)


def agenda(site: Site, now: datetime, number: int = 1) -> Feed:
    """Page `number` (from 1) of what is still to come on a site, the next first. One index scan.

    A day counts to its end, so that somebody who looks at noon finds what began in the morning.
    """
    if not site.has_row:
        return Feed([], number, has_more=False)
    today = clock.start_of(clock.today(now, site.region.zone), site.region.zone)
    rows = _shown(site).filter(starts_at__gte=today).order_by("starts_at", "pk")
    start = (number - 1) * PAGE
    found = list(rows[start : start + PAGE + 1])
    return Feed(found[:PAGE], number, has_more=len(found) > PAGE)


def concerning(site: Site, since: datetime, how_many: int = 3) -> list[Item]:
    """The newest fact checks of other groups that concern the place of this one. One index scan."""
    rows = Item.objects.select_related("site", "region__parent__parent").filter(area__in=codes.lineage(site.region_id))
    others = rows.filter(published_at__gte=since).exclude(site=site).exclude(site__stage__in=UNREADABLE)
    return list(others.order_by("-published_at")[:how_many])


def newest(site: Site, kind: ItemKind | None = None, how_many: int = 3) -> list[Placement]:
    """The newest on a site, of one kind if asked."""
    if not site.has_row:
        return []
    rows = _shown(site) if kind is None else _shown(site).filter(kind=kind)
    return list(rows[:how_many])


def first_published(site: Site) -> datetime | None:
    """When the oldest of what stands on a site was published. One look at an index."""
    if not site.has_row:
        return None
    rows = Placement.objects.filter(portal=site, hidden_at=None).order_by("published_at", "pk")
    return rows.values_list("published_at", flat=True).first()


def kinds_on(site: Site) -> set[ItemKind]:
    """The kinds of which a site shows at least one. One query that looks once into an index for each kind."""
    if not site.has_row:
        return set()
    with connection.cursor() as cursor:
        cursor.execute(_KINDS_ON, [value for kind in ItemKind for value in (site.pk, kind.value)])
        found = cursor.fetchone()
    return {kind for kind, is_there in zip(ItemKind, found, strict=True) if is_there}


def portal_of(region_code: str) -> Site | None:
    """The portal of a region, if it was opened."""
    return Site.objects.select_related("region").filter(kind=SiteKind.PORTAL, region=region_code).first()


def lead(site: Site) -> Placement | None:
    """The placement an editor put on top of a portal, if any."""
    if not site.has_row:
        return None
    return _shown(site).filter(featured_at__isnull=False).order_by("-featured_at").first()


def unverified_since(region: Region, at: datetime) -> list[Item]:
    """What stands unverified in a region though its day was over before this moment, the longest first; with its site."""
    rows = Item.objects.filter(verify_by__lt=at, region__code__range=codes.span(region.code))
    return list(rows.select_related("site").order_by("verify_by", "pk"))


def item_at(site: Site, path: str) -> Item | None:
    """The item whose one original address this is."""
    return Item.objects.filter(site=site, path=path).first()


def headlines(site: Site) -> list[Headline]:
    """The newest that stands on a site. One index scan."""
    rows = Placement.objects.filter(portal=site, hidden_at=None).order_by("-published_at", "-pk")
    told = ("title", "path", "topic", "kind", "picture", "corrected_at", "replied_at", "verify_by", "starts_at")
    found = rows.values_list("item_id", *(f"item__{name}" for name in told), "published_at")[:_HEADLINES]
    return [Headline._make((*row, site.region.zone)) for row in found]


def besides(newest: Iterable[Headline], item: int | None, how_many: int = 3, *, topic: str = "") -> list[Headline]:
    """Some of these headlines, without that of the item with this id; those of the same topic first."""
    others = [headline for headline in newest if headline.item != item]
    return sorted(others, key=lambda other: other.topic != topic)[:how_many]


def sub_regions(region: Region) -> list[SubRegion]:
    """The regions directly below, in the order of their codes as the decree lists them, each with its numbers: one read."""
    return [_with_numbers(row) for row in children_of(region.code).order_by("code").select_related("tally")]


def numbers_of(region: Region) -> SubRegion:
    """The numbers of a region itself, with all below it: one read."""
    return _with_numbers(Region.objects.select_related("tally").get(pk=region.pk))


def with_sub_regions(region: Region) -> list[SubRegion]:
    """A region itself, and after it the regions directly below, in the order of their codes, each with its numbers: one read."""
    rows = Region.objects.filter(Q(pk=region.pk) | Q(parent=region.pk, valid_until=None)).select_related("tally")
    found = [_with_numbers(row) for row in rows.order_by("code")]
    return sorted(found, key=lambda each: each.region != region)


def _shown(site: Site) -> QuerySet[Placement]:
    """What a site shows, newest first. A portal says from which region each comes, so there the regions above are read too."""
    region = "item__region__parent__parent" if site.is_portal else "item__region"
    rows = Placement.objects.filter(portal=site, hidden_at=None).order_by("-published_at", "-pk")
    if site.is_portal:  # a site that is closed for its readers says the same of all its own pages by itself
        rows = rows.exclude(item__site__stage__in=UNREADABLE)
    return rows.select_related("item__site", region)


def _with_numbers(region: Region) -> SubRegion:
    tally = getattr(region, "tally", None)
    if tally is None:
        return SubRegion(region, 0, 0)
    return SubRegion(region, tally.items, tally.kims)


def hidden_on(item_id: int) -> list[Placement]:
    """The portals whose editors left this item out, with their reasons, by name."""
    rows = Placement.objects.filter(item=item_id, hidden_at__isnull=False)
    return list(rows.select_related("portal").order_by("portal__name"))


def on_desk(site: Site, how_many: int = PAGE) -> QuerySet[Placement]:
    """The newest that a portal shows, for its editor. One index scan."""
    return _shown(site)[:how_many]


def left_out(site: Site, how_many: int = PAGE) -> QuerySet[Placement]:
    """What the editors of a portal left out of it, the latest first. One index scan."""
    rows = Placement.objects.filter(portal=site, hidden_at__isnull=False).order_by("-hidden_at", "-pk")
    return rows.select_related("item__site", "item__region__parent__parent")[:how_many]
