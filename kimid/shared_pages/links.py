"""Lists of links that several subjects share: the navigation of the workspace, the pages of a
group, the work of an office.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from operator import attrgetter
from typing import Any, Final, NamedTuple

from django.db.models import QuerySet
from django.urls import reverse

from kimid.access.pages import RuangRequest
from kimid.people.models import Person
from kimid.places.models import Region
from kimid.sites.models import Site


class LinkList(StrEnum):
    """A list of links, by where it stands."""

    KIM_BAR = "kim-bar"  # the navigation of a group
    OFFICE_BAR = "office-bar"
    HOME = "home"  # at the end of the home of a group
    # The page of a group about itself: its people and work, what it writes with, its site.
    GROUP_PEOPLE = "group-people"
    GROUP_MATERIAL = "group-material"
    GROUP_SITE = "group-site"
    OFFICE = "office"  # on the home of an office


def _no_words(request: RuangRequest) -> str:
    return ""


# The rows of a region at a moment, for `compiled_by_region`; None where nobody counts them.
type CountedRows = Callable[[Region, datetime], QuerySet[Any] | None]


class RailCount(NamedTuple):
    """What is counted at a link of the rail: these rows, in words (`lewat tenggat`), and whether
    the number presses or only says how many there are. Without rows no number stands there.
    """

    rows: CountedRows
    words: str
    is_pressing: bool = False


@dataclass(frozen=True)
class SharedLink:
    """A link to a page inside a site of the workspace, for whoever holds the permission `needs`.

    `route` is the name of its address. `text` says what is there, as words or made for the request.
    `badge` says how much waits there; then no text is shown.
    """

    order: int
    label: str
    route: str
    icon: str
    text: str | Callable[[RuangRequest], str] = ""
    needs: str = ""
    anchor: str = ""
    badge: Callable[[RuangRequest], str] = _no_words
    # Of the rail of an office: the part in which it stands, what is counted, and the first words of
    # addresses besides its own whose pages belong to it.
    part: str = ""
    count: RailCount | None = None
    covers: tuple[str, ...] = ()

    def url(self, site: Site) -> str:
        """Its address in the workspace of a site."""
        return reverse(self.route, args=[site.ruang_label]) + self.anchor


class LinkRow(NamedTuple):
    """A link as a list shows it."""

    label: str
    url: str
    icon: str
    text: str
    badge: str


_LINKS: Final[dict[LinkList, list[SharedLink]]] = defaultdict(list)


def register_links(where: LinkList, links: Iterable[SharedLink]) -> None:
    """Add links to a list. They stand in the order of their numbers."""
    _LINKS[where] = sorted([*_LINKS[where], *links], key=attrgetter("order"))


def links_for(where: LinkList, person: Person, site: Site) -> list[SharedLink]:
    """The links of a list that this person may follow at a site."""
    return [link for link in _LINKS[where] if not link.needs or person.has_perm(link.needs, site)]


def addresses_of_group(person: Person, site: Site) -> dict[str, str]:
    """The addresses of the pages of a group that this person may follow, by their routes."""
    lists = (LinkList.KIM_BAR, LinkList.GROUP_PEOPLE, LinkList.GROUP_MATERIAL)
    links = (link for where in lists for link in links_for(where, person, site))
    return {link.route: link.url(site) for link in links}


def link_rows(where: LinkList, request: RuangRequest) -> list[LinkRow]:
    """The rows of a list on the page of this request."""
    return [_row(link, request) for link in links_for(where, request.person, request.site)]


def _row(link: SharedLink, request: RuangRequest) -> LinkRow:
    badge = link.badge(request)
    text = link.text if isinstance(link.text, str) else link.text(request)
    return LinkRow(link.label, link.url(request.site), link.icon, "" if badge else text, badge)
