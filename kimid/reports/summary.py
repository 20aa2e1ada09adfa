"""What a report says in words: its finding, what changed, what is to be done."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from kimid.insights.columns import Ratio
from kimid.lib.text import enumeration, number, percent
from kimid.reports.measures import COLUMNS, Value, as_words, change_of
from kimid.reports.numbers import PeriodRow
from kimid.reports.report import PeriodReport

_MOST_NAMED: Final = 3


class HeadlineNumber(NamedTuple):
    """One of the four numbers that are read first."""

    value: str
    label: str
    change: str  # `+3 dari 101`


class NumberChange(NamedTuple):
    """A number of the period beside that of the one before."""

    key: str
    label: str
    before_value: Value
    value: Value

    @property
    def before(self) -> str:
        return as_words(self.before_value)

    @property
    def now(self) -> str:
        return as_words(self.value)

    @property
    def change(self) -> str:
        return change_of(self.value, self.before_value)


def headline(report: PeriodReport) -> str:
    """`KIM bertambah 3 menjadi 104. Melawi belum punya.`; of a filter, how many it lets through."""
    if report.only:
        return f"{number(len(report.rows))} wilayah: {report.filter_words}."
    now, before = report.total.kims, report.before.kims
    verb = "bertambah" if now > before else "berkurang"
    total = f"KIM tetap {number(now)}."
    if now != before:
        total = f"KIM {verb} {number(abs(now - before))} menjadi {number(now)}."
    empty = _empty_rows(report)
    if not empty or not now:
        return total if now else f"Belum ada KIM di {report.region.full_name}."
    if len(empty) > _MOST_NAMED:
        return f"{total} {number(len(empty))} {report.below_label} belum punya."
    return f"{total} {enumeration([_short(row) for row in empty])} belum punya."


def headlines(report: PeriodReport) -> list[HeadlineNumber]:
    """The four numbers."""
    now, before = report.total, report.before
    shares = (
        "KIM terbentuk",
        f"SK berlaku, {percent(now.with_decree, now.kims)}",
        f"Berbasis TIK, {percent(now.ict_based, now.kims)}",
        "Kabar terbit dalam periode",
    )
    pairs = (
        (now.kims, before.kims),
        (now.with_decree, before.with_decree),
        (now.ict_based, before.ict_based),
        (now.stories, before.stories),
    )
    return [
        HeadlineNumber(number(value), label, _change_text(value, was))
        for label, (value, was) in zip(shares, pairs, strict=True)
    ]


def _change_text(now: int, before: int) -> str:
    return "tetap" if now == before else f"{change_of(now, before)} dari {number(before)}"


def changes(report: PeriodReport) -> list[NumberChange]:
    """Every number of the region, now and before."""
    return [
        NumberChange(
            column.key, column.label, column.value(report.before), column.value(report.total)
        )
        for column in COLUMNS
    ]


def to_do(report: PeriodReport) -> list[str]:
    """What the numbers ask for, one sentence each."""
    total, empty = report.total, _empty_rows(report)
    ended = total.kims - total.with_decree - total.listed
    candidates = (
        (len(empty), f"{_named(empty, report.below_label)} belum memiliki KIM."),
        (ended, f"{number(ended)} KIM tanpa SK yang berlaku."),
        (total.listed, f"{number(total.listed)} SK dari daftar dinas belum dicocokkan."),
        (total.ending, f"{number(total.ending)} SK berakhir dalam 90 hari."),
        (total.silent, f"{number(total.silent)} KIM tanpa kabar 90 hari."),
        (total.promised - total.on_time, _late_text(total)),
    )
    return [sentence for count, sentence in candidates if count]


def _late_text(total: PeriodRow) -> str:
    late = Ratio(total.promised - total.on_time, total.promised)
    return f"{number(late.part)} dari {number(late.whole)} permohonan selesai lewat janji."


def _named(rows: Sequence[PeriodRow], below: str) -> str:
    if len(rows) > _MOST_NAMED:
        return f"{number(len(rows))} {below}"
    return enumeration([row.name for row in rows])


def _empty_rows(report: PeriodReport) -> list[PeriodRow]:
    return [row for row in report.rows if not row.kims and not report.is_own(row)]


def _short(row: PeriodRow) -> str:
    return row.name.removeprefix("Kabupaten ").removeprefix("Kecamatan ")
