"""A member who sees danger: whom to call, the call, and who is on duty."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from kimid.newsroom.actions import danger
from kimid.sites.guard import on_site
from tests import build
from tests.matrix.case import Case
from tests.matrix.cast import (
    ALSO_FAR_AWAY,
    GROUP,
    Door,
    Place,
    Route,
    Said,
    Thing,
    open_at,
)
from tests.matrix.world import NOW, World

ROUTES: Final[dict[tuple[str, str], Route]] = {
    ("ruang", "ruang-danger"): Route(Door.GROUP, "GET POST", posts={Thing.PAGE: Said.DONE}),
    ("ruang", "ruang-duty"): Route(Door.CHAIR, "GET POST", posts={Thing.PAGE: Said.DONE}),
    ("ruang", "ruang-danger-call"): Route(Door.GROUP, "GET", {Thing.OPEN: Said.OK}),
    ("ruang", "ruang-danger-opened"): Route(Door.EDITORS, "POST", posts={Thing.OPEN: Said.DONE}),
    ("ruang", "ruang-danger-answer"): Route(Door.EDITORS, "POST", posts={Thing.OPEN: Said.DONE}),
    ("ruang", "ruang-danger-over"): Route(Door.GROUP, "POST"),  # of the caller alone
}
FORMS: Final[dict[str, dict[str, str]]] = {
    "ruang-danger": {"number": "abcdefgh23", "about": "Banjir di RT 02"},
    "ruang-danger-answer": {"answer": "Saya ke sana."},
}
READS: Final[dict[str, set[str]]] = {"ruang-danger": {"kabar"}}


@dataclass
class CallOfA:
    """The number of the call of a member of A who is nobody of the cast."""

    number: str


def furnish(world: World) -> None:
    """A member of A calls. What happened, the group reads."""
    kim = world.kims[Place.A]
    with on_site(kim.site):
        about = world.canaries.hide("call: about", GROUP[Place.A])
        call = danger.call_editor(
            kim.site, number="23456789ab", about=about, by=build.member(kim), at=NOW
        )
    world.put(CallOfA(call.number))


def cases(world: World) -> Iterator[Case]:
    """The pages, and the call of A, named on every site."""
    number = world.get(CallOfA).number
    for name in ("ruang-danger", "ruang-duty"):
        yield from world.pages(name, *ALSO_FAR_AWAY)
    for name in (
        "ruang-danger-call",
        "ruang-danger-opened",
        "ruang-danger-answer",
        "ruang-danger-over",
    ):
        for place in ALSO_FAR_AWAY:
            yield world.page(name, place, open_at(place, Place.A), number=number)
