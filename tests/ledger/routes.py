"""The money of a group: in the workspace, and what readers have of it."""

from collections.abc import Iterator
from typing import Any, Final

from tests.ledger import (
    cash_book_routes,
    papers_routes,
    plan_routes,
    public_routes,
    year_papers_routes,
)
from tests.matrix.case import Case
from tests.matrix.cast import Route
from tests.matrix.world import World

_PARTS: Final[tuple[Any, ...]] = (
    public_routes,
    plan_routes,
    cash_book_routes,
    papers_routes,
    year_papers_routes,
)
ROUTES: Final[dict[tuple[str, str], Route]] = {
    name: route for part in _PARTS for name, route in part.ROUTES.items()
}
FORMS: Final[dict[str, dict[str, str]]] = {
    name: form for part in _PARTS for name, form in getattr(part, "FORMS", {}).items()
}
READS: Final[dict[str, set[str]]] = {
    name: fields for part in _PARTS for name, fields in getattr(part, "READS", {}).items()
}


def furnish(world: World) -> None:
    """What group A has in its books."""
    for part in _PARTS:
        part.furnish(world)


def cases(world: World) -> Iterator[Case]:
    """All pages about money."""
    for part in _PARTS:
        yield from part.cases(world)
