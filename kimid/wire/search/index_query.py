"""A search query in the terms of the index."""

from dataclasses import dataclass
from datetime import datetime
from itertools import combinations
from typing import Final

from kimid.lib.codes import NATION
from kimid.lib.stems import words_of
from kimid.sites.models import Site
from kimid.wire.kinds import Kind
from kimid.wire.search.terms import hidden_term, kind_term, region_term, site_term

PAGE_SIZE: Final = 20
# Only the newest hits are ranked, and the last page ends with them.
MAX_HITS: Final = 1_000
LAST_PAGE: Final = MAX_HITS // PAGE_SIZE
MAX_WORDS: Final = 8  # of a query; the rest is ignored

type Alternatives = tuple[str, ...]


@dataclass(frozen=True)
class IndexQuery:
    """A query to an engine.

    A row must have all `words`, each as one of its stems, except `max_missing` of them. It must
    have all `filters` and none of `excluded`. `since` is the lowest key.
    """

    words: tuple[Alternatives, ...]
    filters: tuple[str, ...]
    excluded: tuple[str, ...] = ()
    since: int = 0
    is_best_first: bool = False
    max_missing: int = 0
    skip: int = 0
    take: int = PAGE_SIZE + 1

    @property
    def word_sets(self) -> list[tuple[Alternatives, ...]]:
        """The sets of words of which a row must have at least one; empty without words."""
        return (
            list(combinations(self.words, len(self.words) - self.max_missing)) if self.words else []
        )


def query_words(typed: str) -> tuple[Alternatives, ...]:
    """The words of a text, without repetitions: the first eight."""
    return tuple(dict.fromkeys(word.stems for word in words_of(typed)))[:MAX_WORDS]


def longest_first(words: tuple[Alternatives, ...]) -> tuple[Alternatives, ...]:
    """The words by length: long words are rarer than short ones."""
    return tuple(sorted(words, key=lambda stems: min(map(len, stems)), reverse=True))


def index_terms(site: Site, region: str, kind: Kind | None, *, has_words: bool) -> tuple[str, ...]:
    """The filters for a site, a region (or all) and a kind (or all).

    Every row has the term of the nation, so it is used only in a query without any other term.
    """
    terms = [] if kind is None else [kind_term(kind.name)]
    if not site.is_portal:
        terms.append(site_term(site.pk))
    code = region or site.region_id
    if site.is_portal and (code != NATION or (not terms and not has_words)):
        terms.append(region_term(code))
    return tuple(terms)


def excluded_terms(site: Site) -> tuple[str, ...]:
    """The terms of the items that a portal hides."""
    return (hidden_term(site.region_id),) if site.is_portal else ()


def search_key(at: datetime) -> int:
    """The key of an item that was published at this moment."""
    return int(at.timestamp())
