"""What the page with the money of a region says and shows."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.utils.safestring import SafeString

from kimid.ledger.models import FundKind
from kimid.ledger.public_years import YearLink
from kimid.ledger.region_queries import RegionMoney
from kimid.ledger.sum_bars import SumBar, drawn, in_millions, year_columns
from kimid.lib import clock
from kimid.lib.rupiah import rupiah, rupiah_in_words
from kimid.lib.text import number

_IN_WORDS: Final = 20  # larger numbers are digits


@dataclass(frozen=True)
class RegionPage:
    """The money of a region in a year, and what came in three years."""

    money: RegionMoney
    years: Sequence[tuple[int, int]]
    today: date

    @property
    def is_now(self) -> bool:
        return self.money.year == self.today.year

    @property
    def headline(self) -> str:
        """How many groups wrote something down: the answer to whether one can look."""
        kims, writing = self.money.kims, self.money.writing
        when = "tahun ini" if self.is_now else f"untuk {self.money.year}"
        if not writing:
            return f"Belum ada KIM yang mencatat uangnya {when}"
        if writing == kims:
            return f"Semua {_many(kims)} KIM sudah mencatat uangnya {when}"
        words = f"{_many(writing)} dari {_many(kims)} KIM sudah mencatat uangnya {when}"
        return words[0].upper() + words[1:]

    @property
    def sentence(self) -> str:
        """The sums, and where most of it comes from."""
        money = self.money
        if not money.writing:
            return ""
        parts = [
            f"{rupiah(money.income)} masuk, {rupiah(money.spent)} keluar,"
            f" {rupiah(money.rest)} masih ada."
        ]
        if came := sorted(money.kinds, key=lambda row: -row.income):
            first = came[0]
            if first.income > 0:
                parts.append(f"Terbanyak dari {first.kind.label}: {rupiah(first.income)}.")
            own = sum(row.income for row in came if row.kind == FundKind.BUSINESS)
            if own > 0 and first.kind != FundKind.BUSINESS:
                parts.append(f"Dari usaha sendiri {rupiah(own)}.")
        return " ".join(parts)

    @property
    def bars(self) -> list[tuple[SumBar, SafeString]]:
        """What came from each kind of source, beside what was planned."""
        return drawn(
            [SumBar(_label(row.kind), row.income, row.planned, "") for row in self.money.kinds]
        )

    @property
    def columns(self) -> SafeString:
        """What came in each year, as a picture; empty where nothing did."""
        if not any(amount for _, amount in self.years):
            return SafeString("")
        parts = ", ".join(f"{year} {in_millions(amount)}" for year, amount in self.years)
        return year_columns(self.years, f"Uang masuk: {parts}. {self.today.year} belum penuh.")

    @property
    def caption(self) -> str:
        """Of which days the table is."""
        until = f"sampai {clock.day(self.today)}" if self.is_now else "setahun penuh"
        return (
            f"{self.money.year}, {until}. Yang belum menulis tetap disebut. Sisa: yang masih ada,"
            " juga dari tahun sebelumnya."
        )

    @property
    def csv_path(self) -> str:
        return f"/keuangan/{self.money.year}.csv"

    @property
    def json_path(self) -> str:
        return f"/keuangan/{self.money.year}.json"

    @property
    def links(self) -> list[YearLink]:
        """The last three years, and the one of this page."""
        shown = sorted({self.money.year, *(year for year, _ in self.years)}, reverse=True)
        return [
            YearLink(year, "berjalan" if year == self.today.year else "", year == self.money.year)
            for year in shown
        ]


def _label(kind: FundKind) -> str:
    if kind == FundKind.DESA_BUDGET:
        return f"{kind.label}, Dana Desa di dalamnya"
    return str(kind.label)


def _many(count: int) -> str:
    if count > _IN_WORDS:
        return number(count)
    return rupiah_in_words(count).removesuffix(" rupiah")
