"""What search engines may read: robots.txt, and lists of all addresses with the day they last
changed.

Every host has its own list with its own pages; what a KIM published stands in its own, month by
month. The nation's host also lists the home pages of all sites, and every robots.txt names that
list, so that each of them vouches for it.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import Final, NamedTuple

from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.utils import timezone
from django.utils.html import escape
from django.views.decorators.http import require_safe

from kimid.access.pages import Audience, page
from kimid.lib.codes import NATION, span
from kimid.pagecache.directives import mark_cacheable
from kimid.sites.hosts import public_url
from kimid.sites.middleware import SiteRequest
from kimid.sites.models import Site
from kimid.sites.stages import UNREADABLE_STAGES
from kimid.web.sections import sections_of
from kimid.wire.kinds_on_site import kinds_shown
from kimid.wire.sitemap_queries import items_of_month, newest_published_at, published_months

PAGE: Final = 5_000
_MAX_LISTS: Final = (
    1_000  # of sites; beyond that there is nothing, and no number that a database could take
)
_XML_HEAD: Final = '<?xml version="1.0" encoding="UTF-8"?>'
_NAMESPACE: Final = "http://www.sitemaps.org/schemas/sitemap/0.9"
_STATIC_PATHS: Final = (
    "/profil/",
    "/tentang/",
    "/pedoman/",
    "/kontak/",
    "/privasi/",
    "/aksesibilitas/",
)


class SitemapEntry(NamedTuple):
    """An address, and when what stands there last changed, if that is known."""

    url: str
    changed: datetime | None = None


@require_safe
@page(Audience.EVERYONE)
def index(request: SiteRequest) -> HttpResponse:
    """The lists of this host."""
    site = request.site
    entries = [SitemapEntry(site.url_of("/peta/halaman.xml"), newest_published_at(site))]
    entries += [
        SitemapEntry(site.url_of(f"/peta/{month.year}-{month.month:02d}.xml"), month.changed_at)
        for month in published_months(site)
    ]
    if not site.label:
        pages = -(-_readable_sites().count() // PAGE)
        entries += [
            SitemapEntry(public_url("", f"/peta/situs-{number}.xml"))
            for number in range(1, pages + 1)
        ]
    return _list(request, entries, "sitemapindex", "sitemap")


@require_safe
@page(Audience.EVERYONE)
def pages(request: SiteRequest) -> HttpResponse:
    """The pages of this host that are no single stories."""
    site = request.site
    newest = newest_published_at(site)
    sections = [link.url for link in sections_of(site, kinds_shown(site), request.path)]
    plain = [
        path
        for path in _STATIC_PATHS
        if path not in sections and not (site.is_portal and path == "/profil/")
    ]
    entries = [SitemapEntry(site.url_of(path), newest) for path in sections]
    entries += [SitemapEntry(site.url_of(path)) for path in plain]
    return _list(request, entries)


@require_safe
@page(Audience.EVERYONE)
def month(request: SiteRequest, year: int, month: int) -> HttpResponse:
    """What a KIM published in one month."""
    items = items_of_month(request.site, year, month)[:PAGE]
    if not items:
        raise Http404
    return _list(
        request, [SitemapEntry(request.site.url_of(item.path), item.updated_at) for item in items]
    )


@require_safe
@page(Audience.EVERYONE)
def sites(request: SiteRequest, number: int) -> HttpResponse:
    """The home pages of all sites in a region. Only the nation's host names this list to search
    engines.
    """
    all_sites = _readable_sites().order_by("pk").only("label", "own_name", "stage")
    if (
        request.site.region_id != NATION
    ):  # which is all of them: without the span the database reads them in order and sorts none
        all_sites = all_sites.filter(region__code__range=span(request.site.region_id))
    rows = all_sites[(number - 1) * PAGE : number * PAGE] if 0 < number <= _MAX_LISTS else []
    if not rows:
        raise Http404
    return _list(request, [SitemapEntry(site.url) for site in rows])


@require_safe
@page(Audience.EVERYONE)
def robots(request: SiteRequest) -> HttpResponse:
    """Robots may read all pages, but need not ask questions, count as readers or try links that
    work once.
    """
    lines = [
        "User-agent: *",
        *(f"Disallow: {path}" for path in ("/cari/?", "/dibaca/", "/pastikan/", "/lapor/")),
        "",
    ]
    maps = dict.fromkeys((request.site.url_of("/sitemap.xml"), public_url("", "/sitemap.xml")))
    response = _text([*lines, *(f"Sitemap: {address}" for address in maps)])
    mark_cacheable(response, tags=[request.site.tag])
    return response


@require_safe
@page(Audience.VISITOR)
def no_robots(request: SiteRequest) -> HttpResponse:
    """The workspace is for people only."""
    return _text(["User-agent: *", "Disallow: /"])


def _readable_sites() -> QuerySet[Site]:
    return Site.objects.exclude(stage__in=UNREADABLE_STAGES)


def _text(lines: Iterable[str]) -> HttpResponse:
    return HttpResponse(
        "".join(f"{line}\n" for line in lines), content_type="text/plain; charset=utf-8"
    )


def _list(
    request: SiteRequest, entries: list[SitemapEntry], kind: str = "urlset", element: str = "url"
) -> HttpResponse:
    # Joined, not rendered: of thousands of entries a template took two thirds of the time.
    rows = "".join(f"\n<{element}>{_entry(each)}</{element}>" for each in entries)
    body = f'{_XML_HEAD}\n<{kind} xmlns="{_NAMESPACE}">{rows}\n</{kind}>\n'
    response = HttpResponse(body, content_type="application/xml")
    mark_cacheable(response, tags=[request.site.tag])
    return response


def _entry(entry: SitemapEntry) -> str:
    place = f"<loc>{escape(entry.url)}</loc>"
    if entry.changed is None:
        return place
    return f"{place}<lastmod>{timezone.localtime(entry.changed).isoformat()}</lastmod>"
