"""Cells in which an office wrote that there is nothing: `-` is nobody and no decree."""

from typing import Final

_SIGNS: Final = frozenset("-–—._/\\*?'\"")
_WORDS: Final = frozenset(
    {
        "0",
        "n/a",
        "na",
        "nihil",
        "null",
        "kosong",
        "tdk ada",
        "tidak ada",
        "blm ada",
        "belum ada",
        "belum ada sk",
        "tidak ada sk",
    }
)


def cell_text(cell: object) -> str:
    """What a cell says; nothing where it says that there is nothing."""
    text = str(cell).strip()
    return "" if _SIGNS.issuperset(text.replace(" ", "")) or text.lower() in _WORDS else text
