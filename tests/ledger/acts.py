"""A call of each action of the ledger, for an actor who lacks the permission."""

from collections.abc import Callable
from datetime import date
from typing import Any, Final

from django.db import models

from kimid.ledger.actions.bills import BillData, BillPayment
from kimid.ledger.actions.counts import CountData
from kimid.ledger.actions.income import IncomeData
from kimid.ledger.actions.sources import SourceData
from kimid.ledger.actions.vouchers import SpendingData
from kimid.ledger.models import Bill, FundKind, Purse, RecurringExpense, Voucher
from kimid.lib.month import Month
from tests import build
from tests.events.action_case import ActionCase
from tests.ledger import billing, year_papers_acts
from tests.ledger.making import Books

_DAY: Final = date(2026, 11, 2)
_SOURCES: Final = "kimid.ledger.actions.sources"
_VOUCHERS: Final = "kimid.ledger.actions.vouchers"
_INCOME: Final = "kimid.ledger.actions.income"
_BILLS: Final = "kimid.ledger.actions.bills"
_COUNTS: Final = "kimid.ledger.actions.counts"


def _books() -> Books:
    return Books(build.kim())


def _waiting() -> Voucher:
    books = _books()
    return books.submit(50_000, books.source())


def _booked() -> Voucher:
    books = _books()
    return books.receive(50_000, books.source())


def _recurring() -> RecurringExpense:
    books = _books()
    return RecurringExpense.objects.create(
        site=books.kim.site,
        purpose="Kuota",
        party="Toko",
        amount=350_000,
        day=15,
        by=books.chair,
        entered_at=build.AT,
    )


def _of_site(**arguments: Any) -> ActionCase:
    return lambda: (build.kim().site, arguments)


def _of(make: Callable[[], models.Model], **arguments: Any) -> ActionCase:
    return lambda: (make(), arguments)


def _income() -> tuple[models.Model, dict[str, Any]]:
    books = _books()
    data = IncomeData(50_000, "Pencairan", books.source(), Purse.CASH, _DAY)
    return books.kim.site, {"data": data, "number": "hp1"}


def _bill() -> Bill:
    return billing.bill(_books())


ACTS: Final[dict[str, ActionCase]] = {
    f"{_BILLS}.write_bill": _of_site(
        data=BillData("Koperasi", [("Cetak", 1, 9_000)], _DAY), number="hp1"
    ),
    f"{_BILLS}.pay_bill": _of(_bill, payment=BillPayment(Purse.CASH, _DAY), number="hp1"),
    f"{_BILLS}.cancel_bill": _of(_bill, why="Salah nama."),
    f"{_VOUCHERS}.add_receipt": _of(_waiting, receipt=None),
    f"{_SOURCES}.add_source": _of_site(data=SourceData(FundKind.CSR, 2026)),
    f"{_SOURCES}.change_source": _of(
        lambda: _books().source(), data=SourceData(FundKind.DESA_BUDGET, 2026, planned=9)
    ),
    f"{_SOURCES}.add_line": _of_site(year=2026, name="Kuota", planned=9),
    f"{_SOURCES}.change_line": _of(lambda: _books().line(), planned=9, explanation=""),
    f"{_SOURCES}.add_recurring": _of_site(purpose="Kuota", party="Toko", amount=9, day=15),
    f"{_SOURCES}.end_recurring": _of(_recurring),
    "kimid.ledger.actions.plan_copies.copy_plan": _of_site(year=2027),
    f"{_VOUCHERS}.submit": _of_site(
        data=SpendingData(9, "Kuota", "Toko", Purse.CASH, _DAY), number="hp1"
    ),
    f"{_VOUCHERS}.ask_back": _of(_waiting, question="Untuk apa?"),
    f"{_VOUCHERS}.answer_question": _of(_waiting, answer="Paku."),
    f"{_VOUCHERS}.approve": _of(_waiting, amount=50_000),
    f"{_VOUCHERS}.note_shared_phone": _of(_waiting, other="Rina"),
    f"{_VOUCHERS}.refuse": _of(_waiting, why="Tidak jelas."),
    f"{_VOUCHERS}.take_back": _of(_waiting),
    f"{_VOUCHERS}.pay": _of(_waiting, purse=Purse.CASH, on=_DAY),
    f"{_INCOME}.receive": _income,
    f"{_INCOME}.move": _of_site(to=Purse.BANK, amount=9, on=_DAY, number="hp1"),
    f"{_INCOME}.open_books": _of_site(purse=Purse.CASH, amount=9, on=_DAY, number="hp1"),
    f"{_INCOME}.take_rest": _of(_waiting, amount=9, on=_DAY, number="hp1"),
    "kimid.ledger.actions.corrections.propose_correction": _of(_booked, why="Salah", number="hp1"),
    f"{_COUNTS}.count_cash": _of_site(data=CountData({1_000: 1}), number="hp1"),
    f"{_COUNTS}.answer_count": _of(lambda: _books().count({}), agrees=True),
    f"{_COUNTS}.close_books": _of_site(until=Month(2026, 10)),
    "kimid.ledger.actions.erased_names.erase_name": _of_site(name="Bu Ani"),
    "kimid.ledger.actions.links.ask_official": _of(_waiting, holder_name="Pak Lurah"),
    "kimid.ledger.actions.links.answer_by_link": _of(_waiting, amount=50_000, refusal=""),
    **year_papers_acts.ACTS,
}
