"""A seller's link without signal: the program on her phone, and the page that it shows then."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from kimid.access.pages import Audience, page
from kimid.ui.scripts import script


@require_safe
@page(Audience.VISITOR)
def worker(request: HttpRequest) -> HttpResponse:
    """The program between the pages of her link and the line. Its address gives it those alone."""
    return HttpResponse(
        script("seller-worker"),
        content_type="text/javascript; charset=utf-8",
        headers={"Cache-Control": "no-cache"},
    )


@require_safe
@page(Audience.VISITOR)
def offline(request: HttpRequest) -> HttpResponse:
    """In place of a page that her phone has not. The worker keeps it: it is the same for everybody,
    and its link leads to her goods from there.
    """
    return render(request, "market/link/offline.html")
