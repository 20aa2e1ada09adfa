"""The search itself: from the query of a reader to a page of hits."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from kimid.sites.models import Site
from kimid.sites.stages import UNREADABLE_STAGES
from kimid.wire.kinds import Kind
from kimid.wire.models import Item, SearchRow
from kimid.wire.search.index import engine
from kimid.wire.search.index_query import (
    LAST_PAGE,
    PAGE_SIZE,
    Alternatives,
    IndexQuery,
    excluded_terms,
    index_terms,
    longest_first,
    query_words,
    search_key,
)
from kimid.wire.search.snippet import Runs, highlight, snippet

# With so many partial matches, the search for looser ones ends.
_ENOUGH_HITS: Final = 5
_MAX_LOOSE_WORDS: Final = 4  # words of a query that a partial match uses


@dataclass(frozen=True)
class SearchQuery:
    """The query of a reader. `region` is the code of a region on the site; empty means all."""

    typed: str = ""
    region: str = ""
    kind: Kind | None = None
    since: datetime | None = None
    is_best_first: bool = False
    number: int = 1

    @property
    def words(self) -> tuple[Alternatives, ...]:
        """The words of the text that search can use."""
        return query_words(self.typed)

    @property
    def is_filtered(self) -> bool:
        """Whether the reader chose a region, a kind or a start date."""
        return bool(self.region or self.kind or self.since)


@dataclass(frozen=True)
class Hit:
    """A matching item, with the words of the query highlighted in its title and text."""

    item: Item
    title: Runs
    text: Runs


@dataclass(frozen=True)
class SearchResults:
    """One page of results. `is_loose`: no item has all words, and these have some of them."""

    hits: list[Hit]
    number: int
    has_more: bool
    is_loose: bool = False


def search(site: Site, query: SearchQuery) -> SearchResults:
    """The items of a site that match the query, twenty to a page."""
    if not site.has_row or query.number > LAST_PAGE or not (query.words or query.is_filtered):
        return SearchResults([], query.number, has_more=False)
    index_query = IndexQuery(
        words=query.words,
        filters=index_terms(site, query.region, query.kind, has_words=bool(query.words)),
        excluded=excluded_terms(site),
        since=search_key(query.since) if query.since else 0,
        is_best_first=query.is_best_first,
        skip=(query.number - 1) * PAGE_SIZE,
    )
    keys = engine.find(index_query)
    is_loose = False
    if not keys and len(index_query.words) > 1 and _is_empty(index_query):
        keys = _partial_matches(index_query)
        is_loose = True
    has_more = len(keys) > PAGE_SIZE and query.number < LAST_PAGE
    return SearchResults(
        _hits(keys[:PAGE_SIZE], query.words), query.number, has_more, is_loose and bool(keys)
    )


def _is_empty(index_query: IndexQuery) -> bool:
    return index_query.skip == 0 or not engine.find(
        replace(index_query, skip=0, take=1, is_best_first=False)
    )


def _partial_matches(index_query: IndexQuery) -> list[int]:
    """Items without one of the words, then items without two, each newest first.

    Only the longest words count: they are the rarest, and the word sets of eight words would take
    too long.
    """
    words = longest_first(index_query.words)[:_MAX_LOOSE_WORDS]
    end = index_query.skip + index_query.take
    loose_query = replace(index_query, words=words, is_best_first=False, skip=0, take=end)
    keys: dict[int, None] = {}
    for max_missing in range(len(words) == len(index_query.words), len(words)):
        keys |= dict.fromkeys(engine.find(replace(loose_query, max_missing=max_missing)))
        if len(keys) >= min(end, index_query.skip + _ENOUGH_HITS):
            break
    return list(keys)[index_query.skip : end]


def _hits(keys: Sequence[int], words: tuple[Alternatives, ...]) -> list[Hit]:
    rows = SearchRow.objects.select_related("item__site", "item__region__parent__parent").in_bulk(
        keys
    )
    stems = frozenset(stem for word in words for stem in word)
    return [_hit(rows[key], stems) for key in keys if key in rows and _is_readable(rows[key].item)]


def _is_readable(item: Item) -> bool:
    """Whatever the index says: nothing of a closed site, and nothing that is held."""
    return item.held_at is None and item.site.stage not in UNREADABLE_STAGES


def _hit(row: SearchRow, stems: frozenset[str]) -> Hit:
    return Hit(
        row.item, highlight(row.item.title, stems), snippet(row.item.summary, row.text, stems)
    )
