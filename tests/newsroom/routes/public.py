"""What readers see of stories, and what those see who hold a one-use link to one."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from kimid.newsroom.actions import confirmations, statements
from kimid.sites.guard import on_site
from tests import build
from tests.matrix.browser import RUANG
from tests.matrix.case import Case
from tests.matrix.cast import Door, Place, Route, Said, Thing
from tests.matrix.world import NOW, World
from tests.media.routes import MediaFiles

_PUBLISHED: Final = Route(
    Door.PUBLIC, "GET HEAD", {Thing.PUBLISHED: Said.OK, Thing.WITHDRAWN: Said.GONE}
)
_MOVED: Final = Route(
    Door.PUBLIC, "GET HEAD POST", {Thing.PAGE: Said.NOT_NOW}, {Thing.PAGE: Said.WRONG_STEP}
)

ROUTES: Final[dict[tuple[str, str], Route]] = {
    ("kim", "story"): _PUBLISHED,
    ("kim", "notice"): _PUBLISHED,
    ("kim", "story-in"): _PUBLISHED,
    # The old addresses of links lead on without a look at the link.
    ("kim", "moved-pastikan"): _MOVED,
    ("kim", "moved-catatan"): _MOVED,
    ("ruang", "confirm-by-link"): Route(
        Door.VISITOR,
        "GET HEAD POST",
        {Thing.OPEN: Said.OK, Thing.SPENT: Said.GONE},
        {Thing.OPEN: Said.SHOWN, Thing.SPENT: Said.GONE},
        not_for_group=True,
    ),
    # Only photos of the story that the link is about.
    ("ruang", "pastikan-photo"): Route(Door.VISITOR, "GET HEAD", {}),
    ("ruang", "catatan-photo"): Route(Door.VISITOR, "GET HEAD", {}),
    ("ruang", "head-note"): Route(
        Door.VISITOR,
        "GET HEAD POST",
        {Thing.OPEN: Said.OK},
        {Thing.OPEN: Said.SHOWN},
        not_for_group=True,
    ),
}
FORMS: Final[dict[str, dict[str, str]]] = {
    "moved-pastikan": {"how_known": "Saya di sana."},
    "moved-catatan": {"words": "Benar adanya."},
    "confirm-by-link": {"how_known": "Saya di sana."},
    "head-note": {"words": "Benar adanya."},
}
# What was typed is given back when it is refused, whichever of the two pages it was.
READS: Final[dict[str, set[str]]] = {
    name: {"how_known", "words"} for name in ("moved-pastikan", "moved-catatan", "head-note")
} | {"confirm-by-link": {"how_known", "words", "keliru"}}


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
                story, holder_name=name, by=build.member(story.site.kim), at=NOW
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
    """Every link to confirm a story, and its old address on the site of its group."""
    links = world.get(StoryLinks)
    for thing, token in (*links.confirm.items(), (Thing.ABSENT, "tidak-ada")):
        whose = Place.B if thing is Thing.FOREIGN else Place.A
        seen = Thing.OPEN if thing is Thing.FOREIGN else thing
        path = f"/pastikan/{token}/"
        case = Case(("ruang", "confirm-by-link"), whose, seen, RUANG, path)
        yield case.opening(links.secrets[whose]) if seen is Thing.OPEN else case
        old = Thing.ABSENT if thing is Thing.ABSENT else Thing.PAGE
        yield Case(("kim", "moved-pastikan"), whose, old, world.host(whose), path)


def _notes(world: World) -> Iterator[Case]:
    """The door of the head of the village, and its old address."""
    links = world.get(StoryLinks)
    for place, token in (*links.note.items(), (Place.NOWHERE, "tidak-ada")):
        seen = Thing.ABSENT if place is Place.NOWHERE else Thing.OPEN
        path = f"/catatan/{token}/"
        case = Case(("ruang", "head-note"), place, seen, RUANG, path)
        yield case.opening(links.secrets[place]) if seen is Thing.OPEN else case
        old = Thing.ABSENT if seen is Thing.ABSENT else Thing.PAGE
        yield Case(("kim", "moved-catatan"), Place.A, old, world.host(Place.A), path)
    yield from _photos(world)
    # The token of one kind of link is none of the other.
    crossed = f"/catatan/{links.confirm[Thing.OPEN]}/"
    yield Case(("ruang", "head-note"), Place.A, Thing.ABSENT, RUANG, crossed)


def _photos(world: World) -> Iterator[Case]:
    """Photos of the group that are not in the story, by its links."""
    links = world.get(StoryLinks)
    for place, photo in world.get(MediaFiles).of_group.items():
        for word, token in (
            ("pastikan", links.confirm[Thing.OPEN]),
            ("pastikan", links.confirm[Thing.SPENT]),
            ("catatan", links.note[Place.A]),
        ):
            path = f"/{word}/{token}/foto/{photo}/320.webp"
            yield Case(("ruang", f"{word}-photo"), place, Thing.FOREIGN, RUANG, path)
