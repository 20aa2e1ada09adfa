"""Putting things on the wire and taking them off: plain functions for the publishing actions of the subjects."""

from collections.abc import Sequence
from dataclasses import dataclass, field, fields, replace
from datetime import date, datetime
from typing import Any, Final

from django.db.models import F

from kimid.events.action import touch
from kimid.lib.codes import Level, lineage
from kimid.lib.picture import Picture
from kimid.places.queries import lineage_of
from kimid.sites.models import Site, portal_tag
from kimid.sites.opening import portals_of
from kimid.wire.claims import keep_stems
from kimid.wire.days import add_to_days
from kimid.wire.models import Detailed, Item, ItemKind, Placement, RegionTally, Topic
from kimid.wire.search import index


@dataclass(frozen=True)
class Details:
    """What things of some kinds say beside words: the fields of `Detailed`."""

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
    def of(cls, row: Detailed) -> "Details":
        """Those of a row."""
        return cls(**{each.name: getattr(row, each.name) for each in fields(cls)})

    def tell(self, row: Detailed) -> None:
        """Put them into a row."""
        for each in fields(self):
            setattr(row, each.name, getattr(self, each.name))

    def only(self, kind: ItemKind) -> "Details":
        """Those that belong to a thing of this kind."""
        return replace(Details(), **{name: getattr(self, name) for name in DETAILS.get(kind, ())})


DETAILS: Final[dict[ItemKind, tuple[str, ...]]] = {
    ItemKind.AGENDA: ("starts_at", "ends_at", "venue", "organiser"),
    ItemKind.ANNOUNCEMENT: ("ends_at",),
    ItemKind.ADVERTORIAL: ("paid_by",),
    ItemKind.FACT_CHECK: ("claim", "claim_seen", "claim_since", "verdict", "reach", "area_level"),
}


@dataclass(frozen=True)
class Piece:
    """What a subject tells of a thing that it puts on the wire. `text` is for search: its words besides title and summary.

    `verify_by`: nobody has confirmed it yet, and until when that is promised.
    """

    kind: ItemKind
    title: str
    summary: str
    path: str
    topic: Topic = Topic.COMMUNITY
    byline: str = ""
    picture: Picture | None = None
    verify_by: datetime | None = None
    text: str = ""
    details: Details = field(default_factory=Details)


def place(piece: Piece, *, site: Site, at: datetime) -> Item:
    """Publish a thing of `site`: it stands on the site and on the portals of its region and all above, from this commit on."""
    regions = lineage_of(site.region_id)
    item = Item(site=site, region=regions[0], published_at=at)
    _tell(item, piece)
    item.save()
    stands_on = [site, *portals_of(regions, at)]
    told = {"item": item, "kind": piece.kind, "published_at": at, "starts_at": item.starts_at}
    Placement.objects.bulk_create([Placement(portal=portal, **told) for portal in stands_on])
    add_to_tallies(site.region_id, items=1)
    add_to_days(item.region, at, items=1)
    index.add(item, piece.text)
    keep_stems(item)
    _touch(item, stands_on)
    return item


def renew(item: Item, piece: Piece, *, corrected_at: datetime) -> None:
    """Tell a published thing anew after a correction: every place it stands in shows that, and the new words."""
    _tell(item, piece)
    item.corrected_at = corrected_at
    item.save()
    item.placements.update(starts_at=item.starts_at)
    index.renew(item, piece.text)
    keep_stems(item)
    _touch(item, _stands_on(item))


def verify(item: Item, *, verified_at: datetime) -> None:
    """Say in every place it stands in that a thing was confirmed since it was published."""
    item.verify_by, item.verified_at = None, verified_at
    item.save(update_fields=["verify_by", "verified_at"])
    _touch(item, _stands_on(item))


def note_reply(item: Item, *, replied_at: datetime) -> None:
    """Say in every place it stands in that somebody whom it is about has answered."""
    item.replied_at = replied_at
    item.save(update_fields=["replied_at"])
    _touch(item, _stands_on(item))


def show_picture(item: Item, picture: Picture | None) -> None:
    """Show this picture with a published thing from now on, in every place it stands in."""
    item.picture = picture
    item.save(update_fields=["picture"])
    _touch(item, _stands_on(item))


def take_off(item: Item) -> None:
    """Remove an item from every list it stands in. Its own page is the subject's to answer (410 with the reason)."""
    # Reads are counted at any moment. One that came in while the item goes would be a row without its item.
    Item.objects.select_for_update().get(pk=item.pk)
    _touch(item, _stands_on(item))
    item.delete()
    add_to_tallies(item.region_id, items=-1)
    add_to_days(item.region, item.published_at, items=-1)


def add_to_tallies(region_code: str, *, items: int = 0, kims: int = 0) -> None:
    """Change the counts of a region and of all above it.

    From the village upward, always: two transactions that meet do so in the same order, so neither waits for the other.
    """
    codes = lineage(region_code)
    RegionTally.objects.bulk_create([RegionTally(region_id=code) for code in codes], ignore_conflicts=True)
    news: dict[str, Any] = {"items": F("items") + items, "kims": F("kims") + kims}
    for code in codes:
        RegionTally.objects.filter(region=code).update(**news)
    touch(*map(portal_tag, codes))


def _tell(item: Item, piece: Piece) -> None:
    item.kind, item.title, item.summary, item.path = piece.kind, piece.title, piece.summary, piece.path
    item.topic, item.byline, item.picture, item.verify_by = piece.topic, piece.byline, piece.picture, piece.verify_by
    piece.details.only(piece.kind).tell(item)
    item.area = area_of(item)


def area_of(item: Item) -> str:
    """The code of the region that a claim concerns; of what is no fact check, none."""
    above = lineage(item.region_id)  # the village first, the nation last
    return above[-1 - min(item.area_level, len(above) - 1)] if item.claim else ""


def _stands_on(item: Item) -> list[Site]:
    return [placement.portal for placement in item.placements.select_related("portal")]


def _touch(item: Item, stands_on: Sequence[Site]) -> None:
    touch(item.tag, *(portal.tag for portal in stands_on))
