"""Who is let in at which door, and what they are told: the yardstick, which asks the code nothing.

The routes themselves stand with their apps, in `tests/<app>/routes.py`. A route that no app names
there fails the build: whoever adds a page says for whom it is.
"""

from tests.matrix.cast import (
    AUTHOR,
    CHAIRS,
    EDITORS,
    GROUP,
    NOT_SIGNED_IN,
    OFFICE,
    Door,
    Place,
    Route,
    Said,
    Thing,
    Who,
)
from tests.matrix.subjects import POLICY


def expected(name: tuple[str, str], method: str, who: Who, place: Place, thing: Thing) -> Said:
    """What `who` must be told who sends `method` to this route, for this thing on this site."""
    route = POLICY[name]
    if route.door in (Door.SIGN_IN, Door.SIGN_OUT):
        return _at_the_door(route, method, who)
    refused = _refused(route, method, who, place)
    if refused is not None or who in route.leads_on:
        return refused or Said.NOT_NOW
    is_hidden = thing is Thing.MEMBERS_DRAFT and who is not Who.MEMBER
    # A page that is for editors is not there for others.
    if is_hidden or (route.editors_only and "GET" in route.methods and who not in EDITORS):
        return Said.ABSENT
    lesser, posts_of_lesser = route.others
    posts = posts_of_lesser if who in lesser else route.posts
    said = (posts if method == "POST" else route.gets).get(thing, Said.ABSENT)
    makers = route.not_for | (_was_of_group(place) if route.not_for_group else frozenset())
    if said in (Said.OK, Said.SHOWN) and who in makers:
        return Said.WRONG_STEP
    is_own = method == "POST" and AUTHOR.get((place, thing)) is who
    if is_own and thing in route.own:
        return route.own[thing]
    may_not = method == "POST" and (
        (is_own and route.not_by_author) or (route.editors_only and who not in EDITORS)
    )
    return Said.FORBIDDEN if may_not and said is not Said.ABSENT else said


def is_stopped_at_the_door(name: tuple[str, str], method: str, who: Who, place: Place) -> bool:
    """Whether `who` is turned away here whatever the address names, also if that is not there."""
    route = POLICY[name]
    is_door = route.door in (Door.SIGN_IN, Door.SIGN_OUT)
    return not is_door and _refused(route, method, who, place) in (Said.ABSENT, Said.SIGN_IN)


def _was_of_group(place: Place) -> frozenset[Who]:
    """The group, with the chair who has no account any more: their browser still knows them."""
    group = GROUP.get(place, frozenset())
    return group | {Who.DEACTIVATED} if place is Place.A else group


def _refused(route: Route, method: str, who: Who, place: Place) -> Said | None:
    if method not in route.methods.split():
        return Said.NO_METHOD  # said of the route, to everybody, before anything is read
    is_private = route.door not in (Door.PUBLIC, Door.VISITOR)
    if is_private and who in NOT_SIGNED_IN:
        return Said.SIGN_IN
    group = GROUP.get(place, frozenset())
    office = OFFICE.get(place, frozenset())
    above = OFFICE[Place.REGENCY] if place in GROUP else office
    doors = {
        Door.GROUP: group,
        Door.OFFICE: office,
        Door.EITHER: group | office,
        Door.ANSWERER: group & EDITORS | above,
    }
    doors[Door.OFFICERS] = office - {Who.PORTAL_EDITOR}
    own = {Place.REGENCY: Who.OFFICER, Place.ABOVE: Who.PROVINCE, Place.BESIDE: Who.SIBLING}
    doors[Door.OFFICE_ABOVE] = doors[Door.OFFICERS] - {own.get(place, Who.ANONYMOUS)}
    doors[Door.COLLEAGUES] = group | office - {Who.PORTAL_EDITOR}
    doors[Door.REGENCY] = frozenset({Who.OFFICER}) if place is Place.REGENCY else frozenset()
    doors[Door.KEEPERS] = (
        group & CHAIRS | above - {Who.PORTAL_EDITOR} if place in GROUP else frozenset()
    )
    doors[Door.WATCHERS] = group | above - {Who.PORTAL_EDITOR} if place in GROUP else frozenset()
    doors |= {Door.EDITORS: group & EDITORS, Door.CHAIR: group & CHAIRS}
    return None if who in doors.get(route.door, frozenset(Who)) else Said.ABSENT


def _at_the_door(route: Route, method: str, who: Who) -> Said:
    """Whoever is in already is led home by the sign-in; whoever is out is led home by
    the sign-out.
    """
    is_out = who in NOT_SIGNED_IN
    if route.door is Door.SIGN_IN and not is_out:
        return Said.NOT_NOW
    if method not in route.methods.split():
        return Said.NO_METHOD
    leaves = route.door is Door.SIGN_OUT and method != "OPTIONS" and (is_out or method == "POST")
    return Said.NOT_NOW if leaves else Said.OK
