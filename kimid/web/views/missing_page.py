"""The answer to an address that a public site does not have."""

from django.http import (
    HttpRequest,
    HttpResponse,
    HttpResponsePermanentRedirect,
    HttpResponseRedirect,
)
from django.shortcuts import render
from django.urls import is_valid_path
from django.utils.http import escape_leading_slashes

from kimid.wire.guessed_addresses import address_of, guessed_word


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
    return render(request, "404.html", {"guessed": word.replace("-", " ")}, status=404)


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
