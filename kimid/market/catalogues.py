"""The catalogue of a place: what readers have there, as a PDF for a fair, a hotel, a guest.

It is drawn when somebody asks for it, at most one at a time in each process, and stored by its
content: as long as nothing changes it is read from the disk, and what was withdrawn is in none.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from threading import BoundedSemaphore
from typing import Final

from kimid.lib import clock
from kimid.lib.codes import Level
from kimid.lib.picture import Picture
from kimid.lib.typesetting import drawable_text
from kimid.market.models import GoodsCategory
from kimid.market.printed_goods import TEMPLATES, cloth_of, printed_good
from kimid.market.publications import KIND
from kimid.media.typeset import PrintedPhoto, PrintSheet, stored_sheet, typeset_once
from kimid.sites.models import Site
from kimid.ui.qr import qr_svg
from kimid.wire.kinds import kind_of
from kimid.wire.models import Item
from kimid.wire.queries import newest

PART_SIZE: Final = 81  # nine pages of nine
MOST_PARTS: Final = 10
# Pixels of a photo: 58 x 38 mm at 175 to the inch.
_PHOTO: Final = (402, 264)
DRAWING: Final = BoundedSemaphore(1)


class CatalogueBusy(Exception):
    """Another catalogue is being drawn. It takes a second or two."""


@dataclass(frozen=True)
class CataloguePart:
    """The goods of one part, the newest first, and whether another part follows."""

    number: int
    items: Sequence[Item]
    has_more: bool


def has_catalogue(site: Site) -> bool:
    """Whether a place has one: nobody prints that of the nation."""
    return site.region.level > Level.NATION


def part_of(site: Site, number: int) -> CataloguePart | None:
    """A part of the catalogue of a site (from 1); None where there is none. One query."""
    if not has_catalogue(site) or not 1 <= number <= MOST_PARTS:
        return None
    rows = newest(site, kind_of(KIND), PART_SIZE * number + 1)[PART_SIZE * (number - 1) :]
    if not rows:
        return None
    has_more = len(rows) > PART_SIZE and number < MOST_PARTS
    return CataloguePart(number, [row.item for row in rows[:PART_SIZE]], has_more)


def catalogue_pdf(site: Site, part: CataloguePart, today: date) -> bytes:
    """The PDF of a part. Raises CatalogueBusy, TypesettingFailed."""
    sheet = _sheet(site, part, today)
    stored = stored_sheet(sheet)
    if stored is not None:
        return stored
    if not DRAWING.acquire(blocking=False):
        raise CatalogueBusy
    try:
        return typeset_once(sheet)
    finally:
        DRAWING.release()


def catalogue_path(number: int) -> str:
    """Where a part stands on its site."""
    return "/lapak/katalog.pdf" if number == 1 else f"/lapak/katalog-{number}.pdf"


def _sheet(site: Site, part: CataloguePart, today: date) -> PrintSheet:
    keys = {item.pk: f"p{item.pk}" for item in part.items}
    goods = {item.pk: printed_good(item, site, today, keys[item.pk]) for item in part.items}
    sorts = [
        {"name": sort.label, "goods": here}
        for sort in GoodsCategory
        if (here := [goods[item.pk] for item in part.items if item.data["category"] == sort])
    ]
    address = site.url_of("/lapak/")
    values = {
        "title": drawable_text(f"Katalog Lapak {_place(site)}"),
        "author": drawable_text(site.name),
        "month": f"{clock.MONTHS[today.month - 1]} {today.year}",
        "count": f"{len(goods)} barang",
        "address": address,
        "address_words": f"{site.display_address}/lapak",
        "qr": qr_svg(address),
        "part": f"Bagian {part.number}" if part.number > 1 or part.has_more else "",
        "more": site.url_of(catalogue_path(part.number + 1)) if part.has_more else "",
        "sorts": sorts,
        **cloth_of(site),
    }
    photos = [_photo(keys[item.pk], item.picture) for item in part.items if item.picture]
    return PrintSheet(TEMPLATES / "catalogue.typ", values, tuple(photos))


def _photo(key: str, picture: Picture) -> PrintedPhoto:
    return PrintedPhoto(key, picture, *_PHOTO)


def _place(site: Site) -> str:
    return site.region.full_name if site.is_portal else site.name
