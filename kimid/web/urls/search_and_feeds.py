"""Search, and what programs read of a public site: feeds, sitemaps, robots.txt."""

from typing import Final

from django.urls import path
from django.views.decorators.http import require_safe

from kimid.access.pages import Audience, page
from kimid.web import calendar, feeds
from kimid.web.urls import public_pages  # noqa: F401  # registers `kind`, `year` and `month`
from kimid.web.views import search, sitemap, source
from kimid.web.views.security_contact import security_contact

_site_patterns: Final = [
    path("cari/", search.find, name="search"),
    path("cari.xml", search.description, name="search-description"),
    path("agenda.ics", calendar.calendar, name="agenda-file"),
    path("rss.xml", feeds.rss, name="rss"),
    path("atom.xml", feeds.atom, name="atom"),
    path("feed.json", feeds.json_feed, name="json-feed"),
    path("<kind:kind>/rss.xml", feeds.rss, name="rss-kind"),
    path("<kind:kind>/atom.xml", feeds.atom, name="atom-kind"),
    path("<kind:kind>/feed.json", feeds.json_feed, name="json-feed-kind"),
    path("robots.txt", sitemap.robots, name="robots"),
    path("sitemap.xml", sitemap.index, name="sitemap"),
    path("peta/halaman.xml", sitemap.pages, name="sitemap-pages"),
    path(
        ".well-known/security.txt",
        page(Audience.EVERYONE)(require_safe(security_contact)),
        name="security-contact",
    ),
]
kim_patterns: Final = [
    *_site_patterns,
    path("peta/<year:year>-<month:month>.xml", sitemap.month, name="sitemap-month"),
]
portal_patterns: Final = [
    *_site_patterns,
    path("peta/situs-<int:number>.xml", sitemap.sites, name="sitemap-sites"),
    path("kode-sumber.tar.gz", source.source, name="source"),
]
