"""What readers see of stories, and what those see who hold a one-use link to one."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from kimid.newsroom.actions import confirmations, statements
from kimid.sites.guard import on_site
from tests.matrix.case import Case
from tests.matrix.cast import Door, Place, Route, Said, Thing
from tests.matrix.world import NOW, World

_PUBLISHED: Final = Route(
    Door.PUBLIC, "GET HEAD", {Thing.PUBLISHED: Said.OK, Thing.WITHDRAWN: Said.GONE}
)

ROUTES: Final[dict[tuple[str, str], Route]] = {
    ("kim", "story"): _PUBLISHED,
    ("kim", "notice"): _PUBLISHED,
    ("kim", "story-in"): _PUBLISHED,
    ("kim", "confirm-by-link"): Route(
        Door.PUBLIC,
        "GET HEAD POST",
        {Thing.OPEN: Said.OK, Thing.SPENT: Said.GONE},
        {Thing.OPEN: Said.SHOWN, Thing.SPENT: Said.GONE},
    ),
    ("kim", "head-note"): Route(
        Door.PUBLIC, "GET HEAD POST", {Thing.OPEN: Said.OK}, {Thing.OPEN: Said.SHOWN}
    ),
}
FORMS: Final[dict[str, dict[str, str]]] = {
    "confirm-by-link": {"how_known": "Saya di sana."},
    "head-note": {"words": "Benar adanya."},
}


@dataclass
class StoryLinks:
    """The tokens of links to the discussed story of each group, and what these links show."""

    confirm: dict[Thing, str] = field(default_factory=dict)
    note: dict[Place, str] = field(default_factory=dict)
    secrets: dict[Place, set[str]] = field(default_factory=dict)


def furnish(world: World) -> None:
    """An open and a spent link to one story, an open one of the neighbours, and to each a link for
    a note of the head.
    """
    links = StoryLinks()
    mine, theirs = (world.story(place, Thing.DISCUSSED) for place in (Place.A, Place.B))
    for place, story in ((Place.A, mine), (Place.B, theirs)):
        links.secrets[place] = {story.title, story.lead, story.body}
    for thing, story in ((Thing.OPEN, mine), (Thing.SPENT, mine), (Thing.FOREIGN, theirs)):
        name = world.canaries.hide(f"{story}: holder of a link", frozenset())
        with on_site(story.site):
            link, links.confirm[thing] = confirmations.ask_by_link(
                story, holder_name=name, by=story.author, at=NOW
            )
        if thing is Thing.SPENT:
            link.used_at = NOW
            link.save(update_fields=["used_at"])
        else:
            links.secrets[Place.A if thing is Thing.OPEN else Place.B].add(name)
    for place, story in ((Place.A, mine), (Place.B, theirs)):
        name = world.canaries.hide(f"{story}: head of the village", frozenset())
        with on_site(story.site):
            _, links.note[place] = statements.ask_head(
                story, holder_name=name, by=story.author, at=NOW
            )
        links.secrets[place].add(name)
    world.put(links)


def cases(world: World) -> Iterator[Case]:
    """Every story and every link, named on the sites of both groups."""
    for (owner, thing), story in world.stories.items():
        for place in (Place.A, Place.B):
            path = f"/berita/{story.slug or 'warga-desa'}-{story.public_id}/"
            seen = thing if owner is place else Thing.FOREIGN
            for route, below in (("story", ""), ("story-in", "jv/"), ("notice", "papan/")):
                yield Case(("kim", route), place, seen, world.host(place), f"{path}{below}")
    yield from _confirmations(world)
    yield from _notes(world)


def _confirmations(world: World) -> Iterator[Case]:
    """Every link to confirm a story, on the site of its group and on the other."""
    links = world.get(StoryLinks)
    for thing, token in (*links.confirm.items(), (Thing.ABSENT, "tidak-ada")):
        for place in (Place.A, Place.B):
            is_theirs = thing is Thing.FOREIGN and place is Place.B
            seen = Thing.OPEN if is_theirs else thing if place is Place.A else Thing.ABSENT
            whose = Place.B if is_theirs else Place.A
            case = Case(
                ("kim", "confirm-by-link"), whose, seen, world.host(place), f"/pastikan/{token}/"
            )
            yield case.opening(links.secrets[whose]) if seen is Thing.OPEN else case


def _notes(world: World) -> Iterator[Case]:
    """The door of the head of the village."""
    links = world.get(StoryLinks)
    for place in (Place.A, Place.B):
        for owner, token in (*links.note.items(), (Place.NOWHERE, "tidak-ada")):
            seen = Thing.OPEN if owner is place else Thing.FOREIGN
            case = Case(("kim", "head-note"), place, seen, world.host(place), f"/catatan/{token}/")
            yield case.opening(links.secrets[place]) if seen is Thing.OPEN else case
