"""The photo of a good made tidy, for its group: before and after, and the choice."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from kimid.access.pages import Audience, RuangRequest, page
from kimid.market.actions import photos as actions
from kimid.market.actions.on_wire import GoodsRefused
from kimid.market.models import Product
from kimid.market.photo_pairs import PhotoPair, pair_of
from kimid.market.rules import MarketPermission
from kimid.market.views.group import product_or_404
from kimid.media.addresses import photo_base
from kimid.media.receiving import make_tidied
from kimid.media.sandbox import PhotoRefused


@require_POST
@page(Audience.KIM, MarketPermission.ENTER)
def tidy(request: RuangRequest, number: str, name: str) -> HttpResponse:
    """Make the tidy one; readers have nothing of it until somebody chooses it."""
    product, pair = _pair_or_404(request, number, name)
    try:
        make_tidied(pair.original, by=request.person, at=timezone.now())
    except PhotoRefused as why:
        messages.warning(request, str(why))
        return _to_product(product)
    label = request.site.ruang_label
    return redirect("ruang-product-photo", site_label=label, number=number, name=name)


@require_http_methods(["GET", "POST"])
@page(Audience.KIM, MarketPermission.ENTER)
def choose(request: RuangRequest, number: str, name: str) -> HttpResponse:
    """Before and after side by side; one press takes one of both."""
    product, pair = _pair_or_404(request, number, name)
    if pair.tidy is None:
        return _to_product(product)
    if request.method != "POST":
        context = {
            "product": product,
            "pair": pair,
            "photo_base": photo_base(request.site),
            "back_url": _product_url(product),
            "back_label": product.name,
        }
        return render(request, "market/ruang/tidy_photo.html", context)
    wanted = pair.wanted(request.POST.get("pakai", "")) or pair.original
    try:
        actions.choose_photo(
            product, old=pair.shown, new=wanted, by=request.person, at=timezone.now()
        )
    except GoodsRefused as why:
        messages.warning(request, str(why))
    else:
        which = "yang rapi" if wanted == pair.tidy else "yang asli"
        messages.success(request, f"Foto {which} dipakai.")
    return _to_product(product)


def _pair_or_404(request: RuangRequest, number: str, name: str) -> tuple[Product, PhotoPair]:
    product = product_or_404(request, number)
    may_change = request.person.has_perm(MarketPermission.CHANGE, product)
    pair = pair_of(product.photos, name) if may_change and not product.withdrawn_at else None
    if pair is None:
        raise Http404
    return product, pair


def _product_url(product: Product) -> str:
    return reverse("ruang-product", args=[product.site.ruang_label, product.public_id])


def _to_product(product: Product) -> HttpResponse:
    return redirect(_product_url(product))
