"""The pages of a seller's link, on the workspace host: opening it, and what she does in one tap.

A GET changes nothing, because WhatsApp loads links in advance. Only the button takes the link.
"""

from collections.abc import Callable
from typing import Final
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST, require_safe

from kimid.access.pages import Audience, page
from kimid.lib import clock
from kimid.market import link_photos, link_queries
from kimid.market.actions import links, products
from kimid.market.actions.on_wire import GoodsRefused
from kimid.market.checklist_queries import first_shown, papers_and_answers
from kimid.market.link_browser import browser_of, name_browser
from kimid.market.link_guard import LinkRequest, elsewhere_answer, opens_link, refused_answer
from kimid.market.link_holder import LinkedSeller
from kimid.market.models import Product, Stock
from kimid.market.prices import HOLDS_FOR
from kimid.market.step_pages import STEP_DONE, open_step_context
from kimid.media.views import chunk_answer, unpublished_file
from kimid.people.browser_memory import people_seen
from kimid.sites.guard import on_site
from kimid.sites.stages import Feature

_NO_COOKIES: Final = (
    "HP ini belum bisa menyimpan tautannya. Buka lagi tautan itu dari WhatsApp, lalu tekan "
    "tombolnya sekali lagi."
)
# What a tap led to, by the word in the address that the page after it has.
_DONE: Final = {
    "ada": "{}: dicatat masih ada. Terima kasih.",
    "ada-lagi": "{}: ada lagi. Pembeli langsung melihatnya.",
    "habis": "{}: habis. Pembeli langsung melihatnya.",
    "harga": "Harga {} dicatat masih sama hari ini. Terima kasih.",
    "terkirim": "{}: sudah dicatat, dan langsung tampil.",
    **{f"kertas-{word}": words for word, words in STEP_DONE.items()},
}


@require_safe
@page(Audience.VISITOR)
@never_cache
@opens_link(taken=False)
def start(request: LinkRequest) -> HttpResponse:
    """Her goods on her phone; the button that takes the link on the first; nothing on another."""
    if request.seller.is_here:
        return _goods(request)
    if request.link.is_taken:
        return elsewhere_answer(request)
    context = {
        "link": request.link,
        "site": request.link.site,
        "token": request.token,
        "is_of_group": bool(people_seen(request)),
    }
    response = render(request, "market/link/door.html", context)
    name_browser(request, response)
    return response


def _goods(request: LinkRequest) -> HttpResponse:
    seller, now = request.link.seller, request.seller.at
    zone = request.link.site.region.zone
    papers = papers_and_answers(seller, now)
    sent = link_queries.sent_by(seller, now)
    first = papers.first_step(first_shown(seller))
    context = {
        **link_context(request),
        **open_step_context(first, papers.today),
        "goods": link_queries.goods_page(seller, request.GET.get("hal", "1")),
        "sent": [each for each in sent if not each.is_waiting],
        "waiting": [each for each in sent if each.is_waiting],
        "taps": link_queries.taps_since_week(seller, now),
        "old_before": clock.today(now, zone) - HOLDS_FOR,
        "done": _done_words(request),
    }
    return render(request, "market/link/start.html", context)


@require_POST
@page(Audience.VISITOR)
@never_cache
@opens_link(taken=False)
def take(request: LinkRequest) -> HttpResponse:
    """The link belongs to this phone from now on."""
    if not browser_of(request):
        return refused_answer(request, _NO_COOKIES)
    try:
        links.take_link(request.link, by=request.seller, at=request.seller.at)
    except links.LinkElsewhere:
        return elsewhere_answer(request)
    return redirect("seller-link", token=request.token)


@require_POST
@page(Audience.VISITOR)
@never_cache
@opens_link(taken=False)
def ask(request: LinkRequest) -> HttpResponse:
    """Somebody on another phone asks the group for a new link."""
    if request.link.is_taken and not request.seller.is_here:
        links.ask_for_link(request.link, by=request.seller, at=request.seller.at)
    return redirect("seller-link", token=request.token)


