"""The money of the groups of a region: sums by source and year, each group by name."""

from typing import Final

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from kimid.access.pages import Audience, page
from kimid.ledger.entry_pages import dataset
from kimid.ledger.public_answers import past_year_or_404, stored_answer, today_at
from kimid.ledger.region_pages import RegionPage
from kimid.ledger.region_queries import income_of_years, region_money
from kimid.ledger.tags import region_tags
from kimid.sites.middleware import SiteRequest
from kimid.ui.json_ld import json_ld_html
from kimid.ui.paging import list_page

_ON_PAGE: Final = 50


@require_safe
@page(Audience.EVERYONE)
def this_year(request: SiteRequest) -> HttpResponse:
    """What the groups of a region wrote down this year."""
    return _region_page(request, today_at(request).year)


@require_safe
@page(Audience.EVERYONE)
def year(request: SiteRequest, year: int) -> HttpResponse:
    """The same for a year."""
    return _region_page(request, past_year_or_404(request, year))


def _region_page(request: SiteRequest, year: int) -> HttpResponse:
    site, today = request.site, today_at(request)
    money = region_money(site.region, year)
    shown = RegionPage(money, income_of_years(site.region, today.year), today)
    rows = [*money.groups, *money.silent]
    part = list_page(request, len(rows), _ON_PAGE)
    if part.start and part.start >= len(rows):
        raise Http404
    words = f"{shown.headline}. {shown.sentence}".strip()
    data = dataset(site, f"Uang KIM {site.region.full_name} {year}", words, year)
    context = {
        "shown": shown,
        "money": money,
        "region": site.region,
        "part": part,
        "groups": money.groups[part.start : part.end],
        "silent": rows[max(part.start, len(money.groups)) : part.end],
        "dataset": json_ld_html(data),
    }
    response = render(request, "ledger/public/region.html", context)
    return stored_answer(request, response, region_tags(site.region_id), has_pages=True)
