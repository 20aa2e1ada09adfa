"""The people of a group, who comes in and who goes."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from kimid.access.actions import invite
from kimid.access.models import Invitation
from kimid.events.permissions import Role
from tests.matrix.case import Case
from tests.matrix.cast import (
    ALSO_FAR_AWAY,
    GROUP_PLACES,
    Door,
    Place,
    Route,
    Said,
    Thing,
    Who,
    open_at,
)
from tests.matrix.world import NOW, World

ROUTES: Final[dict[tuple[str, str], Route]] = {
    ("ruang", "ruang-people"): Route(Door.GROUP, "GET"),
    # B has one chair, who hands over before leaving.
    ("ruang", "ruang-leave"): Route(
        Door.GROUP,
        "GET POST",
        posts={Thing.PAGE: Said.DONE},
        others=(frozenset({Who.OTHER_CHAIR}), {Thing.PAGE: Said.NOT_NOW}),
    ),
    ("ruang", "ruang-invite"): Route(Door.CHAIR, "POST", posts={Thing.PAGE: Said.SHOWN}),
    ("ruang", "ruang-take-back"): Route(Door.CHAIR, "POST", posts={Thing.OPEN: Said.DONE}),
    # Nobody is a new chair there.
    ("ruang", "ruang-agree-chair"): Route(Door.GROUP, "POST", posts={Thing.OPEN: Said.NOT_NOW}),
    ("ruang", "ruang-end-roles"): Route(Door.CHAIR, "POST", posts={Thing.OPEN: Said.DONE}),
    ("ruang", "invitation"): Route(
        Door.VISITOR,
        "GET POST",
        {Thing.OPEN: Said.OK},
        {Thing.OPEN: Said.DONE},
        others=(
            frozenset({Who.CHAIR}),
            {Thing.OPEN: Said.GONE},
        ),  # nobody comes in by an invitation of their own
    ),
}
FORMS: Final[dict[str, dict[str, str]]] = {
    "ruang-invite": {"name": "Bu Nur", "role": "member"},
    "invitation": {"name": "Bu Nur", "username": "bu.nur", "password": "ikan-nipah-pagi"},
}


@dataclass
class InvitationOfA:
    """Its key, and the token of its link."""

    key: int
    token: str


def furnish(world: World) -> None:
    """Each chair has an open invitation. Whom it is for, the chair knows, and whoever holds the
    link.
    """
    of_a, token = _invite(world, Place.A, Who.CHAIR)
    _invite(world, Place.B, Who.OTHER_CHAIR)
    world.put(InvitationOfA(of_a.pk, token))


def _invite(world: World, place: Place, chair: Who) -> tuple[Invitation, str]:
    by = world.people[chair]
    site = world.kims[place].site
    return invite(site, name=f"Calon {place}", role=Role.MEMBER, by=by, at=NOW)


def cases(world: World) -> Iterator[Case]:
    """The pages of every site; a member and the invitation of A, named on all of them."""
    member = world.people[Who.MEMBER].pk
    invitation = world.get(InvitationOfA)
    yield from world.pages("ruang-people", *ALSO_FAR_AWAY)
    yield from world.pages("ruang-leave", *ALSO_FAR_AWAY)
    yield from world.pages("ruang-invite", *GROUP_PLACES, Place.NATION)
    for place in GROUP_PLACES:
        seen = open_at(place, Place.A)
        yield world.page("ruang-end-roles", place, seen, person=member)
        yield world.page("ruang-agree-chair", place, seen, person=member)
        yield world.page("ruang-take-back", place, seen, invitation=invitation.key)
        yield world.page("invitation", place, seen, token=invitation.token)
