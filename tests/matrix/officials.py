"""Who acts for a region in the matrix: the page of an office on which somebody is let stand in."""

from collections.abc import Iterator
from typing import Final

from tests.matrix.browser import ruang_path
from tests.matrix.cast import Door, Place, Route, Said, Thing
from tests.matrix.register import Address
from tests.matrix.world import World

OFFICIALS: Final[dict[tuple[str, str], Route]] = {
    ("ruang", "ruang-officials"): Route(Door.OFFICERS, "GET POST", posts={Thing.PAGE: Said.INCOMPLETE}),  # nobody of that name
    ("ruang", "ruang-end-acting"): Route(Door.OFFICERS, "POST"),
}
FORMS: Final[dict[str, dict[str, str]]] = {
    "ruang-officials": {"login": "tidak-ada", "acting": "plt", "role": "officer", "last_day": "30 Juni 2029"},
}
_OFFICES: Final = (Place.REGENCY, Place.ABOVE, Place.BESIDE, Place.NATION, Place.A, Place.NOWHERE)


def addresses(world: World) -> Iterator[Address]:
    """The page of every office, and a post that is not there."""
    for place in _OFFICES:
        label = {"site_label": world.labels[place]}
        yield "ruang-officials", place, Thing.PAGE, ruang_path("ruang-officials", **label)
        yield "ruang-end-acting", place, Thing.ABSENT, ruang_path("ruang-end-acting", **label, grant=999_999_999)
