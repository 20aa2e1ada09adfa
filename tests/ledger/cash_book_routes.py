"""The cash book of group A: its vouchers in every state, and money that comes in."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from kimid.events.permissions import Role
from kimid.ledger.actions import income, sources, vouchers
from kimid.ledger.models import Fund, FundKind, Purse, Voucher, VoucherKind, VoucherPaper
from kimid.media.paper import stored_pages
from kimid.people.models import Person
from kimid.sites.guard import on_site
from kimid.sites.models import Site
from tests.ledger.making import settled
from tests.matrix.case import Case
from tests.matrix.cast import ALSO_FAR_AWAY, GROUP, Door, Place, Route, Said, Thing, Who, open_at
from tests.matrix.world import NOW, World
from tests.media.pictures import encoded, scene

_NOT_THERE: Final = "2222222222"
_OPEN: Final = {Thing.OPEN: Said.OK}
_DONE: Final = {Thing.OPEN: Said.DONE}
_NEW: Final = {Thing.PAGE: Said.DONE}
# Members see a voucher and do not decide; whose it is not gets no such address.
_MEMBERS: Final = (frozenset({Who.MEMBER, Who.OTHER_MEMBER}), {Thing.OPEN: Said.ABSENT})
_DECIDES: Final = Route(Door.GROUP, "POST", posts=_DONE, others=_MEMBERS)
_WRITERS: Final = Route(
    Door.GROUP,
    "POST",
    posts=_DONE,
    others=(
        frozenset({Who.EDITOR, Who.CHAIR, Who.OTHER_MEMBER, Who.OTHER_CHAIR}),
        {Thing.OPEN: Said.ABSENT},
    ),
)
# The fund is that of A, and B has no cash.
_CHAIR_OF_B: Final = frozenset({Who.OTHER_CHAIR})
_TODAY: Final = NOW.date().strftime("%d-%m-%Y")

ROUTES: Final[dict[tuple[str, str], Route]] = {
    ("ruang", "ruang-cash-book"): Route(Door.GROUP, "GET"),
    ("ruang", "ruang-cash-month"): Route(Door.GROUP, "GET", _OPEN),
    ("ruang", "ruang-expense-new"): Route(
        Door.GROUP,
        "GET POST",
        posts=_NEW,
        others=(GROUP[Place.B], {Thing.PAGE: Said.INCOMPLETE}),
    ),
    ("ruang", "ruang-advance-new"): Route(Door.GROUP, "GET POST", posts=_NEW),
    ("ruang", "ruang-receipt-piece"): Route(Door.GROUP, "POST", posts={Thing.PAGE: Said.OK}),
    ("ruang", "ruang-income-new"): Route(
        Door.EDITORS,
        "GET POST",
        posts=_NEW,
        others=(_CHAIR_OF_B, {Thing.PAGE: Said.INCOMPLETE}),
    ),
    ("ruang", "ruang-cash-move"): Route(
        Door.EDITORS,
        "GET POST",
        posts=_NEW,
        others=(_CHAIR_OF_B, {Thing.PAGE: Said.WRONG_STEP}),
    ),
    ("ruang", "ruang-books-open"): Route(Door.EDITORS, "GET POST", posts=_NEW),
    ("ruang", "ruang-voucher"): Route(Door.GROUP, "GET", _OPEN),
    ("ruang", "ruang-voucher-approve"): _DECIDES,
    ("ruang", "ruang-voucher-ask"): _DECIDES,
    ("ruang", "ruang-voucher-refuse"): _DECIDES,
    ("ruang", "ruang-voucher-pay"): _DECIDES,
    ("ruang", "ruang-voucher-answer"): _WRITERS,
    ("ruang", "ruang-voucher-take-back"): _WRITERS,
    ("ruang", "ruang-voucher-correct"): Route(Door.GROUP, "POST", posts=_DONE),
    ("ruang", "ruang-advance-rest"): Route(Door.EDITORS, "POST", posts=_DONE),
    ("ruang", "ruang-receipt-add"): Route(Door.GROUP, "POST", posts={Thing.OPEN: Said.NOT_NOW}),
    ("ruang", "ruang-receipt"): Route(Door.GROUP, "GET", _OPEN),
    ("ruang", "ruang-receipt-small"): Route(Door.GROUP, "GET", _OPEN),
}
FORMS: Final[dict[str, dict[str, str]]] = {
    "ruang-expense-new": {
        "number": "matriks234",
        "amount": "185rb",
        "purpose": "Kertas buletin",
        "party": "Toko Makmur",
        "party_kind": "toko",
        "source": "",  # filled in when the world is furnished
        "purse": "kas",
        "paper_on": _TODAY,
        "no_paper_reason": "Notanya basah.",
    },
    "ruang-advance-new": {
        "number": "matriks235",
        "amount": "185rb",
        "purpose": "Rapat Kamis",
        "due_on": "1-12-2030",
    },
    "ruang-income-new": {
        "number": "matriks236",
        "amount": "150rb",
        "source": "",
        "purse": "kas",
        "purpose": "Penjualan kalender",
        "on": _TODAY,
    },
    "ruang-cash-move": {"number": "matriks237", "to": "bank", "amount": "5rb", "on": _TODAY},
    "ruang-books-open": {"number": "matriks238", "purse": "bank", "amount": "5rb", "on": _TODAY},
    "ruang-voucher-approve": {"amount": "50000"},
    "ruang-voucher-ask": {"question": "Untuk berapa orang?"},
    "ruang-voucher-refuse": {"why": "Bukan belanja kelompok."},
    "ruang-voucher-answer": {"answer": "Untuk dua belas orang."},
    "ruang-voucher-pay": {"purse": "kas", "on": _TODAY},
    "ruang-voucher-correct": {"number": "matriks239", "why": "Tercatat dua kali."},
    "ruang-advance-rest": {"number": "matriks240", "amount": "5rb", "on": _TODAY},
}
READS: Final[dict[str, set[str]]] = {
    "ruang-receipt-add": {"nota"},
    "ruang-expense-new": {"nota-clear"},
    "ruang-receipt-piece": {"*"},
}


@dataclass
class CashBookOfA:
    """Vouchers of group A, by what is to be done with each."""

    waiting: str
    asked: str
    approved: str
    booked: str
    advance: str
    receipt: str


def furnish(world: World) -> None:
    """By an editor who is nowhere else in the matrix; one voucher is that of the member."""
    kim, member = world.kims[Place.A], world.people[Who.MEMBER]
    site, by, other = kim.site, settled(kim, Role.EDITOR), settled(kim, Role.EDITOR)
    secret = world.canaries.hide("voucher: whom it went to", GROUP[Place.A])
    with on_site(site):
        data = sources.SourceData(FundKind.CSR, NOW.year, name="Bank Mandau", planned=9_000_000)
        fund = sources.add_source(site, data=data, by=by, at=NOW)
        booked = _income(site, fund, by)
        waiting = _spending(site, fund, by, "mtrxkas001", party=secret)
        asked = _spending(site, fund, member, "mtrxkas002")
        vouchers.ask_back(asked, question="Untuk apa?", by=other, at=NOW)
        approved = _spending(site, fund, by, "mtrxkas003")
        vouchers.approve(approved, amount=50_000, by=other, at=NOW)
        advance = _spending(site, None, by, "mtrxkas004", kind=VoucherKind.ADVANCE)
        vouchers.approve(advance, amount=50_000, by=other, at=NOW)
        vouchers.pay(advance, purse=Purse.CASH, on=NOW.date(), by=by, at=NOW)
        with stored_pages([encoded(scene(80, 120), "WEBP")]) as stored:
            VoucherPaper.objects.create(
                site=site,
                voucher=waiting,
                kind="nota",
                digest="1" * 64,
                added_at=NOW,
                **stored._asdict(),
            )
    FORMS["ruang-expense-new"]["source"] = fund.public_id
    FORMS["ruang-income-new"]["source"] = fund.public_id
    world.put(
        CashBookOfA(
            waiting.public_id,
            asked.public_id,
            approved.public_id,
            booked.public_id,
            advance.public_id,
            stored.name,
        )
    )


def _income(site: Site, fund: Fund, by: Person) -> Voucher:
    data = income.IncomeData(2_000_000, "Pencairan", fund, Purse.CASH, NOW.date())
    return income.receive(site, data=data, number="mtrxkas000", by=by, at=NOW)


def _spending(
    site: Site,
    fund: Fund | None,
    by: Person,
    number: str,
    *,
    party: str = "Toko Makmur",
    kind: VoucherKind = VoucherKind.EXPENSE,
) -> Voucher:
    data = vouchers.SpendingData(
        50_000,
        "Kertas dan tinta",
        party,
        Purse.CASH,
        NOW.date(),
        kind=kind,
        source=fund,
        due_on=NOW.date(),
    )
    return vouchers.submit(site, data=data, number=number, by=by, at=NOW)


def cases(world: World) -> Iterator[Case]:
    """What group A has, on every site."""
    rows = world.get(CashBookOfA)
    for name in (
        *("ruang-cash-book", "ruang-expense-new", "ruang-advance-new"),
        *("ruang-income-new", "ruang-cash-move", "ruang-books-open"),
    ):
        yield from world.pages(name, *ALSO_FAR_AWAY)
    yield from world.pages("ruang-receipt-piece", *ALSO_FAR_AWAY, name="abcdefgh23456789")
    for number, *names in (
        (rows.waiting, "ruang-voucher", "ruang-voucher-approve", "ruang-voucher-ask"),
        (rows.waiting, "ruang-voucher-refuse", "ruang-receipt-add"),
        (rows.asked, "ruang-voucher-answer", "ruang-voucher-take-back"),
        (rows.approved, "ruang-voucher-pay"),
        (rows.booked, "ruang-voucher-correct"),
        (rows.advance, "ruang-advance-rest"),
    ):
        for place in ALSO_FAR_AWAY:
            for name in names:
                yield world.page(name, place, open_at(place, Place.A), number=number)
                yield world.page(name, place, Thing.ABSENT, number=_NOT_THERE)
    for place in ALSO_FAR_AWAY:
        both = open_at(place, Place.A, Place.B)
        yield world.page("ruang-cash-month", place, both, year=NOW.year, number=NOW.month)
        yield world.page("ruang-cash-month", place, Thing.ABSENT, year=NOW.year, number=13)
        for name in ("ruang-receipt", "ruang-receipt-small"):
            at = open_at(place, Place.A)
            row = {"number": rows.waiting, "paper": rows.receipt}
            yield world.page(name, place, at, **row, page_number=1)
            yield world.page(name, place, Thing.ABSENT, **row, page_number=9)
