"""Files that no row knows: an interrupted process left them. They go to the trash, a few at a time.

A mistake in a query, or in a restored backup, would otherwise empty the folder in one night.
"""

from collections.abc import Callable, Collection
from datetime import date, datetime, timedelta
from typing import Final, NamedTuple

from kimid.media import files, paper_storage, queries
from kimid.media.identity import require_own_media
from kimid.media.paper import stray_names

_AT_LEAST: Final = 20
_AT_MOST: Final = 100
# A stopped process leaves pages without a row. A young page may still get its row.
_PAPERS_AFTER: Final = timedelta(days=1)


class Strays(NamedTuple):
    """Names of files that no row knows, how many there are of all, and how one is thrown away.
    `label` says what they are.
    """

    label: str
    names: Collection[str]
    of: int
    throw_away: Callable[[str, date], None]

    @property
    def limit(self) -> int:
        """How many may go in one night: one in a hundred, at least 20, never more than 100."""
        return min(_AT_MOST, max(_AT_LEAST, self.of // 100))


def sweep(strays: Strays, day: date, *, all_of_them: bool = False) -> int:
    """Throw strays away; returns how many. Not more than the limit unless a person asks for all.

    Raises ForeignMediaError, and throws nothing away, when the folder is that of another database.
    """
    require_own_media()
    names = sorted(strays.names)
    going = names if all_of_them else names[: strays.limit]
    for name in going:
        strays.throw_away(name, day)
    return len(going)


def all_strays(at: datetime) -> list[Strays]:
    """Everything in the media folder that no row knows, by kind."""
    return [stray_files(at), stray_papers(at)]


def stray_papers(at: datetime) -> Strays:
    """Papers of applications and evaluations without an owner, of yesterday or older."""
    names = stray_names(at - _PAPERS_AFTER)
    total = len(paper_storage.stored_names())
    return Strays("papers", names, total, paper_storage.throw_away)


def stray_files(at: datetime) -> Strays:
    """Photos, documents and voice notes."""
    stored = files.stored_names()
    old = {name for name, written in stored if written < at - queries.DISCARD_AFTER}
    return Strays("files", old - queries.known_names(), len(stored), files.throw_away)


def stray_public_files(hide: Callable[[str, date], None]) -> Strays:
    """Public files of photos that no row knows; `hide` takes them from the readers."""
    public = files.public_names()
    return Strays("public photos", set(public) - queries.known_names(), len(public), hide)


def wrongly_public() -> set[str]:
    """Photos with public files whose row says that they are not public."""
    known = queries.known_names() - queries.known_names(public_only=True)
    return known & set(files.public_names())
