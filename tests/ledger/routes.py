"""The money of a group: in the workspace, and what readers have of it."""

from collections.abc import Iterator
from typing import Final

from tests.ledger import public_routes
from tests.matrix.case import Case
from tests.matrix.cast import Route
from tests.matrix.world import World

ROUTES: Final[dict[tuple[str, str], Route]] = {**public_routes.ROUTES}
FORMS: Final[dict[str, dict[str, str]]] = {}
READS: Final[dict[str, set[str]]] = {}


def furnish(world: World) -> None:
    """What group A has in its books."""
    public_routes.furnish(world)


def cases(world: World) -> Iterator[Case]:
    """All pages about money."""
    yield from public_routes.cases(world)
