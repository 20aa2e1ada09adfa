"""What a group prints of its money: the cash book of a month, the account of a source."""

from collections.abc import Callable
from datetime import date
from typing import Final

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET

from kimid.access.pages import Audience, RuangRequest, back_link, page
from kimid.ledger import queries
from kimid.ledger.bill_queries import unpaid_bills
from kimid.ledger.cash_book_paper import cash_book_pdf
from kimid.ledger.cash_months import cash_month
from kimid.ledger.models import Fund
from kimid.ledger.periods import closed_until
from kimid.ledger.queries import SourceRow
from kimid.ledger.refusals import MoneyRefused
from kimid.ledger.rules import LedgerPermission
from kimid.ledger.source_accounts import source_account
from kimid.ledger.spj_paper import receipt_parts, spj_pdf
from kimid.lib import clock
from kimid.lib.month import Month, month_of
from kimid.lib.rupiah import rupiah
from kimid.registry.models import Kim
from kimid.registry.queries import kim_of
from kimid.sites.models import Site

_FIRST_YEAR: Final = 2000


@require_GET
@page(Audience.KIM, LedgerPermission.SEE)
def papers(request: RuangRequest) -> HttpResponse:
    """The papers of a year: its months, its sources, and the bills."""
    site, today = request.site, _today(request.site)
    years = sorted({today.year, *queries.money_years(site)}, reverse=True)
    asked = request.GET.get("tahun", "")
    year = int(asked) if asked in map(str, years) else today.year
    context = {
        "year": year,
        "years": years,
        "months": _months(site, year, month_of(today)),
        "sources": [_source_words(each) for each in queries.year_book(site, year).sources],
        "unpaid": unpaid_bills(site),
        **back_link(request, "ruang-cash-book", "Buku kas"),
    }
    return render(request, "ledger/ruang/money_papers.html", context)


@require_GET
@page(Audience.KIM, LedgerPermission.SEE)
def cash_book_paper(request: RuangRequest, year: int, number: int) -> HttpResponse:
    """The cash book of a month as a PDF."""
    today = _today(request.site)
    if not _FIRST_YEAR <= year <= today.year or not 1 <= number <= 12:
        raise Http404
    month = Month(year, number)
    if month > month_of(today):
        raise Http404
    return pdf_or_back(
        request,
        lambda kim: cash_book_pdf(cash_month(request.site, month), kim, today),
        f"buku-kas-{year}-{number:02}-{request.site.ruang_label}",
    )


@require_GET
@page(Audience.KIM, LedgerPermission.SEE)
def source_papers(request: RuangRequest, number: str) -> HttpResponse:
    """The account of a source: what is in it, and its files."""
    source = _source_or_404(request, number)
    account = source_account(source)
    parts = len(receipt_parts(account))
    context = {
        "source": source,
        "sums": [
            ("Rencana", rupiah(source.planned)),
            ("Diterima", rupiah(account.income)),
            ("Dipakai", rupiah(account.spent)),
            ("Sisa", rupiah(account.rest)),
        ],
        "receipts": len(account.papers),
        "without_receipt": sum(not each.papers for each in account.expenses),
        "later_parts": range(2, parts + 1),
        **back_link(request, "ruang-money-papers", "Kertas buku kas"),
    }
    return render(request, "ledger/ruang/source_papers.html", context)


@require_GET
@page(Audience.KIM, LedgerPermission.SEE)
def source_paper(request: RuangRequest, number: str, part: int = 1) -> HttpResponse:
    """The account of a source as a PDF with its receipts; many come in parts."""
    source = _source_or_404(request, number)
    account = source_account(source)
    if not 1 <= part <= max(1, len(receipt_parts(account))):
        raise Http404
    suffix = f"-{part}" if part > 1 else ""
    return pdf_or_back(
        request,
        lambda kim: spj_pdf(account, kim, _today(request.site), part),
        f"spj-{source.kind}-{source.year}{suffix}-{request.site.ruang_label}",
        reverse("ruang-source-papers", args=[request.site.ruang_label, number]),
    )


def pdf_or_back(
    request: RuangRequest, draw: Callable[[Kim], bytes], name: str, back_url: str = ""
) -> HttpResponse:
    """The PDF that is drawn for the group of the page, under this name; or back with a word."""
    kim = kim_of(request.site)
    if kim is None:
        raise Http404
    try:
        pdf = draw(kim)
    except MoneyRefused as why:
        messages.warning(request, str(why))
        return redirect(back_url or reverse("ruang-money-papers", args=[request.site.ruang_label]))
    response = HttpResponse(pdf, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{name}.pdf"'
    return response


def _months(site: Site, year: int, this_month: Month) -> list[tuple[Month, bool]]:
    """The months that have a book, the newest first, and whether each is closed. Two queries."""
    months = queries.months_with_entries(site, year)
    if year == this_month.year and this_month not in months:
        months = [this_month, *months]
    closed = closed_until(site)
    return [(month, closed is not None and month <= closed) for month in months]


def _source_words(row: SourceRow) -> tuple[Fund, str]:
    words = f"Masuk {rupiah(row.income)}, dipakai {rupiah(row.spent)}, sisa {rupiah(row.rest)}"
    return row.source, words


def _source_or_404(request: RuangRequest, number: str) -> Fund:
    source = Fund.objects.filter(site=request.site, public_id=number).first()
    if source is None:
        raise Http404
    return source


def _today(site: Site) -> date:
    return clock.today(timezone.now(), site.region.zone)
