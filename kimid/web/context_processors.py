"""Context of the frame around every page. Most values are functions that a template calls, so
nothing is read for what a page does not show.
"""

import re
from collections.abc import Callable, Sequence, Set
from datetime import datetime
from functools import cache
from typing import Any, Final, cast

from django.contrib.messages.context_processors import messages as stored_messages
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString

from kimid.access.code_queries import newest_wait
from kimid.access.code_waits import wall_of
from kimid.access.grants import role_names_at
from kimid.access.pages import RuangRequest
from kimid.lib import clock
from kimid.lib.codes import Level
from kimid.notify.queries import bell_count
from kimid.pagecache.request_cache import cached_until_change
from kimid.people.devices import DEVICE_NOTICE_KEY
from kimid.people.models import Person
from kimid.places.models import Region
from kimid.shared_pages.lineage import regions_around
from kimid.shared_pages.links import LinkList, links_for
from kimid.sites.hosts import HostKind, public_url
from kimid.sites.models import Site
from kimid.ui.links import Link
from kimid.ui.snippets import levels_html
from kimid.web.office_rail import office_rail
from kimid.web.page_head import PageHead
from kimid.web.sections import bar_places, footer_links, menu_links, sections_of
from kimid.wire.kinds import Kind
from kimid.wire.kinds_on_site import kinds_shown

_SCRIPT_HEADER: Final = "X-Requested-With"  # of a page that a script fetches unseen: api.js
_BLANK_LINES: Final = re.compile(r"\s*\n\s*")


def page_frame(request: HttpRequest) -> dict[str, Any]:
    """Context processor: the frame of a public page or of a page in the workspace."""
    host = getattr(request, "host", None)
    site: Site | None = getattr(request, "site", None)
    if host is not None and host.kind is HostKind.RUANG:
        return _ruang_frame(request, site)
    return {} if site is None else _public_frame(request, site)


def page_messages(request: HttpRequest) -> dict[str, Any]:
    """Context processor: Django's messages, for the page that somebody sees next. A page that a
    script fetches for later would use them up before anybody has read them.
    """
    return {} if _SCRIPT_HEADER in request.headers else stored_messages(request)


def levels_of(site: Site, lineage: Sequence[Region]) -> list[Link]:
    """The levels from the nation down to this site, as links to their portals. `lineage` is its
    region and all above.
    """
    links = [
        Link(
            region.short_name,
            public_url(region.portal_label),
            current=site.is_portal and region.code == site.region_id,
        )
        for region in reversed(lineage)
    ]
    return links if site.is_portal else [*links, Link(site.name, site.url, current=True)]


def _public_frame(request: HttpRequest, site: Site) -> dict[str, Any]:
    levels = cache(lambda: _cached_levels_of(request, site))
    kinds = cache(lambda: shown_kinds(request, site))

    def cached_element(name: str, render: Callable[[], SafeString]) -> Callable[[], SafeString]:
        return cache(lambda: _cached_element(request, site, name, render))

    return {
        "site": site,
        "trail": cache(lambda: _nearest_first(levels())),
        "levels_line": cached_element("levels line", lambda: _levels_line(levels())),
        "nameplate": cached_element("nameplate", lambda: _nameplate(site, levels())),
        "bar": cache(lambda: _bar_of(request, site, levels, kinds())),
        "footer_links": cache(lambda: footer_links(site)),
        "place_line": cache(lambda: _place_line(site, levels())),
        "canonical": site.url_of(request.path),
        "foot": cached_element("foot", lambda: _foot(site, levels())),
        "head": PageHead(request, site, levels),
    }


def _cached_element(
    request: HttpRequest, site: Site, name: str, render: Callable[[], SafeString]
) -> SafeString:
    """An element that says the same on many pages of a site: a process writes it once, until a
    change touches the site.
    """
    return cached_until_change(request, name, site.label, render, lambda _: [site.tag])


def _bar_of(
    request: HttpRequest, site: Site, levels: Callable[[], list[Link]], kinds: Set[Kind]
) -> SafeString:
    if site.is_unopened:
        return SafeString("")
    sections = sections_of(site, kinds, request.path)
    here = next((link.url for link in sections if link.current), "")

    def write() -> SafeString:
        menu = {"wider": _nearest_first(levels()), "others": menu_links(site), "site": site}
        places = bar_places(site, sections)
        return _element("web/public/bar.html", {"sections": sections, "places": places, **menu})

    return _cached_element(request, site, f"bar at {here}", write)


