"""Years: what each subject says of a year of a group, for papers that look back at it. A subject
registers a chapter; whoever writes such a paper asks for all of them and prints those without
data, too.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from operator import itemgetter
from typing import Final, NamedTuple

from kimid.lib import clock
from kimid.lib.picture import Picture
from kimid.sites.models import Site

_SHORT: Final = 28  # characters


class YearSpan(NamedTuple):
    """A year up to a day of it: the last one, or today."""

    year: int
    until: date

    @property
    def first(self) -> date:
        return date(self.year, 1, 1)

    @property
    def is_over(self) -> bool:
        return self.until == date(self.year, 12, 31)

    def moments(self, site: Site) -> tuple[datetime, datetime]:
        """When it begins on the clocks of a site, and when the day after it begins."""
        zone = site.region.zone
        return clock.start_of(self.first, zone), clock.next_midnight(
            clock.start_of(self.until, zone), zone
        )


def span_of(year: int, today: date) -> YearSpan:
    """The whole of a year that is over, or up to today."""
    return YearSpan(year, min(today, date(year, 12, 31)))


class YearFigure(NamedTuple):
    """A number of a year: `87`, `kabar terbit`, `84 dipastikan orang lain`."""

    value: int
    label: str
    note: str = ""


class YearLine(NamedTuple):
    """Something of a year in a sentence. What readers have has its path on the site of the group:
    once it is withdrawn, papers that readers have leave the line out.
    """

    text: str
    detail: str = ""
    path: str = ""

    @property
    def is_short(self) -> bool:
        """Whether its detail stands in the same line."""
        return 0 < len(self.detail) <= _SHORT


@dataclass(frozen=True)
class YearChapter:
    """What one subject says of a year. `pictures` are photos that readers have of it, the best
    first; `route` names the page of the workspace where the group writes of it.
    """

    key: str
    title: str
    figures: Sequence[YearFigure] = ()
    lines: Sequence[YearLine] = ()
    pictures: Sequence[Picture] = ()
    route: str = ""

    @property
    def is_empty(self) -> bool:
        return not self.lines and not any(each.value for each in self.figures)


type ChapterMaker = Callable[[Site, YearSpan], YearChapter]

_MAKERS: Final[list[tuple[int, ChapterMaker]]] = []


def year_chapter[M: ChapterMaker](order: int) -> Callable[[M], M]:
    """Register a function that makes the chapter of a subject. Call it inside the site. Chapters
    stand in the order of these numbers.
    """

    def register(maker: M) -> M:
        _MAKERS.append((order, maker))
        _MAKERS.sort(key=itemgetter(0))
        return maker

    return register


def chapters_of(site: Site, span: YearSpan) -> list[YearChapter]:
    """What all subjects say of a year of this group. The queries of each subject."""
    return [maker(site, span) for _, maker in _MAKERS]
