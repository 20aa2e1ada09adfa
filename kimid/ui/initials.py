"""The one or two letters on the tile of a place."""

from typing import Final

# Words for the kind of a place. They are not part of its own name.
_KIND_WORDS: Final = frozenset(
    {
        "kim",
        "portal",
        "desa",
        "kelurahan",
        "kecamatan",
        "kabupaten",
        "kab",
        "kab.",
        "kota",
        "provinsi",
        "forum",
    }
)


def initials(name: str) -> str:
    """`KIM Teluk Kapuas` gives `TK`, `Kabupaten Kubu Raya` gives `KR`, `Indonesia` gives `I`. An
    empty name gives `?`.
    """
    words = [word for word in name.split() if word[0].isalnum()]
    name_words = [word for word in words if word.lower() not in _KIND_WORDS] or words
    return "".join(word[0].upper() for word in name_words[:2]) or "?"
