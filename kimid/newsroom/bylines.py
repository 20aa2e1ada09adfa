"""How a story is signed: the place at its head and the initials at its end, as news agencies do."""

from collections.abc import Iterable
from typing import Final

_LETTERS: Final = 3
_DASH: Final = "\N{EN DASH}"


def short_name(name: str) -> str:
    """`Dedi Kurniawan` gives `ded`: the first letters of the name a person is called by. A name of nothing gives ``."""
    called = next((word for word in name.split() if word[0].isalpha()), "")
    return "".join(sign for sign in called if sign.isalpha())[:_LETTERS].lower()


def signature(names: Iterable[str], group: str) -> str:
    """`(ded/rin/KIM Teluk Kapuas)`: whoever worked on a story, once each and in order, and their group."""
    people = dict.fromkeys(name.strip() for name in names)  # one person who is author and editor is named once
    return f"({'/'.join([*filter(None, map(short_name, people)), group])})"


def dateline(place: str, group: str) -> str:
    """`Sungai Raya, KIM Teluk Kapuas –`: where it happened and who tells it, before the first word of the text."""
    return f"{place}, {group} {_DASH}" if place else f"{group} {_DASH}"
