"""What an office counts on its pages: at each place of its rail, and of what waits for it at home.
All that one page counts is one query, that becomes SQL once.
"""

from collections.abc import Callable, Iterable
from datetime import datetime
from functools import cache
from typing import Any, Final

from django.db.models import IntegerField, QuerySet, Value
from django.utils import timezone

from kimid.access.pages import RuangRequest
from kimid.orm.row_count import row_count
from kimid.places.by_region import compiled_by_region
from kimid.places.models import Region
from kimid.shared_pages.links import CountedRows, LinkList, SharedLink, links_for
from kimid.shared_pages.per_request import once_per_request

# Whether whoever asks may know how many there are.
type MaySee = Callable[[RuangRequest], bool]

_ON_HOME: Final[dict[CountedRows, MaySee]] = {}


def home_count(may_see: MaySee) -> Callable[[CountedRows], CountedRows]:
    """Register rows that the home of an office counts, for whom `may_see` allows it."""

    def register(rows: CountedRows) -> CountedRows:
        _ON_HOME[rows] = may_see
        return rows

    return register


def count_at_home(request: RuangRequest, rows: CountedRows) -> int:
    """How many rows of the home or of the rail these are; 0 for whoever may not know. Whoever asks
    first counts all of the home and of its rail: one query.
    """
    if rows not in _counts(request):
        home = [each for each, may_see in _ON_HOME.items() if may_see(request)]
        rail = links_for(LinkList.OFFICE_BAR, request.person, request.site)
        _count(request, [*home, *_rows_of(rail)])
    return _counts(request).get(rows, 0)


def rail_counts(links: Iterable[SharedLink], request: RuangRequest) -> list[int]:
    """What is counted at each of these links; 0 where nothing is. One query for all of them, and
    none where the page has counted them.
    """
    entries = list(links)
    _count(request, _rows_of(entries))
    counts = _counts(request)
    return [0 if each.count is None else counts[each.count.rows] for each in entries]


def _rows_of(links: Iterable[SharedLink]) -> list[CountedRows]:
    return [each.count.rows for each in links if each.count is not None]


def _count(request: RuangRequest, wanted: Iterable[CountedRows]) -> None:
    counts = _counts(request)
    missing = tuple(dict.fromkeys(each for each in wanted if each not in counts))
    if missing:
        (row,) = _counting(missing)(request.site.region, timezone.now())
        counts.update(zip(missing, row, strict=True))


@cache
def _counting(
    wanted: tuple[CountedRows, ...],
) -> Callable[[Region, datetime], list[tuple[int, ...]]]:
    """Counts these in one query. There are as many as there are sorts of officials."""

    @compiled_by_region
    def counts(region: Region, at: datetime) -> QuerySet[Any, Any]:
        columns = []
        for each in wanted:
            rows = each(region, at)
            columns.append(Value(0, IntegerField()) if rows is None else row_count(rows))
        return Region.objects.filter(pk=region.pk).values_list(*columns)

    return counts


@once_per_request
def _counts(request: RuangRequest) -> dict[CountedRows, int]:
    return {}
