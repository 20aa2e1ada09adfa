"""Who acts for a region: the page of an office on which somebody is let stand in."""

from collections.abc import Iterator
from typing import Final

from tests.matrix.case import Case
from tests.matrix.cast import NUMBER_OF_NOTHING, OFFICE_PLACES, Door, Route, Said, Thing
from tests.matrix.world import World, front_page

ROUTES: Final[dict[tuple[str, str], Route]] = {
    ("ruang", "ruang-officials"): Route(
        Door.OFFICERS, "GET POST", posts={Thing.PAGE: Said.INCOMPLETE}
    ),  # nobody of that name
    ("ruang", "ruang-end-acting"): Route(Door.OFFICERS, "POST"),
    # Nobody of the cast was asked anything.
    ("ruang", "own-posts"): Route(Door.PERSON, "GET POST", posts={Thing.PAGE: Said.NOT_NOW}),
}
FORMS: Final[dict[str, dict[str, str]]] = {
    "ruang-officials": {
        "login": "tidak-ada",
        "acting": "plt",
        "role": "officer",
        "last_day": "30 Juni 2029",
    },
}


READS: Final[dict[str, set[str]]] = {"own-posts": {"terima", "tolak", "lepas"}}


def cases(world: World) -> Iterator[Case]:
    """The page of every office, a post that is not there, and one's own posts."""
    yield front_page("own-posts")
    yield from world.pages("ruang-officials", *OFFICE_PLACES)
    for place in OFFICE_PLACES:
        yield world.page("ruang-end-acting", place, Thing.ABSENT, person=NUMBER_OF_NOTHING)
