"""The agenda: the public page of an event, and its pages in the workspace."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from django.utils import timezone

from kimid.agenda import actions
from kimid.lib import clock
from kimid.sites.guard import on_site
from tests.agenda import making
from tests.matrix.case import Case
from tests.matrix.cast import (
    ALSO_FAR_AWAY,
    GROUP,
    Door,
    Place,
    Route,
    Said,
    Thing,
    Who,
    open_at,
)
from tests.matrix.world import AT, World

_READERS: Final = {Thing.PUBLISHED: Said.OK, Thing.WITHDRAWN: Said.GONE}
_OPEN: Final = {Thing.OPEN: Said.OK}

ROUTES: Final[dict[tuple[str, str], Route]] = {
    ("kim", "event"): Route(Door.PUBLIC, "GET HEAD", _READERS),
    ("kim", "event-file"): Route(Door.PUBLIC, "GET HEAD", _READERS),
    ("ruang", "ruang-agenda"): Route(Door.GROUP, "GET"),
    ("ruang", "ruang-event-new"): Route(Door.GROUP, "GET POST", posts={Thing.PAGE: Said.DONE}),
    ("ruang", "ruang-event"): Route(Door.GROUP, "GET POST", _OPEN, {Thing.OPEN: Said.OK}),
    ("ruang", "ruang-event-change"): Route(Door.GROUP, "GET POST", _OPEN, {Thing.OPEN: Said.DONE}),
}
_EVENT: Final = {
    "title": "Ronda malam",
    "sort": "ronda",
    "first_on": clock.day(clock.today(timezone.now(), "WIB")),
    "starts": "21:00",
    "repeat": "daily",
    "venue": "Pos ronda",
}
FORMS: Final[dict[str, dict[str, str]]] = {
    "ruang-event-new": _EVENT,
    "ruang-event": {},
    "ruang-event-change": _EVENT,
}
READS: Final[dict[str, set[str]]] = {"ruang-event": {"langkah"}}
_NOT_THERE: Final = "2222222222"


@dataclass
class EventsOfA:
    """One that readers have, one that they had, a draft of the member."""

    shown: str
    withdrawn: str
    shown_number: str
    draft_number: str


def furnish(world: World) -> None:
    """The group of A has one of each; only the group reads the draft."""
    kim = world.kims[Place.A]
    secret = world.canaries.hide("agenda: draft", GROUP[Place.A])
    editor = world.people[Who.EDITOR]
    shown = making.shown(kim, by=editor, at=AT)
    gone = making.shown(kim, by=editor, at=AT, title="Senam lansia")
    with on_site(kim.site):
        actions.withdraw(gone, why="Pelatihnya pindah.", by=editor, at=AT)
    draft = making.draft(kim, by=world.people[Who.MEMBER], at=AT, about=secret)
    world.put(EventsOfA(shown.path, gone.path, shown.public_id, draft.public_id))


def cases(world: World) -> Iterator[Case]:
    """The public page of what A has, had, and of nothing; the pages of every group."""
    rows = world.get(EventsOfA)
    host = world.host(Place.A)
    for name, ending in (("event", ""), ("event-file", "kalender.ics")):
        for thing, path in (
            (Thing.PUBLISHED, rows.shown),
            (Thing.WITHDRAWN, rows.withdrawn),
            (Thing.ABSENT, "/agenda/tidak-ada/"),
        ):
            yield Case(("kim", name), Place.A, thing, host, f"{path}{ending}")
        other = world.host(Place.B)
        yield Case(("kim", name), Place.B, Thing.FOREIGN, other, f"{rows.shown}{ending}")
    for name in ("ruang-agenda", "ruang-event-new"):
        yield from world.pages(name, *ALSO_FAR_AWAY)
    for name, number in (
        ("ruang-event", rows.shown_number),
        ("ruang-event-change", rows.draft_number),
    ):
        for place in ALSO_FAR_AWAY:
            yield world.page(name, place, open_at(place, Place.A), number=number)
            yield world.page(name, place, Thing.ABSENT, number=_NOT_THERE)
