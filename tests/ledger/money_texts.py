"""The texts that people type about money."""

from typing import Any, Final

from django.utils import timezone

from kimid.ledger.actions import corrections, counts, income, links, sources, vouchers
from kimid.ledger.models import Fund, FundKind, Purse, Voucher
from kimid.lib import clock
from kimid.people.models import Person
from kimid.registry.models import Kim
from kimid.sites.guard import on_site
from tests.ledger.making import phone_number
from tests.sites.public_text_case import PublicTextCase

GATED: Final = {
    "ledger.Fund": "name legal_basis giver",
    "ledger.PlanLine": "name explanation",
    "ledger.Voucher": "purpose party no_paper_reason outside_approver",
    "ledger.CashCount": "explanation",
}
NOT_PUBLIC: Final = {
    "ledger.Fund": "public_id",
    "ledger.PlanLine": "public_id",
    # It only proposes; what is submitted of it is a voucher.
    "ledger.RecurringExpense": "public_id purpose party",
    # What the phone calls it; and what is said within the group.
    "ledger.Voucher": "public_id number question answer refusal",
    # A name in private storage, two hashes, and what the sender reads.
    "ledger.VoucherPaper": "kind name digest look refusal",
    # How many of each note.
    "ledger.CashCount": "number notes",
}


def _source(kim: Kim, by: Person, **changes: Any) -> Fund:
    year = clock.today(timezone.now(), kim.region.zone).year
    values = {"kind": FundKind.GRANT, "year": year, **changes}
    with on_site(kim.site):
        return sources.add_source(
            kim.site, data=sources.SourceData(**values), by=by, at=timezone.now()
        )


def _income(kim: Kim, by: Person, **changes: Any) -> Voucher:
    today = clock.today(timezone.now(), kim.region.zone)
    values = {"amount": 50_000, "source": _source(kim, by), "purse": Purse.CASH, "on": today}
    values |= {"purpose": "Pencairan", "party": "Dinas", "party_is_public": True}
    data = income.IncomeData(**{**values, **changes})
    with on_site(kim.site):
        return income.receive(kim.site, data=data, number=phone_number(), by=by, at=timezone.now())


def _expense(kim: Kim, by: Person, **changes: Any) -> Voucher:
    today = clock.today(timezone.now(), kim.region.zone)
    values = {"amount": 50_000, "source": _source(kim, by), "purse": Purse.CASH}
    values |= {"purpose": "Cetak papan", "party": "Toko Sinar", "paper_on": today}
    data = vouchers.SpendingData(**{**values, **changes})
    with on_site(kim.site):
        return vouchers.submit(kim.site, data=data, number=phone_number(), by=by, at=timezone.now())


def _line(kim: Kim, by: Person, name: str, explanation: str) -> object:
    year = clock.today(timezone.now(), kim.region.zone).year
    with on_site(kim.site):
        at = timezone.now()
        line = sources.add_line(kim.site, year=year, name=name, planned=5, by=by, at=at)
        return sources.change_line(line, planned=5, explanation=explanation, by=by, at=at)


def _count(kim: Kim, by: Person, text: str) -> object:
    data = counts.CountData({1_000: 1}, explanation=text)
    with on_site(kim.site):
        return counts.count_cash(
            kim.site, data=data, number=phone_number(), by=by, at=timezone.now()
        )


def _correction(kim: Kim, by: Person, text: str) -> object:
    voucher = _income(kim, by)
    with on_site(kim.site):
        return corrections.propose_correction(
            voucher, why=text, number=phone_number(), by=by, at=timezone.now()
        )


def _official(kim: Kim, by: Person, text: str) -> object:
    voucher = _expense(kim, by)
    with on_site(kim.site):
        return links.ask_official(voucher, holder_name=text, by=by, at=timezone.now())


BESIDE: Final[dict[str, PublicTextCase]] = {
    "ledger.Fund.name": lambda kim, by, text: _source(kim, by, name=text),
    "ledger.Fund.legal_basis": lambda kim, by, text: _source(kim, by, legal_basis=text),
    "ledger.Fund.giver": lambda kim, by, text: _source(kim, by, giver=text, names_giver=True),
    "ledger.PlanLine.name": lambda kim, by, text: _line(kim, by, text, ""),
    "ledger.PlanLine.explanation": lambda kim, by, text: _line(kim, by, "Cetak", text),
    "ledger.Voucher.purpose": lambda kim, by, text: _expense(kim, by, purpose=text),
    "ledger.Voucher.purpose of income": lambda kim, by, text: _income(kim, by, purpose=text),
    "ledger.Voucher.purpose of a correction": _correction,
    "ledger.Voucher.party": lambda kim, by, text: _expense(kim, by, party=text),
    "ledger.Voucher.party who gives": lambda kim, by, text: _income(kim, by, party=text),
    "ledger.Voucher.no_paper_reason": lambda kim, by, text: _expense(kim, by, no_paper_reason=text),
    "ledger.Voucher.outside_approver": _official,
    "ledger.CashCount.explanation": _count,
}
