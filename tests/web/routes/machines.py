"""Search, and what programs read of a public site."""

from collections.abc import Iterator
from typing import Final

from kimid.lib import clock
from tests.matrix.case import Case
from tests.matrix.cast import Door, Place, Route, Thing
from tests.matrix.world import AT, World

_PUBLIC: Final = Route(Door.PUBLIC, "GET HEAD")
_PATHS: Final = {
    "search": "/cari/?q=warga",
    "search-description": "/cari.xml",
    "agenda-file": "/agenda.ics",
    "rss": "/rss.xml",
    "atom": "/atom.xml",
    "rss-kind": "/pengumuman/rss.xml",
    "atom-kind": "/galeri/atom.xml",
    "json-feed": "/feed.json",
    "json-feed-kind": "/pengumuman/feed.json",
    "security-contact": "/.well-known/security.txt",
    "robots": "/robots.txt",
    "sitemap": "/sitemap.xml",
    "sitemap-pages": "/peta/halaman.xml",
}

ROUTES: Final[dict[tuple[str, str], Route]] = {
    **{(kind, name): _PUBLIC for kind in ("kim", "portal") for name in _PATHS},
    ("kim", "sitemap-month"): _PUBLIC,
    ("portal", "sitemap-sites"): _PUBLIC,
    ("portal", "source"): _PUBLIC,
}


def cases(world: World) -> Iterator[Case]:
    """What programs read of a group and of a portal, and parts of sitemaps that are not there."""
    for kind, place in (("kim", Place.A), ("portal", Place.REGENCY)):
        for name, path in _PATHS.items():
            yield Case((kind, name), Place.A, Thing.PAGE, world.host(place), path)
    source = "/kode-sumber.tar.gz"
    yield Case(("portal", "source"), Place.NATION, Thing.PAGE, world.host(Place.NATION), source)
    full = f"{clock.in_zone(AT, 'WIB'):%Y-%m}"
    for month, thing in ((full, Thing.PAGE), ("2019-01", Thing.ABSENT)):
        path = f"/peta/{month}.xml"
        yield Case(("kim", "sitemap-month"), Place.A, thing, world.host(Place.A), path)
    for number, thing in ((1, Thing.PAGE), (0, Thing.ABSENT), (99, Thing.ABSENT)):
        path = f"/peta/situs-{number}.xml"
        nation = world.host(Place.NATION)
        yield Case(("portal", "sitemap-sites"), Place.NATION, thing, nation, path)
