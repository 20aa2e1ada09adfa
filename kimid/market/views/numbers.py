"""New numbers of sellers, which wait until another person has called the old one."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from kimid.access.pages import Audience, RuangRequest, back_link, page
from kimid.access.publishing_proof import requires_publishing_proof
from kimid.market import paper_queries
from kimid.market.actions import numbers as actions
from kimid.market.actions.on_wire import GoodsRefused
from kimid.market.forms.numbers import AskOfficialForm
from kimid.market.models import PhoneChange
from kimid.market.number_words import waiting_codes, waiting_numbers
from kimid.market.rules import MarketPermission


@require_GET
@page(Audience.KIM, MarketPermission.SEE)
def changes(request: RuangRequest) -> HttpResponse:
    """The numbers that wait, and whom to call."""
    now = timezone.now()
    context = {
        "numbers": waiting_numbers(request.site, request.person, now),
        "codes": waiting_codes(request.site, request.person, now),
        "ask": AskOfficialForm(),
        "zone": request.site.region.zone,
        **back_link(request, "ruang-market", "Lapak"),
    }
    return render(request, "market/ruang/numbers.html", context)


@require_POST
@page(Audience.KIM, MarketPermission.SEE)
@requires_publishing_proof(act="Mengganti nomor seorang penjual")
def approve(request: RuangRequest, number: str) -> HttpResponse:
    """The seller said on the old number that the new one is theirs."""
    change = _change_or_404(request, number, MarketPermission.APPROVE_NUMBER)
    try:
        actions.approve_number(change, by=request.person, at=timezone.now())
    except GoodsRefused as why:
        messages.warning(request, str(why))
    else:
        messages.success(request, f"Pesanan {change.seller.name} sekarang ke nomor baru.")
    return _to_changes(request)


@require_POST
@page(Audience.KIM, MarketPermission.SEE)
def drop(request: RuangRequest, number: str) -> HttpResponse:
    """The old number stays."""
    change = _change_or_404(request, number, MarketPermission.DROP_NUMBER)
    try:
        actions.drop_number(change, by=request.person, at=timezone.now())
    except GoodsRefused as why:
        messages.warning(request, str(why))
    else:
        messages.success(request, f"Nomor {change.seller.name} tetap yang lama.")
    return _to_changes(request)


def _change_or_404(request: RuangRequest, number: str, permission: MarketPermission) -> PhoneChange:
    change = paper_queries.change_of(request.site, number)
    if change is None or not request.person.has_perm(permission, change):
        raise Http404
    return change


def _to_changes(request: RuangRequest) -> HttpResponse:
    return redirect("ruang-number-changes", site_label=request.site.ruang_label)
