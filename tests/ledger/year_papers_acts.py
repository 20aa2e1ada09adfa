"""A call of each action on proposals and yearly reports, for an actor who lacks the permission."""

from collections.abc import Callable
from datetime import date
from typing import Any, Final

from django.db import models

from kimid.ledger.models import FundingProposal
from kimid.registry.models import Kim
from tests import build
from tests.events.action_case import ActionCase
from tests.ledger import writing

_DAY: Final = date(2026, 11, 2)
_PROPOSALS: Final = "kimid.ledger.actions.proposals"
_REPORTS: Final = "kimid.ledger.actions.year_reports"


def _of(make: Callable[[Kim], models.Model], **arguments: Any) -> ActionCase:
    return lambda: (make(build.kim()), arguments)


def _draft(kim: Kim) -> FundingProposal:
    return writing.proposal(kim)


def _written() -> tuple[models.Model, dict[str, Any]]:
    kim = build.kim()
    return kim.site, {"data": writing.proposal_data(kim)}


def _changed() -> tuple[models.Model, dict[str, Any]]:
    kim = build.kim()
    return writing.proposal(kim), {"data": writing.proposal_data(kim), "version": 1}


ACTS: Final[dict[str, ActionCase]] = {
    f"{_PROPOSALS}.write_proposal": _written,
    f"{_PROPOSALS}.change_proposal": _changed,
    f"{_PROPOSALS}.hand_over": _of(_draft, to="Pak Darmawan", on=_DAY),
    f"{_PROPOSALS}.take_back": _of(writing.handed_over),
    f"{_PROPOSALS}.grant": _of(writing.handed_over, amount=9, on=_DAY),
    f"{_PROPOSALS}.decline": _of(writing.handed_over, why="Dananya habis.", on=_DAY),
    f"{_PROPOSALS}.plan_granted": _of(writing.granted, name="", legal_basis=""),
    f"{_REPORTS}.write_report": _of(lambda kim: kim.site, year=2026, foreword="", photos=[]),
    f"{_REPORTS}.publish_report": _of(lambda kim: kim.site, year=2026),
    f"{_REPORTS}.show_report_again": _of(writing.public_report),
    f"{_REPORTS}.renew_report_photo": _of(build.photo, old="2" * 16),
}
