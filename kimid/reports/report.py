"""A report: the numbers of a period beside those of an earlier one. The screen, the files, the
paper and the answer for programs all show this one object, so they cannot differ.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cached_property
from typing import Final

from django.db.models import Prefetch, prefetch_related_objects

from kimid.insights.summary import LEVELS_BELOW
from kimid.lib import clock, codes
from kimid.lib.codes import Level
from kimid.places.models import Region
from kimid.reports.annex import AnnexRow, annex_rows
from kimid.reports.measures import FILTERS
from kimid.reports.models import ReportEdition, SignedReport
from kimid.reports.numbers import PeriodRow, count_periods
from kimid.reports.periods import ReportPeriod
from kimid.reports.row_levels import count_deep_rows, frozen_deep_rows

# So many periods a report draws beside each other: its own, and those before it.
PERIODS: Final = 5


@dataclass(frozen=True)
class PeriodReport:
    """The rows of a period that a filter lets through, and what the same regions had before.

    `edition` is the frozen one that is shown; None while the period runs, or where nobody froze it.
    `year` is what happened since 1 January, in the whole region whatever the filter. `frozen` are
    the editions of each period that stands in it, by its key, the newest first.
    """

    region: Region
    period: ReportPeriod
    compared: ReportPeriod
    rows: Sequence[PeriodRow]
    before_rows: Sequence[PeriodRow]
    on: date  # of which day that is what stands
    counted_at: datetime
    year: PeriodRow
    frozen: Mapping[str, Sequence[ReportEdition]]
    edition: ReportEdition | None = None
    only: str = ""
    row_level: int = 0  # of the regions that have a row
    level_note: str = ""  # why they are not those that were asked for

    @cached_property
    def total(self) -> PeriodRow:
        return PeriodRow.sum(self.rows, self.region.code, "Jumlah")

    @cached_property
    def before(self) -> PeriodRow:
        return PeriodRow.sum(self.before_rows, self.region.code, "Jumlah")

    @property
    def signed_beside(self) -> ReportEdition | None:
        """The newest other edition that was signed, where the one that is shown is not."""
        if self.edition is None or self.edition.signed:
            return None
        return next((each for each in self.editions if each.signed), None)

    @property
    def editions(self) -> Sequence[ReportEdition]:
        """Those of its own period, the newest first, with their signed copies."""
        return self.frozen.get(self.period.key, ())

    @cached_property
    def annex(self) -> Sequence[AnnexRow]:
        """The KIM in the regions that the filter lets through."""
        if self.edition:
            kims = [AnnexRow(*each) for each in self.edition.kims]
        else:
            kims = annex_rows(self.region, self.on, self.counted_at)
        below = tuple(row.code for row in self.rows if not self.is_own(row))
        own = {row.code for row in self.rows if self.is_own(row)}
        return [kim for kim in kims if kim.region.startswith(below) or kim.region in own]

    def is_own(self, row: PeriodRow) -> bool:
        """Whether a row is of what stands in a region itself and in none below it."""
        return codes.level(row.code) < self.row_level

    @property
    def below_label(self) -> str:
        """What its rows are: `kabupaten dan kota`."""
        return LEVELS_BELOW[self.row_level - 1]

    @property
    def filter_label(self) -> str:
        return FILTERS[self.only][0]

    @property
    def filter_words(self) -> str:
        """Within a sentence: `hanya yang punya KIM diam`."""
        return self.filter_label[:1].lower() + self.filter_label[1:]

    @property
    def is_running(self) -> bool:
        return not self.period.has_ended(clock.today(self.counted_at, self.region.zone))

    @property
    def frozen_label(self) -> str:
        """When its numbers were frozen, or that they were not: `Dibekukan 1 Oktober 2026`."""
        zone = self.region.zone
        if self.edition:
            again = f", edisi {self.edition.number}" if self.edition.number > 1 else ""
            return f"Dibekukan {clock.short_moment(self.edition.frozen_at, zone)}{again}"
        if self.is_running:
            return f"Masih berjalan, sampai {clock.day(self.on)}"
        return f"Dihitung {clock.short_moment(self.counted_at, zone)}, belum dibekukan"

    @property
    def notes(self) -> list[str]:
        """What a reader must know of these numbers."""
        notes = []
        if self.only:
            notes.append(f"Saringan: {self.filter_words}.")
        if self.edition and self.edition.reason:
            notes.append(f"Edisi {self.edition.number}, dibetulkan karena: {self.edition.reason}")
        if not self.edition and not self.is_running:
            notes.append(
                "Periode ini selesai sebelum ada pembekuan. Status TIK dan KIM diam bisa memakai"
                " keadaan hari ini."
            )
        return notes


def period_report(
    region: Region,
    period: ReportPeriod,
    at: datetime,
    *,
    compared: ReportPeriod | None = None,
    only: str = "",
    edition: int = 0,
    is_deep: bool = False,
) -> PeriodReport | None:
    """The report of a region on a period: its newest edition, or that with this number. Compared
    with the period before, if not with another. With `is_deep` a row is a region two levels below,
    if that can be had. None where there is no such edition, and of a period that has not begun.
    """
    today = clock.today(at, region.zone)
    if today < period.first:
        return None
    compared = compared or period.previous
    frozen = _editions(region, period, compared)
    shown = next((each for each in frozen[period.key] if edition in {0, each.number}), None)
    if edition and shown is None:
        return None
    earlier = next(iter(frozen[compared.key]), None)
    report = _counted(region, {period: shown, compared: earlier}, at, frozen)
    if is_deep:
        report = _deepened(report, earlier, needs_before=bool(only))
    return _filtered(report, only)


def _deepened(
    report: PeriodReport, earlier: ReportEdition | None, *, needs_before: bool
) -> PeriodReport:
    """The report with rows of the level below its own rows, else with a note why not. What came
    before is needed by region only where a filter takes regions away.
    """
    today = clock.today(report.counted_at, report.region.zone)
    rows = _deep_rows(report.region, report.period, today, report.rows, report.edition)
    before: Sequence[PeriodRow] | None = report.before_rows
    if rows and needs_before:
        before = _deep_rows(report.region, report.compared, today, report.before_rows, earlier)
    if rows is None or before is None:
        period = report.period if rows is None else report.compared
        level = LEVELS_BELOW[report.row_level]
        note = (
            f"Angka {period.label} dibekukan per {report.below_label}, jadi tidak bisa dirinci"
            f" per {level}."
        )
        return replace(report, level_note=note)
    return replace(report, rows=rows, before_rows=before, row_level=report.row_level + 1)


def _deep_rows(
    region: Region,
    period: ReportPeriod,
    today: date,
    rows: Sequence[PeriodRow],
    edition: ReportEdition | None,
) -> list[PeriodRow] | None:
    if edition:
        return frozen_deep_rows(region, period, rows)
    return count_deep_rows(region, period, today)


def _filtered(report: PeriodReport, only: str) -> PeriodReport:
    rows = [row for row in report.rows if FILTERS[only][1](row)]
    codes = {row.code for row in rows}
    before = [row for row in report.before_rows if not only or row.code in codes]
    return replace(report, rows=rows, before_rows=before, only=only)


def _counted(
    region: Region,
    editions: Mapping[ReportPeriod, ReportEdition | None],
    at: datetime,
    frozen: Mapping[str, Sequence[ReportEdition]],
) -> PeriodReport:
    """The report of the first of these periods beside the second. What was not frozen is counted,
    both at once.
    """
    today = clock.today(at, region.zone)
    period, compared = editions
    shown = editions[period]
    rows = {key.key: rows_of(each) for key, each in editions.items() if each}
    year = PeriodRow(**shown.year) if shown else PeriodRow(region.code, region.full_name)
    if missing := [each for each, edition in editions.items() if edition is None]:
        counted = count_periods(region, missing, period, today)
        rows |= counted.rows
        year = year if shown else counted.year
    return PeriodReport(
        region,
        period,
        compared,
        rows[period.key],
        rows[compared.key],
        min(period.last, today),
        at,
        year,
        frozen,
        shown,
        row_level=min(region.level + 1, Level.VILLAGE),
    )


def rows_of(edition: ReportEdition) -> list[PeriodRow]:
    """The rows that an edition holds."""
    return [PeriodRow(**row) for row in edition.rows]


def _editions(
    region: Region, period: ReportPeriod, compared: ReportPeriod
) -> dict[str, list[ReportEdition]]:
    """The editions of a period, of that beside it and of those before it, by their keys, the newest
    first. Two queries; the KIM of an edition are read when they are asked for.
    """
    periods = [period]
    while len(periods) < PERIODS:
        periods.append(periods[-1].previous)
    frozen: dict[str, list[ReportEdition]] = {each.key: [] for each in (*periods, compared)}
    rows = ReportEdition.objects.filter(region=region, period__in=frozen)
    for each in rows.select_related("region", "made_by").defer("kims").order_by("-number"):
        frozen[each.period].append(each)
    copies = Prefetch("signed_copies", SignedReport.objects.select_related("brought_by"))
    prefetch_related_objects(frozen[period.key], copies)
    return frozen
