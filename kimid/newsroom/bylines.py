"""The byline of a story, in the style of news agencies: the place first, the initials last."""

from collections.abc import Iterable
from typing import Final

_LETTERS: Final = 3
_DASH: Final = "\N{EN DASH}"


def short_name(name: str) -> str:
    """`Dedi Kurniawan` gives `ded`: the first letters of the first name. Empty for a name without
    letters.
    """
    called = next((word for word in name.split() if word[0].isalpha()), "")
    return "".join(sign for sign in called if sign.isalpha())[:_LETTERS].lower()


def initials(name: str) -> str:
    """`Siti Rahmah` gives `S.R.`"""
    return "".join(f"{word[0].upper()}." for word in name.split() if word[0].isalpha())


def byline(writer: str, group: str, signed_as: str) -> str:
    """Whose name readers see: the writer's, or `Redaksi KIM Teluk Kapuas`."""
    return f"Redaksi {group}" if signed_as else writer


def signature(names: Iterable[str], group: str) -> str:
    """`(ded/rin/KIM Teluk Kapuas)`: the people who worked on a story, each once and in order, and
    the group.
    """
    people = dict.fromkeys(name.strip() for name in names)
    return f"({'/'.join([*filter(None, map(short_name, people)), group])})"


def dateline(place: str, group: str) -> str:
    """`Sungai Raya, KIM Teluk Kapuas –`: the place and the group, before the first word of the
    text.
    """
    return f"{place}, {group} {_DASH}" if place else f"{group} {_DASH}"
