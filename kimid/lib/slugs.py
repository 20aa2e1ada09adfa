"""The address of a row on the site of its group."""

from collections.abc import Collection
from typing import Final

from kimid.lib.text import slug

_LONGEST: Final = 50  # room for a number, if another row has the same words


def free_slug(words: str, taken: Collection[str], *, otherwise: str) -> str:
    """These words as an address, with a number if another one has it; `otherwise`, if no letter is
    left of them.
    """
    name = slug(words, _LONGEST) or otherwise
    tries = (name if number == 1 else f"{name}-{number}" for number in range(1, len(taken) + 2))
    return next(each for each in tries if each not in taken)
