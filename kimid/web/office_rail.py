"""The rail of an office: its places with what is counted at each, and which of them is open."""

from typing import Final

from kimid.access.pages import RuangRequest
from kimid.people.models import Person
from kimid.shared_pages.counts import rail_counts
from kimid.shared_pages.links import LinkList, SharedLink, links_for
from kimid.sites.models import Site
from kimid.ui.links import Link

_ON_A_PHONE: Final = 5  # so many stand in the bar of a phone, the others on the home


def office_rail(request: RuangRequest, person: Person, site: Site) -> list[Link]:
    """The places of this office for this person. One query for all counts."""
    entries = links_for(LinkList.OFFICE_BAR, person, site)
    open_one = _open_entry(request, entries, site)
    return [
        Link(
            entry.label,
            url := entry.url(site),
            entry.icon,
            current=entry is open_one,
            is_above=request.get_full_path() != url,
            count=count,
            part=entry.part,
            is_rail_only=number >= _ON_A_PHONE,
            counted=entry.count.words if entry.count else "",
            is_quiet=entry.count is not None and not entry.count.is_pressing,
        )
        for number, (entry, count) in enumerate(
            zip(entries, rail_counts(entries, request), strict=True)
        )
    ]


def _open_entry(request: RuangRequest, entries: list[SharedLink], site: Site) -> SharedLink | None:
    """The entry of the page that is open: its own, or that to which it belongs."""
    whole, home = request.get_full_path(), f"/s/{site.ruang_label}/"
    exact = next((each for each in entries if each.url(site) == whole), None)
    if exact is not None:
        return exact
    for each in entries:
        own = each.url(site)
        heads = (own, *(f"{home}{word}/" for word in each.covers))
        if own != home and "?" not in own and request.path.startswith(heads):
            return each
    return next((each for each in entries if each.url(site) == request.path), None)
