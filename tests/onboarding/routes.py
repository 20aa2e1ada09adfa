"""Lists that offices bring in, in the matrix."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from kimid.registry.models import Decree
from tests import build, build_registry
from tests.matrix.case import Case
from tests.matrix.cast import (
    NUMBER_OF_NOTHING,
    OFFICE_PLACES,
    OFFICES_OF_A,
    Door,
    Route,
    Said,
    Thing,
    open_at,
)
from tests.matrix.world import World

ROUTES: Final[dict[tuple[str, str], Route]] = {
    ("ruang", "ruang-imports"): Route(
        Door.OFFICERS, "GET POST", posts={Thing.PAGE: Said.INCOMPLETE}
    ),  # no file came along
    ("ruang", "ruang-import"): Route(Door.OFFICERS, "GET POST"),
    ("ruang", "ruang-import-row"): Route(Door.OFFICERS, "POST"),
    ("ruang", "ruang-import-columns"): Route(Door.OFFICERS, "GET POST"),
    ("ruang", "ruang-import-start"): Route(Door.OFFICERS, "POST"),
    ("ruang", "ruang-import-report"): Route(Door.OFFICERS, "GET"),
    ("ruang", "ruang-compare"): Route(
        Door.OFFICERS, "GET POST", posts={Thing.PAGE: Said.NOT_NOW}
    ),  # no paper came along
    ("ruang", "ruang-unopened"): Route(Door.OFFICERS, "GET"),
    ("ruang", "ruang-compare-decree"): Route(
        Door.OFFICERS, "GET POST", {Thing.OPEN: Said.OK}, {Thing.OPEN: Said.DONE}
    ),
    ("ruang", "ruang-compare-paper"): Route(
        Door.OFFICERS, "GET POST", {Thing.OPEN: Said.OK}, {Thing.OPEN: Said.DONE}
    ),
    ("ruang", "ruang-compare-page"): Route(Door.OFFICERS, "GET", {Thing.OPEN: Said.SHOWN}),
}
FORMS: Final[dict[str, dict[str, str]]] = {
    "ruang-compare-decree": {
        "putusan": "beda",
        "number": "141/1/2024",
        "issuer_title": "camat",
        "issued_on": "04-05-2024",
        "valid_until": "",
        "reason": "Suratnya tidak ada.",
    },
    "ruang-compare-paper": {"putusan": "buang"},
}
READS: Final[dict[str, set[str]]] = {
    "ruang-compare": {"surat"},
    "ruang-compare-decree": {"putusan", "surat"},
    "ruang-compare-paper": {"putusan"},
}
_OF_ONE_LIST: Final = (
    "ruang-import",
    "ruang-import-columns",
    "ruang-import-start",
    "ruang-import-report",
)


@dataclass
class Listed:
    """A decree from a list with its paper, and a paper of which nobody has said whose it is."""

    decree: Decree
    paper: str
    loose: str


def furnish(world: World) -> None:
    """What waits on the desk at which decrees are compared."""
    decree = build_registry.listed_decree(build.kim())
    paper = build_registry.decree_paper(decree)
    world.put(Listed(decree, paper.name, build_registry.decree_paper(None).name))


def cases(world: World) -> Iterator[Case]:
    """Every address of a list that is tried."""
    yield from world.pages("ruang-imports", *OFFICE_PLACES)
    for place in OFFICE_PLACES:
        for name in _OF_ONE_LIST:
            yield world.page(name, place, Thing.ABSENT, number=NUMBER_OF_NOTHING)
        yield world.page("ruang-import-row", place, Thing.ABSENT, number=NUMBER_OF_NOTHING, row=2)
    yield from world.pages("ruang-compare", *OFFICE_PLACES)
    yield from world.pages("ruang-unopened", *OFFICE_PLACES)
    rows = world.get(Listed)
    number, of = rows.decree.kim.number, "ruang-compare-decree"
    for place in OFFICE_PLACES:
        seen = open_at(place, *OFFICES_OF_A)
        yield world.page(of, place, seen, number=number, decree=rows.decree.pk)
        yield world.page(of, place, Thing.ABSENT, number=number, decree=NUMBER_OF_NOTHING)
        yield world.page("ruang-compare-paper", place, seen, paper=rows.loose)
        yield world.page("ruang-compare-paper", place, Thing.ABSENT, paper="tidak-ada")
        yield world.page("ruang-compare-page", place, seen, paper=rows.paper, number=1)
        yield world.page("ruang-compare-page", place, Thing.ABSENT, paper=rows.paper, number=9)
