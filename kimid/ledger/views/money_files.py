"""The money of a group and of a region as files that anybody may use."""

from typing import Any

from django.http import HttpResponse, JsonResponse
from django.views.decorators.http import require_safe

from kimid.access.pages import Audience, page
from kimid.ledger import open_files
from kimid.ledger.models import Leg
from kimid.ledger.public_answers import past_year_or_404, stored_answer, today_at
from kimid.ledger.public_entries import PublicEntry, public_entries
from kimid.ledger.public_years import public_year
from kimid.ledger.queries import entries_of_year
from kimid.ledger.region_queries import income_of_years, region_money
from kimid.ledger.tags import money_tag, region_tags
from kimid.sites.middleware import SiteRequest


@require_safe
@page(Audience.EVERYONE)
def year_csv(request: SiteRequest, year: int) -> HttpResponse:
    """All entries of a year of a group."""
    rows = _entries(request, past_year_or_404(request, year))
    text = open_files.entries_csv(rows, request.site)
    response = _csv(text, f"uang-{request.site.label}-{year}.csv")
    return stored_answer(request, response, [money_tag(request.site)])


@require_safe
@page(Audience.EVERYONE)
def year_json(request: SiteRequest, year: int) -> HttpResponse:
    """A year of a group: its sums, its plan, all entries."""
    rows = _entries(request, past_year_or_404(request, year))
    of_year = public_year(request.site, year, today_at(request))
    response = _json(open_files.year_data(of_year, rows, request.site))
    return stored_answer(request, response, [money_tag(request.site)])


@require_safe
@page(Audience.EVERYONE)
def region_csv(request: SiteRequest, year: int) -> HttpResponse:
    """The sums of a region, row by row."""
    region = request.site.region
    money = region_money(region, past_year_or_404(request, year))
    name = f"uang-kim-{region.slug or 'indonesia'}-{year}.csv"
    response = _csv(open_files.region_csv_text(money), name)
    return stored_answer(request, response, region_tags(region.code))


@require_safe
@page(Audience.EVERYONE)
def region_json(request: SiteRequest, year: int) -> HttpResponse:
    """The sums of a region, with those of three years."""
    region, today = request.site.region, today_at(request)
    money = region_money(region, past_year_or_404(request, year))
    years = income_of_years(region, today.year)
    response = _json(open_files.region_data(money, years))
    return stored_answer(request, response, region_tags(region.code))


def _entries(request: SiteRequest, year: int) -> list[PublicEntry]:
    site = request.site
    legs = Leg.objects.filter(entry__site=site, entry__year=year)
    return public_entries(entries_of_year(site, year), legs)


def _csv(text: str, name: str) -> HttpResponse:
    response = HttpResponse(text, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _json(data: dict[str, Any]) -> JsonResponse:
    return JsonResponse(data, json_dumps_params={"ensure_ascii": False})
