"""The doors in the matrix: second factor, devices, codes handed over in person. Who may what, and at which addresses."""

from collections.abc import Iterator
from typing import Final

from tests.matrix.browser import ruang_path
from tests.matrix.cast import Door, Place, Route, Said, Thing
from tests.matrix.world import World

_LED_ON: Final = {Thing.PAGE: Said.NOT_NOW}
# Nobody of the cast has set a second factor up, and all have just signed in: what asks for one leads to where it is set up.
DOORS: Final[dict[tuple[str, str], Route]] = {
    # Whoever is in the middle of no sign-in is led to the door, whatever the method.
    ("ruang", "mfa_authenticate"): Route(Door.VISITOR, "GET HEAD POST PUT PATCH DELETE OPTIONS", _LED_ON, _LED_ON),
    ("ruang", "door-code"): Route(Door.VISITOR, "GET POST", posts={Thing.PAGE: Said.OK}),
    ("ruang", "passkey-door"): Route(Door.VISITOR, "GET POST", posts={Thing.PAGE: Said.OK}),
    ("ruang", "safety"): Route(Door.PERSON, "GET"),
    ("ruang", "confirm"): Route(Door.PERSON, "GET POST", _LED_ON, _LED_ON),
    ("ruang", "go-on"): Route(Door.PERSON, "GET", _LED_ON),
    ("ruang", "set-up"): Route(Door.PERSON, "GET POST", posts={Thing.PAGE: Said.OK}),
    ("ruang", "spare-codes"): Route(Door.PERSON, "GET POST", _LED_ON, _LED_ON),
    ("ruang", "remove-factor"): Route(Door.PERSON, "POST"),
    ("ruang", "let-go"): Route(Door.PERSON, "POST"),
    ("ruang", "let-all-go"): Route(Door.PERSON, "POST", posts={Thing.PAGE: Said.DONE}),
    ("ruang", "ruang-hand-code"): Route(Door.KEEPERS, "POST", posts={Thing.OPEN: Said.SHOWN}),
    ("ruang", "ruang-office-code"): Route(Door.OFFICERS, "GET POST", posts={Thing.PAGE: Said.OK}),  # there is nobody of that name
}
FORMS: Final = {
    "door-code": {"login": "tidak-ada", "code": "123456", "password": "ikan-nipah-pagi"},
    "ruang-office-code": {"login": "tidak-ada"},
}
_OFFICES: Final = (Place.REGENCY, Place.ABOVE, Place.BESIDE, Place.NATION, Place.A, Place.NOWHERE)
# What stands in addresses of which everybody's own are tried elsewhere (`tests/access`): here they name nothing.
WORDS: Final[dict[str, dict[str, object]]] = {"remove-factor": {"factor": 999_999}, "let-go": {"device": 999_999}}

type Address = tuple[str, Place, Thing, str]


def addresses(world: World) -> Iterator[Address]:
    """The addresses of offices. Those of the front rooms and of a group are among the others of their kind."""
    for place in _OFFICES:
        yield "ruang-office-code", place, Thing.PAGE, ruang_path("ruang-office-code", site_label=world.labels[place])
