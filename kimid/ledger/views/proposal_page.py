"""The page of one proposal in the workspace of its group."""

from datetime import date
from typing import Any, Final

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect, render

from kimid.access.pages import RuangRequest, back_link
from kimid.events.history import history_of
from kimid.ledger.forms.proposals import (
    DeclineForm,
    GrantedSourceForm,
    GrantForm,
    HandOverForm,
)
from kimid.ledger.legal_bases import bases_with
from kimid.ledger.models import FundingProposal, FundingTarget
from kimid.ledger.rules import LedgerPermission, YearPaperPermission
from kimid.ledger.village_calendar import calendar_of

LIST_LABEL: Final = "Proposal"


def to_proposal(proposal: FundingProposal) -> HttpResponse:
    """Lead on to its page."""
    label, number = proposal.site.ruang_label, proposal.public_id
    return redirect("ruang-funding", site_label=label, number=number)


def proposal_page(
    request: RuangRequest,
    proposal: FundingProposal,
    today: date,
    *,
    failed: forms.Form | None = None,
) -> HttpResponse:
    """What it says, its files, what came of it, and its history. `failed` is a form that did not go
    through.
    """
    person = request.person
    context: dict[str, Any] = {
        **_words(proposal, today),
        **_forms(today, failed),
        "may_write": person.has_perm(YearPaperPermission.PROPOSE, proposal),
        "may_hand_over": person.has_perm(YearPaperPermission.HAND_OVER, proposal),
        "may_plan": person.has_perm(LedgerPermission.PLAN, proposal),
        "history": history_of(proposal),
        **back_link(request, "ruang-fundings", LIST_LABEL),
    }
    status = 200 if failed is None else 422
    return render(request, "ledger/ruang/proposal.html", context, status=status)


def _words(proposal: FundingProposal, today: date) -> dict[str, Any]:
    target, lines = FundingTarget(proposal.target), list(proposal.lines.all())
    return {
        "proposal": proposal,
        "lines": lines,
        "total": sum(line.amount for line in lines),
        "bases": bases_with(proposal.legal_bases, target),
        "calendar": calendar_of(target, proposal.year, today, term=proposal.site.region.term),
    }


def _forms(today: date, failed: forms.Form | None) -> dict[str, Any]:
    days = {"on": today, "decided_on": today, "declined_on": today}
    empty: dict[str, Any] = {
        "hand_over": HandOverForm(initial=days),
        "grant": GrantForm(initial=days),
        "decline": DeclineForm(initial=days),
        "source_form": GrantedSourceForm(),
        "failed": failed,
    }
    return empty if failed is None else empty | {_NAMES.get(type(failed), "failed"): failed}


_NAMES: Final[dict[type[forms.Form], str]] = {
    HandOverForm: "hand_over",
    GrantForm: "grant",
    DeclineForm: "decline",
    GrantedSourceForm: "source_form",
}
