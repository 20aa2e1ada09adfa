"""The checklist of papers at a good, for its group."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from kimid.access.pages import Audience, RuangRequest, page
from kimid.market.actions.on_wire import GoodsRefused
from kimid.market.rules import MarketPermission
from kimid.market.step_pages import STEP_DONE, note_press
from kimid.market.views.group import product_or_404


@require_POST
@page(Audience.KIM, MarketPermission.MARK)
def step(request: RuangRequest, number: str) -> HttpResponse:
    """Answer the step for the seller, or say as what the good is sold."""
    product = product_or_404(request, number)
    try:
        word = note_press(product, request.POST, by=request.person, at=timezone.now())
    except GoodsRefused as why:
        messages.warning(request, str(why))
    else:
        outcome = STEP_DONE.get(word, "Tekan salah satu jawabannya.")
        messages.success(request, outcome.format(product.name))
    return redirect("ruang-product", site_label=request.site.ruang_label, number=number)
