"""Which placements may stand on a front page: keys, to choose from before whole rows are read.

This is raw SQL because the ORM needed longer to build it than the database to answer it. What a
portal shows is the same here as in `_shown` of `wire/queries.py`.
"""

from collections.abc import Mapping
from datetime import datetime
from itertools import chain
from typing import Any, Final, NamedTuple

from django.db import connection

from kimid.orm.prepared import prepared_cursor
from kimid.sites.models import Site
from kimid.sites.stages import UNREADABLE_STAGES
from kimid.wire.kinds import kinds_with_block

_UNREADABLE: Final = ", ".join(f"'{stage.value}'" for stage in UNREADABLE_STAGES)
_SHOWN: Final = " ".join(
    (
        "SELECT p.id, i.site_id, p.published_at, p.published_at > %s FROM wire_placement p",
        "JOIN wire_item i ON i.id = p.item_id JOIN sites_site s ON s.id = i.site_id",
        "WHERE p.portal_id = %s AND p.hidden_at IS NULL",
        f"AND s.stage NOT IN ({_UNREADABLE})",
    )
)
_IN_FRONT: Final = "AND p.stands_in_front {news} ORDER BY p.published_at DESC, p.id DESC LIMIT %s"
# By the columns of the item, whose index has the site too.
_OF_GROUP: Final = "{news} AND i.site_id = %s ORDER BY i.published_at DESC, i.id DESC LIMIT %s"
# Of one kind; SQLite takes it once for each.
_OF_KIND: Final = " ".join(
    (
        "(SELECT p.id, p.kind, p.published_at FROM wire_placement p",
        "JOIN wire_item i ON i.id = p.item_id JOIN sites_site s ON s.id = i.site_id",
        "WHERE p.portal_id = %s AND p.kind = {kind} AND p.hidden_at IS NULL",
        f"AND s.stage NOT IN ({_UNREADABLE}) {{where}}",
        "ORDER BY p.published_at DESC, p.id DESC LIMIT {how_many}) newest",
    )
)
_EACH_KIND: Final = " ".join(
    ("SELECT * FROM", _OF_KIND.format(kind="%s", how_many="%s", where="{where}"))
)
# PostgreSQL plans it once, however many kinds there are.
_ALL_KINDS: Final = " ".join(
    (
        "SELECT newest.* FROM (VALUES {values}) wanted (kind, how_many), LATERAL",
        _OF_KIND.format(kind="wanted.kind", how_many="wanted.how_many", where="{where}"),
    )
)


class KindRow(NamedTuple):
    """A placement, by its key, and of what kind it is. `published_at` is as the database gives
    it.
    """

    pk: int
    kind: str
    published_at: Any


class FrontRow(NamedTuple):
    """A placement, by its key, and whose it is. `published_at` is as the database gives it."""

    pk: int
    site_id: int
    published_at: Any
    is_recent: bool


def rows_in_front(portal: Site, since: datetime, how_many: int) -> list[FrontRow]:
    """The news that stands in front on a portal, newest first; it is recent if it is newer than
    `since`. One index scan.
    """
    return _rows(_IN_FRONT, since, portal.pk, how_many)


def with_all_of(
    group: int, portal: Site, since: datetime, rows: list[FrontRow], how_many: int
) -> list[FrontRow]:
    """These rows and the newest news of one KIM on this portal, newest first. One index scan."""
    together = {
        row.pk: row for row in (*rows, *_rows(_OF_GROUP, since, portal.pk, group, how_many))
    }
    return sorted(together.values(), key=lambda row: (row.published_at, row.pk), reverse=True)


def newest_keys(site: Site, counts: Mapping[str, int], *, in_front: bool = False) -> list[KindRow]:
    """The newest of these kinds on a site, so many of each, newest first; `in_front` only those
    that stand there. One query, one index scan for each kind.
    """
    where = "AND p.stands_in_front" if in_front else ""
    params: list[Any]
    if connection.vendor == "sqlite":
        command = " UNION ALL ".join([_EACH_KIND.format(where=where)] * len(counts))
        params = [value for pair in counts.items() for value in (site.pk, *pair)]
    else:
        values = ", ".join(["(%s, %s)"] * len(counts))
        command = _ALL_KINDS.format(values=values, where=where)
        params = [*chain.from_iterable(counts.items()), site.pk]
    with prepared_cursor(connection) as cursor:
        cursor.execute(command, params)
        rows = [KindRow._make(row) for row in cursor.fetchall()]
    return sorted(rows, key=lambda row: (row.published_at, row.pk), reverse=True)


def _rows(query: str, since: datetime, portal: int, *params: int) -> list[FrontRow]:
    apart = [kind.name for kind in kinds_with_block()]
    news = f"AND p.kind NOT IN ({', '.join(['%s'] * len(apart))})"
    moment = connection.ops.adapt_datetimefield_value(since)
    with prepared_cursor(connection) as cursor:
        cursor.execute(f"{_SHOWN} {query.format(news=news)}", [moment, portal, *apart, *params])
        return [FrontRow._make(row) for row in cursor.fetchall()]
