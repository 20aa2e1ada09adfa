"""Posts in offices, in the matrix."""

from collections.abc import Iterator
from typing import Final

from tests.matrix.case import Case
from tests.matrix.cast import NUMBER_OF_NOTHING, OFFICE_PLACES, Door, Route, Said, Thing
from tests.matrix.world import World, front_page

ROUTES: Final[dict[tuple[str, str], Route]] = {
    ("ruang", "ruang-office-posts"): Route(Door.OFFICERS, "GET"),
    ("ruang", "ruang-offices-below"): Route(Door.OFFICERS, "GET"),
    ("ruang", "ruang-offices-below-file"): Route(
        Door.OFFICERS, "POST", posts={Thing.PAGE: Said.SHOWN}
    ),
    ("ruang", "ruang-invite-official"): Route(
        Door.OFFICE_ABOVE, "POST", posts={Thing.PAGE: Said.SHOWN}
    ),
    ("ruang", "ruang-open-office"): Route(Door.OFFICERS, "POST"),
    ("ruang", "ruang-take-back-official"): Route(Door.OFFICERS, "POST"),
    ("ruang", "ruang-change-official"): Route(Door.OFFICE_ABOVE, "GET POST"),
    ("ruang", "ruang-call-change-off"): Route(Door.OFFICE_ABOVE, "POST"),
    # Nobody of the cast is to leave.
    ("ruang", "own-changes"): Route(Door.PERSON, "GET POST", posts={Thing.PAGE: Said.NOT_NOW}),
}
_PAGES: Final = ("ruang-office-posts", "ruang-offices-below", "ruang-offices-below-file")
_LETTER: Final = {
    "reason": "moved",
    "moved_to": "Bappeda",
    "letter_number": "800/412",
    "letter_on": "1 Mei 2029",
    "first_day": "1 Juni 2029",
    "successor": "Ratna",
}
FORMS: Final[dict[str, dict[str, str]]] = {
    "ruang-invite-official": {"name": "Ratna", "role": "officer"},
    "ruang-change-official": _LETTER,
    "own-changes": {"setuju": "1"},
}
READS: Final = {"ruang-offices-below-file": {"hanya"}}


def cases(world: World) -> Iterator[Case]:
    """The pages of every office, and posts that are not there."""
    yield front_page("own-changes")
    for name in (*_PAGES, "ruang-invite-official"):
        yield from world.pages(name, *OFFICE_PLACES)
    nothing = NUMBER_OF_NOTHING
    for place in OFFICE_PLACES:
        yield world.page("ruang-open-office", place, Thing.ABSENT, code="99")
        yield world.page("ruang-take-back-official", place, Thing.ABSENT, invitation=nothing)
        yield world.page(
            "ruang-change-official", place, Thing.ABSENT, person=nothing, role="officer"
        )
        yield world.page("ruang-call-change-off", place, Thing.ABSENT, change=nothing)
