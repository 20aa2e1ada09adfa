"""Papers of goods in the workspace of their group."""

from collections.abc import Callable
from datetime import date

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from kimid.access.pages import Audience, RuangRequest, back_link, page
from kimid.lib import clock
from kimid.lib.codes import public_id
from kimid.market import paper_queries
from kimid.market.actions import papers as actions
from kimid.market.actions.on_wire import GoodsRefused
from kimid.market.forms.papers import ProductPaperForm
from kimid.market.models import Product, ProductPaper
from kimid.market.rules import MarketPermission
from kimid.market.views.group import product_or_404
from kimid.sites.models import Site
from kimid.sites.public_words import WordsRefused


@require_http_methods(["GET", "POST"])
@page(Audience.KIM, MarketPermission.ENTER)
def product_papers(request: RuangRequest, number: str) -> HttpResponse:
    """The papers of a good, and one more."""
    product = product_or_404(request, number)
    if product.withdrawn_at is not None:
        raise Http404
    data = request.POST if request.method == "POST" else None
    initial = {"code": public_id(10), "kind": request.GET.get("kertas", "")}
    form = ProductPaperForm(data, today=_today(request.site), initial=initial)
    if not form.is_bound or not form.is_valid():
        return _papers_page(request, product, form)
    code, now = form.cleaned_data["code"], timezone.now()
    if code and paper_queries.paper_of(request.site, code) is not None:
        messages.info(request, "Kertas ini sudah tersimpan.")
        return _to_papers(product)
    try:
        actions.enter_paper(
            product, data=form.paper_entry(), public_id=code, by=request.person, at=now
        )
    except (GoodsRefused, WordsRefused) as why:
        form.add_error("number" if isinstance(why, WordsRefused) else None, str(why))
        return _papers_page(request, product, form)
    messages.success(request, "Kertasnya tercatat.")
    return _to_papers(product)


@require_http_methods(["GET", "POST"])
@page(Audience.KIM, MarketPermission.ENTER)
def paper(request: RuangRequest, number: str) -> HttpResponse:
    """One paper: what it says, who looked at it, and a change of its number or days."""
    paper = paper_or_404(request, number)
    may_change = request.person.has_perm(MarketPermission.CHANGE_PAPER, paper)
    if request.method == "POST" and not may_change:
        raise Http404
    data = request.POST if request.method == "POST" else None
    initial = ProductPaperForm.initial_of(paper)
    form = ProductPaperForm(data, paper=paper, today=_today(request.site), initial=initial)
    if not form.is_bound or not form.is_valid():
        return _paper_page(request, paper, form)
    entry, now = form.paper_entry(), timezone.now()
    try:
        actions.change_paper(paper, data=entry, by=request.person, at=now)
    except (GoodsRefused, WordsRefused) as why:
        form.add_error("number" if isinstance(why, WordsRefused) else None, str(why))
        return _paper_page(request, paper, form)
    messages.success(request, "Sudah disimpan.")
    return _to_paper(paper)


@require_POST
@page(Audience.KIM, MarketPermission.PUBLISH)
def seen(request: RuangRequest, number: str) -> HttpResponse:
    """Another account held the paper in its hands."""
    paper = _permitted_or_404(request, number, MarketPermission.SEE_PAPER)
    return _run(request, paper, actions.see_paper, "Dicatat: kertasnya sudah dilihat KIM.")


@require_POST
@page(Audience.KIM, MarketPermission.MARK)
def still_same(request: RuangRequest, number: str) -> HttpResponse:
    """What is in it is still the same."""
    paper = paper_or_404(request, number)
    return _run(request, paper, actions.confirm_same, "Dicatat: bahannya masih sama hari ini.")


@require_POST
@page(Audience.KIM, MarketPermission.ENTER)
def ended(request: RuangRequest, number: str) -> HttpResponse:
    """The paper is not true of this good any more."""
    paper = _permitted_or_404(request, number, MarketPermission.CHANGE_PAPER)
    try:
        actions.end_paper(paper, by=request.person, at=timezone.now())
    except GoodsRefused as why:
        messages.warning(request, str(why))
    else:
        messages.success(request, f"{paper.get_kind_display()} dilepas dari barang ini.")
    return redirect("ruang-market", site_label=request.site.ruang_label)


def paper_or_404(request: RuangRequest, number: str) -> ProductPaper:
    """The paper of this number, in the group of the page."""
    paper = paper_queries.paper_of(request.site, number)
    if paper is None:
        raise Http404
    return paper


def _permitted_or_404(
    request: RuangRequest, number: str, permission: MarketPermission
) -> ProductPaper:
    paper = paper_or_404(request, number)
    if not request.person.has_perm(permission, paper):
        raise Http404
    return paper


def _run(
    request: RuangRequest, paper: ProductPaper, action: Callable[..., object], done: str
) -> HttpResponse:
    try:
        action(paper, by=request.person, at=timezone.now())
    except GoodsRefused as why:
        messages.warning(request, str(why))
    else:
        messages.success(request, done)
    return _to_paper(paper)


def _papers_page(request: RuangRequest, product: Product, form: ProductPaperForm) -> HttpResponse:
    context = {
        "product": product,
        "papers": paper_queries.papers_about(product),
        "form": form,
        "today": _today(request.site),
        "zone": request.site.region.zone,
        **_back_to(product),
    }
    status = 422 if form.is_bound else 200
    return render(request, "market/ruang/papers.html", context, status=status)


def _paper_page(request: RuangRequest, paper: ProductPaper, form: ProductPaperForm) -> HttpResponse:
    today = _today(request.site)
    lapak = back_link(request, "ruang-market", "Lapak")
    back = _back_to(paper.product) if paper.product else lapak
    context = {
        "paper": paper,
        "form": form,
        "is_over": paper.is_over(today),
        "is_opened": form.is_bound or paper.is_unfit or paper.is_over(today),
        "asks_same": paper.asks_whether_same(today),
        "zone": request.site.region.zone,
        **back,
    }
    status = 422 if form.is_bound else 200
    return render(request, "market/ruang/paper.html", context, status=status)


def _back_to(product: Product) -> dict[str, str]:
    return {"back_url": _product_url(product), "back_label": product.name}


def _product_url(product: Product) -> str:
    return reverse("ruang-product", args=[product.site.ruang_label, product.public_id])


def _to_papers(product: Product) -> HttpResponse:
    return redirect(
        "ruang-product-papers", site_label=product.site.ruang_label, number=product.public_id
    )


def _to_paper(paper: ProductPaper) -> HttpResponse:
    return redirect("ruang-goods-paper", site_label=paper.site.ruang_label, number=paper.public_id)


def _today(site: Site) -> date:
    return clock.today(timezone.now(), site.region.zone)
