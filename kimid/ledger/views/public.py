"""The money of a KIM in the open: a year, a month, one entry. No group can switch these off."""

from typing import Final

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from kimid.access.pages import Audience, page
from kimid.ledger.entry_pages import entry_context, year_context
from kimid.ledger.public_answers import past_year_or_404, stored_answer, today_at
from kimid.ledger.public_entries import public_entries
from kimid.ledger.queries import entries_of, entry_of_voucher, months_with_entries
from kimid.ledger.tags import money_tag
from kimid.lib.month import Month, month_of
from kimid.sites.middleware import SiteRequest
from kimid.ui.paging import list_page

_ON_PAGE: Final = 40


@require_safe
@page(Audience.EVERYONE)
def this_year(request: SiteRequest) -> HttpResponse:
    """What came in this year, what went, and what is there."""
    return _year_page(request, today_at(request).year)


@require_safe
@page(Audience.EVERYONE)
def year(request: SiteRequest, year: int) -> HttpResponse:
    """The same for a year."""
    return _year_page(request, past_year_or_404(request, year))


@require_safe
@page(Audience.EVERYONE)
def month(request: SiteRequest, year: int, month: int) -> HttpResponse:
    """All entries of a month."""
    of, site = Month(year, month), request.site
    if of > month_of(today_at(request)):
        raise Http404
    entries = entries_of(site, of)
    shown = list_page(request, len(entries), _ON_PAGE)
    if shown.start and shown.start >= len(entries):
        raise Http404
    context = {
        "month": of,
        "months": months_with_entries(site, past_year_or_404(request, year)),
        "rows": public_entries(entries[shown.start : shown.end]),
        "page": shown,
    }
    response = render(request, "ledger/public/month.html", context)
    return stored_answer(request, response, [money_tag(site)], has_pages=True)


@require_safe
@page(Audience.EVERYONE)
def entry(request: SiteRequest, number: str) -> HttpResponse:
    """One entry: where from, to whom, for what, who agreed. Its receipt stays private."""
    entry = entry_of_voucher(request.site, number)
    if entry is None:
        raise Http404
    response = render(
        request, "ledger/public/entry.html", entry_context(entry, request.site.region.zone)
    )
    return stored_answer(request, response, [money_tag(request.site)])


def _year_page(request: SiteRequest, year: int) -> HttpResponse:
    context = year_context(request.site, year, today_at(request))
    response = render(request, "ledger/public/year.html", context)
    return stored_answer(request, response, [money_tag(request.site)])
