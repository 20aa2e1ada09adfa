"""Proposals of a group: the list, the form, one with what came of it, and its files."""

from collections.abc import Callable
from datetime import date
from typing import Any, Final

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from kimid.access.pages import Audience, RuangRequest, back_link, page
from kimid.ledger.actions import proposals as actions
from kimid.ledger.forms.proposals import FundingForm
from kimid.ledger.legal_bases import bases_for
from kimid.ledger.models import FundingProposal, FundingTarget
from kimid.ledger.paper_heads import head_of
from kimid.ledger.proposal_paper import document_of
from kimid.ledger.proposal_queries import proposal_of, proposals_of
from kimid.ledger.refusals import MoneyRefused
from kimid.ledger.rules import LedgerPermission, YearPaperPermission
from kimid.ledger.views.proposal_page import LIST_LABEL, proposal_page, to_proposal
from kimid.ledger.views.proposal_steps import STEPS
from kimid.ledger.village_calendar import calendar_of
from kimid.lib import clock
from kimid.lib.codes import public_id
from kimid.lib.document import docx, pdf
from kimid.lib.text import slug
from kimid.registry.models import Kim
from kimid.registry.queries import kim_of
from kimid.sites.public_words import WordsRefused
from kimid.ui.fields import read_near_days

_FILES: Final = {
    "docx": (docx.document_docx, docx.MIME),
    "pdf": (pdf.document_pdf, pdf.MIME),
}


@require_GET
@page(Audience.KIM, LedgerPermission.SEE)
def proposals(request: RuangRequest) -> HttpResponse:
    """All proposals, and what the year of the village asks for."""
    kim, today = _kim_or_404(request), _today(request)
    head = head_of(kim, today)
    context = {
        "proposals": proposals_of(request.site),
        "calendar": calendar_of(
            head.own_target, today.year + 1, today, term=request.site.region.term
        ),
        "today": today,
        "may_write": request.person.has_perm(YearPaperPermission.PROPOSE, request.site),
        **back_link(request, "ruang-group", "KIM kita"),
    }
    return render(request, "ledger/ruang/proposals.html", context)


@require_http_methods(["GET", "POST"])
@page(Audience.KIM, YearPaperPermission.PROPOSE)
def new(request: RuangRequest) -> HttpResponse:
    """Begin a proposal."""
    own, today, term = _own_target(request), _today(request), request.site.region.term
    if request.method == "GET":
        first = {"number": public_id(10), "target": own, "year": today.year + 1}
        return _form_page(request, FundingForm(own=own, term=term, today=today, initial=first), own)
    form = FundingForm(request.POST, own=own, term=term, today=today)
    number = form.data.get("number", "")
    if before := proposal_of(request.site, number):
        return to_proposal(before)  # the same press came twice

    def save() -> FundingProposal:
        return actions.write_proposal(
            request.site,
            data=form.proposal_data(),
            number=number,
            by=request.person,
            at=timezone.now(),
        )

    return _saved(request, form, save, own)


@require_http_methods(["GET", "POST"])
@page(Audience.KIM, YearPaperPermission.PROPOSE)
def change(request: RuangRequest, number: str) -> HttpResponse:
    """Change a draft."""
    proposal, own, today = _proposal_or_404(request, number), _own_target(request), _today(request)
    if not proposal.is_draft:
        messages.warning(request, actions.NO_DRAFT)
        return to_proposal(proposal)
    first, term = FundingForm.first_values(proposal), request.site.region.term
    if request.method == "GET":
        form = FundingForm(own=own, term=term, today=today, initial=first)
        return _form_page(request, form, own, proposal)
    form = FundingForm(request.POST, own=own, term=term, today=today, initial=first)

    def save() -> FundingProposal:
        return actions.change_proposal(
            proposal,
            data=form.proposal_data(),
            version=form.cleaned_data["version"] or 0,
            by=request.person,
            at=timezone.now(),
        )

    return _saved(request, form, save, own, proposal)


