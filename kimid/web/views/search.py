"""Looking for something on a public site."""

from collections.abc import Mapping
from functools import partial
from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.cache import add_never_cache_headers
from django.views.decorators.http import require_safe

from kimid.access.pages import Audience, page
from kimid.lib.codes import Level
from kimid.pagecache.directives import mark_cacheable
from kimid.pagecache.request_cache import cached_until_change
from kimid.sites.hosts import public_url
from kimid.sites.middleware import SiteRequest
from kimid.sites.models import Site
from kimid.web.forms import NEWEST_FIRST, SearchForm
from kimid.wire.models import Topic
from kimid.wire.search.name_search import name_matches
from kimid.wire.search.results import SearchQuery, SearchResults, search
from kimid.wire.search.spelling import recent_words


@require_safe
@page(Audience.EVERYONE)
def find(request: SiteRequest) -> HttpResponse:
    """The form; with a question also the answer, which is never stored."""
    form = SearchForm(request.site, request.GET or None)
    shown = _answer_context(request, form) if form.is_bound else {"topics": Topic}
    response = render(request, "web/public/search.html", {**shown, "form": form})
    if form.is_bound:
        add_never_cache_headers(response)
        response["X-Robots-Tag"] = "noindex, follow"
    else:
        mark_cacheable(response, tags=[request.site.tag], varies_by_query=True)
    return response


@require_safe
@page(Audience.EVERYONE)
def description(request: SiteRequest) -> HttpResponse:
    """OpenSearch: how browsers can offer this search among their own."""
    shown = {"address": request.site.url}
    response = render(
        request,
        "web/machines/search.xml",
        shown,
        content_type="application/opensearchdescription+xml",
    )
    mark_cacheable(response, tags=[request.site.tag])
    return response


def _answer_context(request: SiteRequest, form: SearchForm) -> dict[str, Any]:
    query = form.query()
    results = search(request.site, query, partial(_recent_words, request))
    places = name_matches(request.site, query.typed) if query.number == 1 else []
    return {
        "query": query,
        "results": results,
        "named": places,
        "suggestions": [] if places else results.suggestions,
        "is_short": not query.words and not query.is_filtered,
        "count_words": f"{len(results.hits)} {query.kind.noun if query.kind else 'kabar'}",
        **_page_links(request, results),
        **_order(request, query),
    }


def _recent_words(request: SiteRequest, site: Site) -> Mapping[str, int]:
    """The words of the newest items. The nation and the provinces, which have a thousand and are
    asked most, remember them until something changes there.
    """
    if not site.is_portal or site.region.level > Level.PROVINCE:
        return recent_words(site)
    return cached_until_change(
        request, "recent words", site.label, lambda: recent_words(site), lambda _: [site.tag]
    )


def _order(request: SiteRequest, query: SearchQuery) -> dict[str, str]:
    """The order of the hits in words, and a link to the other one if there are words to match."""
    is_best_first = query.is_best_first and bool(query.words)
    others = {name: value for name, value in request.GET.items() if name not in {"hal", "urut"}}
    other = {**others, "urut": NEWEST_FIRST} if is_best_first else others
    return {
        "order": "Yang paling cocok dulu." if is_best_first else "Yang terbaru dulu.",
        "other_order": f"?{urlencode(other)}" if query.words else "",
        "other_name": "Terbaru dulu" if is_best_first else "Paling cocok dulu",
    }


def _page_links(request: SiteRequest, results: SearchResults) -> dict[str, str]:
    """Where the pages before and after are, with the same question."""
    params = {name: value for name, value in request.GET.items() if name != "hal" and value}
    before, after = (urlencode({**params, "hal": results.number + step}) for step in (-1, 1))
    return {
        "before": f"?{before}" if results.number > 1 else "",
        "after": f"?{after}" if results.has_more else "",
        "nation": public_url("", f"{request.path}?{urlencode({'q': params.get('q', '')})}"),
    }
