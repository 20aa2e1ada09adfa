"""Functions that publish items on the wire, change them and remove them.

The actions of the apps call them inside their transaction.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final

from django.db.models import F

from kimid.events.action import touch, touch_lists
from kimid.lib import clock
from kimid.lib.codes import Level, level, lineage
from kimid.lib.picture import Picture
from kimid.lib.web_addresses import in_words
from kimid.media.cards import forget_card
from kimid.media.models import unguessable_name
from kimid.places.queries import lineage_of
from kimid.sites.models import Site, SiteKind, portal_tag
from kimid.sites.site_creation import portals_of
from kimid.wire.claims import save_stems
from kimid.wire.daily_counts import add_to_daily_counts, add_to_rows
from kimid.wire.facets import has_facets, remove_facets, save_facets, save_new_facets
from kimid.wire.front import arrange_front, has_front, lock_fronts, lock_own_placements
from kimid.wire.holding import HOLD_REASON
from kimid.wire.kinds_on_site import kinds_shown
from kimid.wire.models import Item, Placement, RegionTally, Topic
from kimid.wire.readable import put_in_words, readable_picture
from kimid.wire.search import index
from kimid.wire.sending_on import UNVERIFIED_UP_TO

_TEXTS: Final = ("title", "summary", "byline")
# One statement for a new row and an old one; both databases take the rows in the given order.
_ADD: Final = (
    "INSERT INTO wire_regiontally (region_id, items, kims) VALUES {rows} "
    "ON CONFLICT (region_id) DO UPDATE SET items = wire_regiontally.items + excluded.items, "
    "kims = wire_regiontally.kims + excluded.kims"
)
# Fields that somebody else may have written meanwhile: an office sends on, a KIM moves, an account
# is locked.
_OF_OTHERS: Final = (
    "region",
    "stands_up_to",
    "sent_on_by",
    "sent_on_from",
    "sent_on_at",
    "held_at",
    "card",
)


@dataclass(frozen=True)
class Publication:
    """The data of an item that an app publishes. `kind` is the name of a registered kind, `data`
    what only this kind has.

    `text` is for search only: the words besides title and summary. `verify_by` is the deadline for
    verification of an item that is published unverified. `check_label` says how it was checked.
    Addresses of `links_in_words` are words in all of it. An unverified one that `is_near_only`
    stands no higher than the village.
    """

    kind: str
    title: str
    summary: str
    path: str
    topic: Topic = Topic.COMMUNITY
    byline: str = ""
    picture: Picture | None = None
    verify_by: datetime | None = None
    check_label: str = ""
    text: str = ""
    starts_at: datetime | None = None
    ends_at: datetime | None = None
    label: str = ""
    area_level: int | None = None
    data: Mapping[str, str] = field(default_factory=dict)
    links_in_words: frozenset[str] = frozenset()
    is_near_only: bool = False


def place(publication: Publication, *, site: Site, at: datetime) -> Item:
    """Publish an item of `site` there and on the portals of its region and of all above.

    An unverified one goes up to the district only, until `verify` or `raise_item`.
    """
    regions = lineage_of(site.region_id)
    is_next = publication.kind in {kind.name for kind in kinds_shown(site)} and not (
        Placement.objects.filter(portal=site, published_at__gte=at).exists()
    )
    item = Item(site=site, region=regions[0], published_at=at, card=unguessable_name())
    _copy_fields(item, publication)
    if item.is_unverified:
        item.stands_up_to = Level.VILLAGE if publication.is_near_only else UNVERIFIED_UP_TO
    item.save()
    # All are opened: the office of a regency works at the desk of its portal.
    opened = portals_of(regions, at)
    portals = [each for each in opened if level(each.region_id) >= item.stands_up_to]
    rows = placements_for(item, [site, *portals], is_new=True)
    save_new_facets(Placement.objects.bulk_create(rows))
    _count(item, [portal.region_id for portal in portals], 1)
    arrange_front(site, portals, [item.kind])
    index.add(item, in_words(publication.text, publication.links_in_words))
    save_stems(item)
    _touch(item, portals)
    # Its menu has a section for each kind that it shows. Else pages of its archive show nothing
    # that is newer than they are, so the next item changes none of them.
    (touch_lists if is_next else touch)(site.tag)
    return item


def update_item(
    item: Item,
    publication: Publication,
    *,
    corrected_at: datetime | None,
    is_rewritten: bool = False,
) -> None:
    """Change an item after a correction, with the new text, on every site that shows it; without
    `corrected_at` nothing in it was wrong. One that is rewritten is unverified, and stands no
    higher than such an item.
    """
    before = item.starts_at
    _lock(item)
    _copy_fields(item, publication)
    _renew_card(item)
    item.corrected_at = corrected_at
    if item.starts_at != before:
        lock_own_placements([item])
        item.placements.update(starts_at=item.starts_at)
        lock_fronts(item.region_id)
        arrange_front(item.site, _sites_of(item), [item.kind])
    if is_rewritten and item.stands_up_to < UNVERIFIED_UP_TO:
        _lower(item)
    _save_again(item, publication)
    save_stems(item)


def lower_item(item: Item) -> None:
    """Take an unverified item from the portals on which it was sent on."""
    _lock(item)
    if item.is_unverified and item.stands_up_to < UNVERIFIED_UP_TO:
        _lower(item)
        item.save()


def show_again(item: Item, publication: Publication) -> None:
    """Write an item anew from the same publication, when other addresses in it may be links."""
    _lock(item)
    _copy_fields(item, publication)
    _renew_card(item)
    _save_again(item, publication)


def _lower(item: Item) -> None:
    """Take a locked item from the portals above the district, until `verify` or `raise_item`. What
    an office has hidden there stays, so that it stays hidden.
    """
    lock_own_placements([item])
    left = [code for code in counted_codes(item) if level(code) < UNVERIFIED_UP_TO]
    rows = item.placements.filter(portal__kind=SiteKind.PORTAL, portal__region__in=left)
    portals = [row.portal for row in rows.select_related("portal")]
    item.stands_up_to = UNVERIFIED_UP_TO
    item.sent_on_by = item.sent_on_from = item.sent_on_at = None
    _count(item, left, -1)
    remove_facets([item])
    rows.filter(hidden_at=None).delete()
    arrange_front(item.site, portals, [item.kind])
    _touch(item, portals)


def _save_again(item: Item, publication: Publication) -> None:
    item.save()
    save_facets([item])
    index.reindex(item, in_words(publication.text, publication.links_in_words))
    _touch(item, _sites_of(item))


def verify(item: Item, *, check_label: str, verified_at: datetime) -> None:
    """Mark an unverified item as verified, and place it on all portals above its region."""
    _lock(item)
    if item.stands_up_to > Level.NATION:
        raise_item(item, Level.NATION, verified_at)
    item.verify_by = None
    item.check_label = check_label
    item.verified_at = verified_at
    _renew_card(item)
    item.save(update_fields=["verify_by", "check_label", "verified_at", "card"])
    _touch(item, _sites_of(item))


def raise_item(item: Item, up_to: Level, at: datetime) -> None:
    """Place a locked item on the portals above those on which it stands, up to this level."""
    regions = [
        each for each in lineage_of(item.region_id) if up_to <= each.level < item.stands_up_to
    ]
    item.stands_up_to = up_to
    item.save(update_fields=["stands_up_to"])
    portals = portals_of(regions, at)
    hidden = set(item.placements.values_list("portal", flat=True))
    news = [portal for portal in portals if portal.pk not in hidden]
    rows = placements_for(item, news, is_new=True)
    save_new_facets(Placement.objects.bulk_create(rows))
    _count(item, [portal.region_id for portal in portals], 1)
    arrange_front(item.site, portals, [item.kind])
    index.reindex(item)
    _touch(item, portals)


def note_reply(item: Item, *, replied_at: datetime) -> None:
    """Mark on every site that a person or group in the item has replied."""
    item.replied_at = replied_at
    item.save(update_fields=["replied_at"])
    _touch(item, _sites_of(item))


def show_picture(item: Item, picture: Picture | None) -> None:
    """Replace the picture of an item, on every site that shows it."""
    _lock(item)
    before = item.picture
    item.picture = readable_picture(picture, item.links_in_words)
    if _on_card(before) != _on_card(item.picture):
        _renew_card(item)
    item.save(update_fields=["picture", "card"])
    _touch(item, _sites_of(item))


def remove_item(item: Item) -> None:
    """Remove an item from all lists. Its app answers its address (410 with a reason)."""
    # The lock keeps `count_reads` from adding a row for an item that is being deleted.
    _lock(item, for_deletion=True)
    forget_card(item.card)
    lock_own_placements([item])
    sites = _sites_of(item)
    _touch(item, sites)
    _count(item, counted_codes(item), -1)
    item.delete()
    arrange_front(item.site, sites, [item.kind])


def counted_codes(item: Item) -> list[str]:
    """The codes of the regions that count this item, the lowest first: their portals show it."""
    return [code for code in lineage(item.region_id) if level(code) >= item.stands_up_to]


def placements_for(item: Item, sites: Iterable[Site], *, is_new: bool = False) -> list[Placement]:
    """The rows of an item on these sites, without the portals that it has not reached.

    New items begin in front; `arrange_front` decides.
    """
    return [
        Placement(
            portal=site,
            item=item,
            kind=item.kind,
            published_at=item.published_at,
            starts_at=item.starts_at,
            hidden_at=item.held_at,
            reason=HOLD_REASON if item.held_at else "",
            stands_in_front=is_new and not item.is_held and has_front(site),
        )
        for site in sites
        if not site.is_portal or level(site.region_id) >= item.stands_up_to
    ]


def add_to_tallies(codes: Sequence[str], *, items: int = 0, kims: int = 0) -> None:
    """Change the counts of these regions.

    They come from the village upward: two transactions lock the rows in the same order and never
    wait for each other.
    """
    if min(items, kims) >= 0:
        add_to_rows(_ADD, [(code, items, kims) for code in codes])
    else:
        changes: dict[str, Any] = {"items": F("items") + items, "kims": F("kims") + kims}
        for code in codes:
            RegionTally.objects.filter(region=code).update(**changes)
    touch(*map(portal_tag, codes))


def _count(item: Item, codes: Sequence[str], number: int) -> None:
    add_to_tallies(codes, items=number)
    on = clock.today(item.published_at, item.region.zone)
    add_to_daily_counts(codes, on, items=number)


def _lock(item: Item, *, for_deletion: bool = False) -> None:
    """Lock an item and read again what others write."""
    rows = Item.objects.select_for_update(no_key=not for_deletion)
    item.refresh_from_db(fields=[*_OF_OTHERS], from_queryset=rows)
    if has_facets(item):
        lock_own_placements([item])


def _renew_card(item: Item) -> None:
    """Give a locked item the name of another card: the one that readers have says what was before,
    and goes with the commit.
    """
    forget_card(item.card)
    item.card = unguessable_name()


def _on_card(picture: Picture | None) -> tuple[object, ...] | None:
    return (picture["name"], *picture["focus"]) if picture else None


def _copy_fields(item: Item, publication: Publication) -> None:
    owners = publication.links_in_words
    item.links_in_words = sorted(owners)
    item.kind = publication.kind
    item.title = publication.title
    item.summary = publication.summary
    item.path = publication.path
    item.topic = publication.topic
    item.byline = publication.byline
    item.picture = readable_picture(publication.picture, owners)
    item.verify_by = publication.verify_by
    item.check_label = publication.check_label
    item.starts_at = publication.starts_at
    item.ends_at = publication.ends_at
    item.label = publication.label
    item.data = {name: in_words(value, owners) for name, value in publication.data.items()}
    put_in_words(item, _TEXTS, owners)
    item.area_level = publication.area_level
    item.area = area_of(item)


def area_of(item: Item) -> str:
    """The code of the region above that an item concerns; empty for most items."""
    if item.area_level is None:
        return ""
    above = lineage(item.region_id)  # the village first, the nation last
    return above[-1 - min(item.area_level, len(above) - 1)]


def _sites_of(item: Item) -> list[Site]:
    return [placement.portal for placement in item.placements.select_related("portal")]


def _touch(item: Item, sites: Sequence[Site]) -> None:
    touch(item.tag, *(portal.tag for portal in sites))
