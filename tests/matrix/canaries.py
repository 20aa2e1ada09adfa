"""Words that stand for secrets: each says which of the cast may ever read it. Heard anywhere else,
it is a leak.
"""

import re
from collections.abc import Set
from itertools import count
from typing import Final

from tests.matrix.cast import Who

_SONG: Final = re.compile(rb"kenari[0-9]+x")


class Canaries:
    """The secrets of one world."""

    def __init__(self) -> None:
        self._readers: dict[str, Set[Who]] = {}
        self._names: dict[str, str] = {}
        self._number = count(100)

    def hide(self, name: str, readers: Set[Who]) -> str:
        """A new word for a secret, to be written into a text."""
        word = f"kenari{next(self._number)}x"
        self._readers[word] = readers
        self._names[word] = name
        return word

    def leaks(self, heard: str, who: Who, told: Set[str] = frozenset()) -> list[str]:
        """The names of the secrets in what `who` heard that are not theirs. `told` are words that
        the address itself gives.
        """
        # Small letters and bytes: a pattern that minds no case takes ten times as long.
        words = {word.decode() for word in _SONG.findall(heard.encode().lower())} - told
        return sorted(self._names[word] for word in words if who not in self._readers[word])

    def any_in(self, heard: str) -> list[str]:
        """The names of all secrets in a text."""
        return self.leaks(heard, Who.ANONYMOUS)
