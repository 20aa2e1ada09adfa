"""Addresses that people guess: words, and where they lead.

Each subject adds its words when kimid starts. Nothing here asks the database.
"""

import re
from typing import Final

_WORD: Final = re.compile(r"/([a-z0-9-]{1,40})/?")
_SPACES: Final = str.maketrans(" _", "--")
_ADDRESSES: Final[dict[str, str]] = {}


def lead_to(address: str, *words: str) -> None:
    """Lead these words, tried as an address of a site, to this one. A page that is there goes
    first. Raises ValueError when a word leads elsewhere already.
    """
    for word in words:
        if not _WORD.fullmatch(f"/{word}"):
            raise ValueError(f"{word} is no word of an address")
        if _ADDRESSES.setdefault(word, address) != address:
            raise ValueError(f"{word} leads to {_ADDRESSES[word]} already")


def guessed_word(path: str) -> str:
    """The one word of an address, as it is written in the table: `umkm` of `/UMKM/`. Empty if
    there is not exactly one.
    """
    match = _WORD.fullmatch(path.lower().translate(_SPACES))
    return match[1] if match else ""


def address_of(word: str) -> str:
    """Where a word leads: as the table says, otherwise to the address of that word itself."""
    return _ADDRESSES.get(word, f"/{word}/")
