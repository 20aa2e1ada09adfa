"""The workspace before one is in any site: signing in, choosing a place, what the phone needs."""

from collections.abc import Iterator
from typing import Final

from tests.matrix.case import Case
from tests.matrix.cast import Door, Route, Who
from tests.matrix.world import World, front_page

_VISITOR: Final = Route(Door.VISITOR, "GET HEAD")
_FOR_MACHINES: Final = (
    *("manifest", "worker", "offline", "favicon", "icon"),
    *("robots", "security-contact", "healthz", "readyz"),
)

ROUTES: Final[dict[tuple[str, str], Route]] = {
    ("ruang", "ruang-start"): Route(
        Door.PERSON, "GET", leads_on=frozenset(Who) - {Who.ENDED}
    ),  # straight on to the only place that they have
    ("ruang", "ruang-switch"): Route(Door.PERSON, "GET"),
    ("ruang", "account_login"): Route(Door.SIGN_IN, "GET HEAD POST PUT OPTIONS"),
    ("ruang", "account_logout"): Route(Door.SIGN_OUT, "GET HEAD POST OPTIONS"),
    ("ruang", "ruang-who"): Route(Door.VISITOR, "GET"),
    ("ruang", "ruang-own-outbox"): Route(Door.PERSON, "GET", leads_on=frozenset(Who)),
    **{("ruang", name): _VISITOR for name in _FOR_MACHINES},
}
FORMS: Final[dict[str, dict[str, str]]] = {
    "account_login": {"login": "tidak-ada", "password": "tidak-ada-juga"}
}
READS: Final[dict[str, set[str]]] = {
    "account_login": {"next"},
    "account_logout": {"next"},
}


def cases(world: World) -> Iterator[Case]:
    """Each of them, once."""
    for _, name in ROUTES:
        words = {"size": 192} if name == "icon" else {}
        yield front_page(name, **words)
