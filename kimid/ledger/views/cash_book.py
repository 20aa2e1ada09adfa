"""The cash book of a group."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from kimid.access.pages import Audience, RuangRequest, back_link, page
from kimid.ledger.book_pages import book_context, month_context
from kimid.ledger.models.sources import FIRST_YEAR, LAST_YEAR
from kimid.ledger.rules import LedgerPermission
from kimid.lib import clock
from kimid.lib.month import Month, month_of


@require_GET
@page(Audience.KIM, LedgerPermission.SEE)
def book(request: RuangRequest) -> HttpResponse:
    """What there is, what waits, and this month."""
    context = book_context(request.site, timezone.now())
    context |= back_link(request, "ruang-group", "KIM kita")
    return render(request, "ledger/ruang/book.html", context)


@require_GET
@page(Audience.KIM, LedgerPermission.SEE)
def month(request: RuangRequest, year: int, number: int) -> HttpResponse:
    """A month of the book."""
    if not (FIRST_YEAR <= year <= LAST_YEAR and 1 <= number <= 12):
        raise Http404
    of_book = Month(year, number)
    if of_book > month_of(clock.today(timezone.now(), request.site.region.zone)):
        raise Http404
    context = month_context(request.site, of_book)
    context |= back_link(request, "ruang-cash-book", "Buku kas")
    return render(request, "ledger/ruang/month.html", context)
