"""What an officer sees whom a group asked to look at one text."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from kimid.newsroom.actions import talk, writing
from kimid.sites.guard import on_site
from tests import build
from tests.matrix.case import Case
from tests.matrix.cast import (
    GROUP,
    NUMBER_OF_NOTHING,
    OFFICE_PLACES,
    Door,
    Place,
    Route,
    Said,
    Thing,
    Who,
    open_at,
)
from tests.matrix.world import NOW, World
from tests.newsroom.asking_office import ask, story_with_link

ROUTES: Final[dict[tuple[str, str], Route]] = {
    ("ruang", "ruang-asked-looks"): Route(Door.OFFICERS, "GET"),
    ("ruang", "ruang-asked-look"): Route(
        Door.REGENCY, "GET POST", {Thing.OPEN: Said.OK}, {Thing.OPEN: Said.DONE}
    ),
}
FORMS: Final[dict[str, dict[str, str]]] = {
    "ruang-asked-look": {"answer": "tidak", "reason": "Tautannya bukan milik desa."}
}


@dataclass
class AskedLook:
    """The number of what the officer of the regency was asked."""

    number: int


def furnish(world: World) -> None:
    """A member of A asks the officer of the regency to look at one text. Its source, what the group
    says about it and what is written later stay with the group.
    """
    group = GROUP[Place.A]
    secret = {
        name: world.canaries.hide(f"{name} of the text that an officer looks at", group)
        for name in ("source", "talk", "later words")
    }
    asked = world.canaries.hide("text that an officer looks at", group | {Who.OFFICER})
    member = world.people[Who.MEMBER]
    story = story_with_link(world.kims[Place.A], author=member, title=f"Judul {asked}", words=asked)
    look = ask(story, world.people[Who.OFFICER], at=NOW)
    with on_site(story.site):
        talk.post_message(story, text=secret["talk"], by=member, at=NOW)
        source = build.source(secret["source"])
        writing.add_source(story, source=source, by=member, at=NOW)
        later = build.words(f"Judul {secret['later words']}", "Inti.", secret["later words"])
        writing.edit(story, content=later, sensitivities=(), by=member, at=NOW)
    world.put(AskedLook(look.pk))


def cases(world: World) -> Iterator[Case]:
    """The list of every office, and the text, named in every office."""
    yield from world.pages("ruang-asked-looks", *OFFICE_PLACES)
    number = world.get(AskedLook).number
    for place in OFFICE_PLACES:
        seen = open_at(place, Place.REGENCY)
        yield world.page("ruang-asked-look", place, seen, number=number)
        yield world.page("ruang-asked-look", place, Thing.ABSENT, number=NUMBER_OF_NOTHING)