def _nearest_first(levels: list[Link]) -> list[Link]:
    """The levels above a site."""
    return levels[-2::-1]


def _levels_line(levels: list[Link]) -> SafeString:
    above = _nearest_first(levels)
    return levels_html(above, "Wilayah, dari yang terdekat") if above else SafeString("")


def _nameplate(site: Site, levels: list[Link]) -> SafeString:
    return _element(
        "web/public/nameplate.html", {"site": site, "place_line": _place_line(site, levels)}
    )


def _foot(site: Site, levels: list[Link]) -> SafeString:
    if site.is_unopened:
        return SafeString("")
    words = {"place_line": _place_line(site, levels), "footer_links": footer_links(site)}
    return _element("web/public/foot.html", {"site": site, **words})


def _element(template: str, words: dict[str, object]) -> SafeString:
    """Written once and compressed with every page, so its blank lines and indents are taken out."""
    return SafeString(_BLANK_LINES.sub("\n", render_to_string(template, words)))


def shown_kinds(request: HttpRequest, site: Site) -> Set[Kind]:
    """The kinds of which a site shows at least one, as a process remembers them until a change
    touches the site.
    """
    return cached_until_change(
        request, "kinds", site.label, lambda: kinds_shown(site), lambda _: [site.tag]
    )


def _cached_levels_of(request: HttpRequest, site: Site) -> list[Link]:
    # Regions change only with a new edition of their list; kimid is restarted after loading one
    # (docs/how-to/regions.md).
    def read() -> list[Link]:
        return levels_of(site, regions_around(request))

    return cached_until_change(request, "levels", site.label, read, lambda _: [site.tag])


def _place_line(site: Site, levels: list[Link]) -> str:
    if site.is_portal:
        whose = "warga" if site.region.level == Level.VILLAGE else "desa dan kelurahan"
        return f"Kabar {whose}, ditulis oleh KIM"
    above = f", {levels[Level.REGENCY].label}" if site.region.level > Level.REGENCY else ""
    return f"{site.region.full_name}{above}"


def _ruang_frame(request: HttpRequest, site: Site | None) -> dict[str, Any]:
    person = getattr(request, "user", None)
    if not isinstance(person, Person):
        return {"person": person}
    # The sign-in form lets the session of a shared phone end with the browser.
    shared = request.session.get_expire_at_browser_close()
    frame = {
        "person": person,
        "is_shared_phone": shared,
        "other_device": _other_device(request, site),
        "bell": cache(lambda: bell_count(person, timezone.now())),
        # read only for whoever has one
        "own_code_note": cache(lambda: _own_code_note(request, person)),
    }
    if site is None:
        return frame
    return {
        **frame,
        "site": site,
        "role_line": cache(lambda: _role_line(person, site)),
        "switch_url": reverse("ruang-switch"),
        "write_url": "" if site.is_portal else reverse("ruang-write", args=[site.ruang_label]),
        "places": cache(lambda: _navigation(request, person, site)),
    }


def _own_code_note(request: HttpRequest, person: Person) -> str:
    """The note about a code for this account that waits. No query for nearly everybody."""
    wait = newest_wait(person, timezone.now())
    if wait is None:
        return ""
    return render_to_string("web/ruang/own_code_note.html", {"wait": wait}, request)


def _other_device(request: HttpRequest, site: Site | None) -> str:
    """On what else this account was opened, and when; kept in the session, so that it costs no
    query.
    """
    notice = request.session.get(DEVICE_NOTICE_KEY)
    if notice is None:
        return ""
    zone = site.region.zone if site else "WIB"
    return (
        f"{notice['words']} tadi {clock.in_zone(datetime.fromisoformat(notice['at']), zone):%H.%M}"
    )


def _role_line(person: Person, site: Site) -> str:
    if wall_of(person) is not None:
        return f"{person.name} · menunggu"
    return f"{person.name} · {', '.join(role_names_at(person, site.scope()))}"


def _navigation(request: HttpRequest, person: Person, site: Site) -> list[Link]:
    """The navigation of the workspace; at the entry that is open stands how much waits there, when
    its page has counted it.
    """
    if site.is_portal:
        return office_rail(cast(RuangRequest, request), person, site)
    bar = LinkList.KIM_BAR
    entries = [(entry, entry.url(site)) for entry in links_for(bar, person, site)]
    waiting = getattr(request, "waiting_count", 0)
    return [
        Link(
            entry.label,
            url,
            entry.icon,
            current=request.path == url,
            count=waiting if request.path == url else 0,
        )
        for entry, url in entries
    ]
