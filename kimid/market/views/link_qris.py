"""The QRIS of a seller by her link: she sends it, and takes it down with one tap."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from kimid.access.pages import Audience, page
from kimid.market import qris_queries
from kimid.market.actions import qris as actions
from kimid.market.actions.on_wire import GoodsRefused
from kimid.market.link_guard import LinkRequest, opens_link
from kimid.market.qris_codes import QrisRefused, read_qris
from kimid.market.qris_upload import qris_from
from kimid.market.views.seller_link import link_context
from kimid.media.sandbox import PhotoRefused
from kimid.sites.public_words import WordsRefused
from kimid.ui.qr import qr_picture


@require_http_methods(["GET", "HEAD", "POST"])
@page(Audience.VISITOR)
@never_cache
@opens_link()
def qris(request: LinkRequest) -> HttpResponse:
    """Her code as buyers have it, and the picture of another one. The name in it comes first."""
    if request.method != "POST":
        return _qris_page(request)
    seller = request.seller
    try:
        if "payload" not in request.POST:
            scanned = qris_from(request.FILES, by=seller, at=seller.at)
            return _qris_page(request, scanned=scanned, scanned_code=qr_picture(scanned.payload))
        code = read_qris(request.POST["payload"])
        actions.send_qris(request.link.seller, qris=code, by=seller, at=seller.at)
    except (QrisRefused, PhotoRefused, GoodsRefused, WordsRefused) as why:
        return _qris_page(request, status=422, refused=str(why))
    return redirect("seller-qris-own", token=request.token)


@require_POST
@page(Audience.VISITOR)
@never_cache
@opens_link()
def take_down(request: LinkRequest) -> HttpResponse:
    """Buyers have it no more, from this moment on."""
    actions.take_down_own_qris(request.link.seller, by=request.seller, at=request.seller.at)
    return redirect("seller-qris-own", token=request.token)


def _qris_page(request: LinkRequest, *, status: int = 200, **more: object) -> HttpResponse:
    current = qris_queries.qris_of(request.link.seller)
    context = {
        **link_context(request),
        "current": current,
        "code": qr_picture(current.payload) if current else "",
        "waiting": qris_queries.waiting_qris_of(request.link.seller),
        **more,
    }
    return render(request, "market/link/qris.html", context, status=status)
