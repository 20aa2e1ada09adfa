"""The answer to an address that a public site does not have."""

from typing import Final, cast

from django.http import (
    HttpRequest,
    HttpResponse,
    HttpResponsePermanentRedirect,
    HttpResponseRedirect,
)
from django.template.loader import render_to_string
from django.urls import is_valid_path
from django.utils.http import escape_leading_slashes

from kimid.pagecache.request_cache import cached_until_change
from kimid.sites.middleware import SiteRequest
from kimid.wire.guessed_addresses import address_of, guessed_word

# Stands in the page for the guessed word, which has small letters, digits and spaces only.
_GUESS: Final = "\ue000"


def answer_missing(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Where an address leads that lacks its last slash, has capitals or is guessed; otherwise the
    page with search, in which the guessed word stands. A redirect asks no database.
    """
    if usual := _usual_address(request):
        return HttpResponsePermanentRedirect(usual)
    word = guessed_word(request.path)
    address = _address_instead(request, word)
    if address:
        return HttpResponseRedirect(address)
    page = _page(cast(SiteRequest, request), has_guess=bool(word))
    return HttpResponse(page.replace(_GUESS, word.replace("-", " ")), status=404)


def _page(request: SiteRequest, *, has_guess: bool) -> str:
    """The page of a site, the same for every address that it lacks: a process writes it once, until
    a change touches the site. Crawlers ask for many such addresses.
    """
    return cached_until_change(
        request,
        "missing page",
        f"{request.site.label} {has_guess}",
        lambda: render_to_string("404.html", {"guessed": _GUESS * has_guess}, request),
        lambda _: {request.site.tag},
    )


def _usual_address(request: HttpRequest) -> str:
    """This address as the site writes it: in small letters, with a slash at its end. Empty if it
    is written so already, or if no page has that address either.
    """
    if request.method not in ("GET", "HEAD") or not request.path.isprintable():
        return ""
    typed, urlconf = request.path.lower(), getattr(request, "urlconf", None)
    with_slash = typed if typed.endswith("/") else f"{typed}/"
    others = (path for path in (typed, with_slash) if path != request.path)
    usual = next((path for path in others if is_valid_path(path, urlconf)), "")
    query = request.META.get("QUERY_STRING", "")
    return escape_leading_slashes(f"{usual}?{query}" if usual and query else usual)


def _address_instead(request: HttpRequest, word: str) -> str:
    """An address of this site that it has. A page that is there and has nothing leads nowhere."""
    if not word or request.resolver_match is not None or request.method not in ("GET", "HEAD"):
        return ""
    address = address_of(word)
    is_there = is_valid_path(address, getattr(request, "urlconf", None))
    return address if is_there else ""
