"""The money of groups in the demo: a full book of KIM Teluk Kapuas, and small ones of others."""

import tomllib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import partial
from pathlib import Path
from typing import Any, Final
from zlib import crc32

from kimid.demo.groups import Group
from kimid.demo.money_papers import write_papers
from kimid.demo.receipts import shop_receipt
from kimid.ledger.actions import counts, income, sources, vouchers
from kimid.ledger.actions.counts import CountData
from kimid.ledger.actions.income import IncomeData
from kimid.ledger.actions.sources import SourceData
from kimid.ledger.actions.vouchers import SpendingData
from kimid.ledger.models import AccountKind, Fund, FundKind, PlanLine, Purse, Voucher
from kimid.ledger.periods import closed_until
from kimid.ledger.place_kinds import kind_word
from kimid.ledger.posting import balance_of
from kimid.lib import clock
from kimid.lib.month import Month, month_of
from kimid.people.models import Person
from kimid.places.models import RegionKind
from kimid.sites.guard import on_site

_FULL: Final = "teluk-kapuas"
_FILE: Final = Path(__file__).with_name("money.toml")
# By the day on which each takes place.
type _Acts = list[tuple[date, Callable[[], None]]]
# Every third of the others keeps books, with these sums.
_SMALL_IN: Final = (6_000_000, 4_500_000, 7_800_000, 3_000_000)
_HOURS_TO_APPROVE: Final = 3


@dataclass
class _Book:
    """The book of one group, by somebody who writes and pays and somebody who approves."""

    group: Group
    now: datetime
    sources: dict[str, Fund] = field(default_factory=dict)
    lines: dict[str, PlanLine] = field(default_factory=dict)
    sent: int = 0

    @property
    def writer(self) -> Person:
        return self.group.editors[-1]

    @property
    def chair(self) -> Person:
        return self.group.editors[0]

    @property
    def zone(self) -> str:
        return self.group.kim.site.region.zone

    def number(self) -> str:
        """What a phone would call it."""
        self.sent += 1
        return f"demo{self.sent:06d}"

    def at(self, day: date, hour: int = 10) -> datetime:
        """A moment of a day by the clock of the place."""
        return datetime.combine(day, time(hour, 15), clock.ZONES[self.zone])

    def receive(self, day: date, amount: int, source: str, row: Mapping[str, Any]) -> None:
        data = IncomeData(
            amount=amount,
            purpose=row["purpose"].format(month=month_of(day).name),
            source=self.sources[source],
            purse=Purse(row.get("purse", Purse.CASH)),
            on=day,
            party=row.get("party", ""),
            party_is_public=bool(row.get("party")),
            people_count=row.get("people", 0),
        )
        site = self.group.kim.site
        income.receive(site, data=data, number=self.number(), by=self.writer, at=self.at(day))

    def spend(self, day: date, amount: int, source: str, row: Mapping[str, Any]) -> None:
        """Submitted by the writer, approved by the chair, paid by the writer, all on one day."""
        purse = Purse(row.get("purse", Purse.CASH))
        data = SpendingData(
            amount=amount,
            purpose=row["purpose"].format(month=month_of(day).name),
            party=row["party"],
            purse=purse,
            paper_on=day,
            party_is_public=not row.get("is_person"),
            source=self.sources[source],
            line=self.lines.get(row.get("line", "")),
            no_paper_reason=row.get("no_paper", ""),
        )
        at = self.at(day)
        voucher = self.submit(data, by=self.writer, at=at)
        at += timedelta(hours=_HOURS_TO_APPROVE)
        vouchers.approve(voucher, amount=amount, by=self.chair, at=at)
        at += timedelta(hours=1)
        vouchers.pay(voucher, purse=Purse.CASH, on=day, by=self.writer, at=at)

    def submit(self, data: SpendingData, *, by: Person, at: datetime) -> Voucher:
        """With the receipt of the shop, unless it gave none."""
        site, number = self.group.kim.site, self.number()
        if data.no_paper_reason:
            return vouchers.submit(site, data=data, number=number, by=by, at=at)
        shop = data.party.partition(",")[0]
        seed = crc32(f"{site.label}{number}".encode())
        with shop_receipt(shop, data.purpose, data.amount, data.paper_on, seed=seed) as receipts:
            return vouchers.submit(site, data=data, number=number, receipts=receipts, by=by, at=at)


def keep_books(groups: Mapping[str, Group], now: datetime) -> None:
    """Two years of money in Teluk Kapuas, and this year's of every third of the other groups."""
    today = clock.today(now, "WIB")
    for number, (label, group) in enumerate(sorted(groups.items())):
        with on_site(group.kim.site):
            if label == _FULL:
                for year in (today.year - 1, today.year):
                    _keep_full_book(_Book(group, now), year)
            elif number % 3 == 0 and len(group.editors) > 1:
                _keep_small_book(_Book(group, now), today.year, _SMALL_IN[number % 4])


def _keep_full_book(book: _Book, year: int) -> None:
    plan = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    today = clock.today(book.now, book.zone)
    is_past = year < today.year
    book.sent = year * 100
    _plan(book, year, plan)
    _do(_acts(book, year, plan, share=4 if is_past else 5))
    if is_past:
        _count(book, date(year, 12, 31))
    else:
        _count(book, today - timedelta(days=2))
    # Last month is left to whoever tries the demo.
    _close(book, min(Month(year, 12), month_of(today).later(-2)))
    if not is_past:
        _leave_waiting(book)
        write_papers(book.group, book.now)


