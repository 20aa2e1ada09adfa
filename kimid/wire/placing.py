"""Functions that publish items on the wire, change them and remove them.

The actions of the apps call them inside their transaction.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, fields, replace
from datetime import date, datetime
from typing import Any, Final

from django.db.models import F

from kimid.events.action import touch
from kimid.lib.codes import Level, lineage
from kimid.lib.picture import Picture
from kimid.lib.web_addresses import in_words
from kimid.places.queries import lineage_of
from kimid.sites.models import Site, portal_tag
from kimid.sites.site_creation import portals_of
from kimid.wire.claims import save_stems
from kimid.wire.daily_counts import add_to_daily_counts
from kimid.wire.models import DetailFields, Item, ItemKind, Placement, RegionTally, Topic
from kimid.wire.readable import TEXT_DETAILS, put_in_words, readable_picture
from kimid.wire.search import index

_TEXTS: Final = ("title", "summary", "byline")


@dataclass(frozen=True)
class Details:
    """The values of `DetailFields` of one item."""

    starts_at: datetime | None = None
    ends_at: datetime | None = None
    venue: str = ""
    organiser: str = ""
    paid_by: str = ""
    claim: str = ""
    claim_seen: str = ""
    claim_since: date | None = None
    verdict: str = ""
    reach: str = ""
    area_level: int = Level.REGENCY

    @classmethod
    def of(cls, row: DetailFields) -> "Details":
        """The details of a row."""
        return cls(**{each.name: getattr(row, each.name) for each in fields(cls)})

    def apply_to(self, row: DetailFields) -> None:
        """Copy the details to a row. Does not save it."""
        for each in fields(self):
            setattr(row, each.name, getattr(self, each.name))

    def for_kind(self, kind: ItemKind) -> "Details":
        """The details that belong to this kind; all others are empty."""
        return replace(Details(), **{name: getattr(self, name) for name in DETAILS.get(kind, ())})


DETAILS: Final[dict[ItemKind, tuple[str, ...]]] = {
    ItemKind.AGENDA: ("starts_at", "ends_at", "venue", "organiser"),
    ItemKind.ANNOUNCEMENT: ("ends_at",),
    ItemKind.ADVERTORIAL: ("paid_by",),
    ItemKind.FACT_CHECK: ("claim", "claim_seen", "claim_since", "verdict", "reach", "area_level"),
}


@dataclass(frozen=True)
class Publication:
    """The data of an item that an app publishes.

    `text` is for search only: the words besides title and summary. `verify_by` is the deadline for
    verification of an item that is published unverified. `check_label` says how it was checked.
    Addresses of `links_in_words` are words in all of it.
    """

    kind: ItemKind
    title: str
    summary: str
    path: str
    topic: Topic = Topic.COMMUNITY
    byline: str = ""
    picture: Picture | None = None
    verify_by: datetime | None = None
    check_label: str = ""
    text: str = ""
    details: Details = field(default_factory=Details)
    links_in_words: frozenset[str] = frozenset()


def place(publication: Publication, *, site: Site, at: datetime) -> Item:
    """Publish an item of `site` there and on the portals of its region and of all above."""
    regions = lineage_of(site.region_id)
    item = Item(site=site, region=regions[0], published_at=at)
    _copy_fields(item, publication)
    item.save()
    sites = [site, *portals_of(regions, at)]
    shared_fields = {
        "item": item,
        "kind": publication.kind,
        "published_at": at,
        "starts_at": item.starts_at,
    }
    Placement.objects.bulk_create([Placement(portal=portal, **shared_fields) for portal in sites])
    add_to_tallies(site.region_id, items=1)
    add_to_daily_counts(item.region, at, items=1)
    index.add(item, in_words(publication.text, publication.links_in_words))
    save_stems(item)
    _touch(item, sites)
    return item


def update_item(item: Item, publication: Publication, *, corrected_at: datetime) -> None:
    """Change an item after a correction, with the new text, on every site that shows it."""
    _copy_fields(item, publication)
    item.corrected_at = corrected_at
    show_again(item, publication)
    item.placements.update(starts_at=item.starts_at)
    save_stems(item)


def show_again(item: Item, publication: Publication) -> None:
    """Write an item anew from the same publication, when other addresses in it may be links."""
    _copy_fields(item, publication)
    item.save()
    index.reindex(item, in_words(publication.text, publication.links_in_words))
    _touch(item, _sites_of(item))


def verify(item: Item, *, check_label: str, verified_at: datetime) -> None:
    """Mark an unverified item as verified, on every site that shows it."""
    item.verify_by = None
    item.check_label = check_label
    item.verified_at = verified_at
    item.save(update_fields=["verify_by", "check_label", "verified_at"])
    _touch(item, _sites_of(item))


def note_reply(item: Item, *, replied_at: datetime) -> None:
    """Mark on every site that a person or group in the item has replied."""
    item.replied_at = replied_at
    item.save(update_fields=["replied_at"])
    _touch(item, _sites_of(item))


def show_picture(item: Item, picture: Picture | None) -> None:
    """Replace the picture of an item, on every site that shows it."""
    item.picture = readable_picture(picture, item.links_in_words)
    item.save(update_fields=["picture"])
    _touch(item, _sites_of(item))


def remove_item(item: Item) -> None:
    """Remove an item from all lists. Its app answers its address (410 with a reason)."""
    # The lock keeps `count_reads` from adding a row for an item that is being deleted.
    Item.objects.select_for_update().get(pk=item.pk)
    _touch(item, _sites_of(item))
    item.delete()
    add_to_tallies(item.region_id, items=-1)
    add_to_daily_counts(item.region, item.published_at, items=-1)


def add_to_tallies(region_code: str, *, items: int = 0, kims: int = 0) -> None:
    """Change the counts of a region and of all regions above it.

    Always from the village upward: two transactions lock the rows in the same order and never wait
    for each other.
    """
    codes = lineage(region_code)
    RegionTally.objects.bulk_create(
        [RegionTally(region_id=code) for code in codes], ignore_conflicts=True
    )
    changes: dict[str, Any] = {"items": F("items") + items, "kims": F("kims") + kims}
    for code in codes:
        RegionTally.objects.filter(region=code).update(**changes)
    touch(*map(portal_tag, codes))


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
    publication.details.for_kind(publication.kind).apply_to(item)
    put_in_words(item, (*_TEXTS, *TEXT_DETAILS), owners)
    item.area = area_of(item)


def area_of(item: Item) -> str:
    """The code of the region that the claim of a fact check concerns; empty for other items."""
    above = lineage(item.region_id)  # the village first, the nation last
    return above[-1 - min(item.area_level, len(above) - 1)] if item.claim else ""


def _sites_of(item: Item) -> list[Site]:
    return [placement.portal for placement in item.placements.select_related("portal")]


def _touch(item: Item, sites: Sequence[Site]) -> None:
    touch(item.tag, *(portal.tag for portal in sites))
