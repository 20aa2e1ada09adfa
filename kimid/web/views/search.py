"""Looking for something on a public site."""

from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.cache import add_never_cache_headers
from django.views.decorators.http import require_safe

from kimid.access.pages import Audience, page
from kimid.edge.stored import stored
from kimid.sites.hosts import public_url
from kimid.sites.middleware import SiteRequest
from kimid.sites.models import Site
from kimid.web.forms import SearchForm
from kimid.wire.models import Topic
from kimid.wire.search.answer import Found, search
from kimid.wire.search.names import maybe_meant, named
from kimid.wire.search.wording import words_meant


@require_safe
@page(Audience.EVERYONE)
def find(request: SiteRequest) -> HttpResponse:
    """The form; with a question also the answer, which is never stored."""
    form = SearchForm(request.site, request.GET or None)
    shown = _answer(request, form) if form.is_bound else {"topics": Topic}
    response = render(request, "web/public/search.html", {**shown, "form": form})
    if form.is_bound:
        add_never_cache_headers(response)
        response["X-Robots-Tag"] = "noindex, follow"
    else:
        stored(response, tags=[request.site.tag], by_query=True)
    return response


@require_safe
@page(Audience.EVERYONE)
def description(request: SiteRequest) -> HttpResponse:
    """OpenSearch: how browsers can offer this search among their own."""
    shown = {"address": request.site.url}
    response = render(request, "web/machines/search.xml", shown, content_type="application/opensearchdescription+xml")
    stored(response, tags=[request.site.tag])
    return response


def _answer(request: SiteRequest, form: SearchForm) -> dict[str, Any]:
    wanted = form.wanted()
    found = search(request.site, wanted)
    places = named(request.site, wanted.typed) if wanted.number == 1 else []
    return {
        "wanted": wanted,
        "found": found,
        "named": places,
        "meant": [] if places or (found.hits and not found.is_loose) else _meant(request.site, wanted.typed),
        "is_short": not wanted.words and not wanted.is_filtered,
        "count_words": f"{len(found.hits)} kabar",
        "order_words": "Yang paling cocok dulu." if wanted.is_best_first else "Yang terbaru dulu.",
        **_ways(request, found),
    }


def _meant(site: Site, typed: str) -> list[str]:
    """What may have been meant where nothing fits well: with words of what is new here, and a name as it is written."""
    asked = (words_meant(site, typed), maybe_meant(site, typed)) if typed else ()
    return list({each.casefold(): each for each in asked if each}.values())


def _ways(request: SiteRequest, found: Found) -> dict[str, str]:
    """Where the pages before and after are, with the same question."""
    asked = {name: value for name, value in request.GET.items() if name != "hal" and value}
    before, after = (urlencode({**asked, "hal": found.number + step}) for step in (-1, 1))
    return {
        "before": f"?{before}" if found.number > 1 else "",
        "after": f"?{after}" if found.has_more else "",
        "nation": public_url("", f"{request.path}?{urlencode({'q': asked.get('q', '')})}"),
    }
