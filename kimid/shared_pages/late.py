"""What is late in an office: each subject names what it has, and the home shows it first."""

from collections.abc import Callable, Sequence
from operator import itemgetter
from typing import Final, NamedTuple

from kimid.access.pages import RuangRequest


class LateRow(NamedTuple):
    """One of them: what and where, what else is known, by how much, and where it is done."""

    title: str
    text: str
    badge: str
    href: str


class LateList(NamedTuple):
    """Late ones of one kind: how many there are in words (`3 permohonan lewat tenggat`), the first
    of them, and where all are.
    """

    headline: str
    rows: Sequence[LateRow]
    href: str


# None for whoever has nothing to do with it.
type LateFinder = Callable[[RuangRequest], LateList | None]

_FINDERS: Final[list[tuple[int, LateFinder]]] = []


def office_late(order: int) -> Callable[[LateFinder], LateFinder]:
    """Register a function that says what is late. They stand in the order of these numbers."""

    def register(finder: LateFinder) -> LateFinder:
        _FINDERS.append((order, finder))
        _FINDERS.sort(key=itemgetter(0))
        return finder

    return register


def late_in(request: RuangRequest) -> list[LateList]:
    """What is late for whoever asks; a kind without any has no rows and no headline."""
    lists = [finder(request) for _, finder in _FINDERS]
    return [each for each in lists if each is not None]


def late_headline(lists: Sequence[LateList]) -> str:
    """`3 permohonan lewat tenggat. 1 kantor tanpa petugas.` Empty for whoever minds none of it."""
    headlines = [f"{each.headline}." for each in lists if each.headline]
    if headlines:
        return " ".join(headlines)
    return "Tidak ada yang lewat tenggat." if lists else ""
