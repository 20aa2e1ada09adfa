"""Sellers in the workspace: enter, change."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from kimid.access.pages import Audience, RuangRequest, back_link, page
from kimid.access.publishing_proof import requires_publishing_proof
from kimid.lib import clock
from kimid.lib.codes import public_id
from kimid.market import queries
from kimid.market.actions import sellers as actions
from kimid.market.actions import shops
from kimid.market.actions.on_wire import GoodsRefused
from kimid.market.forms.sellers import SellerForm
from kimid.market.models import Seller
from kimid.market.photo_choice import posted_photos
from kimid.market.rules import MarketPermission
from kimid.market.shop_links import shop_of
from kimid.media.addresses import photo_base
from kimid.media.forms import ChosenPhotos
from kimid.sites.public_words import WordsRefused


@require_http_methods(["GET", "POST"])
@page(Audience.KIM, MarketPermission.ENTER)
def new(request: RuangRequest) -> HttpResponse:
    """Enter a seller who agreed; what they sell comes next."""
    chosen = _posted(request)
    initial = {"number": public_id(10), "consent_to": request.person.name}
    form = _form(request, chosen, initial)
    if request.method == "GET" or not form.is_valid() or chosen.refused:
        return _form_page(request, form, chosen)
    try:
        seller = actions.enter_seller(
            request.site,
            data=form.seller_data(),
            public_id=form.cleaned_data["number"],
            by=request.person,
            at=timezone.now(),
        )
    except (GoodsRefused, WordsRefused) as why:
        messages.warning(request, str(why))
        return _form_page(request, form, chosen, status=409)
    messages.success(request, f"{seller.name} tersimpan. Sekarang barangnya.")
    address = reverse("ruang-product-new", args=[request.site.ruang_label])
    return redirect(f"{address}?penjual={seller.public_id}")


@require_http_methods(["GET", "POST"])
@page(Audience.KIM, MarketPermission.ENTER)
def change(request: RuangRequest, number: str) -> HttpResponse:
    """Change what stands about a seller. Readers have it at once, if they have goods of them."""
    seller = queries.seller_of(request.site, number)
    if seller is None or not request.person.has_perm(MarketPermission.CHANGE, seller):
        raise Http404
    chosen = _posted(request, seller)
    form = _form(request, chosen, SellerForm.initial_of(seller))
    if request.method == "GET" or not form.is_valid() or chosen.refused:
        return _form_page(request, form, chosen, seller=seller)
    data = form.seller_data()
    try:
        actions.change_seller(seller, data=data, by=request.person, at=timezone.now())
    except (GoodsRefused, WordsRefused) as why:
        messages.warning(request, str(why))
        return _form_page(request, form, chosen, status=409, seller=seller)
    messages.success(request, f"Keterangan {seller.name} sudah disimpan.")
    if data.phone and data.phone != seller.phone:
        messages.info(request, "Nomor barunya menunggu orang lain menelepon nomor lama.")
        return redirect("ruang-number-changes", site_label=request.site.ruang_label)
    return redirect("ruang-market", site_label=request.site.ruang_label)


@require_POST
@page(Audience.KIM, MarketPermission.PUBLISH)
@requires_publishing_proof(act="Menyetujui tautan toko seorang penjual")
def see_shop(request: RuangRequest, number: str) -> HttpResponse:
    """Somebody else than the writer opened the shop: its address is a link from now on."""
    seller = queries.seller_of(request.site, number)
    if seller is None:
        raise Http404
    url = request.POST.get("url", "")
    try:
        shops.see_shop(seller, url=url, by=request.person, at=timezone.now())
    except GoodsRefused as why:
        messages.warning(request, str(why))
    else:
        messages.success(request, f"Toko {seller.name} sekarang tautan.")
    return redirect("ruang-seller", site_label=request.site.ruang_label, number=number)


def _posted(request: RuangRequest, seller: Seller | None = None) -> ChosenPhotos:
    existing = seller.photos if seller else []
    if request.method == "GET":
        return ChosenPhotos([*existing])
    chosen = posted_photos(request, timezone.now(), existing)
    if len(chosen.pictures) > 1:
        chosen.refused[2] = "Cukup satu foto penjual. Buang yang lain."
    return chosen


def _form(request: RuangRequest, chosen: ChosenPhotos, initial: dict[str, Any]) -> SellerForm:
    data = None if request.method == "GET" else request.POST
    today = clock.today(timezone.now(), request.site.region.zone)
    initial = {"consent_on": today, **initial, "today": today}
    return SellerForm(data, chosen, site=request.site, by=request.person, initial=initial)


def _form_page(
    request: RuangRequest,
    form: SellerForm,
    chosen: ChosenPhotos,
    *,
    status: int | None = None,
    seller: Seller | None = None,
) -> HttpResponse:
    context = {"form": form, "chosen": chosen, "base": photo_base(request.site), "seller": seller}
    context["shop"] = shop_of(seller) if seller is not None else None
    context |= back_link(request, "ruang-market", "Lapak")
    code = status or (422 if form.is_bound else 200)
    return render(request, "market/ruang/seller_form.html", context, status=code)
