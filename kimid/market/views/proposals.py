"""What a seller sent by her link, for the group that decides."""

from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from kimid.access.pages import Audience, RuangRequest, back_link, page
from kimid.access.publishing_proof import requires_publishing_proof
from kimid.market import link_queries
from kimid.market.actions import proposals as actions
from kimid.market.actions.on_wire import GoodsRefused
from kimid.market.differences import differences_of, likely_category
from kimid.market.forms.proposals import ApproveForm, RefusalForm, SellerQuestionForm
from kimid.market.messages import news_url
from kimid.market.models import GoodsCategory, Proposal
from kimid.market.rules import MarketPermission
from kimid.media.addresses import photo_base
from kimid.sites.public_words import WordsRefused
from kimid.ui.typed_back import texts_typed_into


@require_GET
@page(Audience.KIM, MarketPermission.SEE)
def proposal(request: RuangRequest, number: str) -> HttpResponse:
    """What she sent beside what readers have, and three answers."""
    return _proposal_page(request, _proposal_or_404(request, number))


@require_POST
@page(Audience.KIM, MarketPermission.PUBLISH)
@requires_publishing_proof(act="Menampilkan barang kiriman penjual")
def approve(request: RuangRequest, number: str) -> HttpResponse:
    """Readers get it."""
    sent = _proposal_or_404(request, number)
    form = ApproveForm(request.POST)
    if not form.is_valid():
        return _proposal_page(request, sent, status=422, approve_form=form)
    category = GoodsCategory(form.cleaned_data["category"])
    return _run(
        request,
        sent,
        form,
        lambda: actions.approve(sent, category=category, by=request.person, at=timezone.now()),
        f"{sent.name} tampil di Lapak.",
    )


@require_POST
@page(Audience.KIM, MarketPermission.PUBLISH)
def ask_back(request: RuangRequest, number: str) -> HttpResponse:
    """Ask her first."""
    sent = _proposal_or_404(request, number)
    form = SellerQuestionForm(request.POST)
    if not form.is_valid():
        return _proposal_page(request, sent, status=422, question_form=form)
    question = form.cleaned_data["question"]
    return _run(
        request,
        sent,
        form,
        lambda: actions.ask_back(sent, question=question, by=request.person, at=timezone.now()),
        f"{sent.seller.name} membaca pertanyaan ini begitu membuka tautannya.",
    )


@require_POST
@page(Audience.KIM, MarketPermission.PUBLISH)
def refuse(request: RuangRequest, number: str) -> HttpResponse:
    """It is not shown, and she reads why."""
    sent = _proposal_or_404(request, number)
    form = RefusalForm(request.POST)
    if not form.is_valid():
        return _proposal_page(request, sent, status=422, refusal_form=form)
    why = form.cleaned_data["why"]
    return _run(
        request,
        sent,
        form,
        lambda: actions.refuse(sent, why=why, by=request.person, at=timezone.now()),
        f"Dicatat. {sent.seller.name} membaca alasannya di tautannya.",
    )


def _run(
    request: RuangRequest,
    sent: Proposal,
    form: forms.Form,
    action: Callable[[], object],
    done: str,
) -> HttpResponse:
    """Answer once. Whoever is second reads who was first, and keeps what they typed."""
    try:
        action()
    except (GoodsRefused, WordsRefused) as why:
        form.add_error(None, str(why))
        name = {ApproveForm: "approve_form", SellerQuestionForm: "question_form"}
        again = _proposal_or_404(request, sent.public_id)
        more = {name.get(type(form), "refusal_form"): form}
        return _proposal_page(request, again, status=HTTPStatus.CONFLICT, **more)
    messages.success(request, done)
    return redirect("ruang-proposal", site_label=request.site.ruang_label, number=sent.public_id)


def _proposal_page(
    request: RuangRequest, sent: Proposal, *, status: int = 200, **more: forms.Form
) -> HttpResponse:
    category = sent.product.category if sent.product else likely_category(sent.seller)
    context: dict[str, Any] = {
        "proposal": sent,
        "differences": differences_of(sent),
        "approve_form": ApproveForm(initial={"category": category}),
        "question_form": SellerQuestionForm(),
        "refusal_form": RefusalForm(),
        "photo_base": photo_base(request.site),
        "zone": request.site.region.zone,
        "news_url": news_url(sent),
        "texts": texts_typed_into(request.POST) if status == HTTPStatus.CONFLICT else [],
        **more,
        **back_link(request, "ruang-market", "Lapak"),
    }
    return render(request, "market/ruang/proposal.html", context, status=status)


def _proposal_or_404(request: RuangRequest, number: str) -> Proposal:
    sent = link_queries.proposal_of(request.site, number)
    if sent is None:
        raise Http404
    return sent
