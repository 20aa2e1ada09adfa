"""What neighbours send to a group: the form for everybody, and what the group does with it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from kimid.moderation.submission_tokens import new_submission_token
from tests import visitors
from tests.matrix.case import Case
from tests.matrix.cast import (
    ALSO_FAR_AWAY,
    EDITORS,
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
    ("kim", "tip"): Route(Door.PUBLIC, "GET HEAD POST", posts={Thing.PAGE: Said.DONE}),
    ("kim", "tip-ticket"): Route(Door.PUBLIC, "GET HEAD", {Thing.OPEN: Said.OK}),
    ("ruang", "ruang-tips"): Route(Door.GROUP, "GET"),
    ("ruang", "ruang-tip"): Route(Door.GROUP, "GET", {Thing.OPEN: Said.OK}),
    ("ruang", "ruang-tip-story"): Route(Door.GROUP, "POST", posts={Thing.OPEN: Said.DONE}),
    ("ruang", "ruang-tip-answer"): Route(Door.EDITORS, "POST", posts={Thing.OPEN: Said.DONE}),
    ("ruang", "ruang-tip-sender"): Route(Door.EDITORS, "POST", posts={Thing.OPEN: Said.SHOWN}),
}
FORMS: Final[dict[str, dict[str, str]]] = {
    "tip": {"words": "Jembatan gantung putus tadi pagi."},
    "ruang-tip-answer": {"outcome": "answered", "words": "Terima kasih, kami cek."},
}
READS: Final[dict[str, set[str]]] = {"tip": {"foto"}}


@dataclass
class TipOfA:
    """The number of what a neighbour sent to A."""

    ticket: str


def furnish(world: World) -> None:
    """A neighbour told A something. The group reads the words; who it was, only its editors."""
    hide = world.canaries.hide
    group = GROUP[Place.A]
    words = hide("tip: words", group)
    name = hide("tip: name", group & EDITORS)
    contact = hide("tip: contact", group & EDITORS)
    tip = visitors.tip(world.kims[Place.A], words, name=name, contact=contact, at=NOW)
    world.put(TipOfA(tip.ticket))


def cases(world: World) -> Iterator[Case]:
    """The form for everybody, the page of a ticket, and the tip of A named on every site."""
    ticket = world.get(TipOfA).ticket
    for place in (Place.A, Place.B):
        host = world.host(place)
        slip = new_submission_token(world.kims[place].site, NOW - timedelta(minutes=1))
        yield Case(("kim", "tip"), place, Thing.PAGE, host, "/kirim-kabar/", {"slip": slip})
        seen = open_at(place, Place.A)
        yield Case(("kim", "tip-ticket"), place, seen, host, f"/kirim-kabar/{ticket}/")
    yield from world.pages("ruang-tips", *ALSO_FAR_AWAY)
    for name in ("ruang-tip", "ruang-tip-story", "ruang-tip-answer", "ruang-tip-sender"):
        for place in ALSO_FAR_AWAY:
            yield world.page(name, place, open_at(place, Place.A), ticket=ticket)
