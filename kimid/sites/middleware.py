"""From the host of a request to its site and its urlconf."""

from collections.abc import Callable
from copy import copy
from http import HTTPStatus
from typing import Final, cast

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render

from kimid.pagecache.request_cache import cached_until_change, has_request_cache
from kimid.sites.guard import on_site
from kimid.sites.hosts import Host, HostKind, clean_host, public_url, read_host
from kimid.sites.models import NAMES_TAG, Site
from kimid.sites.queries import label_by_own_name, labels_by_name, site_by_label
from kimid.sites.stages import Feature

URLCONFS: Final = {
    HostKind.RUANG: "kimid.web.urls.ruang",
    HostKind.MEDIA: "kimid.web.urls.media",
}
# Pages about the group and its news: for a KIM that merged into another they redirect to the other.
REDIRECTED_VIEWS: Final = frozenset(
    {
        "home",
        "profile",
        "about",
        "guideline",
        "contact",
        "tip",
        "poster",
        "search",
        "search-description",
        "kind",
        "kind-narrowed",
        "archive",
        "archive-month",
        "archive-kind",
        "agenda-file",
        "rss",
        "atom",
        "rss-kind",
        "atom-kind",
    }
)
# What the register shows of a KIM whose site nobody has opened: its proof sheet and its signs.
_PATHS_OF_UNOPENED: Final = frozenset(
    {"/sk/", "/favicon.svg", "/ikon-192.png", "/manifest.webmanifest"}
)
_OWN_ORIGIN: Final = frozenset({"same-origin", "none", ""})


class SiteRequest(HttpRequest):
    """A request on one of our hosts.

    `site` is set on public hosts and, by `page`, inside a site of the workspace.
    """

    host: Host
    # django.contrib.sites, which we do not use, claims this name in the types of Django.
    site: Site  # type: ignore[assignment]  # see above


class HostMiddleware:
    """Maps host -> site -> urlconf, and opens the guard of the site on public hosts.

    An unknown host gets 421. A site is served at its main address only; its others redirect there.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        raw = request.META.get("HTTP_HOST", "")
        host = read_host(raw) or _own_host(request, clean_host(raw))
        if host is None:
            return _unknown_host(request)
        site_request = cast(SiteRequest, request)
        site_request.host = host
        if host.kind is not HostKind.PUBLIC:
            site_request.urlconf = URLCONFS[host.kind]
            return _with_page(site_request, self.get_response(site_request))
        return self._on_public_site(site_request, host)

    def process_view(
        self, request: HttpRequest, view: object, args: object, kwargs: object
    ) -> HttpResponse | None:
        """Redirect the front pages of a KIM that merged into another.

        What it published, and its proof, stay at their addresses.
        """
        site = getattr(request, "site", None)
        match = request.resolver_match
        if (
            site is None
            or site.merged_into is None
            or match is None
            or match.url_name not in REDIRECTED_VIEWS
        ):
            return None
        return HttpResponsePermanentRedirect(site.merged_into.url_of(request.get_full_path()))

    def _on_public_site(self, request: SiteRequest, host: Host) -> HttpResponse:
        site = _site_of(request, host.label)
        if site is None:
            return _unknown_host(request)
        if _needs_redirect(request, site, host):
            return HttpResponsePermanentRedirect(site.url_of(request.get_full_path()))
        if request.method == "POST" and _is_cross_origin(request):
            return render(request, "400.html", status=400)
        if site.is_closed_for(Feature.READING) and not _is_of_register(request, site):
            return _closed_page(request, site)
        request.site = site
        request.urlconf = f"kimid.web.urls.{site.kind}"
        with on_site(site):
            return self.get_response(request)


def _with_page(request: SiteRequest, answer: HttpResponse) -> HttpResponse:
    """The answer, with a page for somebody who opens the address of a button: Django's is empty."""
    is_empty = answer.status_code == HTTPStatus.METHOD_NOT_ALLOWED and not answer.content
    if request.method != "GET" or not is_empty:
        return answer
    page = render(request, "405.html", status=answer.status_code)
    page.headers["Allow"] = answer.headers["Allow"]
    return page


def _own_host(request: HttpRequest, name: str) -> Host | None:
    """The host if it is the proven name of a site.

    An unknown name costs no query where this process has all proven names in memory.
    """
    if has_request_cache(request):
        label = cached_until_change(
            request, "names", "", labels_by_name, lambda _: [NAMES_TAG]
        ).get(name)
    else:
        label = label_by_own_name(name)
    return None if label is None else Host(HostKind.PUBLIC, label, name)


def _needs_redirect(request: HttpRequest, site: Site, host: Host) -> bool:
    """Whether this is another address than the main one.

    A form that was opened there is still accepted.
    """
    if site.label != host.label:
        return True
    return (host.own_name or site.label_host) != site.host and request.method in ("GET", "HEAD")


def _site_of(request: HttpRequest, label: str) -> Site | None:
    """The site of a label, from the memory of this process if possible.

    Rows cache what is read through them, so each request gets a copy.
    """
    cached = cached_until_change(
        request, "site", label, lambda: site_by_label(label), _cache_tags_of
    )
    if cached is None:
        return None
    site = copy(cached)
    site.region = copy(cached.region)
    return site


def _cache_tags_of(site: Site | None) -> list[str]:
    """Tags that drop the site from memory: its own, and that of the site it merged into."""
    return [each.tag for each in (site, site.merged_into) if each] if site else []


def _unknown_host(request: HttpRequest) -> HttpResponse:
    return render(request, "421.html", {"nation": public_url("")}, status=421)


def _is_of_register(request: HttpRequest, site: Site) -> bool:
    """Whether this is the entry of the register, which is shown before the site opens."""
    is_read = request.method in ("GET", "HEAD")
    return is_read and site.is_unopened and request.path in _PATHS_OF_UNOPENED


def _closed_page(request: HttpRequest, site: Site) -> HttpResponse:
    """A plain page for every address of a site that is closed for readers.

    Not 503: then the page cache may show what it has stored.
    """
    if site.is_unopened:
        status = 200 if request.path == "/" else 404
        response = render(request, "unopened.html", {"site": site}, status=status)
    else:
        response = render(request, "closed.html", {"site": site}, status=410)
    response.headers["Cache-Control"] = "no-store"
    return response


def _is_cross_origin(request: HttpRequest) -> bool:
    """Whether a form was sent from another origin.

    Public hosts have no cookies, so they need no token.
    """
    origin = request.headers.get("Origin", "")
    if origin and origin != f"{request.scheme}://{request.headers['Host']}":
        return True
    return request.headers.get("Sec-Fetch-Site", "") not in _OWN_ORIGIN
