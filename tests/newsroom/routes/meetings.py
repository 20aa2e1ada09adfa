"""Meetings of a group."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from kimid.newsroom.actions import meetings
from kimid.sites.guard import on_site
from tests.matrix.case import Case
from tests.matrix.cast import ALSO_FAR_AWAY, GROUP, Door, Place, Route, Said, Thing, Who, open_at
from tests.matrix.recorder import EVERYTHING
from tests.matrix.world import NOW, World
from tests.media.routes import PHOTO_NAMES

ROUTES: Final[dict[tuple[str, str], Route]] = {
    ("ruang", "ruang-meetings"): Route(
        Door.GROUP, "GET POST", posts={Thing.PAGE: Said.NOT_NOW}
    ),  # one is open: on to it
    ("ruang", "ruang-meeting"): Route(
        Door.GROUP, "GET POST", {Thing.OPEN: Said.OK}, {Thing.OPEN: Said.DONE}
    ),
    ("ruang", "ruang-keep-meeting"): Route(Door.GROUP, "POST", posts={Thing.OPEN: Said.SHOWN}),
}
FORMS: Final[dict[str, dict[str, str]]] = {
    "ruang-meeting": {"version": "1", "place": "Balai desa"},
    "ruang-keep-meeting": {"version": "1", "place": "Balai desa"},
}
# What is typed is stored by its name; these and the decisions about stories are taken from all.
_MINUTES: Final = frozenset({"place", "guests", "people", "minutes", "present", "kabar-"})
READS: Final[dict[str, set[str]]] = {
    "ruang-meeting": {*PHOTO_NAMES, *_MINUTES, "close", "version", EVERYTHING},
    "ruang-keep-meeting": {*_MINUTES, "photos", "version", EVERYTHING},
}


@dataclass
class OpenMeetings:
    """The numbers of the meetings of each group."""

    numbers: dict[Place, str] = field(default_factory=dict)


def furnish(world: World) -> None:
    """Each group has a meeting that is open. What is typed in it, the group knows."""
    made = OpenMeetings()
    for place, chair in ((Place.A, Who.CHAIR), (Place.B, Who.OTHER_CHAIR)):
        site = world.kims[place].site
        by = world.people[chair]
        with on_site(site):
            meeting = meetings.open_meeting(site, by=by, at=NOW)
            secret = world.canaries.hide(f"{place}: minutes", GROUP[place])
            meetings.save_meeting(
                meeting, form_data={"minutes": [secret]}, version=0, by=by, at=NOW
            )
        made.numbers[place] = meeting.public_id
    world.put(made)


def cases(world: World) -> Iterator[Case]:
    """The list, and the meeting of A, named on every site."""
    number = world.get(OpenMeetings).numbers[Place.A]
    yield from world.pages("ruang-meetings", *ALSO_FAR_AWAY)
    for name in ("ruang-meeting", "ruang-keep-meeting"):
        for place in ALSO_FAR_AWAY:
            yield world.page(name, place, open_at(place, Place.A), number=number)
