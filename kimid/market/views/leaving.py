"""A seller stops or comes back: by the group, and by her link."""

from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from kimid.access.pages import Audience, RuangRequest, page
from kimid.access.publishing_proof import requires_publishing_proof
from kimid.market import queries
from kimid.market.actions import leaving as actions
from kimid.market.actions.on_wire import GoodsRefused
from kimid.market.link_guard import LinkRequest, opens_link, refused_answer
from kimid.market.models import Seller
from kimid.market.rules import MarketPermission


@require_POST
@page(Audience.KIM, MarketPermission.WITHDRAW)
def let_leave(request: RuangRequest, number: str) -> HttpResponse:
    """Readers have nothing of this seller any more."""
    seller = _seller_or_404(request, number)
    return _run(
        request,
        lambda: actions.let_leave(seller, by=request.person, at=timezone.now()),
        f"{seller.name} berhenti berjualan. Barangnya tidak tampil lagi.",
    )


@require_POST
@page(Audience.KIM, MarketPermission.PUBLISH)
@requires_publishing_proof(act="Menampilkan lagi barang seorang penjual")
def take_back_in(request: RuangRequest, number: str) -> HttpResponse:
    """Readers have again what left with this seller."""
    seller = _seller_or_404(request, number)
    return _run(
        request,
        lambda: actions.take_back_in(seller, by=request.person, at=timezone.now()),
        f"{seller.name} berjualan lagi. Barangnya tampil.",
    )


@require_POST
@page(Audience.VISITOR)
@never_cache
@opens_link()
def leave(request: LinkRequest) -> HttpResponse:
    """She stops."""
    return _run_by_link(
        request,
        lambda: actions.leave(request.link.seller, by=request.seller, at=request.seller.at),
    )


@require_POST
@page(Audience.VISITOR)
@never_cache
@opens_link()
def come_back(request: LinkRequest) -> HttpResponse:
    """She sells again."""
    return _run_by_link(
        request,
        lambda: actions.come_back(request.link.seller, by=request.seller, at=request.seller.at),
    )


def _seller_or_404(request: RuangRequest, number: str) -> Seller:
    seller = queries.seller_of(request.site, number)
    if seller is None:
        raise Http404
    return seller


def _run(request: RuangRequest, action: Callable[[], object], done: str) -> HttpResponse:
    try:
        action()
    except GoodsRefused as why:
        messages.warning(request, str(why))
    else:
        messages.success(request, done)
    return redirect("ruang-market", site_label=request.site.ruang_label)


def _run_by_link(request: LinkRequest, action: Callable[[], object]) -> HttpResponse:
    try:
        action()
    except GoodsRefused as why:
        return refused_answer(request, str(why))
    return redirect("seller-link", token=request.token)
