"""The price tag of a seller's own good, by her link: a sheet that any print shop takes."""

from datetime import timedelta
from http import HTTPStatus
from typing import Final

from django.http import Http404, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from kimid.access.pages import Audience, page
from kimid.lib import clock
from kimid.limits.counting import Charge, Rate, take
from kimid.market import labels, link_queries
from kimid.market.link_guard import LinkRequest, opens_link, refused_answer
from kimid.market.pdf_answers import pdf_answer
from kimid.media.typeset import TypesettingFailed

# Each sheet is set anew, and ten at once are a stall on paper.
_SHEETS: Final = Rate(10, timedelta(seconds=30))
_ON_A_PAGE: Final = 10
_BUSY: Final = "Labelnya belum jadi, sedang banyak yang dicetak. Tunggu satu menit, lalu coba lagi."


@require_GET
@page(Audience.VISITOR)
@never_cache
@opens_link()
def label(request: LinkRequest, number: str) -> HttpResponse:
    """A page of tags of a good that readers have, as a PDF."""
    product = link_queries.own_product(request.link.seller, number)
    if product is None or product.item is None or product.is_held:
        raise Http404
    charge = Charge(("market", "label", request.seller.actor_ref), _SHEETS)
    if take([charge], request.seller.at)[0].is_refused:
        return refused_answer(request, _BUSY, HTTPStatus.TOO_MANY_REQUESTS)
    site = request.link.site
    today = clock.today(request.seller.at, site.region.zone)
    try:
        pdf = labels.labels_pdf(site, [product], _ON_A_PAGE, today)
    except TypesettingFailed:
        return refused_answer(request, _BUSY, HTTPStatus.SERVICE_UNAVAILABLE)
    return pdf_answer(pdf, f"label-{product.slug}")
