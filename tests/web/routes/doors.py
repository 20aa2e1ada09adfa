"""The doors: second factor, devices, signing in by a code or a passkey."""

from collections.abc import Iterator
from typing import Final

from tests.matrix.case import Case
from tests.matrix.cast import NOT_SIGNED_IN, Door, Route, Said, Thing
from tests.matrix.world import World, front_page

_LED_ON: Final = {Thing.PAGE: Said.NOT_NOW}
# Nobody of the cast has set a second factor up, and all have just signed in: what asks for one
# leads to where it is set up.
ROUTES: Final[dict[tuple[str, str], Route]] = {
    # Whoever is in the middle of no sign-in is led to the door, whatever the method.
    ("ruang", "mfa_authenticate"): Route(
        Door.VISITOR, "GET HEAD POST PUT PATCH DELETE OPTIONS", _LED_ON, _LED_ON
    ),
    ("ruang", "door-code"): Route(Door.VISITOR, "GET POST", posts={Thing.PAGE: Said.OK}),
    ("ruang", "passkey-door"): Route(Door.VISITOR, "GET POST", posts={Thing.PAGE: Said.OK}),
    ("ruang", "own-code"): Route(Door.VISITOR, "GET", _LED_ON),  # no code waits for anybody
    ("ruang", "cancel-own-code"): Route(Door.VISITOR, "POST", posts=_LED_ON),
    ("ruang", "safety"): Route(Door.PERSON, "GET"),
    ("ruang", "confirm"): Route(Door.PERSON, "GET POST", _LED_ON, _LED_ON),
    ("ruang", "publishing-guard"): Route(Door.PERSON, "GET"),
    ("ruang", "go-on"): Route(Door.PERSON, "GET", _LED_ON),
    ("ruang", "set-up"): Route(Door.PERSON, "GET POST", posts={Thing.PAGE: Said.OK}),
    ("ruang", "spare-codes"): Route(Door.PERSON, "GET POST", _LED_ON, _LED_ON),
    # One press of whoever is signed in; all others type the code of a card.
    ("ruang", "hijacked"): Route(
        Door.VISITOR,
        "GET POST",
        posts={Thing.PAGE: Said.DONE},
        others=(NOT_SIGNED_IN, {Thing.PAGE: Said.INCOMPLETE}),
    ),
    ("ruang", "account-locked"): Route(Door.VISITOR, "GET"),
    ("ruang", "account-locked-now"): Route(Door.VISITOR, "GET", {Thing.PAGE: Said.ABSENT}),
    ("ruang", "lock-card"): Route(Door.PERSON, "GET POST", posts={Thing.PAGE: Said.SHOWN}),
    ("ruang", "remove-factor"): Route(Door.PERSON, "POST"),
    ("ruang", "let-go"): Route(Door.PERSON, "POST"),
    ("ruang", "let-all-go"): Route(Door.PERSON, "POST", posts={Thing.PAGE: Said.DONE}),
}
FORMS: Final[dict[str, dict[str, str]]] = {
    "door-code": {"login": "tidak-ada", "code": "123456", "password": "ikan-nipah-pagi"},
    "hijacked": {"code": "2222 2222 2222"},
}
READS: Final[dict[str, set[str]]] = {
    name: {"next"}
    for name in ("mfa_authenticate", "door-code", "passkey-door", "confirm", "hijacked")
} | {"set-up": {"next", "paper"}, "cancel-own-code": {"wait"}}
# What stands in addresses of which everybody's own are tried elsewhere (`tests/access`): here they
# name nothing.
_WORDS: Final[dict[str, dict[str, object]]] = {
    "remove-factor": {"factor": 999_999},
    "let-go": {"device": 999_999},
    "account-locked-now": {"token": "palsu"},
}


def cases(world: World) -> Iterator[Case]:
    """Each of them, once."""
    for _, name in ROUTES:
        yield front_page(name, **_WORDS.get(name, {}))
