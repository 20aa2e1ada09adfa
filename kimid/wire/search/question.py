"""What somebody looks for, in the words of the index."""

from dataclasses import dataclass
from datetime import datetime
from itertools import combinations
from typing import Final

from kimid.lib.codes import NATION
from kimid.lib.stems import words_of
from kimid.sites.models import Site
from kimid.wire.models import ItemKind
from kimid.wire.search.terms import hidden_mark, kind_mark, region_mark, site_mark

PAGE: Final = 20
AMONG: Final = 1_000  # the newest hits: the best are looked for among these, and pages end with them
LAST_PAGE: Final = AMONG // PAGE
MOST_WORDS: Final = 8  # of a question; what follows is not read

type Alternatives = tuple[str, ...]


@dataclass(frozen=True)
class Question:
    """What an engine is asked. `words` are asked for together, each as one of its stems; `marks` must all stand, `without` none.

    So many words as it `may_lack` need not be there. `since` is a key; rows before it are too old.
    """

    words: tuple[Alternatives, ...]
    marks: tuple[str, ...]
    without: tuple[str, ...] = ()
    since: int = 0
    is_best_first: bool = False
    may_lack: int = 0
    skip: int = 0
    take: int = PAGE + 1

    @property
    def ways(self) -> list[tuple[Alternatives, ...]]:
        """The sets of words of which one must be there; none when no words are asked for."""
        return list(combinations(self.words, len(self.words) - self.may_lack)) if self.words else []


def words_asked(typed: str) -> tuple[Alternatives, ...]:
    """The words of what somebody typed, each once, the first eight."""
    return tuple(dict.fromkeys(word.stems for word in words_of(typed)))[:MOST_WORDS]


def longest_first(words: tuple[Alternatives, ...]) -> tuple[Alternatives, ...]:
    """The words that tell most first: how rare a word is nobody knows, but long ones are rarer than short ones."""
    return tuple(sorted(words, key=lambda stems: min(map(len, stems)), reverse=True))


def marks_of(site: Site, region: str, kind: ItemKind | None, *, has_words: bool) -> tuple[str, ...]:
    """The marks that everything has which stands on this site, comes from this region (or anywhere) and is of this kind.

    Everything comes from the nation, so its mark is asked for only where there is nothing else to ask for.
    """
    marks = [] if kind is None else [kind_mark(kind)]
    if not site.is_portal:
        marks.append(site_mark(site.pk))
    code = region or site.region_id
    if site.is_portal and (code != NATION or (not marks and not has_words)):
        marks.append(region_mark(code))
    return tuple(marks)


def hidden_here(site: Site) -> tuple[str, ...]:
    """The marks of what a portal does not show."""
    return (hidden_mark(site.region_id),) if site.is_portal else ()


def key_of(at: datetime) -> int:
    """The key of what was published at this moment."""
    return int(at.timestamp())
