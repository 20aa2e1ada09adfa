"""What the page of the plan of a year shows."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from django.db.models import Q

from kimid.events.history import HistoryEntry, entries_of
from kimid.events.models import Event
from kimid.events.presenters import sentence_of
from kimid.ledger.models import Fund, PlanLine
from kimid.ledger.place_kinds import title_here
from kimid.ledger.plan_bars import PlanBar, bars_of
from kimid.ledger.queries import LineRow, SourceRow, YearBook, money_years, year_book
from kimid.lib import clock
from kimid.places.models import Region
from kimid.sites.models import Site

PLAN_EVENTS: Final = (
    "source.planned",
    "source.changed",
    "plan.line_added",
    "plan.line_changed",
    "plan.copied",
)


@dataclass(frozen=True)
class PlannedSource:
    """A source with its bar: what is planned, and what came."""

    row: SourceRow
    bar: PlanBar
    title: str
    is_of_year: bool


@dataclass(frozen=True)
class PlannedLine:
    """A line with its bar. Without a line: what was spent and not planned."""

    row: LineRow
    bar: PlanBar

    @property
    def lacks_explanation(self) -> bool:
        """Whether more was spent than planned, and nobody says why."""
        return bool(self.row.line and self.row.over and not self.row.line.explanation)


@dataclass(frozen=True)
class PlanPage:
    """The plan of a year beside what is real."""

    book: YearBook
    sources: list[PlannedSource]
    lines: list[PlannedLine]

    @property
    def planned_income(self) -> int:
        return sum(each.row.source.planned for each in self.sources if each.is_of_year)

    @property
    def planned_spending(self) -> int:
        return sum(each.row.planned for each in self.lines)

    @property
    def lacks(self) -> int:
        """How much more is to be spent than is to come, with what was there before."""
        have = self.planned_income + max(self.book.before, 0)
        return max(self.planned_spending - have, 0)

    @property
    def is_empty(self) -> bool:
        """Whether nobody has planned anything for this year."""
        return not any(each.is_of_year for each in self.sources) and not any(
            each.row.line for each in self.lines
        )


def plan_page(site: Site, year: int) -> PlanPage:
    """The queries of `year_book`."""
    book = year_book(site, year)
    incomes = bars_of((each.source.planned, each.income) for each in book.sources)
    spendings = bars_of((each.planned, each.spent) for each in book.lines)
    return PlanPage(
        book,
        [
            _planned(row, bar, year, site.region)
            for row, bar in zip(book.sources, incomes, strict=True)
        ],
        [PlannedLine(row, bar) for row, bar in zip(book.lines, spendings, strict=True)],
    )


def _planned(row: SourceRow, bar: PlanBar, year: int, place: Region) -> PlannedSource:
    is_of_year = row.source.year == year
    title = title_here(row.source, place, with_year=not is_of_year)
    return PlannedSource(row, bar, title, is_of_year)


def plan_years(site: Site, today: date) -> list[int]:
    """The years one can look at: with money or a plan, this one, and the next. Two queries."""
    return sorted({*money_years(site), today.year, today.year + 1}, reverse=True)


def has_plan(site: Site, year: int) -> bool:
    """Two queries at most."""
    return (
        PlanLine.objects.filter(site=site, year=year).exists()
        or Fund.objects.filter(site=site, year=year).exists()
    )


def changes_of_plan(
    site: Site, page: PlanPage, year: int
) -> tuple[list[HistoryEntry], list[HistoryEntry]]:
    """What was changed since the year began, and what was written before it, each the newest
    first. Two queries.
    """
    begins = clock.start_of(date(year, 1, 1), site.region.zone)
    rows = [each for each in _events_of(site, page) if each.data.get("year", year) == year]
    entries = entries_of((row, sentence_of(row)) for row in rows)
    return (
        [each for each in entries if each.at >= begins],
        [each for each in entries if each.at < begins],
    )


def _events_of(site: Site, page: PlanPage) -> list[Event]:
    keys = [str(each.row.source.pk) for each in page.sources]
    lines = [str(each.row.line.pk) for each in page.lines if each.row.line]
    about = (
        Q(subject=Fund._meta.label, subject_id__in=keys)
        | Q(subject=PlanLine._meta.label, subject_id__in=lines)
        | Q(subject=Site._meta.label, subject_id=str(site.pk))
    )
    rows = Event.objects.filter(about, site_id=site.pk, kind__in=PLAN_EVENTS)
    return list(rows.order_by("-pk"))
