"""The link of a seller, for the group that gives it."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from kimid.access.pages import Audience, RuangRequest, back_link, page
from kimid.lib import clock
from kimid.lib.whatsapp import whatsapp_url
from kimid.market import link_queries, queries
from kimid.market.actions import links as actions
from kimid.market.actions.on_wire import GoodsRefused
from kimid.market.models import Seller, SellerLink
from kimid.market.rules import MarketPermission
from kimid.sites.hosts import ruang_url


@require_http_methods(["GET", "POST"])
@page(Audience.KIM, MarketPermission.GIVE_LINK)
@never_cache
def link(request: RuangRequest, number: str) -> HttpResponse:
    """How it stands with the link of a seller; one press makes a new one, shown this once."""
    seller = _seller_or_404(request, number)
    given: dict[str, str] = {}
    if request.method == "POST":
        try:
            made, token = actions.give_link(seller, by=request.person, at=timezone.now())
        except GoodsRefused as why:
            messages.warning(request, str(why))
            return redirect(request.get_full_path())
        given = _handed_on(made, token)
    now = link_queries.link_of(seller)
    context = {
        "seller": seller,
        "link": now,
        "is_open": now is not None and now.is_open(timezone.now()),
        "zone": request.site.region.zone,
        **given,
        **back_link(request, "ruang-market", "Lapak"),
    }
    return render(request, "market/ruang/seller_link.html", context)


@require_POST
@page(Audience.KIM, MarketPermission.GIVE_LINK)
def end(request: RuangRequest, number: str) -> HttpResponse:
    """The link opens nothing any more."""
    seller = _seller_or_404(request, number)
    actions.end_link(seller, by=request.person, at=timezone.now())
    messages.success(request, f"Tautan {seller.name} sudah ditutup.")
    return redirect("ruang-seller-link", site_label=request.site.ruang_label, number=number)


def _handed_on(link: SellerLink, token: str) -> dict[str, str]:
    """The address, ready for WhatsApp. Only this answer has it; it is not stored."""
    address = ruang_url(f"/jual/{token}/")
    until = clock.day(clock.today(link.expires_at, link.site.region.zone))
    text = (
        f"{link.seller.name}, ini tautan lapak Anda dari {link.site.name}. Buka di HP Anda "
        f"sendiri, tanpa sandi: {address}\n"
        f"Berlaku sampai {until}. Jangan diteruskan ke orang lain."
    )
    return {"address": address, "whatsapp": whatsapp_url(text, link.seller.phone)}


def _seller_or_404(request: RuangRequest, number: str) -> Seller:
    seller = queries.seller_of(request.site, number)
    if seller is None:
        raise Http404
    return seller
