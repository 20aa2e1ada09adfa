"""Addresses that nobody has to look at first."""

from typing import Final

from django.conf import settings

# Only offices register names under these, with a letter: the state, villages, the armed forces.
_ENDINGS: Final = (".go.id", ".desa.id", ".mil.id")
# One film each. YouTube takes films about gambling down itself; its channels are not in here.
_FILMS: Final = (
    "youtu.be/",
    "youtube.com/watch/",
    "youtube.com/live/",
    "youtube.com/shorts/",
    "youtube.com/embed/",
)


def is_trusted(owner: str) -> bool:
    """Whether addresses of this owner may be links at once: offices, films, this install itself."""
    host = owner.partition("/")[0]
    return (
        host.endswith(_ENDINGS)
        or owner.startswith(_FILMS)
        or f".{host}".endswith(f".{settings.BASE_HOST}")
    )
