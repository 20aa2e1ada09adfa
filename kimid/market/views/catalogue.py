"""The catalogue of a place as a file."""

from http import HTTPStatus
from typing import Final

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from kimid.access.pages import Audience, page
from kimid.lib import clock
from kimid.market.catalogues import CatalogueBusy, catalogue_pdf, part_of
from kimid.market.pdf_answers import pdf_answer
from kimid.media.typeset import TypesettingFailed
from kimid.sites.middleware import SiteRequest

_RETRY_SECONDS: Final = "10"


@require_safe
@page(Audience.EVERYONE)
def catalogue(request: SiteRequest, part: int = 1) -> HttpResponse:
    """What is sold here, set for paper. Ten parts at most, so that nobody has to wait for more."""
    site = request.site
    today = clock.today(timezone.now(), site.region.zone)
    goods = part_of(site, part)
    if goods is None:
        raise Http404
    try:
        pdf = catalogue_pdf(site, goods, today)
    except (CatalogueBusy, TypesettingFailed):
        status = HTTPStatus.SERVICE_UNAVAILABLE
        response = render(request, "market/public/catalogue_busy.html", {}, status=status)
        response["Retry-After"] = _RETRY_SECONDS
        return response
    name = f"katalog-{site.region.slug}-{today:%Y-%m}"
    response = pdf_answer(pdf, name if part == 1 else f"{name}-{part}")
    response["X-Robots-Tag"] = "noindex"
    return response
