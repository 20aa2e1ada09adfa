"""What somebody typed into a form that could not be taken, to give it back."""

from collections.abc import Collection, Iterable, Sequence
from typing import Final

_SECRET: Final = ("password", "csrf", "code", "credential", "token", "sandi")  # sandi: password
# Fields that pages fill in: marks of a form, versions, names of files, where to go next, which
# button was pressed.
_FILLED_IN: Final = frozenset(
    {
        *("attachments", "base", "draft", "kabar", "newest", "next", "number", "owner", "photos"),
        *("putusan", "seen", "sheet", "slip", "version", "voice"),
    }
)
_SHORTEST: Final = 3  # letters of something that somebody typed


def typed_texts(
    fields: Iterable[tuple[str, Sequence[object]]], offered: Collection[str] = ()
) -> list[str]:
    """The texts of a form, without secrets, and without what pages fill in or `offered` to choose.

    A single word with a digit (a date, a number, the name of a file) is left out too.
    """
    texts: list[str] = []
    for name, values in fields:
        if any(word in name.lower() for word in _SECRET) or name in _FILLED_IN:
            continue
        texts += [text for text in map(str, values) if text not in offered and _is_typed(text)]
    return list(dict.fromkeys(texts))


def _is_typed(text: str) -> bool:
    words = text.split()
    if len(text) < _SHORTEST or not words:
        return False
    return len(words) > 1 or not any(letter.isdigit() for letter in text)
