"""The answer to an address that a public site does not have."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import is_valid_path

from kimid.wire.guessed_addresses import address_of, guessed_word


def answer_missing(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Where a guessed address leads; otherwise the page with search, in which the guessed word
    stands. A redirect asks no database.
    """
    word = guessed_word(request.path)
    address = _address_instead(request, word)
    if address:
        return HttpResponseRedirect(address)
    return render(request, "404.html", {"guessed": word.replace("-", " ")}, status=404)


def _address_instead(request: HttpRequest, word: str) -> str:
    """An address of this site that it has. A page that is there and has nothing leads nowhere."""
    if not word or request.resolver_match is not None or request.method not in ("GET", "HEAD"):
        return ""
    address = address_of(word)
    is_there = is_valid_path(address, getattr(request, "urlconf", None))
    return address if is_there else ""
