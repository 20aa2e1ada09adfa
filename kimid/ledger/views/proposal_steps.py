"""The steps with a proposal, by the value of their buttons."""

from collections.abc import Callable
from datetime import datetime
from typing import Any, Final, NamedTuple

from django import forms

from kimid.ledger.actions import proposals as actions
from kimid.ledger.forms.proposals import (
    DeclineForm,
    GrantedSourceForm,
    GrantForm,
    HandOverForm,
)
from kimid.ledger.models import FundingProposal
from kimid.ledger.rules import LedgerPermission, YearPaperPermission
from kimid.people.models import Person

type _Values = dict[str, Any]


class FundingStep(NamedTuple):
    """What a button does: with which permission and form, and what is said afterwards."""

    needs: str
    form: type[forms.Form]
    act: Callable[[FundingProposal, _Values, Person, datetime], object]
    success: str


def _hand_over(proposal: FundingProposal, typed: _Values, by: Person, at: datetime) -> None:
    actions.hand_over(proposal, to=typed["to"], on=typed["on"], by=by, at=at)


def _take_back(proposal: FundingProposal, typed: _Values, by: Person, at: datetime) -> None:
    actions.take_back(proposal, by=by, at=at)


def _grant(proposal: FundingProposal, typed: _Values, by: Person, at: datetime) -> None:
    amount, on = typed["amount"], typed["decided_on"]
    actions.grant(proposal, amount=amount, on=on, by=by, at=at)


def _decline(proposal: FundingProposal, typed: _Values, by: Person, at: datetime) -> None:
    actions.decline(proposal, why=typed["why"], on=typed["declined_on"], by=by, at=at)


def _plan_granted(proposal: FundingProposal, typed: _Values, by: Person, at: datetime) -> None:
    name, basis = typed["name"], typed["legal_basis"]
    actions.plan_granted(proposal, name=name, legal_basis=basis, by=by, at=at)


STEPS: Final[dict[str, FundingStep]] = {
    "serahkan": FundingStep(
        YearPaperPermission.HAND_OVER,
        HandOverForm,
        _hand_over,
        "Tercatat. Begitu ada jawabannya, catat juga di sini.",
    ),
    "tarik": FundingStep(
        YearPaperPermission.HAND_OVER,
        forms.Form,
        _take_back,
        "Kembali jadi konsep. Bisa diubah lagi.",
    ),
    "kabul": FundingStep(
        YearPaperPermission.HAND_OVER,
        GrantForm,
        _grant,
        "Selamat. Sekarang rencanakan sumber dananya, supaya uangnya bisa dicatat.",
    ),
    "belum": FundingStep(
        YearPaperPermission.HAND_OVER, DeclineForm, _decline, "Tercatat dengan alasannya."
    ),
    "sumber": FundingStep(
        LedgerPermission.PLAN,
        GrantedSourceForm,
        _plan_granted,
        "Sumber dana sudah direncanakan. Uang yang masuk bisa dicatat ke situ.",
    ),
}
