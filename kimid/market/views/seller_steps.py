"""The checklist of papers by the link of a seller: one step, how to take it, three answers."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from kimid.access.pages import Audience, page
from kimid.market import link_queries
from kimid.market.actions.on_wire import GoodsRefused
from kimid.market.link_guard import LinkRequest, opens_link, refused_answer
from kimid.market.step_pages import note_press, step_context
from kimid.market.views.seller_link import done_answer, link_context


@require_http_methods(["GET", "HEAD", "POST"])
@page(Audience.VISITOR)
@never_cache
@opens_link()
def step(request: LinkRequest, number: str) -> HttpResponse:
    """The next step of one good of hers."""
    product = link_queries.own_product(request.link.seller, number)
    if product is None:
        raise Http404
    now = request.seller.at
    if request.method == "POST":
        try:
            word = note_press(product, request.POST, by=request.seller, at=now)
        except GoodsRefused as why:
            return refused_answer(request, str(why))
        if word:
            return done_answer(request.token, product, f"kertas-{word}")
    context = {**link_context(request), "product": product, **step_context(product, now)}
    return render(request, "market/link/step.html", context)
