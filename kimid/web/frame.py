"""What stands around every page: levels, sections, places of the workspace. Templates ask; nothing is read before they do."""

import re
from collections.abc import Callable, Set
from datetime import datetime
from functools import cache
from typing import Any, Final

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString

from kimid.access.grants import roles_at
from kimid.edge.facts import fact
from kimid.lib import clock
from kimid.lib.codes import Level
from kimid.people.devices import NEWS
from kimid.people.models import Person
from kimid.places.queries import lineage_of
from kimid.registry.rules import Can
from kimid.sites.hosts import HostKind, public_url
from kimid.sites.models import Site
from kimid.ui.links import Link
from kimid.ui.ways import ladder_html, levels_html
from kimid.web.head import Head
from kimid.web.sections import rules_of, sections_of
from kimid.wire.models import ItemKind
from kimid.wire.queries import kinds_on

_BLANKS: Final = re.compile(r"\s*\n\s*")


def frame(request: HttpRequest) -> dict[str, Any]:
    """Context processor: the frame of a public page or of a page in the workspace."""
    host = getattr(request, "host", None)
    site: Site | None = getattr(request, "site", None)
    if host is not None and host.kind is HostKind.RUANG:
        return _ruang_frame(request, site)
    return {} if site is None else _public_frame(request, site)


def levels_of(site: Site) -> list[Link]:
    """The levels from the nation down to this site, as links to their portals. One query."""
    regions = reversed(lineage_of(site.region_id))
    links = [
        Link(region.short_name, public_url(region.portal_label), current=site.is_portal and region.code == site.region_id)
        for region in regions
    ]
    return links if site.is_portal else [*links, Link(site.name, site.url, current=True)]


def _public_frame(request: HttpRequest, site: Site) -> dict[str, Any]:
    levels = cache(lambda: _levels_of(request, site))
    kinds = cache(lambda: kinds_here(request, site))

    def said_once(what: str, written: Callable[[], SafeString]) -> Callable[[], SafeString]:
        return cache(lambda: _said_once(request, site, what, written))

    ladder = said_once("ladder", lambda: ladder_html(levels()))
    return {
        "site": site,
        "trail": cache(lambda: levels()[:-1]),
        "levels_line": said_once("levels line", lambda: _levels_line(levels()[:-1])),
        "ladder": ladder,
        "nameplate": said_once("nameplate", lambda: _nameplate(site, levels())),
        "bar": cache(lambda: _bar_of(request, site, kinds())),
        "rules": cache(lambda: rules_of(site)),
        "place_line": cache(lambda: _place_line(site, levels())),
        "canonical": site.url_of(request.path),
        "foot": said_once("foot", lambda: _foot(site, levels(), kinds(), ladder())),
        "head": Head(request, site, levels),
    }


def _said_once(request: HttpRequest, site: Site, what: str, written: Callable[[], SafeString]) -> SafeString:
    """An element that says the same on many pages of a site: a process writes it once, until a change touches the site."""
    return fact(request, what, site.label, written, lambda _: [site.tag])


def _bar_of(request: HttpRequest, site: Site, kinds: Set[ItemKind]) -> SafeString:
    sections = sections_of(site, kinds, request.path)
    here = next((link.url for link in sections if link.current), "")
    return _said_once(request, site, f"bar at {here}", lambda: _element("web/public/bar.html", {"sections": sections}))


def _levels_line(above: list[Link]) -> SafeString:
    return levels_html(above, "Tingkat wilayah") if above else SafeString("")


def _nameplate(site: Site, levels: list[Link]) -> SafeString:
    return _element("web/public/nameplate.html", {"site": site, "place_line": _place_line(site, levels)})


def _foot(site: Site, levels: list[Link], kinds: Set[ItemKind], ladder: SafeString) -> SafeString:
    ways = {"sections": sections_of(site, kinds, ""), "ladder": ladder, "rules": rules_of(site)}
    return _element("web/public/foot.html", {"site": site, "place_line": _place_line(site, levels), **ways})


def _element(template: str, words: dict[str, object]) -> SafeString:
    """Written once and compressed with every page, so its blank lines and indents are taken out."""
    return SafeString(_BLANKS.sub("\n", render_to_string(template, words)))


def kinds_here(request: HttpRequest, site: Site) -> Set[ItemKind]:
    """The kinds of which a site shows at least one, as a process remembers them until a change touches the site."""
    return fact(request, "kinds", site.label, lambda: kinds_on(site), lambda _: [site.tag])


def _levels_of(request: HttpRequest, site: Site) -> list[Link]:
    # Regions change with an edition of the decree, which is loaded before the server starts.
    return fact(request, "levels", site.label, lambda: levels_of(site), lambda _: [site.tag])


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
    # A phone that others use too keeps no pages.
    shared = request.session.get_expire_at_browser_close()
    news = _other_device(request, site)
    if site is None:
        return {"person": person, "is_shared_phone": shared, "other_device": news}
    return {
        "person": person,
        "is_shared_phone": shared,
        "other_device": news,
        "site": site,
        "role_line": cache(lambda: _role_line(person, site)),
        "switch_url": reverse("ruang-switch"),
        "write_url": "" if site.is_portal else reverse("ruang-write", args=[site.ruang_label]),
        "places": cache(lambda: _places(request, site)),
    }


def _other_device(request: HttpRequest, site: Site | None) -> str:
    """On what else this account was opened, and when; kept in the session, so that it costs no query."""
    told = request.session.get(NEWS)
    if told is None:
        return ""
    zone = site.region.zone if site else "WIB"
    return f"{told['words']} tadi {clock.in_zone(datetime.fromisoformat(told['at']), zone):%H.%M}"


def _role_line(person: Person, site: Site) -> str:
    roles = sorted(role.label for role in roles_at(person, site.standing()))
    return f"{person.name} · {', '.join(roles)}"


def _places(request: HttpRequest, site: Site) -> list[Link]:
    """The places of the workspace; at the one that is open stands how much waits there, when its page has counted it."""
    home = ("Beranda", "ruang-site", "home")
    if site.is_portal:
        offices = [("Angka", "ruang-numbers", "chart"), ("Meja", "ruang-desk", "news"), ("Laporan", "ruang-reports", "flag")]
        may_register = isinstance(request.user, Person) and request.user.has_perm(Can.REGISTER, site)
        ways = [home, *offices, *([("KIM", "ruang-applications", "people")] if may_register else [])]
    else:
        news, write = ("Kabar", "ruang-stories", "news"), ("Tulis", "ruang-write", "write")
        ways = [home, news, write, ("Warga", "ruang-tips", "talk"), ("KIM", "ruang-group", "people")]
    urls = [(label, reverse(name, args=[site.ruang_label]), icon) for label, name, icon in ways]
    waiting = getattr(request, "waiting", 0)
    return [
        Link(label, url, icon, current=request.path == url, count=waiting if request.path == url else 0)
        for label, url, icon in urls
    ]
