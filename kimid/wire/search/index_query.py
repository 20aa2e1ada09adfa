"""A search query in the terms of the index."""

from dataclasses import dataclass
from datetime import datetime
from itertools import combinations
from typing import Final

from kimid.lib.codes import NATION
from kimid.sites.models import Site
from kimid.wire.kinds import Kind
from kimid.wire.search.alike import QueryWord
from kimid.wire.search.terms import hidden_term, kind_term, region_term, site_term

PAGE_SIZE: Final = 20
LAST_PAGE: Final = 50


@dataclass(frozen=True)
class IndexQuery:
    """A query to an engine.

    A row must have all `words`, each in one of its readings, except `max_missing` of them; with
    `is_in_title` it must have them in its title. It must have all `filters` and none of `excluded`.
    `since` is the lowest key. If a query `is_rare`, few rows match it: an engine looks everywhere
    at once.
    """

    words: tuple[QueryWord, ...]
    filters: tuple[str, ...]
    excluded: tuple[str, ...] = ()
    since: int = 0
    max_missing: int = 0
    is_in_title: bool = False
    is_rare: bool = False
    skip: int = 0
    take: int = PAGE_SIZE + 1

    @property
    def word_sets(self) -> list[tuple[QueryWord, ...]]:
        """The sets of words of which a row must have at least one; empty without words."""
        return (
            list(combinations(self.words, len(self.words) - self.max_missing)) if self.words else []
        )


def longest_first(words: tuple[QueryWord, ...]) -> tuple[QueryWord, ...]:
    """The words by length: long words are rarer than short ones."""
    return tuple(sorted(words, key=_length, reverse=True))


def index_terms(
    site: Site, region: str, kind: Kind | None, *, has_words: bool, place: str = ""
) -> tuple[str, ...]:
    """The filters for a site, a region (or all), a kind (or all) and the code of a place.

    Every row has the term of the nation, so it is used only in a query without any other term.
    """
    terms = [] if kind is None else [kind_term(kind.name)]
    if not site.is_portal:
        terms.append(site_term(site.pk))
    if place:
        terms.append(region_term(place))
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


def _length(word: QueryWord) -> int:
    return sum(min(map(len, stems)) for stems in word.readings[0])
