"""The sections of a public site: which there are, in which order, and what they are called.

A section of a list is shown when there is something in it. A group orders them by their names in
`site.menu`; others follow.
"""

from collections.abc import Iterable, Set
from dataclasses import dataclass
from functools import cache
from operator import itemgetter
from typing import Final

from django.conf import settings

from kimid.shared_pages.sections import shared_sections
from kimid.sites.hosts import public_url, ruang_url
from kimid.sites.models import Site
from kimid.ui.links import Link
from kimid.wire.kinds import Kind, kinds


@dataclass(frozen=True)
class Section:
    """A part of a public site. `kind` is the kind of thing of which it needs at least one; any at
    all if it is left out.
    """

    name: str
    label: str
    path: str
    icon: str
    kind: Kind | None = None
    is_always_shown: bool = False


_NEWS: Final = Section("kabar", "Kabar", "/", "news", is_always_shown=True)
_ARCHIVE: Final = Section("arsip", "Arsip", "/arsip/", "document")
_ABOUT: Final = Section("profil", "Siapa kami", "/profil/", "people", is_always_shown=True)
_DIRECTORY: Final = Section("kim", "Direktori", "/kim/", "people", is_always_shown=True)
_DATA: Final = Section("data", "Data", "/data/", "chart", is_always_shown=True)


@cache
def kim_sections() -> tuple[Section, ...]:
    """All sections of a group's site. The kinds of things are known once all apps are ready."""
    return (_NEWS, *_sections_of_kinds(), _ARCHIVE, _ABOUT, *_sections_of_subjects())


@cache
def portal_sections() -> tuple[Section, ...]:
    """All sections of a portal."""
    return (_NEWS, _DIRECTORY, _DATA, *_sections_of_kinds(), _ARCHIVE, *_sections_of_subjects())


def sections_of(site: Site, shown: Set[Kind], path: str) -> list[Link]:
    """The sections of a site that shows things of these kinds, for a reader who is at `path`."""
    sections = portal_sections() if site.is_portal else kim_sections()
    filled = in_menu_order(site, (each for each in sections if _has_something(each, shown)))
    return [
        Link(each.label, each.path, icon=each.icon, current=_is_at(each, path)) for each in filled
    ]


def in_menu_order(site: Site, sections: Iterable[Section]) -> list[Section]:
    """The sections as the group ordered them; those it did not name follow."""
    order = {name: place for place, name in enumerate(site.menu)}
    return sorted(sections, key=lambda each: order.get(each.name, len(order)))


def bar_places(site: Site, sections: list[Link]) -> frozenset[str]:
    """The addresses of the sections that phones have in the bar: the news, and what takes place,
    else the next. The others are in the menu.
    """
    events = {kind.path for kind in kinds() if kind.is_event}
    others = [link.url for link in sections if link.url != _NEWS.path]
    second = next((url for url in others if url in events), *others[:1])
    return frozenset({_NEWS.path, second})


def source_url() -> str:
    """Where everybody gets the source of the program that runs here."""
    return settings.SOURCE_URL or public_url("", "/kode-sumber.tar.gz")


def footer_links(site: Site) -> list[Link]:
    """The pages of plain words in the foot. On phones only the first six; the menu has the rest."""
    pages = [
        ("Hubungi kami", "/kontak/"),
        ("Pedoman", "/pedoman/"),
        ("Privasi", "/privasi/"),
        *_report(site),
        ("Langganan (RSS)", "/tentang/#langganan"),
        ("Kode sumber", source_url()),
        ("Tentang situs ini", "/tentang/"),
        ("Aksesibilitas", "/aksesibilitas/"),
        ("Masuk pengurus", ruang_url()),
    ]
    return [Link(label, url) for label, url in pages]


def menu_links(site: Site) -> list[Link]:
    """What the menu has besides sections and levels."""
    pages = [
        ("Hubungi kami", "/kontak/"),
        *_report(site),
        ("Lihat nomor tiket", "/tiket/"),
        ("Tentang situs ini", "/tentang/"),
        ("Privasi", "/privasi/"),
        ("Aksesibilitas", "/aksesibilitas/"),
        *([("Tersimpan di HP ini", "/tersimpan/")] if site.has_row else []),
        ("Masuk pengurus", ruang_url()),
    ]
    return [Link(label, url) for label, url in pages]


def _report(site: Site) -> list[tuple[str, str]]:
    """Where nothing is yet, nothing can be reported."""
    return [("Laporkan isi", "/lapor/")] if site.has_row else []


def _sections_of_kinds() -> list[Section]:
    """A section for each kind that has a place in the menu."""
    places = [(kind.menu_place, kind) for kind in kinds() if kind.menu_place is not None]
    return [
        Section(kind.slug, kind.label, kind.path, kind.icon, kind)
        for _, kind in sorted(places, key=itemgetter(0))
    ]


def _sections_of_subjects() -> list[Section]:
    """What subjects bring that is no list."""
    return [
        Section(each.name, each.label, each.path, each.icon, is_always_shown=True)
        for each in shared_sections()
    ]


def _has_something(section: Section, shown: Set[Kind]) -> bool:
    if section.is_always_shown:
        return True
    return section.kind in shown if section.kind else bool(shown)


def _is_at(section: Section, path: str) -> bool:
    return path == section.path or (section.path != "/" and path.startswith(section.path))
