"""What readers have of the market: lists, a product, a seller."""

from datetime import date, datetime
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from kimid.access.pages import Audience, page
from kimid.lib import clock
from kimid.lib.rupiah import rupiah
from kimid.market import goods_lists, nearby, queries
from kimid.market.cards import cards_with_lead, goods_card
from kimid.market.catalogues import catalogue_path, has_catalogue
from kimid.market.claims import without_halal
from kimid.market.halal_words import papers_for_readers
from kimid.market.models import Product, ProductPaper
from kimid.market.orders import options_of
from kimid.market.paper_words import paper_lines, says_not_halal
from kimid.market.phones import masked_phone
from kimid.market.prices import HOLDS_FOR
from kimid.market.publications import KIND
from kimid.pagecache.directives import mark_cacheable
from kimid.shared_pages.lineage import regions_around
from kimid.sites.middleware import SiteRequest
from kimid.sites.models import Site
from kimid.ui.paging import page_number
from kimid.wire import queries as wire
from kimid.wire.gone import Withdrawal, held_answer, withdrawn_answer
from kimid.wire.kinds import kind_of
from kimid.wire.narrowing import Narrowing


@require_safe
@page(Audience.EVERYONE)
def goods(request: SiteRequest) -> HttpResponse:
    """All that is sold here, the newest first."""
    return _goods_page(request, Narrowing(kind_of(KIND)))


@require_safe
@page(Audience.EVERYONE)
def narrowed_goods(request: SiteRequest, narrowing: Narrowing) -> HttpResponse:
    """What is sold here of one sort, in season, or up to a price."""
    response = _goods_page(request, narrowing)
    response["X-Robots-Tag"] = "noindex, follow"
    return response


def _goods_page(request: SiteRequest, here: Narrowing) -> HttpResponse:
    site, number, now = request.site, page_number(request), timezone.now()
    feed = (
        wire.narrowed_feed(site, here, number)
        if here.choices
        else wire.feed(site, number, kind=here.kind)
    )
    if number > 1 and not feed.placements:
        raise Http404
    is_first = number == 1 and not here.choices
    context = {
        "here": here,
        "feed": feed,
        "cards": cards_with_lead(feed.placements, site, clock.today(now, site.region.zone)),
        **_choices(request, here),
        "is_first": is_first,
        **(_first_page(site, feed) if is_first else {}),
    }
    response = render(request, "market/public/goods.html", context)
    midnight = clock.next_midnight(now, site.region.zone)
    mark_cacheable(response, tags=[site.tag], fresh_until=midnight, varies_by_query=True)
    return response


def _choices(request: SiteRequest, here: Narrowing) -> dict[str, Any]:
    """The ways to other lists of goods."""
    site = request.site
    return {
        "sorts": goods_lists.sorts_of(here, site),
        "ceilings": goods_lists.ceilings_of(here),
        "checked": [goods_lists.checked_link(here)],
        "wider": nearby.wider_links(site, regions_around(request), here),
        "narrower": nearby.narrower_links(site, here),
    }


def _first_page(site: Site, feed: wire.Feed) -> dict[str, Any]:
    """What stands only on the page that is not narrowed: the catalogue, and who sells here."""
    is_filled = bool(feed.placements) and has_catalogue(site)
    catalogue = {"catalogue": catalogue_path(1) if is_filled else ""}
    if site.is_portal:
        return catalogue
    sellers = queries.sellers_behind(site)
    return {**catalogue, "sellers": sellers, "count": queries.goods_count(site)}


@require_safe
@page(Audience.EVERYONE)
def product(request: SiteRequest, slug: str) -> HttpResponse:
    """A product with its seller and the order that is ready. A withdrawn one answers 410."""
    product = product_or_404(request, slug)
    if product.item is None or product.is_held:
        return gone_answer(request, product)
    site, now = request.site, timezone.now()
    today = clock.today(now, site.region.zone)
    address = site.url_of(product.path)
    papers = papers_for_readers(product, today)
    context = {
        **_offer(product, today),
        "options": options_of(product, today, address),
        "papers": paper_lines(papers, today),
        "is_not_halal": says_not_halal(papers),
        "masked": masked_phone(product.seller.phone) if product.seller.phone else "",
        "neighbours": [goods_card(row.item, site, today) for row in queries.neighbours_of(product)],
        "around": nearby.links_around(product, regions_around(request)),
        "canonical": address,
    }
    response = render(request, "market/public/product.html", context)
    until = _fresh_until(product, papers, now)
    mark_cacheable(response, tags=[product.item.tag, site.tag], fresh_until=until)
    return response


def _offer(product: Product, today: date) -> dict[str, Any]:
    """What is sold, by whom, and for how much."""
    return {
        "product": product,
        "item": product.item,
        "seller": product.seller,
        "kind": kind_of(KIND),
        "price": rupiah(product.price),
        "is_old": product.has_old_price(today),
    }


def _fresh_until(product: Product, papers: list[ProductPaper], now: datetime) -> datetime:
    """Until its price is old, or the first of its papers is over."""
    zone = product.site.region.zone
    old_from = clock.start_of(product.price_on + HOLDS_FOR, zone)
    changes = [clock.next_midnight(max(old_from, now), zone)]
    changes += [end for paper in papers if (end := paper.last_moment) and end > now]
    return min(changes)


def product_or_404(request: SiteRequest, slug: str) -> Product:
    """The product of this address, also one that readers have no more."""
    product = queries.product_at(request.site, slug)
    if product is None:
        raise Http404
    return product


def gone_answer(request: SiteRequest, product: Product) -> HttpResponse:
    """410: it was withdrawn for a reason, or is held."""
    kind = kind_of(KIND)
    if product.withdrawn_at is None:
        return held_answer(request, kind)
    reason = product.withdrawn_reason
    name = without_halal(product.name)
    return withdrawn_answer(request, Withdrawal(kind, name, reason, product.withdrawn_at))
