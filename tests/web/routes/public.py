"""Pages that every public site has, those of a KIM and those of a portal, and their cloth."""

from collections.abc import Iterator
from typing import Final

from kimid.lib import clock
from tests.matrix.case import Case
from tests.matrix.cast import Door, Place, Route, Thing
from tests.matrix.world import AT, PORTALS, World

_PUBLIC: Final = Route(Door.PUBLIC, "GET HEAD")
# As long as no kind has facets there is no such list, whatever is asked of it.
_MONTH: Final = f"/arsip/{clock.in_zone(AT, 'WIB'):%Y/%m}/"
# Lists, and pages of plain words.
_PAPER: Final = {
    "kind": "/pengumuman/",
    "archive": "/arsip/",
    "archive-month": _MONTH,
    "archive-kind": f"{_MONTH}galeri/",
    "kind-narrowed": "/potensi/bulan/mei/",
    "about": "/tentang/",
    "guideline": "/pedoman/",
    "contact": "/kontak/",
    "privacy": "/privasi/",
    "saved": "/tersimpan/",
    "screen": "/layar/",
    "withdrawn": "/ditarik.json",
    "reading-worker": "/pelayan.js",
    "accessibility": "/aksesibilitas/",
}
_SIGNS: Final = {
    "favicon": "/favicon.svg",
    "icon": "/ikon-192.png",
    "manifest": "/manifest.webmanifest",
    "share-card": "/kartu.jpg",
}

ROUTES: Final[dict[tuple[str, str], Route]] = {
    **{(kind, name): _PUBLIC for kind in ("kim", "portal") for name in ("home", *_PAPER, *_SIGNS)},
    ("kim", "poster"): _PUBLIC,
    ("kim", "weekly"): _PUBLIC,
    ("portal", "all-news"): _PUBLIC,
    ("media", "cloth"): _PUBLIC,
}


def cases(world: World) -> Iterator[Case]:
    """The pages of both groups, of a portal of each level, and of the host of media."""
    for place in (Place.A, Place.B):
        host = world.host(place)
        yield Case(("kim", "home"), place, Thing.PAGE, host, "/")
        yield Case(("kim", "weekly"), place, Thing.PAGE, host, "/mingguan/")
        yield Case(("kim", "poster"), place, Thing.PAGE, host, "/kirim-kabar/poster/")
    for host in PORTALS:
        yield Case(("portal", "home"), Place.REGENCY, Thing.PAGE, host, "/")
        yield Case(("portal", "all-news"), Place.REGENCY, Thing.PAGE, host, "/kabar/")
    yield from _lists(world)
    yield from _cloth(world)


def _lists(world: World) -> Iterator[Case]:
    """Also months in which nothing was published."""
    for kind, place in (("kim", Place.A), ("portal", Place.REGENCY), ("portal", Place.NATION)):
        host = world.host(place)
        for name, path in _PAPER.items():
            yield Case((kind, name), place, Thing.PAGE, host, path)
        for name, path in (("archive-month", "2019/01/"), ("archive-kind", "2019/01/galeri/")):
            yield Case((kind, name), place, Thing.ABSENT, host, f"/arsip/{path}")
        yield Case((kind, "kind-narrowed"), place, Thing.ABSENT, host, "/berita/warna/merah/")


def _cloth(world: World) -> Iterator[Case]:
    for kind, host in (("kim", world.host(Place.A)), ("portal", world.host(Place.NATION))):
        for name, path in _SIGNS.items():
            yield Case((kind, name), Place.A, Thing.PAGE, host, path)
    media = "media.localhost"
    for code, thing in (("6112012012", Thing.PAGE), ("9999", Thing.ABSENT)):
        path = f"/kain/{code}-tile.daun-kunyit.svg"
        yield Case(("media", "cloth"), Place.A, thing, media, path)
