"""Actions on proposals: write, hand over, and say what came of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final, NamedTuple

from kimid.events.action import action, add_event_data
from kimid.ledger.actions.sources import SourceData, write_source
from kimid.ledger.models import (
    Fund,
    FundingLine,
    FundingProposal,
    FundingState,
    FundingTarget,
    FundKind,
)
from kimid.ledger.proposal_paper import proposal_document, proposal_paper
from kimid.ledger.refusals import MoneyRefused
from kimid.ledger.rules import LedgerPermission, YearPaperPermission
from kimid.lib import clock
from kimid.lib.document.frozen import frozen_document
from kimid.lib.rupiah import rupiah
from kimid.people.models import Person
from kimid.registry.queries import kim_of
from kimid.sites.models import Site

NO_DRAFT: Final = (
    "Proposal ini sudah diserahkan. Tarik dulu ke konsep kalau masih ada yang mau diubah."
)
# What money a grant of each is.
SOURCE_KINDS: Final = {
    FundingTarget.VILLAGE: FundKind.DESA_BUDGET,
    FundingTarget.KELURAHAN: FundKind.CITY_BUDGET,
    FundingTarget.COMPANY: FundKind.CSR,
}


class OtherTextStands(MoneyRefused):
    """Somebody else has saved it since the form was opened. Nothing is lost."""


class CostLine(NamedTuple):
    """What one thing costs, in rupiah."""

    name: str
    amount: int


@dataclass(frozen=True)
class FundingData:
    """What a group writes in a proposal."""

    target: FundingTarget
    year: int
    title: str
    company: str = ""
    need: str = ""
    plan: str = ""
    lines: Sequence[CostLine] = ()
    legal_bases: tuple[str, ...] = ()
    other_basis: str = ""

    def copy_to(self, proposal: FundingProposal) -> None:
        """Write it into the row, which is not saved yet."""
        proposal.target, proposal.year, proposal.title = self.target, self.year, self.title
        proposal.company = self.company if self.target == FundingTarget.COMPANY else ""
        proposal.need, proposal.plan = self.need, self.plan
        proposal.legal_bases, proposal.other_basis = list(self.legal_bases), self.other_basis


@action(needs=YearPaperPermission.PROPOSE, records="funding.written", counts_as_life=True)
def write_proposal(
    site: Site, *, data: FundingData, number: str = "", by: Person, at: datetime
) -> FundingProposal:
    """Begin a proposal. `number` is what the form calls it, so that two presses make one."""
    proposal = FundingProposal(site=site, written_by=by, written_at=at)
    proposal.public_id = number or proposal.public_id
    data.copy_to(proposal)
    proposal.save()
    _write_lines(proposal, data.lines)
    add_event_data(title=proposal.title)
    return proposal


@action(needs=YearPaperPermission.PROPOSE, records="funding.changed", counts_as_life=True)
def change_proposal(
    proposal: FundingProposal, *, data: FundingData, version: int, by: Person, at: datetime
) -> FundingProposal:
    """Change a draft, of which this version was read. Raises MoneyRefused."""
    if not proposal.is_draft:
        raise MoneyRefused(NO_DRAFT)
    if proposal.version != version:
        raise OtherTextStands(
            "Teman Anda menyimpan proposal ini lebih dulu. Tulisan Anda masih di sini. Bandingkan"
            " dengan yang tersimpan, lalu tekan Simpan lagi untuk memakai tulisan ini."
        )
    data.copy_to(proposal)
    proposal.version += 1
    proposal.changed_by, proposal.changed_at = by, at
    proposal.save()
    _write_lines(proposal, data.lines)
    add_event_data(title=proposal.title)
    return proposal


@action(needs=YearPaperPermission.HAND_OVER, records="funding.handed_over", counts_as_life=True)
def hand_over(
    proposal: FundingProposal, *, to: str, on: date, by: Person, at: datetime
) -> FundingProposal:
    """Say on which day it was handed to whom, and keep the paper as it went out. Raises
    MoneyRefused.
    """
    if not proposal.is_draft:
        raise MoneyRefused("Proposal ini sudah diserahkan.")
    _refuse_future(proposal, on, at)
    proposal.state, proposal.handed_over_on = FundingState.HANDED_OVER, on
    proposal.handed_to = to
    proposal.frozen = _paper_of(proposal, on)
    proposal.save(update_fields=["state", "handed_over_on", "handed_to", "frozen"])
    add_event_data(title=proposal.title, to=to, on=on.isoformat())
    return proposal


@action(needs=YearPaperPermission.HAND_OVER, records="funding.taken_back")
def take_back(proposal: FundingProposal, *, by: Person, at: datetime) -> FundingProposal:
    """Make one that waits a draft again. Raises MoneyRefused."""
    _refuse_unless_waiting(proposal)
    proposal.state, proposal.handed_over_on = FundingState.DRAFT, None
    proposal.handed_to, proposal.frozen = "", {}
    proposal.save(update_fields=["state", "handed_over_on", "handed_to", "frozen"])
    add_event_data(title=proposal.title)
    return proposal


@action(needs=YearPaperPermission.HAND_OVER, records="funding.granted", counts_as_life=True)
def grant(
    proposal: FundingProposal, *, amount: int, on: date, by: Person, at: datetime
) -> FundingProposal:
    """Say how much was granted. Raises MoneyRefused."""
    _refuse_unless_waiting(proposal)
    _refuse_day(proposal, on, at)
    proposal.state, proposal.decided_on = FundingState.GRANTED, on
    proposal.granted = amount
    proposal.save(update_fields=["state", "decided_on", "granted"])
    add_event_data(title=proposal.title, amount=rupiah(amount))
    return proposal


@action(needs=YearPaperPermission.HAND_OVER, records="funding.declined")
def decline(
    proposal: FundingProposal, *, why: str, on: date, by: Person, at: datetime
) -> FundingProposal:
    """Say why it was not granted. Raises MoneyRefused."""
    _refuse_unless_waiting(proposal)
    _refuse_day(proposal, on, at)
    proposal.state, proposal.decided_on = FundingState.DECLINED, on
    proposal.refusal = why
    proposal.save(update_fields=["state", "decided_on", "refusal"])
    add_event_data(title=proposal.title, why=why)
    return proposal


@action(needs=LedgerPermission.PLAN, records="funding.source_planned", counts_as_life=True)
def plan_granted(
    proposal: FundingProposal, *, name: str, legal_basis: str, by: Person, at: datetime
) -> FundingProposal:
    """Plan what was granted as a source of its year. Raises MoneyRefused, WordsRefused."""
    if not proposal.is_granted or proposal.source is not None:
        raise MoneyRefused("Sumber dana dari proposal ini sudah direncanakan.")
    data = SourceData(
        kind=SOURCE_KINDS[FundingTarget(proposal.target)],
        year=proposal.year,
        name=name,
        planned=proposal.granted or 0,
        legal_basis=legal_basis,
    )
    source = Fund(site=proposal.site, by=by, entered_at=at, kind=data.kind, year=data.year)
    write_source(source, data, by)
    proposal.source = source
    proposal.save(update_fields=["source"])
    add_event_data(title=proposal.title)
    return proposal


def _write_lines(proposal: FundingProposal, lines: Sequence[CostLine]) -> None:
    proposal.lines.all().delete()
    FundingLine.objects.bulk_create(
        FundingLine(proposal=proposal, place=place, name=line.name, amount=line.amount)
        for place, line in enumerate(lines, start=1)
    )


def _paper_of(proposal: FundingProposal, on: date) -> dict[str, Any]:
    kim = kim_of(proposal.site)
    if kim is None:
        raise MoneyRefused("Hanya KIM yang menyerahkan proposal.")
    return frozen_document(proposal_document(proposal_paper(proposal, kim, on)))


def _refuse_unless_waiting(proposal: FundingProposal) -> None:
    if not proposal.is_waiting:
        raise MoneyRefused(f"Proposal ini sudah {proposal.get_state_display().lower()}.")


def _refuse_future(proposal: FundingProposal, on: date, at: datetime) -> None:
    if on > clock.today(at, proposal.site.region.zone):
        raise MoneyRefused("Harinya belum tiba. Tulis hari ini atau sebelumnya.")


def _refuse_day(proposal: FundingProposal, on: date, at: datetime) -> None:
    _refuse_future(proposal, on, at)
    if proposal.handed_over_on and on < proposal.handed_over_on:
        raise MoneyRefused(
            f"Proposal ini baru diserahkan {clock.day(proposal.handed_over_on)}. Periksa harinya."
        )
