"""By which narrowed lists an item is found: rows that follow its placements.

Who changes placements calls these in the same transaction, with the placements locked. Kinds
without facets cost nothing.
"""

from collections.abc import Iterable
from typing import Final

from django.db import connection

from kimid.wire.kinds import kind_of
from kimid.wire.models import Item, Placement, PlacementFacet
from kimid.wire.narrowing import narrowings_of

# A product stands in some 40 narrowed lists; the ORM took a twelfth of its publication for them.
_INSERT: Final = (
    "INSERT INTO wire_placementfacet (placement_id, item_id, portal_id, key, published_at, "
    "starts_at) VALUES (%s, %s, %s, %s, %s, %s)"
)


def has_facets(item: Item) -> bool:
    """Whether readers narrow the list of its kind."""
    return bool(kind_of(item.kind).facets)


def save_facets(items: Iterable[Item]) -> None:
    """Write in which narrowed lists these items stand, on every site that shows them."""
    narrowed = [item for item in items if has_facets(item)]
    if narrowed:
        save_facets_of(Placement.objects.filter(item__in=narrowed).select_related("item"))


def save_new_facets(placements: Iterable[Placement]) -> None:
    """The same for placements that have none yet."""
    _insert([row for row in placements if has_facets(row.item)])


def save_facets_of(placements: Iterable[Placement]) -> None:
    """The same for some of their placements: new ones, or one that was hidden or shown."""
    rows = [row for row in placements if has_facets(row.item)]
    if rows:
        _replace(rows)


def remove_facets(items: Iterable[Item]) -> None:
    """Remove these items from all narrowed lists, before placements of theirs are deleted."""
    narrowed = [item for item in items if has_facets(item)]
    if narrowed:
        PlacementFacet.objects.filter(item__in=narrowed).delete()


def _replace(rows: list[Placement]) -> None:
    PlacementFacet.objects.filter(placement__in=rows).delete()
    _insert(rows)


def _insert(rows: list[Placement]) -> None:
    moment = connection.ops.adapt_datetimefield_value
    values = [
        (
            row.pk,
            row.item_id,
            row.portal_id,
            narrowing.key,
            moment(row.published_at),
            moment(row.starts_at),
        )
        for row in rows
        if row.hidden_at is None
        for narrowing in narrowings_of(row.item)
    ]
    if values:
        with connection.cursor() as cursor:
            cursor.executemany(_INSERT, values)
