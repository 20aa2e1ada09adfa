"""Where an order leaves, and the number of a seller: nobody stores or indexes these pages."""

from datetime import timedelta
from http import HTTPStatus
from typing import Final

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from kimid.access.pages import Audience, page
from kimid.lib import clock
from kimid.limits.counting import Rate
from kimid.limits.sharing import attempt_own
from kimid.market.halal_words import papers_for_readers
from kimid.market.models import Product
from kimid.market.orders import OrderChannel, amount_from, order_url, text_of
from kimid.market.phones import phone_in_words
from kimid.market.taps import count_tap
from kimid.market.views.public import gone_answer, product_or_404
from kimid.moderation.senders import sender_of
from kimid.sites.middleware import SiteRequest
from kimid.wire.read_views import is_reader

_CHANNELS: Final = {each.value: each for each in OrderChannel}
# Numbers that one network is shown, together with those of contact pages.
_NUMBERS: Final = Rate(60, timedelta(minutes=1))


class _AppRedirect(HttpResponseRedirect):
    """To WhatsApp, or to the app for SMS of the phone."""

    allowed_schemes = ["https", "sms"]


@require_safe
@page(Audience.EVERYONE)
def order(request: SiteRequest, slug: str) -> HttpResponse:
    """Open WhatsApp or SMS with the text of an order that is ready."""
    product = product_or_404(request, slug)
    if product.item is None or product.is_held:
        return gone_answer(request, product)
    channel = _CHANNELS.get(request.GET.get("lewat", OrderChannel.WHATSAPP))
    if channel is None or not product.seller.takes_messages:
        raise Http404
    amount = amount_from(request.GET.get("jumlah", ""), product)
    today = clock.today(timezone.now(), request.site.region.zone)
    papers_for_readers(product, today)
    text = text_of(product, amount, today, request.site.url_of(product.path))
    _count(request, product)
    return _unseen(_AppRedirect(order_url(channel, product.seller.phone, text)))


@require_POST
@page(Audience.EVERYONE)
@never_cache
def number(request: SiteRequest, slug: str) -> HttpResponse:
    """The number of a seller, for somebody who pressed for it. It stands on no other page, so that
    programs that collect numbers do not find it.
    """
    product = product_or_404(request, slug)
    if product.item is None or product.is_held:
        return gone_answer(request, product)
    seller = product.seller
    if not seller.phone:
        raise Http404
    sender, now = sender_of(request), timezone.now()
    if not attempt_own(("number", sender.network.hex()), _NUMBERS, now).is_taken:
        own, status = {"product": product}, HTTPStatus.TOO_MANY_REQUESTS
        return _unseen(render(request, "market/public/no_number.html", own, status=status))
    count_tap(product, now)
    papers_for_readers(product, clock.today(now, request.site.region.zone))
    context = {"product": product, "seller": seller, "words": phone_in_words(seller.phone)}
    return _unseen(render(request, "market/public/number.html", context))


def _count(request: SiteRequest, product: Product) -> None:
    if request.method == "GET" and is_reader(request):
        count_tap(product, timezone.now())


def _unseen(response: HttpResponse) -> HttpResponse:
    response.headers["Cache-Control"] = "no-store"
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    return response
