"""Whether a text names a person: whoever gets money does not approve it, and no member of a group
is the official from outside.
"""

import re
import unicodedata
from typing import Final

_TITLES: Final = frozenset(
    ("pak", "bapak", "bpk", "bu", "ibu", "sdr", "sdri", "saudara", "saudari", "bang", "kak", "mas")
)
_WORD: Final = re.compile(r"[a-z0-9]+")


def plain_words(text: str) -> list[str]:
    """The words of a text in small letters, without marks and what has no width."""
    parts = unicodedata.normalize("NFKD", text).casefold()
    return _WORD.findall("".join(sign for sign in parts if not _is_unseen(sign)))


def names_person(text: str, name: str) -> bool:
    """Whether a text has the name of a person: all of it, or nothing but a part of it. `Pak Hasan`
    is Hasan Basri, and so is `Toko Hasan Basri`; `Toko Hasan` may be anybody's.
    """
    named = {word for word in plain_words(text) if word not in _TITLES}
    own = {word for word in plain_words(name) if word not in _TITLES}
    if not named or not own:
        return False
    return named <= own or (own <= named and len(own) > 1)


def _is_unseen(sign: str) -> bool:
    return unicodedata.category(sign) in ("Mn", "Cf")
