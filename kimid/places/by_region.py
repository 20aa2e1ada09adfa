"""Queries about a region and what is below it that become SQL once for each level."""

from collections.abc import Callable
from datetime import date, datetime
from functools import cache
from typing import Any, cast

from django.db.models import CharField, QuerySet

from kimid.lib import codes
from kimid.orm.compiled import CompiledQuery, Slot
from kimid.orm.moments import DaySlot, MomentSlot
from kimid.places.models import Region

# Get a region with a moment or a day, as they will be, and return a query.
type BuildAtMoment[Row] = Callable[[Region, datetime], QuerySet[Any, Row]]
type BuildOnDay[Row] = Callable[[Region, date], QuerySet[Any, Row]]


class RegionSlot(Slot):
    """The place of a region's code. It acts like that region: its level and its zone are known,
    since they shape a query; all else raises AttributeError.
    """

    def __init__(
        self, position: int, level: int, zone: str, read: Callable[[Any], object] | None = None
    ) -> None:
        super().__init__(position, CharField(), read)
        self.level = level
        self.zone = zone

    @property
    def code(self) -> "RegionSlot":
        return self

    @property
    def pk(self) -> "RegionSlot":
        return self

    def span(self) -> "tuple[RegionSlot, RegionSlot]":
        """As `codes.span` of a code."""

        def last(value: str) -> str:
            return codes.span(value)[1]

        return self, RegionSlot(self.position, self.level, self.zone, last)


# mypy holds what is registered against the fallback, which takes a real code.
cast(Any, codes.span).register(RegionSlot, RegionSlot.span)


def compiled_by_region[Row](
    build: BuildAtMoment[Row],
) -> Callable[[Region, datetime], list[Row]]:
    """As `compiled`, for what an office asks about its region at a moment.

        @compiled_by_region
        def _late(region, at):
            return Application.objects.below(region.code).filter(is_late(at))

        late = _late(site.region, timezone.now())

    The function may do with its region and moment what one does in a query: compare them, ask for
    the day in a zone or for `codes.span`, add days. It gets stand-ins, so anything else raises an
    error, at the first use.
    """
    return _by_level(build, MomentSlot(1))


def compiled_by_region_and_day[Row](
    build: BuildOnDay[Row],
) -> Callable[[Region, date], list[Row]]:
    """As `compiled_by_region`, on a day."""
    return _by_level(build, DaySlot(1))


def _by_level[Row](
    build: Callable[..., QuerySet[Any, Row]], when: Slot
) -> Callable[[Region, Any], list[Row]]:
    @cache
    def at_level(level: int, zone: str) -> CompiledQuery[Row]:
        return CompiledQuery(build, [RegionSlot(0, level, zone), when])

    def rows(region: Region, at_or_on: datetime | date) -> list[Row]:
        return at_level(region.level, region.zone)(region.code, at_or_on)

    return rows