@require_http_methods(["GET", "POST"])
@page(Audience.KIM, LedgerPermission.SEE)
def proposal(request: RuangRequest, number: str) -> HttpResponse:
    """One proposal with its papers, and the steps with it."""
    proposal, today = _proposal_or_404(request, number), _today(request)
    step = STEPS.get(request.POST.get("langkah", ""))
    if request.method == "GET" or step is None:
        return proposal_page(request, proposal, today)
    if not request.person.has_perm(step.needs, proposal):
        raise Http404
    form = step.form(request.POST)
    read_near_days(form, today)
    if not form.is_valid():
        return proposal_page(request, proposal, today, failed=form)
    try:
        step.act(proposal, form.cleaned_data, request.person, timezone.now())
    except (MoneyRefused, WordsRefused) as why:
        form.add_error(None, str(why))
        return proposal_page(request, proposal, today, failed=form)
    messages.success(request, step.success)
    return to_proposal(proposal)


@require_GET
@page(Audience.KIM, LedgerPermission.SEE)
def proposal_file(request: RuangRequest, number: str, ending: str) -> HttpResponse:
    """The paper, to go on writing or to print."""
    proposal, kim = _proposal_or_404(request, number), _kim_or_404(request)
    if ending not in _FILES:
        raise Http404
    write, mime = _FILES[ending]
    document = document_of(proposal, kim, _today(request))
    response = HttpResponse(write(document), content_type=mime)
    name = f"proposal-{slug(proposal.title) or proposal.public_id}-{proposal.year}.{ending}"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


@require_GET
@page(Audience.KIM, LedgerPermission.SEE)
def legal_bases(request: RuangRequest) -> HttpResponse:
    """Which rule allows what, and how certain that is."""
    own = _own_target(request)
    context = {
        "bases": bases_for([own, FundingTarget.COMPANY]),
        "own": own,
        **back_link(request, "ruang-fundings", LIST_LABEL),
    }
    return render(request, "ledger/ruang/legal_bases.html", context)


def _saved(
    request: RuangRequest,
    form: FundingForm,
    save: Callable[[], FundingProposal],
    own: FundingTarget,
    proposal: FundingProposal | None = None,
) -> HttpResponse:
    """Save a valid form; else it comes back with all that was typed."""
    if form.is_valid():
        try:
            saved = save()
        except actions.OtherTextStands as why:
            form.add_error(None, str(why))
            form.take_version(proposal.version if proposal else 0)
        except MoneyRefused as why:
            form.add_error(None, str(why))
        else:
            messages.success(request, "Tersimpan.")
            return to_proposal(saved)
    return _form_page(request, form, own, proposal, status=422)


def _form_page(
    request: RuangRequest,
    form: forms.Form,
    own: FundingTarget,
    proposal: FundingProposal | None = None,
    *,
    status: int = 200,
) -> HttpResponse:
    today = _today(request)
    year = proposal.year if proposal else today.year + 1
    context: dict[str, Any] = {
        "form": form,
        "proposal": proposal,
        "calendar": calendar_of(own, year, today, term=request.site.region.term),
        **back_link(request, "ruang-fundings", LIST_LABEL),
    }
    return render(request, "ledger/ruang/proposal_form.html", context, status=status)


def _proposal_or_404(request: RuangRequest, number: str) -> FundingProposal:
    proposal = proposal_of(request.site, number)
    if proposal is None:
        raise Http404
    return proposal


def _kim_or_404(request: RuangRequest) -> Kim:
    kim = kim_of(request.site)
    if kim is None:
        raise Http404
    return kim


def _own_target(request: RuangRequest) -> FundingTarget:
    return head_of(_kim_or_404(request), _today(request)).own_target


def _today(request: RuangRequest) -> date:
    return clock.today(timezone.now(), request.site.region.zone)
