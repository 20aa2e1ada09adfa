"""The money of groups A and B in the open: who gave without a name, and what waits, is in none of
it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from kimid.ledger.actions import income, sources, vouchers
from kimid.ledger.models import FundKind, Purse
from kimid.lib import clock
from kimid.sites.guard import on_site
from tests.ledger.making import phone_number
from tests.matrix.case import Case
from tests.matrix.cast import GROUP, Door, Place, Route, Said, Thing, Who
from tests.matrix.world import NOW, PORTALS, World

_PUBLIC: Final = Route(Door.PUBLIC, "GET HEAD")
_SHOWN: Final = Route(Door.PUBLIC, "GET HEAD", {Thing.PUBLISHED: Said.OK})

ROUTES: Final[dict[tuple[str, str], Route]] = {
    **{
        (kind, name): _PUBLIC
        for kind in ("kim", "portal")
        for name in ("money", "money-year", "money-file", "money-open")
    },
    ("kim", "money-month"): _PUBLIC,
    ("kim", "money-entry"): _SHOWN,
}


@dataclass
class MoneyOfA:
    """An entry of group A, and what still waits for somebody who approves."""

    year: int
    month: int
    entry: str
    waiting: str


def furnish(world: World) -> None:
    """Dues of a member whose name only the group knows, and an expense that waits."""
    kim, by = world.kims[Place.A], world.people[Who.EDITOR]
    site, today = kim.site, clock.today(NOW, kim.region.zone)
    payer = world.canaries.hide("money: who paid dues", GROUP[Place.A])
    payee = world.canaries.hide("money: who gets what waits", GROUP[Place.A])
    with on_site(site):
        data = sources.SourceData(kind=FundKind.DUES, year=today.year)
        source = sources.add_source(site, data=data, by=by, at=NOW)
        entry = income.receive(
            site,
            data=income.IncomeData(
                20_000, "Iuran bulan ini", source, Purse.CASH, today, party=payer
            ),
            number=phone_number(),
            by=by,
            at=NOW,
        )
        spending = vouchers.SpendingData(
            5_000, "Paku papan warta", payee, Purse.CASH, today, source=source
        )
        waiting = vouchers.submit(site, data=spending, number=phone_number(), by=by, at=NOW)
    world.put(MoneyOfA(today.year, today.month, entry.public_id, waiting.public_id))


def cases(world: World) -> Iterator[Case]:
    """The pages of both groups, and of a portal of each level."""
    rows = world.get(MoneyOfA)
    paths = {
        "money": "/keuangan/",
        "money-year": f"/keuangan/{rows.year}/",
        "money-file": f"/keuangan/{rows.year}.csv",
        "money-open": f"/keuangan/{rows.year}.json",
    }
    month = f"/keuangan/{rows.year}/{rows.month:02d}/"
    for place in (Place.A, Place.B):
        host = world.host(place)
        for name, path in (*paths.items(), ("money-month", month)):
            yield Case(("kim", name), place, Thing.PAGE, host, path)
        for thing, number in (
            (Thing.PUBLISHED if place == Place.A else Thing.FOREIGN, rows.entry),
            (Thing.DRAFT, rows.waiting),
            (Thing.ABSENT, "2222222222"),
        ):
            path = f"/keuangan/catatan/{number}/"
            yield Case(("kim", "money-entry"), place, thing, host, path)
        yield Case(("kim", "money-year"), place, Thing.ABSENT, host, "/keuangan/2099/")
    for host in PORTALS:
        for name, path in paths.items():
            yield Case(("portal", name), Place.REGENCY, Thing.PAGE, host, path)
