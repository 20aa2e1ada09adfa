"""What somebody typed into a form that could not be taken, to give it back."""

from collections.abc import Iterable, Sequence
from typing import Final

_SECRET: Final = ("password", "csrf", "code", "credential", "token", "sandi")
_SHORTEST: Final = 3  # letters of something that somebody typed


def typed_texts(fields: Iterable[tuple[str, Sequence[object]]]) -> list[str]:
    """The texts of a form, without secrets and without what only kimid reads."""
    texts: list[str] = []
    for name, values in fields:
        if any(word in name.lower() for word in _SECRET):
            continue
        texts += [
            value
            for value in map(str, values)
            if len(value) >= _SHORTEST and (" " in value.strip() or "\n" in value)
        ]
    return list(dict.fromkeys(texts))
