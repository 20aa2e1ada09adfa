"""Posts that change hands."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from kimid.access import actions
from kimid.access.grant_moves import HandoverRequest
from kimid.access.one_use_links import LinkHolder, find_link
from kimid.events.permissions import Role
from tests import build
from tests.matrix.case import Case
from tests.matrix.cast import GROUP_PLACES, Door, Place, Route, Said, Thing, Who, open_at
from tests.matrix.world import NOW, World

ROUTES: Final[dict[tuple[str, str], Route]] = {
    ("ruang", "ruang-hand-over"): Route(
        Door.CHAIR, "GET POST", {Thing.OPEN: Said.OK}, {Thing.OPEN: Said.SHOWN}
    ),
    ("ruang", "ruang-agree-handover"): Route(Door.CHAIR, "POST", posts={Thing.OPEN: Said.DONE}),
    ("ruang", "ruang-call-off-handover"): Route(Door.CHAIR, "POST", posts={Thing.OPEN: Said.DONE}),
    ("ruang", "take-over"): Route(
        Door.VISITOR, "GET POST", {Thing.OPEN: Said.OK}, {Thing.OPEN: Said.SHOWN}
    ),
}
FORMS: Final[dict[str, dict[str, str]]] = {
    "ruang-hand-over": {"successor": "baru", "name": "Bu Nur", "stays": "ya", "is_signed": "on"},
    "take-over": {
        "name": "Bu Nur",
        "username": "bu.nur",
        "password": "ikan-nipah-pagi",
        "phone": "",
    },
}


@dataclass
class Handovers:
    """One of A in which the successor has come in, and the link of another."""

    accepted: int
    link: str


def furnish(world: World) -> None:
    """The chair of A goes: the successor has come in. A colleague's post waits for whoever has its
    link.
    """
    site = world.kims[Place.A].site
    chair = world.people[Who.CHAIR]
    wish = HandoverRequest(chair, Role.CHAIR, stays=True, name="Calon ketua")
    made, token = actions.begin_handover(site, handover_request=wish, by=chair, at=NOW)
    link = find_link(token, site)
    assert link is not None
    account = actions.NewAccount("calon.ketua", "Calon ketua", "ikan-nipah-pagi")
    actions.accept_handover(made, account=account, by=LinkHolder(link, NOW), at=NOW)
    colleague = build.member(world.kims[Place.A], Role.EDITOR)
    wish = HandoverRequest(colleague, Role.EDITOR, stays=True, name="Calon redaktur")
    _, open_link = actions.begin_handover(site, handover_request=wish, by=chair, at=NOW)
    world.put(Handovers(made.pk, open_link))


def cases(world: World) -> Iterator[Case]:
    """The post of the editor of A, and the handovers of A, named on every site."""
    handovers = world.get(Handovers)
    editor = world.people[Who.EDITOR].pk
    for place in GROUP_PLACES:
        seen = open_at(place, Place.A)
        for thing, role in ((seen, "editor"), (Thing.ABSENT, "chair")):
            yield world.page("ruang-hand-over", place, thing, person=editor, role=role)
        for name in ("ruang-agree-handover", "ruang-call-off-handover"):
            yield world.page(name, place, seen, handover=handovers.accepted)
        yield world.page("take-over", place, seen, token=handovers.link)
