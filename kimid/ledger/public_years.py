"""A year of a group's money as readers have it: the answer in one sentence, where from, what for,
how it is guarded.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final, NamedTuple

from django.db.models import Sum

from kimid.ledger.cancelled_bills import CancelledBill, cancelled_bills
from kimid.ledger.models import (
    NAMELESS_KINDS,
    CashCount,
    Purse,
    Voucher,
    VoucherKind,
    VoucherState,
)
from kimid.ledger.periods import closed_until
from kimid.ledger.place_kinds import title_here
from kimid.ledger.public_entries import short_date
from kimid.ledger.queries import (
    Holdings,
    LineRow,
    SourceRow,
    YearBook,
    holdings_of,
    money_years,
    year_book,
)
from kimid.ledger.sum_bars import SumBar
from kimid.lib import clock
from kimid.lib.month import Month
from kimid.lib.rupiah import rupiah
from kimid.lib.text import with_full_stop
from kimid.places.models import Region
from kimid.sites.models import Site

_COUNTS: Final = 5


class YearLink(NamedTuple):
    """A year that has a page, and whether its books are closed."""

    year: int
    state: str
    is_here: bool

    @property
    def path(self) -> str:
        return f"/keuangan/{self.year}/"


class CountRow(NamedTuple):
    """The cash was counted on a day, with what came of it in words."""

    on: date
    result: str
    why: str
    is_right: bool
    who: str

    @property
    def day(self) -> str:
        return short_date(self.on)


@dataclass(frozen=True)
class PublicYear:
    """The money of a group in a year. `closed` is the last closed month of its books."""

    book: YearBook
    holdings: Holdings  # at the end of the year, or now
    years: list[int]
    closed: Month | None
    direct: dict[int, int]  # what givers paid to shops, by the key of the source
    counts: list[CountRow]
    cancelled: Sequence[CancelledBill]  # bills
    today: date
    place: Region

    @property
    def year(self) -> int:
        return self.book.year

    @property
    def is_now(self) -> bool:
        return self.year == self.today.year

    @property
    def when(self) -> str:
        return "Tahun ini" if self.is_now else f"Tahun {self.year}"

    @property
    def money(self) -> int:
        """What is in cash and at the bank."""
        return self.holdings.cash + self.holdings.bank

    @property
    def headline(self) -> str:
        """The answer."""
        if self.book.is_empty:
            return "Belum ada uang yang dicatat"
        came, went = rupiah(self.book.income), rupiah(self.book.spent)
        there = "Di kas ada" if self.is_now else "Di akhir tahun ada"
        return f"{self.when} masuk {came}, keluar {went}. {there} {rupiah(self.money)}."

    @property
    def empty_title(self) -> str:
        return f"Tahun {self.year} belum ada catatan"

    @property
    def file_stem(self) -> str:
        """The name of its files, without their ending."""
        return str(self.year)

    @property
    def rests(self) -> list[str]:
        """What the sentence leaves out: what was there before, the bank, advances, goods, what is
        missing.
        """
        held, book = self.holdings, self.book
        parts = [
            (book.before, f"Dari tahun sebelumnya ada {rupiah(book.before)}."),
            (held.bank, f"{rupiah(held.bank)} di antaranya di rekening."),
            (held.advances, f"{rupiah(held.advances)} masih berupa uang muka."),
            (held.goods, f"Ada juga barang senilai {rupiah(held.goods)}."),
            (book.difference, difference_words(book.difference)),
        ]
        return [words for amount, words in parts if amount]

    @property
    def links(self) -> list[YearLink]:
        """The years with money, and this one, the newest first."""
        shown = sorted({*self.years, self.today.year, self.year}, reverse=True)
        return [YearLink(each, self._state(each), each == self.year) for each in shown]

    @property
    def sources(self) -> list[SumBar]:
        """Where the money is from."""
        return [
            SumBar(self._name(row), row.income, self._planned(row), self._source_note(row))
            for row in self.book.sources
            if row.income or self._planned(row)
        ]

    @property
    def lines(self) -> list[SumBar]:
        """What it was for."""
        return [
            SumBar(
                row.line.name if row.line else "Di luar rencana",
                row.spent,
                row.planned,
                _line_note(row),
            )
            for row in self.book.lines
        ]

    def _state(self, year: int) -> str:
        if self.closed is not None and self.closed >= Month(year, 12):
            return "ditutup"
        return "berjalan" if year == self.today.year else ""

    def _planned(self, row: SourceRow) -> int:
        """A source of an earlier year was planned then."""
        return row.source.planned if row.source.year == self.year else 0

    def _name(self, row: SourceRow) -> str:
        return title_here(row.source, self.place, with_year=row.source.year != self.year)

    def _source_note(self, row: SourceRow) -> str:
        source = row.source
        direct = self.direct.get(source.pk, 0)
        parts = [
            (source.dana_desa, f"Dana Desa {rupiah(source.dana_desa)} ada di dalam rencana itu"),
            (source.legal_basis, source.legal_basis),
            (source.public_giver, f"Dari {source.public_giver}"),
            (source.kind in NAMELESS_KINDS, "Nama pembayar tidak ditampilkan"),
            (direct, f"{rupiah(direct)} di antaranya dibayar pemberi langsung ke penjual"),
        ]
        return " ".join(with_full_stop(words) for is_so, words in parts if is_so)


def public_year(site: Site, year: int, today: date) -> PublicYear:
    """The money of a group in a year, for readers. Ten queries."""
    span = _span_of(year, site.region.zone)
    return PublicYear(
        book=year_book(site, year),
        holdings=holdings_of(site, until=year),
        years=[each for each in money_years(site) if each <= today.year],
        closed=closed_until(site),
        direct=_paid_directly(site, year),
        counts=_counts_of(site, *span),
        cancelled=cancelled_bills(site, *span),
        today=today,
        place=site.region,
    )


def difference_words(difference: int) -> str:
    """What cash lacks, or has too much, in a sentence."""
    if difference > 0:
        return f"Kas kurang {rupiah(difference)} dari buku; sudah dicatat sebagai selisih."
    return f"Kas lebih {rupiah(-difference)} dari buku; sudah dicatat sebagai selisih."


def _line_note(row: LineRow) -> str:
    explanation = row.line.explanation if row.line else ""
    more = f"Lebih {rupiah(row.over)}" if row.planned and row.over else ""
    words = f"{more}: {explanation}" if more and explanation else more or explanation
    first = row.line.first_planned if row.line else row.planned
    changed = f"Rencana awalnya {rupiah(first)}." if first != row.planned else ""
    return " ".join(filter(None, (changed, with_full_stop(words))))


def _paid_directly(site: Site, year: int) -> dict[int, int]:
    rows = Voucher.objects.filter(
        site=site,
        kind=VoucherKind.EXPENSE,
        state=VoucherState.POSTED,
        purse=Purse.DIRECT,
        entry__year=year,
        entry__countered_by=None,
    )
    return dict(rows.order_by().values_list("source").annotate(paid=Sum("amount")))


def _span_of(year: int, zone: str) -> tuple[datetime, datetime]:
    return clock.start_of(date(year, 1, 1), zone), clock.start_of(date(year + 1, 1, 1), zone)


def _counts_of(site: Site, begins: datetime, ends: datetime) -> list[CountRow]:
    """The last counts of the cash between two moments, the newest first."""
    zone = site.region.zone
    rows = CashCount.objects.filter(site=site, counted_at__gte=begins, counted_at__lt=ends)
    return [
        CountRow(
            clock.today(count.counted_at, zone),
            _result_of(count),
            count.explanation,
            count.difference == 0 and not count.is_denied,
            _who_counted(count),
        )
        for count in rows.order_by("-counted_at", "-pk")[:_COUNTS]
    ]


def _result_of(count: CashCount) -> str:
    if count.is_denied:
        return f"{count.outcome}, dibantah yang ikut menghitung"
    return count.outcome


def _who_counted(count: CashCount) -> str:
    """Whether one person counted, or two; a second one who has not answered is none yet."""
    if count.counted_with_id is None or count.is_denied:
        return "Dihitung satu orang."
    if count.answered_at is None:
        return "Dihitung satu orang; yang lain belum menjawab."
    return "Dihitung dua orang."
