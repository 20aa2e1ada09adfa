"""The sections of a public site: which there are, in which order, and what they are called.

A section is shown when there is something in it. A group orders them by their names in `site.menu`;
others follow.
"""

from collections.abc import Iterable, Set
from dataclasses import dataclass
from typing import Final

from kimid.sites.hosts import ruang_url
from kimid.sites.models import Site
from kimid.ui.links import Link
from kimid.wire.models import ItemKind


@dataclass(frozen=True)
class Section:
    """A part of a public site. `shows` is the kind of thing of which it needs at least one; any at
    all if it is left out.
    """

    name: str
    label: str
    path: str
    icon: str
    kind: ItemKind | None = None
    is_always_shown: bool = False


_NEWS: Final = Section("kabar", "Kabar", "/", "news", is_always_shown=True)
_KINDS: Final = (
    Section("pengumuman", "Pengumuman", "/pengumuman/", "broadcast", ItemKind.ANNOUNCEMENT),
    Section("agenda", "Agenda", "/agenda/", "calendar", ItemKind.AGENDA),
    Section("cek-fakta", "Cek fakta", "/cek-fakta/", "shield", ItemKind.FACT_CHECK),
    Section("galeri", "Galeri", "/galeri/", "picture", ItemKind.GALLERY),
    Section("arsip", "Arsip", "/arsip/", "document"),
)
_ABOUT: Final = Section("profil", "Siapa kami", "/profil/", "people", is_always_shown=True)
KIM_SECTIONS: Final = (_NEWS, *_KINDS, _ABOUT)
PORTAL_SECTIONS: Final = (
    _NEWS,
    Section("kim", "Direktori", "/kim/", "people", is_always_shown=True),
    Section("data", "Data", "/data/", "chart", is_always_shown=True),
    *_KINDS,
)


def sections_of(site: Site, kinds: Set[ItemKind], path: str) -> list[Link]:
    """The sections of a site that shows things of these kinds, for a reader who is at `path`."""
    sections = PORTAL_SECTIONS if site.is_portal else KIM_SECTIONS
    shown = in_menu_order(site, (each for each in sections if _has_something(each, kinds)))
    return [
        Link(each.label, each.path, icon=each.icon, current=_is_at(each, path)) for each in shown
    ]


def in_menu_order(site: Site, sections: Iterable[Section]) -> list[Section]:
    """The sections as the group ordered them; those it did not name follow."""
    order = {name: place for place, name in enumerate(site.menu)}
    return sorted(sections, key=lambda each: order.get(each.name, len(order)))


def footer_links(site: Site) -> list[Link]:
    """The pages of plain words in the foot, and the door for those who write. Where nothing is yet,
    nothing can be reported.
    """
    pages = [
        ("Pedoman pemberitaan", "/pedoman/"),
        ("Tentang situs ini", "/tentang/"),
        ("Hubungi kami", "/kontak/"),
    ]
    report = [("Laporkan isi bermasalah", "/lapor/")] if site.has_row else []
    tips = [] if site.is_portal else [("Kirim kabar", "/kirim-kabar/")]
    return [
        Link(label, url) for label, url in [*tips, *pages, *report, ("Masuk pengurus", ruang_url())]
    ]


def _has_something(section: Section, kinds: Set[ItemKind]) -> bool:
    if section.is_always_shown:
        return True
    return section.kind in kinds if section.kind else bool(kinds)


def _is_at(section: Section, path: str) -> bool:
    return path == section.path or (section.path != "/" and path.startswith(section.path))