def _keep_small_book(book: _Book, year: int, amount: int) -> None:
    """Money of the village or the town, and three things that were bought of it."""
    is_town = book.group.kim.region.kind == RegionKind.KELURAHAN
    kind = FundKind.CITY_BUDGET if is_town else FundKind.DESA_BUDGET
    data = SourceData(kind, year, planned=amount)
    begin = book.at(date(year, 1, 5))
    book.sources["dana"] = sources.add_source(
        book.group.kim.site, data=data, by=book.writer, at=begin
    )
    acts: _Acts = []
    word = kind_word(kind, book.group.kim.region)
    give = {"purpose": f"Pencairan {word}", "party": "Bendahara"}
    buy = {
        "purpose": "Kuota dan pulsa liputan",
        "party": "Toko pulsa setempat",
        "no_paper": "Diisi lewat HP, tokonya tidak memberi nota.",
    }
    given = partial(book.receive, amount=amount // 2, source="dana", row=give)
    _add(acts, book, [date(year, 3, 9)], given)
    bought = partial(book.spend, amount=350_000, source="dana", row=buy)
    _add(acts, book, [date(year, month, 12) for month in (4, 6)], bought)
    printed = {"purpose": "Cetak selebaran", "party": "Percetakan setempat"}
    paid = partial(book.spend, amount=350_000, source="dana", row=printed)
    _add(acts, book, [date(year, 10, 12)], paid)
    _do(acts)


def _plan(book: _Book, year: int, plan: Mapping[str, Any]) -> None:
    site, at = book.group.kim.site, book.at(date(year, 1, 4))
    for row in plan["source"]:
        values = {key: value for key, value in row.items() if key not in ("key", "kind")}
        values["legal_basis"] = values.get("legal_basis", "").format(year=year)
        data = SourceData(FundKind(row["kind"]), year, names_giver=bool(row.get("giver")), **values)
        book.sources[row["key"]] = sources.add_source(site, data=data, by=book.writer, at=at)
    for row in plan["line"]:
        line = sources.add_line(
            site, year=year, name=row["name"], planned=row["planned"], by=book.writer, at=at
        )
        book.lines[row["name"]] = line


def _acts(book: _Book, year: int, plan: Mapping[str, Any], *, share: int) -> _Acts:
    """All that comes and goes in the year, up to yesterday. `share` fifths of the sums."""
    acts: _Acts = []
    for row in plan["income"]:
        amount = row["amount"] * share // 5
        act = partial(book.receive, amount=amount, source=row["source"], row=row)
        _add(acts, book, _days(row, year), act)
    for row in plan["expense"]:
        amount = row["amount"] * share // 5
        act = partial(book.spend, amount=amount, source=row["source"], row=row)
        _add(acts, book, _days(row, year), act)
    for row in plan["fetch"]:
        act = partial(_fetch, book, amount=row["amount"] * share // 5)
        _add(acts, book, _days(row, year), act)
    return acts


def _do(acts: _Acts) -> None:
    for _, act in sorted(acts, key=lambda each: each[0]):
        act()


def _days(row: Mapping[str, Any], year: int) -> list[date]:
    return [date(year, month, day) for month, day in row["days"]]


def _add(acts: _Acts, book: _Book, days: Iterable[date], act: Callable[[date], None]) -> None:
    """What lies in the future has not taken place."""
    today = clock.today(book.now, book.zone)
    acts += [(day, partial(act, day)) for day in days if day < today]


def _fetch(book: _Book, day: date, *, amount: int) -> None:
    income.move(
        book.group.kim.site,
        to=Purse.CASH,
        amount=amount,
        on=day,
        number=book.number(),
        by=book.writer,
        at=book.at(day, 11),
    )


def _count(book: _Book, day: date) -> None:
    """Two of the group count the cash, and it is what the book says."""
    site = book.group.kim.site
    cash = balance_of(site, AccountKind.CASH)
    data = CountData({100: cash // 100}, counted_with=book.chair)
    count = counts.count_cash(
        site, data=data, number=book.number(), by=book.writer, at=book.at(day)
    )
    counts.answer_count(count, agrees=True, by=book.chair, at=book.at(day, 12))


def _close(book: _Book, until: Month) -> None:
    """On the third of the month after, unless that is yet to come, or closed already."""
    site, day = book.group.kim.site, until.next.first + timedelta(days=2)
    closed = closed_until(site)
    if day < clock.today(book.now, book.zone) and (closed is None or closed < until):
        counts.close_books(site, until=until, by=book.chair, at=book.at(day, 13))


def _leave_waiting(book: _Book) -> None:
    """One expense that waits for the chair, and one mistake that is to be put right."""
    day = clock.today(book.now, book.zone) - timedelta(days=1)
    data = SpendingData(
        amount=185_000,
        purpose="Kertas dan tinta buletin tempel",
        party="Toko Makmur, Sungai Raya",
        purse=Purse.OWN,
        paper_on=day,
        party_is_public=True,
        source=book.sources["desa"],
        line=book.lines["Cetak papan warta dan selebaran"],
    )
    book.submit(data, by=book.group.people[0], at=book.at(day))
