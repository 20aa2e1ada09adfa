"""A product in the workspace: enter, look, change, withdraw."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from kimid.access.pages import Audience, RuangRequest, back_link, page
from kimid.events.history import history_of
from kimid.lib import clock
from kimid.lib.codes import public_id
from kimid.market import queries
from kimid.market.actions import products as actions
from kimid.market.actions.on_wire import GoodsRefused
from kimid.market.forms.products import MAX_PHOTOS, ProductForm, WithdrawProductForm
from kimid.market.models import Product, Seller, Stock
from kimid.market.paper_queries import has_halal_number, papers_about
from kimid.market.photo_choice import posted_photos
from kimid.market.rules import MarketPermission
from kimid.market.step_pages import step_context
from kimid.market.taps import taps_since_week
from kimid.market.views.group import product_or_404
from kimid.media.addresses import photo_base
from kimid.media.forms import ChosenPhotos
from kimid.sites.public_words import WordsRefused


@require_http_methods(["GET", "POST"])
@page(Audience.KIM, MarketPermission.ENTER)
def new(request: RuangRequest) -> HttpResponse:
    """Enter what a seller has. Without a seller one comes first."""
    sellers = queries.sellers_of(request.site)
    if not sellers:
        messages.info(request, "Tulis dulu siapa penjualnya. Sesudah itu barangnya.")
        return redirect("ruang-seller-new", site_label=request.site.ruang_label)
    chosen = _posted(request)
    initial = {"number": public_id(10), "stock": Stock.READY, "minimum": 1}
    initial["seller"] = request.GET.get("penjual", sellers[-1].public_id)
    form = _form(request, chosen, sellers, initial)
    if request.method == "GET" or not form.is_valid() or chosen.refused:
        return _form_page(request, form, chosen)
    try:
        product = actions.enter_product(
            _seller(form, sellers),
            data=form.product_data(),
            public_id=form.cleaned_data["number"],
            by=request.person,
            at=timezone.now(),
        )
    except (GoodsRefused, WordsRefused) as why:
        messages.warning(request, str(why))
        return _form_page(request, form, chosen, status=409)
    messages.success(request, f"{product.name} tersimpan. Lihat dulu, lalu tampilkan.")
    return _to_product(product)


@require_GET
@page(Audience.KIM, MarketPermission.SEE)
def product(request: RuangRequest, number: str) -> HttpResponse:
    """One product, and what can be done with it now."""
    return _product_page(request, product_or_404(request, number), WithdrawProductForm())


@require_http_methods(["GET", "POST"])
@page(Audience.KIM, MarketPermission.ENTER)
def change(request: RuangRequest, number: str) -> HttpResponse:
    """Change a product. Readers have it at once, if they have the product."""
    product = product_or_404(request, number)
    if product.withdrawn_at or not request.person.has_perm(MarketPermission.CHANGE, product):
        raise Http404
    has_halal = has_halal_number(product)
    chosen = _posted(request, product, has_halal=has_halal)
    initial = ProductForm.initial_of(product)
    form = _form(request, chosen, [product.seller], initial, has_halal=has_halal)
    if request.method == "GET" or not form.is_valid() or chosen.refused:
        return _form_page(request, form, chosen, product=product)
    data = form.product_data()
    try:
        actions.change_product(product, data=data, by=request.person, at=timezone.now())
    except (GoodsRefused, WordsRefused) as why:
        messages.warning(request, str(why))
        return _form_page(request, form, chosen, status=409, product=product)
    messages.success(request, "Sudah disimpan.")
    return _to_product(product)


@require_POST
@page(Audience.KIM, MarketPermission.WITHDRAW)
def withdraw(request: RuangRequest, number: str) -> HttpResponse:
    """Take a product from readers, with the reason that they get."""
    product = product_or_404(request, number)
    form = WithdrawProductForm(request.POST)
    if not form.is_valid():
        return _product_page(request, product, form, status=422)
    why = form.cleaned_data["why"]
    try:
        actions.withdraw(product, why=why, by=request.person, at=timezone.now())
    except WordsRefused as refused:
        form.add_error("why", str(refused))
        return _product_page(request, product, form, status=422)
    except GoodsRefused as refused:
        messages.warning(request, str(refused))
    else:
        messages.success(request, f"{product.name} sudah ditarik.")
    return _to_product(product)


def _posted(
    request: RuangRequest, product: Product | None = None, *, has_halal: bool = False
) -> ChosenPhotos:
    """The photos that were sent, or those of the product."""
    existing = product.photos if product else []
    if request.method == "GET":
        return ChosenPhotos([*existing])
    chosen = posted_photos(request, timezone.now(), existing, has_halal=has_halal)
    if len(chosen.pictures) > MAX_PHOTOS:
        chosen.refused[MAX_PHOTOS + 1] = f"Paling banyak {MAX_PHOTOS} foto. Buang yang lain."
    return chosen


def _form(
    request: RuangRequest,
    chosen: ChosenPhotos,
    sellers: list[Seller],
    initial: dict[str, Any],
    *,
    has_halal: bool = False,
) -> ProductForm:
    data = None if request.method == "GET" else request.POST
    return ProductForm(
        data,
        chosen,
        sellers=sellers,
        site=request.site,
        by=request.person,
        initial=initial,
        has_halal=has_halal,
    )


def _seller(form: ProductForm, sellers: list[Seller]) -> Seller:
    return next(each for each in sellers if each.public_id == form.cleaned_data["seller"])


def _form_page(
    request: RuangRequest,
    form: ProductForm,
    chosen: ChosenPhotos,
    *,
    status: int | None = None,
    product: Product | None = None,
) -> HttpResponse:
    context = {"form": form, "chosen": chosen, "base": photo_base(request.site)}
    context |= {"product": product, **back_link(request, "ruang-market", "Lapak")}
    context["unfolded"] = product is not None or form.is_bound
    code = status or (422 if form.is_bound else 200)
    return render(request, "market/ruang/product_form.html", context, status=code)


def _product_page(
    request: RuangRequest, product: Product, form: WithdrawProductForm, *, status: int = 200
) -> HttpResponse:
    now, zone = timezone.now(), request.site.region.zone
    context = {
        "product": product,
        "form": form,
        "is_old": product.has_old_price(clock.today(now, zone)),
        "taps": taps_since_week(product, now),
        "history": history_of(product)[::-1],
        "papers": papers_about(product),
        "photo_base": photo_base(request.site),
        "zone": zone,
        **step_context(product, now),
        **back_link(request, "ruang-market", "Lapak"),
    }
    return render(request, "market/ruang/product.html", context, status=status)


def _to_product(product: Product) -> HttpResponse:
    return redirect("ruang-product", site_label=product.site.ruang_label, number=product.public_id)
