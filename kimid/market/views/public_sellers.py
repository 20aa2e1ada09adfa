"""What readers have of a seller: who they are, what they have, and the code at which one pays."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from kimid.access.pages import Audience, page
from kimid.lib import clock
from kimid.market import queries
from kimid.market.cards import goods_card
from kimid.market.paper_queries import papers_of_seller
from kimid.market.paper_words import paper_lines
from kimid.market.qris_queries import qris_of
from kimid.market.shop_links import shop_of
from kimid.pagecache.directives import mark_cacheable
from kimid.sites.middleware import SiteRequest
from kimid.ui.qr import qr_picture


@require_safe
@page(Audience.EVERYONE)
def seller(request: SiteRequest, slug: str) -> HttpResponse:
    """A seller: who they are, what they have, and how the group knows them."""
    seller = queries.seller_at(request.site, slug)
    if seller is None:
        raise Http404
    now, zone = timezone.now(), request.site.region.zone
    today = clock.today(now, zone)
    products = queries.shown_of(seller)
    cards = [goods_card(each.item, request.site, today) for each in products if each.item]
    papers = paper_lines(papers_of_seller(seller), today)
    context = {
        "seller": seller,
        "cards": cards,
        "papers": papers,
        "qris": qris_of(seller),
        "shop": shop_of(seller),
    }
    response = render(request, "market/public/seller.html", context)
    tags = [request.site.tag]
    mark_cacheable(response, tags=tags, fresh_until=clock.next_midnight(now, zone))
    return response


@require_safe
@page(Audience.EVERYONE)
def seller_qris(request: SiteRequest, slug: str) -> HttpResponse:
    """The code at which a seller is paid, below the name that the buyer's app will show."""
    seller = queries.seller_at(request.site, slug)
    code = qris_of(seller) if seller is not None else None
    if seller is None or code is None:
        raise Http404
    context = {
        "seller": seller,
        "code": code,
        "picture": qr_picture(code.payload),
        "zone": request.site.region.zone,
    }
    response = render(request, "market/public/qris.html", context)
    response["X-Robots-Tag"] = "noindex"
    mark_cacheable(response, tags=[request.site.tag])
    return response