@require_GET
@page(Audience.VISITOR)
@never_cache
def who(request: HttpRequest, token: str) -> HttpResponse:
    """Whose phone this is, for the outbox on it: nobody's, if the link is not of this phone. Nobody
    gets no token, as at `/saya/`.
    """
    link = link_queries.link_by_token(token)
    if link is None or not LinkedSeller(link, browser_of(request), timezone.now()).is_here:
        return JsonResponse({"person": "", "token": "", "sites": []})
    with on_site(link.site):
        person = owner_of(link.seller.public_id)
    return JsonResponse({"person": person, "token": get_token(request), "sites": []})


@require_POST
@page(Audience.VISITOR)
@never_cache
@opens_link()
def note_stock(request: LinkRequest, number: str) -> HttpResponse:
    """It is there, or sold out."""
    product = _product_or_404(request, number)
    pressed = request.POST.get("stock")
    if pressed not in {Stock.READY, Stock.SOLD_OUT}:
        return redirect("seller-link", token=request.token)
    if pressed == Stock.READY and not product.is_not_now:
        return done_answer(request.token, product, "ada")
    return _run(
        request,
        lambda: products.note_stock(
            product, stock=Stock(pressed), by=request.seller, at=request.seller.at
        ),
        done_answer(request.token, product, "habis" if pressed == Stock.SOLD_OUT else "ada-lagi"),
    )


@require_POST
@page(Audience.VISITOR)
@never_cache
@opens_link()
def confirm_price(request: LinkRequest, number: str) -> HttpResponse:
    """The price still holds."""
    product = _product_or_404(request, number)
    return _run(
        request,
        lambda: products.confirm_price(product, by=request.seller, at=request.seller.at),
        done_answer(request.token, product, "harga"),
    )


@require_POST
@page(Audience.VISITOR)
@opens_link()
def photo_piece(request: LinkRequest, name: str) -> HttpResponse:
    """Receive one chunk of a photo."""
    return chunk_answer(
        request, name, site=request.link.site, by=request.seller, base=photo_base(request.token)
    )


@require_safe
@page(Audience.VISITOR)
@opens_link()
def photo(request: LinkRequest, name: str, width: int, kind: str) -> HttpResponse:
    """A photo that she sent, or that stands on a good of hers."""
    if not link_photos.may_see(request.link.seller, name):
        raise Http404
    return unpublished_file(name, width, kind)


def photo_base(token: str) -> str:
    """Where a seller sees her photos."""
    return f"/jual/{token}/foto/"


def owner_of(seller: str) -> str:
    """Whose rows the outbox of a phone has, by the number of a seller: no id of an account."""
    return f"penjual-{seller}"


def link_context(request: LinkRequest) -> dict[str, object]:
    """What each of her pages shows."""
    site = request.link.site
    return {
        "link": request.link,
        "seller": request.link.seller,
        "site": site,
        "zone": site.region.zone,
        "token": request.token,
        "photo_base": photo_base(request.token),
        "owner": f"{owner_of(request.link.seller.public_id)}/{site.ruang_label}",
        "closed": site.refusal(Feature.WRITING),
    }


def done_answer(token: str, product: Product, what: str) -> HttpResponse:
    """To her goods, where it stands what a tap led to."""
    words = urlencode({"barang": product.public_id, "jadi": what})
    return redirect(f"{reverse('seller-link', args=[token])}?{words}")


def _done_words(request: LinkRequest) -> str:
    words = _DONE.get(request.GET.get("jadi", ""))
    number = request.GET.get("barang", "")
    if words is None or not number.isalnum():
        return ""
    product = link_queries.own_product(request.link.seller, number)
    return words.format(product.name) if product else ""


def _run(request: LinkRequest, action: Callable[[], object], done: HttpResponse) -> HttpResponse:
    """Do one thing, unless the site is closed for it."""
    if closed := request.link.site.refusal(Feature.WRITING):
        return refused_answer(request, closed)
    try:
        action()
    except GoodsRefused as why:
        return refused_answer(request, str(why))
    return done


def _product_or_404(request: LinkRequest, number: str) -> Product:
    product = link_queries.own_product(request.link.seller, number)
    if product is None:
        raise Http404
    return product
