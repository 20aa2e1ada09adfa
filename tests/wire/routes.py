"""The desk of a portal, the counting of readers, and share cards."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from django.conf import settings

from kimid.newsroom.flow import Stage
from kimid.wire.models import AlikeWords, Item
from tests import build
from tests.matrix.case import Case
from tests.matrix.cast import (
    NUMBER_OF_NOTHING,
    OFFICE_PLACES,
    OFFICES_OF_A,
    Door,
    Place,
    Route,
    Said,
    Thing,
    open_at,
)
from tests.matrix.world import CODES, World

_DESK: Final = Route(Door.OFFICE, "POST", posts={Thing.OPEN: Said.DONE})

ROUTES: Final[dict[tuple[str, str], Route]] = {
    # The dot by which readers are counted: the same picture for whatever number.
    ("kim", "read"): Route(Door.PUBLIC, "GET HEAD"),
    # Told by browsers: no answer, whatever number.
    ("kim", "shared"): Route(Door.PUBLIC, "POST", posts={Thing.PAGE: Said.OK}),
    # Drawn for whoever asks first.
    ("media", "card"): Route(Door.PUBLIC, "GET HEAD", {Thing.PUBLISHED: Said.OK}),
    ("ruang", "ruang-desk"): Route(Door.OFFICE, "GET"),
    ("ruang", "ruang-search-words"): Route(Door.OFFICE, "GET"),
    ("ruang", "ruang-add-words"): Route(Door.OFFICE, "POST", posts={Thing.PAGE: Said.DONE}),
    ("ruang", "ruang-remove-words"): _DESK,
    ("ruang", "ruang-hide"): _DESK,
    ("ruang", "ruang-arrange"): _DESK,
    ("ruang", "ruang-send-on"): Route(
        Door.OFFICE, "POST", posts={Thing.OPEN: Said.DONE, Thing.SPENT: Said.NOT_NOW}
    ),
}
FORMS: Final[dict[str, dict[str, str]]] = {
    "ruang-add-words": {"words": "goro, gotong royong"},
    "ruang-hide": {"reason": "Sudah lewat."},
    "ruang-send-on": {"up_to": "0"},
}
# The office that arranges, and the portal on which the placement is.
_DESKS: Final = (
    (Place.REGENCY, Place.REGENCY),
    (Place.ABOVE, Place.ABOVE),
    (Place.BESIDE, Place.BESIDE),
    (Place.NATION, Place.NATION),
    (Place.REGENCY, Place.ABOVE),
    (Place.BESIDE, Place.REGENCY),
    (Place.REGENCY, Place.A),
    (Place.REGENCY, Place.NOWHERE),
    (Place.A, Place.A),
)


@dataclass
class Placements:
    """The keys of placements, by the site on which they are, of an item that nobody has verified,
    of the search words of offices, and the name of a card.
    """

    keys: dict[Place, int] = field(default_factory=dict)
    unverified: int = 0
    card: str = ""
    words: dict[Place, int] = field(default_factory=dict)


def furnish(world: World) -> None:
    """Placements on four portals, and none of them the same; an urgent story beside A and B."""
    made = Placements()
    far = build.story(build.kim(build.PAHANDUT), Stage.PUBLISHED)
    near = world.story(Place.A, Thing.PUBLISHED)
    made.keys[Place.A] = build.placement(near, world.kims[Place.A].site).pk
    for place, code in CODES.items():
        story = far if place is Place.BESIDE else near
        made.keys[place] = build.placement(story, build.portal(code)).pk
    for place, code in CODES.items():
        region = build.region(code)
        made.words[place] = AlikeWords.objects.create(region=region, words="pos, gardu").pk
    made.unverified = build.story(build.kim(), Stage.PUBLISHED_UNVERIFIED).item_id or 0
    made.card = Item.objects.values_list("card", flat=True).get(pk=near.item_id or 0)
    world.put(made)


def cases(world: World) -> Iterator[Case]:
    """The desk of every office, and placements arranged from their own office and from others."""
    keys = world.get(Placements).keys
    words = world.get(Placements).words
    for name in ("ruang-desk", "ruang-search-words", "ruang-add-words"):
        yield from world.pages(name, *OFFICE_PLACES)
    for number, (label, owner) in enumerate(_DESKS):
        key = keys.get(owner, NUMBER_OF_NOTHING)
        seen = open_at(label, owner)
        yield world.page("ruang-hide", label, seen, placement=key)
        yield world.page("ruang-arrange", label, seen, placement=key, verb="utamakan")
        yield world.page("ruang-arrange", label, Thing.ABSENT, placement=key, verb="hapus")
        group = words.get(owner, NUMBER_OF_NOTHING + number)
        yield world.page("ruang-remove-words", label, seen, group=group)
    yield from _urgent(world)
    host = settings.MEDIA_HOST
    card = world.get(Placements).card
    for thing, name in ((Thing.PUBLISHED, card), (Thing.ABSENT, card[::-1])):
        yield Case(("media", "card"), Place.A, thing, host, f"/kartu/{name}.jpg")
    for place in (Place.A, Place.B):
        for item in (world.story(Place.A, Thing.PUBLISHED).item_id, NUMBER_OF_NOTHING):
            for name, path in (("read", f"/dibaca/{item}.gif"), ("shared", f"/dibagikan/{item}/")):
                yield Case(("kim", name), place, Thing.PAGE, world.host(place), path)


def _urgent(world: World) -> Iterator[Case]:
    """An unverified item sent on from its offices and from others, one that was verified, and
    none.
    """
    unverified = world.get(Placements).unverified
    verified = world.story(Place.A, Thing.PUBLISHED).item_id
    for office in OFFICES_OF_A:
        yield world.page("ruang-send-on", office, Thing.OPEN, item=unverified)
        yield world.page("ruang-send-on", office, Thing.SPENT, item=verified)
    for office in (Place.BESIDE, Place.A, Place.NOWHERE):
        yield world.page("ruang-send-on", office, Thing.FOREIGN, item=unverified)
    yield world.page("ruang-send-on", Place.REGENCY, Thing.ABSENT, item=NUMBER_OF_NOTHING)
