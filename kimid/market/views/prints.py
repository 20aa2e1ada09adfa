"""What a group prints for its neighbours: price tags of ticked goods, a flyer of one."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET

from kimid.access.pages import Audience, RuangRequest, back_link, page
from kimid.lib import clock
from kimid.market import labels, queries
from kimid.market.forms.prints import FlyerForm, LabelsForm
from kimid.market.pdf_answers import pdf_answer
from kimid.market.rules import MarketPermission
from kimid.market.views.group import product_or_404
from kimid.media.addresses import photo_base
from kimid.media.typeset import TypesettingFailed

_BUSY = "Lembarnya belum jadi, sedang banyak yang dicetak. Coba lagi sebentar lagi."


@require_GET
@page(Audience.KIM, MarketPermission.SEE)
def prints(request: RuangRequest) -> HttpResponse:
    """The goods that can have a price tag, and how many of each."""
    return _prints_page(request, LabelsForm(queries.printable_goods(request.site)))


@require_GET
@page(Audience.KIM, MarketPermission.SEE)
def label_sheet(request: RuangRequest) -> HttpResponse:
    """The price tags of ticked goods as a PDF."""
    form = LabelsForm(queries.printable_goods(request.site), request.GET)
    if not form.is_valid():
        return _prints_page(request, form, status=422)
    goods, copies = form.chosen, form.cleaned_data["copies"]
    today = clock.today(timezone.now(), request.site.region.zone)
    try:
        pdf = labels.labels_pdf(request.site, goods, copies, today)
    except TypesettingFailed:
        messages.warning(request, _BUSY)
        return redirect("ruang-goods-prints", site_label=request.site.ruang_label)
    return pdf_answer(pdf, f"label-harga-{request.site.ruang_label}")


@require_GET
@page(Audience.KIM, MarketPermission.SEE)
def flyer(request: RuangRequest, number: str) -> HttpResponse:
    """A flyer of a good that readers have, as a PDF."""
    product = product_or_404(request, number)
    form = FlyerForm(request.GET)
    if product.item is None or product.is_held or not form.is_valid():
        raise Http404
    today = clock.today(timezone.now(), request.site.region.zone)
    paper, with_phone = form.cleaned_data["paper"], form.cleaned_data["with_phone"]
    try:
        pdf = labels.flyer_pdf(product, paper, today, with_phone=with_phone)
    except TypesettingFailed:
        messages.warning(request, _BUSY)
        return redirect("ruang-product", site_label=request.site.ruang_label, number=number)
    return pdf_answer(pdf, f"selebaran-{product.slug}-{paper}")


def _prints_page(request: RuangRequest, form: LabelsForm, status: int = 200) -> HttpResponse:
    context = {"form": form, "most": labels.MOST_LABELS, "photo_base": photo_base(request.site)}
    context |= back_link(request, "ruang-market", "Lapak")
    return render(request, "market/ruang/prints.html", context, status=status)
