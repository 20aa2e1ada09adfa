"""From the host of a request to its site and its set of addresses."""

from collections.abc import Callable
from copy import copy
from typing import Final, cast

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render

from kimid.edge.facts import fact, keeps_facts
from kimid.sites.guard import on_site
from kimid.sites.hosts import Host, HostKind, host_in, public_url, read_host
from kimid.sites.models import NAMES_TAG, Site
from kimid.sites.queries import label_named, labels_by_name, site_at
from kimid.sites.stages import Door

URLCONFS: Final = {
    HostKind.RUANG: "kimid.web.urls.ruang",
    HostKind.MEDIA: "kimid.web.urls.media",
}
# The pages of a site about the group itself and what is new: at a KIM that went into another they are those of the other.
LEADING_ON: Final = frozenset(
    {
        *("home", "profile", "about", "guideline", "contact", "tip", "poster", "search", "search-description"),
        *("kind", "archive", "archive-month", "archive-kind", "agenda-file", "rss", "atom", "rss-kind", "atom-kind"),
    }
)
_OWN_ORIGIN: Final = frozenset({"same-origin", "none", ""})


class SiteRequest(HttpRequest):
    """A request on a host of ours. `site` is set on public hosts and, by `page`, inside a site of the workspace."""

    host: Host
    site: Site  # type: ignore[assignment]  # django.contrib.sites, which we do not use, claims this name


class HostMiddleware:
    """Maps host -> site -> urlconf and opens the site guard on public hosts. A host we do not know is answered 421.

    A site is served at its main address only; whoever asks for it at another is led there.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        raw = request.META.get("HTTP_HOST", "")
        host = read_host(raw) or _own_host(request, host_in(raw))
        if host is None:
            return _unknown_host(request)
        asked = cast(SiteRequest, request)
        asked.host = host
        if host.kind is not HostKind.PUBLIC:
            asked.urlconf = URLCONFS[host.kind]
            return self.get_response(asked)
        return self._on_public_site(asked, host)

    def process_view(self, request: HttpRequest, view: object, args: object, kwargs: object) -> HttpResponse | None:
        """The front pages of a KIM that went into another lead there; what it published, and its proof, stay where they are."""
        site, match = getattr(request, "site", None), request.resolver_match
        if site is None or site.heir is None or match is None or match.url_name not in LEADING_ON:
            return None
        return HttpResponsePermanentRedirect(site.heir.url_of(request.get_full_path()))

    def _on_public_site(self, request: SiteRequest, host: Host) -> HttpResponse:
        site = _site_of(request, host.label)
        if site is None:
            return _unknown_host(request)
        if _leads_on(request, site, host):
            return HttpResponsePermanentRedirect(site.url_of(request.get_full_path()))
        if request.method == "POST" and _from_elsewhere(request):
            return render(request, "400.html", status=400)
        if site.is_closed_for(Door.READING):
            return _closed(request, site)
        request.site = site
        request.urlconf = f"kimid.web.urls.{site.kind}"
        with on_site(site):
            return self.get_response(request)


def _own_host(request: HttpRequest, name: str) -> Host | None:
    """The host, if it is the proven name of a site. A stranger's costs no query where this process knows all that are proven."""
    if keeps_facts(request):
        label = fact(request, "names", "", labels_by_name, lambda _: [NAMES_TAG]).get(name)
    else:
        label = label_named(name)
    return None if label is None else Host(HostKind.PUBLIC, label, name)


def _leads_on(request: HttpRequest, site: Site, host: Host) -> bool:
    """Whether this is another address than the main one. A form that was opened before the site moved is still taken there."""
    if site.label != host.label:
        return True
    return (host.own_name or site.label_host) != site.host and request.method in ("GET", "HEAD")


def _site_of(request: HttpRequest, label: str) -> Site | None:
    """The site of a label, which this process may know. Rows remember what is read of them, so each request has a copy."""
    known = fact(request, "site", label, lambda: site_at(label), _tags_of)
    if known is None:
        return None
    site = copy(known)
    site.region = copy(known.region)
    return site


def _tags_of(site: Site | None) -> list[str]:
    """What drops the site as a known fact: a change of itself, or of the one it leads to."""
    return [each.tag for each in (site, site.heir) if each] if site else []


def _unknown_host(request: HttpRequest) -> HttpResponse:
    return render(request, "421.html", {"nation": public_url("")}, status=421)


def _closed(request: HttpRequest, site: Site) -> HttpResponse:
    """A plain page for every address of a site that is closed for readers. Not 503: then the store may show what it has kept."""
    response = render(request, "closed.html", {"site": site}, status=410)
    response.headers["Cache-Control"] = "no-store"
    return response


def _from_elsewhere(request: HttpRequest) -> bool:
    """Whether a form was sent from another origin. Public hosts have no cookies, so no token is needed; origin is enough."""
    origin = request.headers.get("Origin", "")
    if origin and origin != f"{request.scheme}://{request.headers['Host']}":
        return True
    return request.headers.get("Sec-Fetch-Site", "") not in _OWN_ORIGIN
