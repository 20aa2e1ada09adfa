"""Papers of money and bills of group A."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from kimid.events.permissions import Role
from kimid.ledger.actions import bills, sources
from kimid.ledger.models import FundKind, Purse
from kimid.sites.guard import on_site
from tests.ledger.making import settled
from tests.matrix.case import Case
from tests.matrix.cast import ALSO_FAR_AWAY, GROUP, Door, Place, Route, Said, Thing, open_at
from tests.matrix.world import NOW, World

_NOT_THERE: Final = "2222222222"
_OPEN: Final = {Thing.OPEN: Said.OK}
_DONE: Final = {Thing.OPEN: Said.DONE}
_TODAY: Final = NOW.date().strftime("%d-%m-%Y")

ROUTES: Final[dict[tuple[str, str], Route]] = {
    ("ruang", "ruang-money-papers"): Route(Door.GROUP, "GET"),
    ("ruang", "ruang-cash-book-paper"): Route(Door.GROUP, "GET", _OPEN),
    ("ruang", "ruang-source-papers"): Route(Door.GROUP, "GET", _OPEN),
    ("ruang", "ruang-source-paper"): Route(Door.GROUP, "GET", _OPEN),
    ("ruang", "ruang-source-paper-part"): Route(Door.GROUP, "GET", _OPEN),
    ("ruang", "ruang-bills"): Route(Door.GROUP, "GET"),
    ("ruang", "ruang-bill-new"): Route(Door.EDITORS, "GET POST", posts={Thing.PAGE: Said.DONE}),
    ("ruang", "ruang-bill"): Route(Door.GROUP, "GET", _OPEN),
    ("ruang", "ruang-bill-paid"): Route(Door.EDITORS, "POST", posts=_DONE),
    ("ruang", "ruang-bill-cancel"): Route(Door.EDITORS, "POST", posts=_DONE),
    ("ruang", "ruang-bill-paper"): Route(Door.GROUP, "GET", _OPEN),
    ("ruang", "ruang-bill-receipt"): Route(Door.GROUP, "GET", _OPEN),
}
FORMS: Final[dict[str, dict[str, str]]] = {
    "ruang-bill-new": {
        "number": "matriks241",
        "debtor": "Koperasi Kelapa",
        "due_on": "1-12-2030",
        "text_1": "Liputan panen",
        "count_1": "1",
        "price_1": "450rb",
    },
    "ruang-bill-paid": {"number": "matriks242", "purse": "kas", "on": _TODAY, "source": ""},
    "ruang-bill-cancel": {"why": "Salah nama."},
}
READS: Final[dict[str, set[str]]] = {"ruang-money-papers": {"tahun"}, "ruang-bill-new": {"kabar"}}


@dataclass
class BillsOfA:
    """An unpaid and a paid bill of group A, and the source of its own business."""

    unpaid: str
    paid: str
    fund: str


def furnish(world: World) -> None:
    """By an editor who is nowhere else in the matrix."""
    kim = world.kims[Place.A]
    by = settled(kim, Role.EDITOR)
    secret = world.canaries.hide("bill: whom it goes to", GROUP[Place.A])
    with on_site(kim.site):
        plan = sources.SourceData(FundKind.BUSINESS, NOW.year)
        fund = sources.add_source(kim.site, data=plan, by=by, at=NOW)
        data = bills.BillData(debtor=secret, lines=[("Cetak", 2, 75_000)], due_on=date(2030, 12, 1))
        unpaid, paid = (
            bills.write_bill(kim.site, data=data, number=f"mtrxnota{place}", by=by, at=NOW)
            for place in range(2)
        )
        payment = bills.BillPayment(purse=Purse.CASH, on=NOW.date(), source=fund)
        bills.pay_bill(paid, payment=payment, number="mtrxlunas", by=by, at=NOW)
    FORMS["ruang-bill-paid"]["source"] = fund.public_id
    world.put(BillsOfA(unpaid.public_id, paid.public_id, fund.public_id))


def cases(world: World) -> Iterator[Case]:
    """What group A has, on every site."""
    rows = world.get(BillsOfA)
    for name in ("ruang-money-papers", "ruang-bills", "ruang-bill-new"):
        yield from world.pages(name, *ALSO_FAR_AWAY)
    for number, *names in (
        (rows.unpaid, "ruang-bill", "ruang-bill-paid", "ruang-bill-cancel", "ruang-bill-paper"),
        (rows.paid, "ruang-bill-receipt"),
        (rows.fund, "ruang-source-papers", "ruang-source-paper"),
    ):
        for place in ALSO_FAR_AWAY:
            for name in names:
                yield world.page(name, place, open_at(place, Place.A), number=number)
                yield world.page(name, place, Thing.ABSENT, number=_NOT_THERE)
    for place in ALSO_FAR_AWAY:
        both, at = open_at(place, Place.A, Place.B), open_at(place, Place.A)
        yield world.page("ruang-cash-book-paper", place, both, year=NOW.year, number=NOW.month)
        yield world.page("ruang-cash-book-paper", place, Thing.ABSENT, year=NOW.year, number=13)
        yield world.page("ruang-source-paper-part", place, at, number=rows.fund, part=1)
        yield world.page("ruang-source-paper-part", place, Thing.ABSENT, number=rows.fund, part=9)
