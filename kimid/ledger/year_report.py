"""The report of a year: put together from records, frozen once it is public, and read again."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final

from kimid.ledger.models import YearReport
from kimid.ledger.paper_heads import PaperHead, head_of
from kimid.ledger.queries import holdings_of, money_years, year_book
from kimid.ledger.year_money import YearMoney
from kimid.lib import clock
from kimid.lib.picture import Picture, shown_pictures
from kimid.media.models import PhotoUse
from kimid.registry.models import Kim
from kimid.shared_pages.years import (
    YearChapter,
    YearFigure,
    YearLine,
    YearSpan,
    chapters_of,
    span_of,
)
from kimid.wire.models import Item

_MOST_YEARS: Final = 6
_MOST_OFFERED: Final = 24


@dataclass(frozen=True)
class YearPaper:
    """All that a report of a year says. `on` is the day on which its figures were taken."""

    kim_name: str
    span: YearSpan
    on: date
    head: PaperHead
    chapters: Sequence[YearChapter]
    money: YearMoney
    foreword: str
    photos: Sequence[Picture]

    @property
    def year(self) -> int:
        return self.span.year

    @property
    def days(self) -> str:
        """`1 Januari sampai 27 November 2026`."""
        return f"1 Januari sampai {clock.day(self.span.until)}"

    @property
    def as_of(self) -> str:
        """The day of its figures, in words."""
        return f"Keadaan {clock.day(self.on)}"

    @property
    def figures(self) -> list[YearFigure]:
        """The numbers of all subjects, in their order."""
        return [figure for chapter in self.chapters for figure in chapter.figures]

    def chapter(self, key: str) -> YearChapter:
        """What one subject says; of a subject that says nothing an empty chapter."""
        return next((each for each in self.chapters if each.key == key), YearChapter(key, key))


def years_of(kim: Kim, today: date) -> list[int]:
    """The years of which a group can have a report, the newest first. Two queries."""
    first = min([kim.registered_at.year, today.year, *money_years(kim.site)])
    return [*range(today.year, max(first, today.year - _MOST_YEARS) - 1, -1)]


def report_row(kim: Kim, year: int) -> YearReport:
    """What the group wrote for a year; not saved yet where it wrote nothing. One query."""
    row = YearReport.objects.select_related("site__region", "held_account").filter(
        site=kim.site, year=year
    )
    return row.first() or YearReport(site=kim.site, year=year)


def year_paper(kim: Kim, year: int, today: date) -> YearPaper:
    """The report of a year as the records have it on a day. The queries of every subject, and about
    a dozen.
    """
    span, row = span_of(year, today), report_row(kim, year)
    held = None if span.is_over else holdings_of(kim.site)
    return YearPaper(
        kim_name=kim.name,
        span=span,
        on=today,
        head=head_of(kim, span.until),
        chapters=chapters_of(kim.site, span),
        money=YearMoney.of(year_book(kim.site, year), kim.region, held),
        foreword=row.foreword,
        photos=_still_shown(kim.site.pk, row.photos),
    )


def offered_photos(paper: YearPaper) -> list[Picture]:
    """The photos of the year among which one chooses, each once."""
    photos = {each["name"]: each for chapter in paper.chapters for each in chapter.pictures}
    return list(photos.values())[:_MOST_OFFERED]


def frozen_values(paper: YearPaper) -> dict[str, Any]:
    """The same as plain values that JSON can hold."""
    head = paper.head
    return {
        "kim_name": paper.kim_name,
        "year": paper.year,
        "until": paper.span.until.isoformat(),
        "on": paper.on.isoformat(),
        "head": {
            name: list(value) if isinstance(value, tuple) else value
            for name, value in vars(head).items()
        },
        "chapters": [
            {
                "key": each.key,
                "title": each.title,
                "figures": [list(figure) for figure in each.figures],
                "lines": [list(line) for line in each.lines],
            }
            for each in paper.chapters
        ],
        "money": {
            **paper.money._asdict(),
            "sources": [list(row) for row in paper.money.sources],
            "lines": [list(row) for row in paper.money.lines],
        },
        "foreword": paper.foreword,
        "photos": list(paper.photos),
    }


def public_paper(report: YearReport) -> YearPaper:
    """What readers have of a report: as it was frozen, without what was withdrawn since. Two
    queries.
    """
    paper = _thawed(report.frozen)
    paths = [line.path for chapter in paper.chapters for line in chapter.lines if line.path]
    rows = Item.objects.filter(site=report.site_id, path__in=paths, held_at=None)
    there = {"", *rows.values_list("path", flat=True)}
    chapters = [
        replace(chapter, lines=[line for line in chapter.lines if line.path in there])
        for chapter in paper.chapters
    ]
    photos = _still_shown(report.site_id, paper.photos)
    return replace(paper, chapters=chapters, photos=photos)


def _still_shown(site: int, photos: Sequence[Picture]) -> list[Picture]:
    """The photos that readers have elsewhere, too: one of a withdrawn story goes with it. One
    query.
    """
    names = {photo["name"] for photo in photos}
    uses = PhotoUse.objects.filter(site=site, file__name__in=names, is_public=True)
    there = set(uses.values_list("file__name", flat=True))
    return [photo for photo in shown_pictures(photos) if photo["name"] in there]


def _thawed(values: dict[str, Any]) -> YearPaper:
    # The oldest have no word for the place: nothing that is frozen says it again.
    frozen = {"term": "", **values["head"]}
    head = {**frozen, "name_lines": tuple(frozen["name_lines"])}
    return YearPaper(
        kim_name=values["kim_name"],
        span=YearSpan(values["year"], date.fromisoformat(values["until"])),
        on=date.fromisoformat(values["on"]),
        head=PaperHead(**head),
        chapters=[
            YearChapter(
                each["key"],
                each["title"],
                [YearFigure(*figure) for figure in each["figures"]],
                [YearLine(*line) for line in each["lines"]],
            )
            for each in values["chapters"]
        ],
        money=YearMoney.thawed(values["money"]),
        foreword=values["foreword"],
        photos=values["photos"],
    )
