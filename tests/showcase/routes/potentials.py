"""What a village has: its public page, and its pages in the workspace."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from kimid.showcase.actions import potentials as actions
from kimid.sites.guard import on_site
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
from tests.matrix.world import AT, PORTALS, World
from tests.media.routes import PHOTO_NAMES
from tests.showcase import making

_READERS: Final = {
    Thing.PUBLISHED: Said.OK,
    Thing.WITHDRAWN: Said.GONE,
}
_MONTHS: Final = Route(Door.PUBLIC, "GET HEAD")
_OPEN: Final = {Thing.OPEN: Said.OK}

ROUTES: Final[dict[tuple[str, str], Route]] = {
    ("kim", "potential"): Route(Door.PUBLIC, "GET HEAD", _READERS),
    ("kim", "potential-number"): Route(Door.PUBLIC, "POST", posts={Thing.PUBLISHED: Said.OK}),
    ("kim", "potential-map"): Route(Door.PUBLIC, "GET HEAD", {Thing.PUBLISHED: Said.OK}),
    ("portal", "season"): _MONTHS,
    ("portal", "season-month"): _MONTHS,
    ("ruang", "ruang-potentials"): Route(Door.GROUP, "GET"),
    ("ruang", "ruang-potential-new"): Route(Door.GROUP, "GET POST", posts={Thing.PAGE: Said.DONE}),
    ("ruang", "ruang-potential-map"): Route(Door.GROUP, "GET"),
    ("ruang", "ruang-potential"): Route(Door.GROUP, "GET POST", _OPEN, {Thing.OPEN: Said.DONE}),
    ("ruang", "ruang-potential-change"): Route(
        Door.GROUP, "GET POST", _OPEN, {Thing.OPEN: Said.DONE}
    ),
}
_POTENTIAL: Final = {
    "name": "Kebun lada",
    "type": "pertanian",
    "special": "Dijemur di halaman.",
    "no_season": "on",
    "visit": "anybody",
    "visit_words": "Siapa saja.",
}
FORMS: Final[dict[str, dict[str, str]]] = {
    "ruang-potential-new": _POTENTIAL,
    "ruang-potential": {"langkah": "benar"},
    "ruang-potential-change": _POTENTIAL,
}
READS: Final[dict[str, set[str]]] = {
    "ruang-potential-new": {*PHOTO_NAMES},
    "ruang-potential-change": {*PHOTO_NAMES},
    "ruang-potential": {"langkah"},
}
_NOT_THERE: Final = "2222222222"


@dataclass
class PotentialsOfA:
    """One that readers have, one that they had, a draft of the member."""

    shown: str
    withdrawn: str
    shown_number: str
    draft_number: str


def furnish(world: World) -> None:
    """The group of A has one of each; only the group reads the draft, and why it is one."""
    kim = world.kims[Place.A]
    secret = world.canaries.hide("potential: draft", GROUP[Place.A])
    editor = world.people[Who.EDITOR]
    shown = making.shown(kim, by=editor, data=making.potential_data(**making.POINT), at=AT)
    gone = making.shown(kim, by=editor, data=making.potential_data(name="Kopi Mahap"), at=AT)
    with on_site(kim.site):
        actions.withdraw(gone, why="Kebunnya dijual.", by=editor, at=AT)
    own = making.potential_data(name=f"Madu {secret}")
    draft = making.draft(kim, by=world.people[Who.MEMBER], data=own, at=AT)
    world.put(PotentialsOfA(shown.path, gone.path, shown.public_id, draft.public_id))


def cases(world: World) -> Iterator[Case]:
    """The public page of what A has, had, and of nothing; the pages of every group."""
    rows = world.get(PotentialsOfA)
    host = world.host(Place.A)
    endings = {"potential": "", "potential-number": "nomor/", "potential-map": "peta.svg"}
    for name, ending in endings.items():
        for thing, path in (
            (Thing.PUBLISHED, rows.shown),
            (Thing.WITHDRAWN, rows.withdrawn),
            (Thing.ABSENT, "/potensi/tidak-ada/"),
        ):
            yield Case(("kim", name), Place.A, thing, host, f"{path}{ending}")
        other = world.host(Place.B)
        yield Case(("kim", name), Place.B, Thing.FOREIGN, other, f"{rows.shown}{ending}")
    for host in PORTALS:
        yield Case(("portal", "season"), Place.REGENCY, Thing.PAGE, host, "/musim/")
        yield Case(("portal", "season-month"), Place.REGENCY, Thing.PAGE, host, "/musim/mei/")
        absent = "/musim/lebaran/"
        yield Case(("portal", "season-month"), Place.REGENCY, Thing.ABSENT, host, absent)
    for name in ("ruang-potentials", "ruang-potential-new", "ruang-potential-map"):
        yield from world.pages(name, *ALSO_FAR_AWAY)
    for name, number in (
        ("ruang-potential", rows.shown_number),
        ("ruang-potential-change", rows.draft_number),
    ):
        for place in ALSO_FAR_AWAY:
            yield world.page(name, place, open_at(place, Place.A), number=number)
            yield world.page(name, place, Thing.ABSENT, number=_NOT_THERE)
