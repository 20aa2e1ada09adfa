"""The one or two letters on the tile of a place."""

from typing import Final

# What a place is, not what it is called.
_KINDS: Final = frozenset(
    {"kim", "portal", "desa", "kelurahan", "kecamatan", "kabupaten", "kab", "kab.", "kota", "provinsi", "forum"}
)


def initials(name: str) -> str:
    """`KIM Teluk Kapuas` gives `TK`, `Kabupaten Kubu Raya` gives `KR`, `Indonesia` gives `I`. A name of nothing gives `?`."""
    words = [word for word in name.split() if word[0].isalnum()]
    called = [word for word in words if word.lower() not in _KINDS] or words
    return "".join(word[0].upper() for word in called[:2]) or "?"
