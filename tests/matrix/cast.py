"""The cast of the matrix: who asks, whose site, which thing, what is said, and by which door one
comes in.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

METHODS: Final = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")


class Who(StrEnum):
    """The cast. KIM A and KIM B are neighbours in one village of regency 6112, province 61."""

    ANONYMOUS = "nobody"
    MEMBER = "member of A"
    EDITOR = "editor of A"
    CHAIR = "chair of A"
    OTHER_MEMBER = "member of B"
    OTHER_CHAIR = "chair of B"
    PORTAL_EDITOR = "portal editor of 6112"
    OFFICER = "officer of 6112"
    PROVINCE = "officer of 61"
    SIBLING = "officer of 62"
    OPERATOR = "operator of the nation"
    ENDED = "editor of A until yesterday"
    DEACTIVATED = "chair of A without account"


class Place(StrEnum):
    """Whose site the address names."""

    A = "A"
    B = "B"
    REGENCY = "6112"
    ABOVE = "61"
    BESIDE = "62"
    NATION = "00"
    NOWHERE = "no site"


class Thing(StrEnum):
    """What the address names on that site."""

    PAGE = "the page"
    DRAFT = "draft of somebody else"
    MEMBERS_DRAFT = "draft of the member"
    MEMBERS_STORY = "collected, by the member"
    DISCUSSED = "discussed"
    VERIFIED = "verified"
    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"
    FOREIGN = "of another site"
    ABSENT = "does not exist"
    OPEN = "open link or placement here"
    SPENT = "spent link"


class Said(StrEnum):
    """The class of an answer."""

    OK = "200, nothing written"
    SHOWN = "200, written"
    DONE = "302, written"
    NOT_NOW = "302 with a word, nothing written"
    SIGN_IN = "302 to the door"
    FORBIDDEN = "403"
    ABSENT = "404"
    NO_METHOD = "405"
    WRONG_STEP = "409"
    INCOMPLETE = "422"
    GONE = "410"


NOT_SIGNED_IN: Final = frozenset({Who.ANONYMOUS, Who.DEACTIVATED})
GROUP: Final[dict[Place, frozenset[Who]]] = {
    Place.A: frozenset({Who.MEMBER, Who.EDITOR, Who.CHAIR}),
    Place.B: frozenset({Who.OTHER_MEMBER, Who.OTHER_CHAIR}),
}
AUTHOR: Final = {
    (Place.A, Thing.MEMBERS_DRAFT): Who.MEMBER,
    (Place.A, Thing.MEMBERS_STORY): Who.MEMBER,
    (Place.B, Thing.DISCUSSED): Who.OTHER_MEMBER,
    (Place.B, Thing.PUBLISHED): Who.OTHER_MEMBER,
}
EDITORS: Final = frozenset({Who.EDITOR, Who.CHAIR, Who.OTHER_CHAIR})
CHAIRS: Final = frozenset({Who.CHAIR, Who.OTHER_CHAIR})
OFFICE: Final[dict[Place, frozenset[Who]]] = {
    Place.REGENCY: frozenset({Who.PORTAL_EDITOR, Who.OFFICER, Who.PROVINCE, Who.OPERATOR}),
    Place.ABOVE: frozenset({Who.PROVINCE, Who.OPERATOR}),
    Place.BESIDE: frozenset({Who.SIBLING, Who.OPERATOR}),
    Place.NATION: frozenset({Who.OPERATOR}),
}
# Where pages of a group are tried, and where those of an office.
GROUP_PLACES: Final = (Place.A, Place.B, Place.REGENCY, Place.NOWHERE)
ALSO_FAR_AWAY: Final = (*GROUP_PLACES, Place.NATION, Place.BESIDE)
OFFICE_PLACES: Final = (
    *(Place.REGENCY, Place.ABOVE, Place.BESIDE, Place.NATION),
    *(Place.A, Place.NOWHERE),
)
OFFICES_OF_A: Final = (Place.REGENCY, Place.ABOVE, Place.NATION)
NUMBER_OF_NOTHING: Final = 999_999_999


def open_at(place: Place, *places: Place) -> Thing:
    """What an address on the site `place` names, if it is there only on some sites."""
    return Thing.OPEN if place in places else Thing.FOREIGN


class Door(StrEnum):
    """Who is let in at all."""

    PUBLIC = "everybody, on a public host"
    VISITOR = "everybody, in the workspace"
    PERSON = "whoever has signed in"
    GROUP = "the group whose site it is"
    OFFICE = "the office whose portal it is"
    OFFICERS = "those of the office who keep the register"
    OFFICE_ABOVE = "those who keep the register in an office above; of the nation its own"
    REGENCY = "the officers of the regency itself, and of none above"
    EITHER = "group or office"
    COLLEAGUES = "the group, or those of the office who keep the register"
    EDITORS = "editors of the group"
    CHAIR = "the chair of the group"
    KEEPERS = "the chair of the group, and the officers above it"
    WATCHERS = "the group, and the officers above it"
    ANSWERER = "editors of the group, and every office above"
    SIGN_IN = "the sign-in of django-allauth"
    SIGN_OUT = "its sign-out"


@dataclass(frozen=True)
class Route:
    """One line of the policy. `gets` and `posts` say what comes of it by thing; what they do not
    name is ABSENT.
    """

    door: Door
    methods: str
    gets: Mapping[Thing, Said] = field(default_factory=lambda: {Thing.PAGE: Said.OK})
    posts: Mapping[Thing, Said] = field(default_factory=dict)
    editors_only: bool = False
    not_by_author: bool = False  # nobody does this to a story of their own
    # What sending its form leads to for the author of a story, where it differs.
    own: Mapping[Thing, Said] = field(default_factory=dict)
    not_for_group: bool = False  # people of the group are told to let somebody else answer
    not_for: frozenset[Who] = frozenset()  # and so are these, for what an office asks
    leads_on: frozenset[Who] = frozenset()  # who has only one place to go, and is led there
    # What sending its form leads to for some who come in, but are not those it is for.
    others: tuple[frozenset[Who], Mapping[Thing, Said]] = field(
        default_factory=lambda: (frozenset(), {})
    )
