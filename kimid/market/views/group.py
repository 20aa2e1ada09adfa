"""The market of a group at a glance, and what one does there with one tap."""

from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from kimid.access.pages import Audience, RuangRequest, back_link, page
from kimid.access.publishing_proof import requires_publishing_proof
from kimid.lib import clock
from kimid.market import link_queries, paper_queries, queries
from kimid.market.actions import products as actions
from kimid.market.actions.on_wire import GoodsRefused
from kimid.market.catalogues import catalogue_path
from kimid.market.models import Product, Stock
from kimid.market.qris_queries import open_qris
from kimid.market.rules import MarketPermission
from kimid.media.addresses import photo_base
from kimid.sites.public_words import WordsRefused


@require_GET
@page(Audience.KIM, MarketPermission.SEE)
def market(request: RuangRequest) -> HttpResponse:
    """What the group sells for its neighbours, and who they are."""
    site = request.site
    goods = queries.group_page(site, request.GET.get("hal", "1"))
    is_shown = any(each.item_id for each in goods)
    context = {
        "goods": goods,
        "withdrawn": queries.withdrawn_of(site),
        "sellers": queries.sellers_of(site),
        "catalogue_url": site.url_of(catalogue_path(1)) if is_shown else "",
        "sent": link_queries.waiting_in(site),
        "changes": [*paper_queries.open_changes(site), *open_qris(site)],
        "today": clock.today(timezone.now(), site.region.zone),
        "photo_base": photo_base(site),
        **back_link(request, "ruang-group", "KIM kita"),
    }
    return render(request, "market/ruang/market.html", context)


@require_POST
@page(Audience.KIM, MarketPermission.PUBLISH)
@requires_publishing_proof(act="Menampilkan barang di Lapak")
def publish(request: RuangRequest, number: str) -> HttpResponse:
    """Show a product to readers."""
    product = product_or_404(request, number)
    return run_action(
        request,
        product,
        lambda: actions.publish(product, by=request.person, at=timezone.now()),
        f"{product.name} sudah tampil di Lapak.",
    )


@require_POST
@page(Audience.KIM, MarketPermission.MARK)
def note_stock(request: RuangRequest, number: str) -> HttpResponse:
    """It is there, or sold out."""
    product = product_or_404(request, number)
    stock = request.POST.get("stock", "")
    if stock not in Stock.values:
        messages.warning(request, "Tekan salah satu: Ada atau Habis.")
        return redirect("ruang-market", site_label=request.site.ruang_label)
    return run_action(
        request,
        product,
        lambda: actions.note_stock(
            product, stock=Stock(stock), by=request.person, at=timezone.now()
        ),
        f"{product.name}: {Stock(stock).label.lower()}.",
    )


@require_POST
@page(Audience.KIM, MarketPermission.MARK)
def confirm_price(request: RuangRequest, number: str) -> HttpResponse:
    """The price still holds."""
    product = product_or_404(request, number)
    return run_action(
        request,
        product,
        lambda: actions.confirm_price(product, by=request.person, at=timezone.now()),
        f"Harga {product.name} dicatat masih sama hari ini.",
    )


@require_POST
@page(Audience.KIM, MarketPermission.PUBLISH)
@requires_publishing_proof(act="Menampilkan lagi barang yang ditahan")
def show_again(request: RuangRequest, number: str) -> HttpResponse:
    """Show a product again that was held because of another account."""
    product = product_or_404(request, number)
    if not request.person.has_perm(MarketPermission.LOOK, product):
        raise Http404
    return run_action(
        request,
        product,
        lambda: actions.show_again(product, by=request.person, at=timezone.now()),
        f"{product.name} tampil lagi.",
    )


def product_or_404(request: RuangRequest, number: str) -> Product:
    """The product of this number, in the group of the page."""
    product = queries.product_of(request.site, number)
    if product is None:
        raise Http404
    return product


def run_action(
    request: RuangRequest, product: Product, action: Callable[[], object], done: str
) -> HttpResponse:
    """Do one thing, and say on the next page what came of it."""
    try:
        action()
    except (GoodsRefused, WordsRefused) as why:
        messages.warning(request, str(why))
    else:
        messages.success(request, done)
    if request.POST.get("from") == "product":
        return redirect(
            "ruang-product", site_label=request.site.ruang_label, number=product.public_id
        )
    return redirect("ruang-market", site_label=request.site.ruang_label)
