"""What stands before the pages of a seller's link: whose it is, and whether it opens here."""

from collections.abc import Callable
from datetime import timedelta
from functools import wraps
from http import HTTPStatus
from typing import Any, Final, cast

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from kimid.access.pages import View
from kimid.access.phone_answers import needs_look, wants_json
from kimid.lib import clock
from kimid.limits.counting import Charge, Rate, take
from kimid.market.link_browser import browser_of
from kimid.market.link_holder import LinkedSeller
from kimid.market.link_queries import link_by_token
from kimid.market.models import SellerLink
from kimid.sites.guard import on_site
from kimid.sites.stages import Feature
from kimid.ui.typed_back import texts_typed_into

_OVER: Final = (
    "Tautan ini sudah diganti atau lewat setahun. Buka tautan yang baru dari KIM; tulisan Anda "
    "tetap ada di HP ini."
)
_ELSEWHERE: Final = (
    "Tautan ini dipakai di HP lain. Minta tautan baru ke KIM; tulisan Anda tetap ada."
)
_TOO_OFTEN: Final = "Terlalu sering ditekan. Tunggu satu menit, lalu tekan sekali lagi."
# Each press writes; a whole stall is gone through in a minute.
_PRESSES: Final = Rate(120, timedelta(seconds=5))


class LinkRequest(HttpRequest):
    """A request by a seller's link, on the phone to which it belongs."""

    link: SellerLink
    token: str
    seller: LinkedSeller


def opens_link(*, taken: bool = True) -> Callable[[View], View]:
    """Mark a view below the token of a link: it gets `request.seller`, within the guard of her
    site. Without `taken`, it is open to other phones, too, and to a link that nobody took.
    """

    def wrap(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, token: str, **kwargs: Any) -> HttpResponse:
            link = link_by_token(token)
            if link is None:
                raise Http404
            if link.site.is_closed_for(Feature.READING):
                return render(request, "closed.html", {"site": link.site}, status=HTTPStatus.GONE)
            link_request = cast(LinkRequest, request)
            link_request.link, link_request.token = link, token
            link_request.seller = LinkedSeller(link, browser_of(request), timezone.now())
            zone = clock.ZONES[link.site.region.zone]
            with on_site(link.site), timezone.override(zone):
                refusal = _refusal(link_request, taken=taken)
                return refusal or view(link_request, **kwargs)

        return guarded

    return wrap


def _refusal(request: LinkRequest, *, taken: bool) -> HttpResponse | None:
    """What to answer where the link opens nothing."""
    if not request.link.is_open(request.seller.at):
        return over_answer(request)
    if taken and not request.link.is_taken and request.method in {"GET", "HEAD"}:
        return redirect("seller-link", token=request.token)
    if taken and not request.seller.is_here:
        return elsewhere_answer(request)
    if request.method == "POST" and _is_too_often(request.seller):
        return _later(request)
    return None


def over_answer(request: LinkRequest) -> HttpResponse:
    """410: it was replaced, or a year is over."""
    if wants_json(request):
        return needs_look(_OVER)
    context = {"site": request.link.site, "texts": texts_typed_into(request.POST)}
    return render(request, "market/link/over.html", context, status=HTTPStatus.GONE)


def elsewhere_answer(request: LinkRequest) -> HttpResponse:
    """409: it belongs to another phone, which this one learns nothing about."""
    if wants_json(request):
        return needs_look(_ELSEWHERE)
    context = {
        "site": request.link.site,
        "token": request.token,
        "texts": texts_typed_into(request.POST),
        "is_asked": request.link.asked_at is not None,
    }
    return render(request, "market/link/elsewhere.html", context, status=HTTPStatus.CONFLICT)


def refused_answer(
    request: LinkRequest, words: str, status: HTTPStatus = HTTPStatus.CONFLICT
) -> HttpResponse:
    """Why this is not possible now, with what was typed, to copy it."""
    if wants_json(request):
        return needs_look(words, status=status)
    context = {
        "site": request.link.site,
        "words": words,
        "texts": texts_typed_into(request.POST),
        "token": request.token,
    }
    return render(request, "market/link/refused.html", context, status=status)


def _is_too_often(seller: LinkedSeller) -> bool:
    charge = Charge(("market", "link", seller.actor_ref), _PRESSES)
    return take([charge], seller.at)[0].is_refused


def _later(request: LinkRequest) -> HttpResponse:
    response = refused_answer(request, _TOO_OFTEN, HTTPStatus.TOO_MANY_REQUESTS)
    response["Retry-After"] = "60"
    return response
