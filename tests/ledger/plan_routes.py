"""The plan of group A, its counts and closed months, and an official who is asked by a link."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from kimid.events.permissions import Role
from kimid.ledger.actions import counts, links, sources, vouchers
from kimid.ledger.models import FundKind, Purse, Voucher, VoucherPaper
from kimid.media.paper import stored_pages
from kimid.people.models import Person
from kimid.registry.models import Kim
from kimid.sites.guard import on_site
from tests import build
from tests.ledger.making import settled
from tests.matrix.browser import RUANG
from tests.matrix.case import Case
from tests.matrix.cast import (
    ALSO_FAR_AWAY,
    GROUP,
    NUMBER_OF_NOTHING,
    Door,
    Place,
    Route,
    Said,
    Thing,
    Who,
    open_at,
)
from tests.matrix.world import NOW, World
from tests.media.pictures import encoded, scene

_YEAR: Final = NOW.year
_NOT_THERE: Final = "2222222222"
_NO_YEAR: Final = 1999
_OPEN: Final = {Thing.OPEN: Said.OK}
_DONE: Final = {Thing.OPEN: Said.DONE}
_NEW: Final = {Thing.PAGE: Said.DONE}

ROUTES: Final[dict[tuple[str, str], Route]] = {
    ("ruang", "ruang-money-plan"): Route(Door.GROUP, "GET"),
    ("ruang", "ruang-money-plan-year"): Route(Door.GROUP, "GET"),
    # This year has a plan already, or nothing was planned last year.
    ("ruang", "ruang-money-plan-copy"): Route(
        Door.EDITORS, "POST", posts={Thing.PAGE: Said.NOT_NOW}
    ),
    ("ruang", "ruang-money-source-new"): Route(Door.EDITORS, "GET POST", posts=_NEW),
    ("ruang", "ruang-money-source"): Route(Door.EDITORS, "GET POST", _OPEN, _DONE),
    ("ruang", "ruang-plan-line-new"): Route(Door.EDITORS, "GET POST", posts=_NEW),
    ("ruang", "ruang-plan-line"): Route(Door.EDITORS, "GET POST", _OPEN, _DONE),
    ("ruang", "ruang-recurring-new"): Route(Door.EDITORS, "GET POST", posts=_NEW),
    ("ruang", "ruang-recurring-end"): Route(Door.EDITORS, "POST", posts=_DONE),
    # What the book said is read on the page first.
    ("ruang", "ruang-cash-count"): Route(
        Door.GROUP, "GET POST", posts={Thing.PAGE: Said.INCOMPLETE}
    ),
    ("ruang", "ruang-cash-counted"): Route(Door.GROUP, "GET", _OPEN),
    # Only whoever counted along is asked.
    ("ruang", "ruang-cash-count-answer"): Route(
        Door.GROUP,
        "POST",
        posts=_DONE,
        others=(frozenset({Who.EDITOR, Who.CHAIR, Who.OTHER_MEMBER, Who.OTHER_CHAIR}), {}),
    ),
    ("ruang", "ruang-close-books"): Route(
        Door.EDITORS, "GET POST", posts={Thing.PAGE: Said.INCOMPLETE}
    ),
    # There are others in A, who approve themselves.
    ("ruang", "ruang-money-official"): Route(
        Door.GROUP, "GET POST", _OPEN, {Thing.OPEN: Said.NOT_NOW}
    ),
    ("ruang", "voucher-answer"): Route(
        Door.VISITOR,
        "GET HEAD POST",
        {Thing.OPEN: Said.OK, Thing.SPENT: Said.GONE},
        {Thing.OPEN: Said.SHOWN, Thing.SPENT: Said.GONE},
    ),
    ("ruang", "voucher-answer-paper"): Route(Door.VISITOR, "GET HEAD", _OPEN),
}
FORMS: Final[dict[str, dict[str, str]]] = {
    "ruang-money-source-new": {"kind": "csr", "name": "Bank Kalbar", "planned": "2jt"},
    "ruang-money-source": {"kind": "hibah", "planned": "3jt"},
    "ruang-plan-line-new": {"name": "Pelatihan warga", "planned": "2jt"},
    "ruang-plan-line": {"name": "Perjalanan liputan", "planned": "1jt"},
    "ruang-recurring-new": {
        "purpose": "Sewa lapak",
        "party": "Pasar Hilir",
        "amount": "150rb",
        "day": "1",
    },
    "ruang-cash-count-answer": {"jawab": "ya"},
    "ruang-money-official": {"holder_name": "Pak Usman", "phone": "0812 3456 7890"},
    "voucher-answer": {"amount": "350000", "answer": "setuju"},
}
READS: Final[dict[str, set[str]]] = {"ruang-cash-count-answer": {"jawab"}}


@dataclass
class PlanOfA:
    """A source, a line and a monthly expense of group A, a count with its member, and a voucher;
    an open and a spent link of a group with a single account, with a receipt.
    """

    source: str
    line: str
    recurring: str
    count: int
    voucher: str
    link: str
    spent: str
    receipt: str


def furnish(world: World) -> None:
    """By an editor who is nowhere else in the matrix."""
    kim = world.kims[Place.A]
    by = settled(kim, Role.EDITOR)
    secret = world.canaries.hide("recurring expense: whom", GROUP[Place.A])
    with on_site(kim.site):
        data = sources.SourceData(FundKind.GRANT, _YEAR, planned=2_000_000)
        source = sources.add_source(kim.site, data=data, by=by, at=NOW)
        line = sources.add_line(
            kim.site, year=_YEAR, name="Perjalanan liputan", planned=900_000, by=by, at=NOW
        )
        recurring = sources.add_recurring(
            kim.site, purpose="Kuota", party=secret, amount=350_000, day=5, by=by, at=NOW
        )
        data_of_count = counts.CountData(
            {1_000: 7}, explanation="Uang parkir", counted_with=world.people[Who.MEMBER]
        )
        count = counts.count_cash(kim.site, data=data_of_count, number="hitungmtrx", by=by, at=NOW)
    voucher = _waiting(kim, by)
    lone = build.kim()
    chair = settled(lone, Role.CHAIR)
    (link, receipt), (spent, _) = (_asked(lone, chair) for _ in range(2))
    with on_site(lone.site):
        last = Voucher.objects.latest("pk")
        vouchers.take_back(last, by=chair, at=NOW)
    keys = (source.public_id, line.public_id, recurring.public_id)
    world.put(PlanOfA(*keys, count.pk, voucher.public_id, link, spent, receipt))


def _waiting(kim: Kim, by: Person) -> Voucher:
    with on_site(kim.site):
        many = Voucher.objects.count()
        data = sources.SourceData(FundKind.PRIZE, _YEAR, name=f"lomba {many}")
        source = sources.add_source(kim.site, data=data, by=by, at=NOW)
        spending = vouchers.SpendingData(
            350_000, "Kuota liputan", "Konter Rahma", Purse.OWN, NOW.date(), source=source
        )
        number = f"mtrx{many:06d}"
        return vouchers.submit(kim.site, data=spending, number=number, by=by, at=NOW)


def _asked(kim: Kim, by: Person) -> tuple[str, str]:
    """The token of a link to a voucher with a receipt, and the name of the receipt."""
    voucher = _waiting(kim, by)
    with on_site(kim.site):
        with stored_pages([encoded(scene(80, 120), "WEBP")]) as stored:
            VoucherPaper.objects.create(
                site=kim.site,
                voucher=voucher,
                kind="nota",
                digest="0" * 64,
                added_at=NOW,
                **stored._asdict(),
            )
        _, token = links.ask_official(voucher, holder_name="Pak Usman", by=by, at=NOW)
    return token, stored.name


def cases(world: World) -> Iterator[Case]:
    """What group A has, on every site; the links on no site."""
    rows = world.get(PlanOfA)
    for name in (
        *("ruang-money-plan", "ruang-recurring-new", "ruang-cash-count", "ruang-close-books"),
    ):
        yield from world.pages(name, *ALSO_FAR_AWAY)
    for name in (
        *("ruang-money-plan-year", "ruang-money-plan-copy"),
        *("ruang-money-source-new", "ruang-plan-line-new"),
    ):
        yield from world.pages(name, *ALSO_FAR_AWAY, year=_YEAR)
        for place in ALSO_FAR_AWAY:
            yield world.page(name, place, Thing.ABSENT, year=_NO_YEAR)
    for number, name in (
        (rows.source, "ruang-money-source"),
        (rows.line, "ruang-plan-line"),
        (rows.recurring, "ruang-recurring-end"),
        (rows.voucher, "ruang-money-official"),
    ):
        for place in ALSO_FAR_AWAY:
            yield world.page(name, place, open_at(place, Place.A), number=number)
            yield world.page(name, place, Thing.ABSENT, number=_NOT_THERE)
    for name in ("ruang-cash-counted", "ruang-cash-count-answer"):
        for place in ALSO_FAR_AWAY:
            yield world.page(name, place, open_at(place, Place.A), key=rows.count)
            yield world.page(name, place, Thing.ABSENT, key=NUMBER_OF_NOTHING)
    yield from _links(rows)


def _links(rows: PlanOfA) -> Iterator[Case]:
    for thing, token in (
        (Thing.OPEN, rows.link),
        (Thing.SPENT, rows.spent),
        (Thing.ABSENT, "tidak-ada"),
    ):
        path = f"/setujui-belanja/{token}/"
        yield Case(("ruang", "voucher-answer"), Place.NOWHERE, thing, RUANG, path)
        at = Thing.OPEN if thing == Thing.OPEN else Thing.ABSENT
        page = f"{path}nota/{rows.receipt}/1.webp"
        yield Case(("ruang", "voucher-answer-paper"), Place.NOWHERE, at, RUANG, page)
