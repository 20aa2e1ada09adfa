"""The search itself: from the query of a reader to a page of hits."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.db.models import BigIntegerField, QuerySet

from kimid.orm.compiled import compiled
from kimid.sites.models import Site
from kimid.sites.stages import UNREADABLE_STAGES
from kimid.wire.kinds import Kind
from kimid.wire.models import Item, SearchRow
from kimid.wire.search.alike import QueryWord, query_words, words_for
from kimid.wire.search.index import engine
from kimid.wire.search.index_query import (
    LAST_PAGE,
    PAGE_SIZE,
    IndexQuery,
    excluded_terms,
    index_terms,
    search_key,
)
from kimid.wire.search.name_search import place_code, suggest_name
from kimid.wire.search.ranking import rank
from kimid.wire.search.snippet import Runs, highlight, snippet
from kimid.wire.search.spelling import recent_words, suggest_spelling


@dataclass(frozen=True)
class SearchQuery:
    """The query of a reader. `region` is the code of a region on the site; empty means all."""

    typed: str = ""
    region: str = ""
    kind: Kind | None = None
    since: datetime | None = None
    is_best_first: bool = True
    number: int = 1

    @property
    def words(self) -> tuple[QueryWord, ...]:
        """The words of the text that search can use, without those of a region."""
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
    """One page of results. `is_loose`: no item has all words, and these have some of them.

    `instead` is the query that was answered because nothing has the mistyped words of the reader;
    `suggestions` are others that may be meant.
    """

    hits: list[Hit]
    number: int
    has_more: bool
    is_loose: bool = False
    instead: str = ""
    suggestions: tuple[str, ...] = ()

    @property
    def is_full(self) -> bool:
        """Whether there are items that have all words."""
        return bool(self.hits) and not self.is_loose


def search(
    site: Site, query: SearchQuery, recent: Callable[[Site], Mapping[str, int]] = recent_words
) -> SearchResults:
    """The items of a site that match the query, twenty to a page.

    If none has all words and some of these are mistyped, those that match what was meant. A caller
    who remembers the `recent_words` of a site gives its own `recent`.
    """
    nothing = SearchResults([], query.number, has_more=False)
    if query.number > LAST_PAGE or not (query.words or query.is_filtered):
        return nothing
    if not site.has_row:  # no item ever stood here, but the name of a place may be mistyped
        name = suggest_name(site, query.typed)
        return replace(nothing, suggestions=(name,) if name else ())
    results = _search(site, query)
    if results.is_full or not query.words:
        return results
    guesses = _guesses(site, query.typed, recent(site))
    for meant in guesses:
        corrected = _search(site, replace(query, typed=meant))
        if corrected.is_full:
            others = tuple(each for each in guesses if each != meant)
            return replace(corrected, instead=meant, suggestions=others)
    return replace(results, suggestions=guesses)


def _search(site: Site, query: SearchQuery) -> SearchResults:
    code = place_code(query.typed)
    words = () if code else words_for(site, query.typed)
    index_query = IndexQuery(
        words=words,
        filters=index_terms(site, query.region, query.kind, has_words=bool(words), place=code),
        excluded=excluded_terms(site),
        since=search_key(query.since) if query.since else 0,
        skip=(query.number - 1) * PAGE_SIZE,
    )
    keys, is_loose = _keys(index_query, query)
    has_more = len(keys) > PAGE_SIZE and query.number < LAST_PAGE
    return SearchResults(_hits(keys[:PAGE_SIZE], words), query.number, has_more, is_loose)


def _guesses(site: Site, typed: str, known: Mapping[str, int]) -> tuple[str, ...]:
    """What may have been meant: with words of what is new here, and a name as it is written."""
    guesses = (suggest_spelling(typed, known), suggest_name(site, typed))
    return tuple({each.casefold(): each for each in guesses if each}.values())


def _keys(index_query: IndexQuery, query: SearchQuery) -> tuple[list[int], bool]:
    """The keys of a page and of one item more, and whether none has all words."""
    words = index_query.words
    if not (query.is_best_first and words):
        keys = engine.find(index_query)
        if keys or len(words) < 2 or not _is_empty(index_query):
            return keys, False
    ranking = rank(index_query, query.typed)
    ranked = ranking.keys if query.is_best_first else sorted(ranking.keys, reverse=True)
    page = ranked[index_query.skip : index_query.skip + index_query.take]
    return page, ranking.is_loose and bool(page)


def _is_empty(index_query: IndexQuery) -> bool:
    return index_query.skip == 0 or not engine.find(replace(index_query, skip=0, take=1))


def _hits(keys: Sequence[int], words: Sequence[QueryWord]) -> list[Hit]:
    # With fewer keys the last one is asked for several times, so that the query is always the same.
    asked = [*keys, *[*keys[-1:]] * (PAGE_SIZE - len(keys))]
    rows = {row.key: row for row in _rows_of_a_page(*asked)} if keys else {}
    stems = frozenset(stem for word in words for stem in word.stems)
    return [_hit(rows[key], stems) for key in keys if key in rows and _is_readable(rows[key].item)]


@compiled(*[BigIntegerField()] * PAGE_SIZE)
def _rows_of_a_page(*keys: Any) -> QuerySet[SearchRow]:
    rows = SearchRow.objects.filter(key__in=keys)
    return rows.select_related("item__site", "item__region__parent__parent")


def _is_readable(item: Item) -> bool:
    """Whatever the index says: nothing of a closed site, and nothing that is held."""
    return item.held_at is None and item.site.stage not in UNREADABLE_STAGES


def _hit(row: SearchRow, stems: frozenset[str]) -> Hit:
    return Hit(
        row.item, highlight(row.item.title, stems), snippet(row.item.summary, row.text, stems)
    )
