"""What falls due in an office until Friday of next week: each subject says what it has, and the
home shows it after what is late.
"""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import lru_cache
from operator import itemgetter
from typing import Any, Final, NamedTuple

from django.db.models import Count, F, IntegerField, Min, Model, OuterRef, QuerySet, Value
from django.db.models.functions import Substr
from django.urls import reverse
from django.utils import timezone

from kimid.access.pages import RuangRequest
from kimid.lib import clock
from kimid.lib.codes import LENGTHS, Level
from kimid.lib.text import enumeration, number
from kimid.places.by_region import compiled_by_region
from kimid.places.models import Region
from kimid.shared_pages.per_request import once_per_request

_MOST_PLACES: Final = 4
_A_WEEK: Final = timedelta(days=7)
_FRIDAY: Final = timedelta(days=4)
_ASKED_ALIKE: Final = 16  # sorts of officials on a day, in three zones


class UpcomingRow(NamedTuple):
    """One line: what falls due, what else is known, when the first of it does, and the way."""

    title: str
    text: str
    badge: str
    href: str
    icon: str


# Which kind, the code of a place, its name and kind, how many there, and on which day the first.
type _DueRow = tuple[int, str, str | None, str | None, int, date]
# None where nothing falls due, and for whoever has nothing to do with it.
type UpcomingFinder = Callable[[RuangRequest], UpcomingRow | None]


@dataclass
class DueDays:
    """What falls due of one kind: how many, on which day the first of it, and how many where."""

    count: int = 0
    first: date = date.max
    places: list[tuple[str, int]] = field(default_factory=list)

    def nearest_text(self, today: date) -> str:
        """`Terdekat Senin, 30 November 2026`; `Tertunda sejak ...` of a day that has passed."""
        word = "Terdekat" if self.first >= today else "Tertunda sejak"
        return f"{word} {clock.weekday(self.first)}"

    @property
    def places_text(self) -> str:
        """`Sambas 2, Kubu Raya 1, dan Sintang 1`: most first."""
        ordered = sorted(self.places, key=lambda place: (-place[1], place[0]))
        named = [f"{name} {number(count)}" for name, count in ordered[:_MOST_PLACES]]
        others = sum(count for _, count in ordered[_MOST_PLACES:])
        return enumeration([*named, f"{number(others)} di tempat lain"] if others else named)


@dataclass(frozen=True, eq=False)
class DueKind:
    """Rows with a day each, for whom `may_see` allows it. `rows` gets a region and a moment as in
    `compiled_by_region`, and today, which tells until when (`due_until`); None if there are none
    today. `day` and `region` are the names of their fields.
    """

    rows: Callable[[Region, datetime, date], QuerySet[Model] | None]
    may_see: Callable[[RuangRequest], bool]
    day: str
    region: str


_FINDERS: Final[list[tuple[int, UpcomingFinder]]] = []
_KINDS: Final[list[DueKind]] = []


def office_upcoming(order: int) -> Callable[[UpcomingFinder], UpcomingFinder]:
    """Register a function that says what falls due. They stand in the order of these numbers."""

    def register(finder: UpcomingFinder) -> UpcomingFinder:
        _FINDERS.append((order, finder))
        _FINDERS.sort(key=itemgetter(0))
        return finder

    return register


def due_kind(kind: DueKind) -> DueKind:
    """Register rows that fall due. `due_of` says how many they are, and where."""
    _KINDS.append(kind)
    return kind


def upcoming_in(request: RuangRequest) -> list[UpcomingRow]:
    """What falls due for whoever asks."""
    rows = [finder(request) for _, finder in _FINDERS]
    return [each for each in rows if each is not None]


def today_in(request: RuangRequest) -> date:
    return clock.today(timezone.now(), request.site.region.zone)


def due_until(today: date) -> date:
    """Friday of next week."""
    return today - timedelta(days=today.weekday()) + _A_WEEK + _FRIDAY


def due_of(request: RuangRequest, kind: DueKind) -> DueDays:
    """What falls due of a kind. Whoever asks first reads all kinds: one query."""
    return _due(request).get(kind, DueDays())


def due_row(
    request: RuangRequest, kind: DueKind, what: str, route: str, icon: str
) -> UpcomingRow | None:
    """How many fall due, with `what` after the number, and the page of this route in the office."""
    due = due_of(request, kind)
    if not due.count:
        return None
    return UpcomingRow(
        f"{number(due.count)} {what}",
        due.places_text,
        due.nearest_text(today_in(request)),
        reverse(route, args=[request.site.ruang_label]),
        icon,
    )


@once_per_request
def _due(request: RuangRequest) -> dict[DueKind, DueDays]:
    """Of each kind, counted by the places directly below the office."""
    kinds = tuple(each for each in _KINDS if each.may_see(request))
    rows = _counting(kinds, today_in(request))(request.site.region, timezone.now())
    due: dict[DueKind, DueDays] = defaultdict(DueDays)
    for position, _, name, of_kind, count, first in rows:
        days = due[kinds[position]]
        days.count += count
        days.first = min(days.first, first)
        days.places.append((Region(name=name or "", kind=of_kind or "").name_in_list, count))
    return due


@lru_cache(maxsize=_ASKED_ALIKE)
def _counting(kinds: Sequence[DueKind], today: date) -> Callable[[Region, datetime], list[_DueRow]]:
    """Counts what falls due of these, by their positions. One query, or none."""

    @compiled_by_region
    def rows(region: Region, at: datetime) -> QuerySet[Any, _DueRow]:
        below = Level(min(region.level + 1, Level.VILLAGE))
        queries = [
            _by_place(position, kind, due, below)
            for position, kind in enumerate(kinds)
            if (due := kind.rows(region, at, today)) is not None
        ]
        if not queries:
            nothing: QuerySet[Any, Any] = Region.objects.none()
            return nothing
        first, *others = queries
        return first.union(*others, all=True) if others else first

    return rows


def _by_place(
    position: int, kind: DueKind, rows: QuerySet[Any, Any], below: Level
) -> QuerySet[Any, Any]:
    """As `_DueRow`."""
    place = Region.objects.filter(pk=OuterRef("area"))
    counted: QuerySet[Any, Any] = (
        rows.order_by()
        .annotate(area=Substr(kind.region, 1, LENGTHS[below - 1]))
        .annotate(
            position=Value(position, IntegerField()),
            area_name=place.values("name")[:1],
            area_kind=place.values("kind")[:1],
            due_day=F(kind.day),
        )
        .values("position", "area", "area_name", "area_kind")
        .annotate(many=Count("pk"), first=Min("due_day"))
        .values_list("position", "area", "area_name", "area_kind", "many", "first")
    )
    return counted
