"""What an office counts on its pages: at each place of its rail, of what waits for it at home, and
what a page itself counts beside. All that one page counts is one query.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final

from django.db.models import Model, QuerySet

from kimid.access.pages import RuangRequest
from kimid.orm.row_count import row_count
from kimid.places.models import Region
from kimid.shared_pages.links import LinkList, SharedLink, links_for
from kimid.shared_pages.per_request import once_per_request

# None for whoever may not see these rows: they are 0 then.
type CountedRows = Callable[[RuangRequest], QuerySet[Model] | None]

_ON_HOME: Final[list[CountedRows]] = []
_ON_EACH_PAGE: Final[list[CountedRows]] = []


def page_count[C: CountedRows](rows: C) -> C:
    """Register rows that every page of an office counts. `count_here` says how many they are."""
    _ON_EACH_PAGE.append(rows)
    return rows


def home_count[C: CountedRows](rows: C) -> C:
    """Register rows that the home of an office counts. `count_at_home` says how many they are."""
    _ON_HOME.append(rows)
    return rows


def count_at_home(request: RuangRequest, rows: CountedRows) -> int:
    """How many these are. Whoever asks first counts all of the home and of its rail: one query."""
    return _counted(request, [rows, *_ON_HOME, *_of_the_page(request)])[rows]


def count_here(request: RuangRequest, rows: CountedRows) -> int:
    """How many these are. Whoever asks first counts what every page of an office counts."""
    return _counted(request, [rows, *_of_the_page(request)])[rows]


def count_beside[K](request: RuangRequest, rows: Mapping[K, QuerySet[Any]]) -> dict[K, int]:
    """How many rows each of these queries has. One query, with what the page counts elsewhere."""
    named: dict[K, CountedRows] = {key: _always(each) for key, each in rows.items()}
    counts = _counted(request, [*named.values(), *_of_the_page(request)])
    return {key: counts[each] for key, each in named.items()}


def _always(rows: QuerySet[Any]) -> CountedRows:
    return lambda _: rows


def _of_the_page(request: RuangRequest) -> list[CountedRows]:
    rail = links_for(LinkList.OFFICE_BAR, request.person, request.site)
    return [*_ON_EACH_PAGE, *_rows_of(rail)]


def rail_counts(links: Iterable[SharedLink], request: RuangRequest) -> list[int]:
    """What is counted at each of these links; 0 where nothing is. One query for all of them, and
    none where the page has counted them.
    """
    entries = list(links)
    counts = _counted(request, [*_ON_EACH_PAGE, *_rows_of(entries)])
    return [0 if each.count is None else counts[each.count.rows] for each in entries]


def _rows_of(links: Iterable[SharedLink]) -> list[CountedRows]:
    return [each.count.rows for each in links if each.count is not None]


def _counted(request: RuangRequest, wanted: Iterable[CountedRows]) -> dict[CountedRows, int]:
    counts = _counts(request)
    queries = {}
    for each in wanted:
        if each not in counts:
            counts[each] = 0
            if (rows := each(request)) is not None:
                queries[each] = row_count(rows)
    if queries:
        regions = Region.objects.filter(pk=request.site.region_id)
        counts.update(zip(queries, regions.values_list(*queries.values()).get(), strict=True))
    return counts


@once_per_request
def _counts(request: RuangRequest) -> dict[CountedRows, int]:
    return {}
