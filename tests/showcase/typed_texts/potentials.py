"""The texts that people type about potentials."""

from collections.abc import Callable
from typing import Final

from django.utils import timezone

from kimid.people.models import Person
from kimid.registry.models import Kim
from kimid.showcase.actions import potentials as actions
from tests import build
from tests.showcase import making
from tests.sites.public_text_case import PublicTextCase

_WORDS: Final = (
    "name headline special place directions opening price visit_words contact_name living"
)
GATED: Final = {"showcase.Potential": f"{_WORDS} photos withdrawn_reason"}
# Twelve signs, a number of at most twenty, and what addresses are made of.
NOT_PUBLIC: Final = {"showcase.Potential": "public_id slug season contact_phone"}


def _with(name: str) -> Callable[[Kim, Person, str], object]:
    def act(kim: Kim, by: Person, text: str) -> object:
        return making.shown(
            kim, by=by, data=making.potential_data((), **{"price_on": build.AT.date(), name: text})
        )

    return act


def _photo(kim: Kim, by: Person, text: str) -> object:
    picture = build.photo(kim, by=by).as_picture()
    picture["caption"] = text
    return making.shown(kim, by=by, data=making.potential_data([picture]))


BESIDE: Final[dict[str, PublicTextCase]] = {
    "showcase.Potential": _with("special"),
    **{f"showcase.Potential.{name}": _with(name) for name in _WORDS.split()},
    "showcase.Potential.photos": _photo,
    "showcase.Potential.withdrawn_reason": lambda kim, by, text: actions.withdraw(
        making.shown(kim, by=by), why=text, by=by, at=timezone.now()
    ),
    "a changed potential": lambda kim, by, text: actions.change(
        making.shown(kim, by=by),
        data=making.potential_data(directions=text),
        by=by,
        at=timezone.now(),
    ),
}
