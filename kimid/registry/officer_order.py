"""In which order a group names its people."""

from collections.abc import Iterable
from typing import Final

from kimid.registry.models import Officer

_POSTS: Final = ("ketua", "wakil", "sekretaris", "bendahara", "redaktur", "pengawas")


def ordered_officers(officers: Iterable[Officer]) -> list[Officer]:
    """Officers with the head of the group first; whoever has another post keeps the place that the
    group gave.
    """
    return sorted(officers, key=_rank)


def _rank(officer: Officer) -> int:
    post = officer.post.lower()
    return next((place for place, word in enumerate(_POSTS) if post.startswith(word)), len(_POSTS))
