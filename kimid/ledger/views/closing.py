"""Closing the books up to the end of a month."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from kimid.access.pages import Audience, RuangRequest, page
from kimid.ledger.actions import counts as actions
from kimid.ledger.addresses import to_cash_book
from kimid.ledger.closing_pages import closings_of, months_to_close
from kimid.ledger.forms.closing import CloseBooksForm
from kimid.ledger.queries import holdings_of
from kimid.ledger.refusals import MoneyRefused
from kimid.ledger.rules import LedgerPermission
from kimid.lib import clock


@require_http_methods(["GET", "POST"])
@page(Audience.KIM, LedgerPermission.CLOSE)
def close(request: RuangRequest) -> HttpResponse:
    """What is closed, what still waits, and the form that closes a month for good."""
    site, now = request.site, timezone.now()
    months = months_to_close(site, clock.today(now, site.region.zone))
    form = CloseBooksForm(request.POST if request.method == "POST" else None, months=months)
    if form.is_valid():
        try:
            actions.close_books(site, until=form.month, by=request.person, at=now)
        except MoneyRefused as why:
            form.add_error(None, str(why))
        else:
            messages.success(request, f"Buku sampai {form.month} sudah ditutup.")
            return redirect("ruang-close-books", site_label=site.ruang_label)
    context = {
        "form": form,
        "months": months,
        "last": months[-1] if months else None,
        "closings": closings_of(site),
        "holdings": holdings_of(site),
        "zone": site.region.zone,
        **to_cash_book(site),
    }
    status = 422 if form.is_bound else 200
    return render(request, "ledger/close/close.html", context, status=status)
