"""The QRIS of a seller in the workspace: sending one, and answering whether it is hers."""

from typing import Final

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from kimid.access.pages import Audience, RuangRequest, back_link, page
from kimid.access.publishing_proof import requires_publishing_proof
from kimid.market import qris_queries, queries
from kimid.market.actions import qris as actions
from kimid.market.actions.on_wire import GoodsRefused
from kimid.market.models import QrisCode, Seller
from kimid.market.qris_codes import QrisRefused, read_qris
from kimid.market.qris_upload import qris_from
from kimid.market.rules import MarketPermission
from kimid.media.sandbox import PhotoRefused
from kimid.sites.public_words import WordsRefused
from kimid.ui.qr import qr_picture

_TEMPLATE: Final = "market/ruang/qris.html"


@require_http_methods(["GET", "POST"])
@page(Audience.KIM, MarketPermission.SEE)
def seller_qris(request: RuangRequest, number: str) -> HttpResponse:
    """What readers have, what waits, and the picture of another one. The name in it comes first;
    only whoever confirms that sends it.
    """
    seller = _seller_or_404(request, number)
    if not request.person.has_perm(MarketPermission.CHANGE, seller):
        raise Http404
    if request.method == "GET":
        return _qris_page(request, seller)
    now = timezone.now()
    try:
        if "payload" not in request.POST:
            scanned = qris_from(request.FILES, by=request.person, at=now)
            return _qris_page(
                request, seller, scanned=scanned, scanned_code=qr_picture(scanned.payload)
            )
        qris = read_qris(request.POST["payload"])
        actions.offer_qris(seller, qris=qris, by=request.person, at=now)
    except (QrisRefused, PhotoRefused, GoodsRefused, WordsRefused) as why:
        return _qris_page(request, seller, status=422, refused=str(why))
    messages.success(request, f"QRIS {seller.name} tersimpan. Orang lain menanyakannya dulu.")
    return redirect("ruang-seller-qris", site_label=request.site.ruang_label, number=number)


@require_POST
@page(Audience.KIM, MarketPermission.SEE)
def take_down(request: RuangRequest, number: str) -> HttpResponse:
    """Readers have it no more."""
    seller = _seller_or_404(request, number)
    if not request.person.has_perm(MarketPermission.MARK, seller):
        raise Http404
    actions.take_down_qris(seller, by=request.person, at=timezone.now())
    messages.success(request, f"QRIS {seller.name} tidak tampil lagi.")
    return redirect("ruang-seller-qris", site_label=request.site.ruang_label, number=number)


@require_POST
@page(Audience.KIM, MarketPermission.SEE)
@requires_publishing_proof(act="Menampilkan QRIS seorang penjual")
def approve(request: RuangRequest, number: str) -> HttpResponse:
    """The seller said that the name in the code is hers."""
    code = _code_or_404(request, number, MarketPermission.APPROVE_NUMBER)
    try:
        actions.approve_qris(code, by=request.person, at=timezone.now())
    except GoodsRefused as why:
        messages.warning(request, str(why))
    else:
        messages.success(request, f"QRIS {code.seller.name} tampil, atas nama {code.merchant}.")
    return redirect("ruang-number-changes", site_label=request.site.ruang_label)


@require_POST
@page(Audience.KIM, MarketPermission.SEE)
def drop(request: RuangRequest, number: str) -> HttpResponse:
    """Readers keep what they have."""
    code = _code_or_404(request, number, MarketPermission.DROP_NUMBER)
    try:
        actions.drop_qris(code, by=request.person, at=timezone.now())
    except GoodsRefused as why:
        messages.warning(request, str(why))
    else:
        messages.success(request, f"QRIS baru {code.seller.name} tidak dipakai.")
    return redirect("ruang-number-changes", site_label=request.site.ruang_label)


def _seller_or_404(request: RuangRequest, number: str) -> Seller:
    seller = queries.seller_of(request.site, number)
    if seller is None:
        raise Http404
    return seller


def _code_or_404(request: RuangRequest, number: str, permission: MarketPermission) -> QrisCode:
    code = qris_queries.qris_by_number(request.site, number)
    if code is None or not request.person.has_perm(permission, code):
        raise Http404
    return code


def _qris_page(
    request: RuangRequest, seller: Seller, *, status: int = 200, **more: object
) -> HttpResponse:
    current = qris_queries.qris_of(seller)
    context = {
        "seller": seller,
        "current": current,
        "code": qr_picture(current.payload) if current else "",
        "waiting": qris_queries.waiting_qris_of(seller),
        "zone": request.site.region.zone,
        **more,
        **back_link(request, "ruang-market", "Lapak"),
    }
    return render(request, _TEMPLATE, context, status=status)
