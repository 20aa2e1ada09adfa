"""The placements that a site shows, read by queries that become SQL once."""

from collections.abc import Sequence
from functools import cache
from typing import Any, Final, NamedTuple, cast

from django.db.models import Field, QuerySet

from kimid.orm.compiled import CompiledQuery, compiled
from kimid.sites.models import Site
from kimid.sites.stages import UNREADABLE_STAGES
from kimid.wire.models import Placement

_NEWEST_FIRST: Final = ("-published_at", "-pk")


class _Shape(NamedTuple):
    """What a list of placements asks for, without its values."""

    is_portal: bool
    in_front: bool
    without: int  # how many kinds it leaves out
    lookups: tuple[str, ...]
    order: tuple[str, ...]
    how_many: int


def shown(
    site: Site,
    how_many: int,
    *,
    start: int = 0,
    in_front: bool = False,
    without: Sequence[str] = (),
    order: tuple[str, ...] = _NEWEST_FIRST,
    **lookups: object,
) -> list[Placement]:
    """The placements that a site shows, `how_many` of them from `start`, newest first if no other
    order is given. `in_front` takes only those that stand there, `without` leaves out kinds, and
    `lookups` are of a placement.

    One query. That of a first page becomes SQL once; later pages are read seldom.
    """
    shape = _Shape(site.is_portal, in_front, len(without), tuple(lookups), order, how_many)
    values = (site.pk, *without, *lookups.values())
    if start:
        return list(_rows(shape, *values)[start : start + how_many])
    return _first_rows(shape)(*values)


def placements_of(site: Site, keys: Sequence[int]) -> list[Placement]:
    """The placements with these keys, in this order. One query."""
    if not keys:
        return []
    rows = {row.pk: row for row in _rows_of(len(keys), site.is_portal)(*keys)}
    return [rows[key] for key in keys if key in rows]


def shown_on(portal: object, *, is_portal: bool) -> QuerySet[Placement]:
    """The placements that the site with this key shows, newest first."""
    return _with_items(_shown(portal).order_by(*_NEWEST_FIRST), is_portal=is_portal)


@cache
def _first_rows(shape: _Shape) -> CompiledQuery[Placement]:
    names = ("portal", *("kind",) * shape.without, *shape.lookups)

    @compiled(*(_field(name.partition("__")[0]) for name in names))
    def rows(*values: object) -> QuerySet[Placement]:
        return _rows(shape, *values)[: shape.how_many]

    return rows


@cache
def _rows_of(how_many: int, is_portal: bool) -> CompiledQuery[Placement]:  # a key of the cache
    @compiled(*[_field("id")] * how_many)
    def rows(*keys: Any) -> QuerySet[Placement]:
        return _with_items(Placement.objects.filter(pk__in=keys), is_portal=is_portal)

    return rows


def _rows(shape: _Shape, portal: object, *values: object) -> QuerySet[Placement]:
    without, wanted = values[: shape.without], values[shape.without :]
    rows = _shown(portal).filter(**dict(zip(shape.lookups, wanted, strict=True)))
    if shape.in_front:  # no slot: an index holds these alone
        rows = rows.filter(stands_in_front=True)
    if without:
        rows = rows.exclude(kind__in=without)
    return _with_items(rows.order_by(*shape.order), is_portal=shape.is_portal)


def _shown(portal: Any) -> QuerySet[Placement]:
    # Also on the site of a KIM: it shows what others published before they merged into it.
    rows = Placement.objects.filter(portal=portal, hidden_at=None)
    return rows.exclude(item__site__stage__in=UNREADABLE_STAGES)


def _with_items(rows: QuerySet[Placement], *, is_portal: bool) -> QuerySet[Placement]:
    """A portal names the region of each item, so there the regions above are read too."""
    region = "item__region__parent__parent" if is_portal else "item__region"
    return rows.select_related("item__site", region)


def _field(name: str) -> "Field[Any, Any]":
    return cast("Field[Any, Any]", Placement._meta.get_field(name))
