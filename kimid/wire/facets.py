"""By which narrowed lists an item is found: rows that follow its placements.

Who changes placements calls these in the same transaction, with the placements locked. Kinds
without facets cost nothing.
"""

from collections.abc import Iterable

from kimid.wire.kinds import kind_of
from kimid.wire.models import Item, Placement, PlacementFacet
from kimid.wire.narrowing import narrowings_of


def has_facets(item: Item) -> bool:
    """Whether readers narrow the list of its kind."""
    return bool(kind_of(item.kind).facets)


def save_facets(items: Iterable[Item]) -> None:
    """Write in which narrowed lists these items stand, on every site that shows them."""
    narrowed = [item for item in items if has_facets(item)]
    if narrowed:
        save_facets_of(Placement.objects.filter(item__in=narrowed).select_related("item"))


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
    PlacementFacet.objects.bulk_create(
        PlacementFacet(
            placement=row,
            item=row.item,
            portal_id=row.portal_id,
            key=narrowing.key,
            published_at=row.published_at,
            starts_at=row.starts_at,
        )
        for row in rows
        if row.hidden_at is None
        for narrowing in narrowings_of(row.item)
    )
