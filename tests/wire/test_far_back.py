"""Search over four years finds every match, however rare its words and however old it is."""

from collections.abc import Sequence
from datetime import UTC, datetime
from itertools import accumulate, combinations

import pytest

from kimid.wire.models import Item, SearchRow
from kimid.wire.search.alike import QueryWord
from kimid.wire.search.index import engine
from kimid.wire.search.index_query import PAGE_SIZE, IndexQuery
from kimid.wire.search.terms import ItemTerms
from tests import build

pytestmark = pytest.mark.django_db

TOP = 1_793_491_200
COUNT = 700
# The newest rows are four hours apart, the oldest five days: four years together.
KEYS = [
    TOP - back
    for back in accumulate((14_400 + 600 * number for number in range(COUNT - 1)), initial=0)
]


def _words(number: int) -> list[str]:
    """The words of the row at this position, counted from the newest."""
    intervals = {"sawah": 1, "pasar": 2, "jalan": 3, "pupuk": 40, "lebah": 150}
    words = [word for word, every in intervals.items() if number % every == every - 1]
    return [*words, "gempa"] if number > COUNT - 30 else words


@pytest.fixture(autouse=True)
def _years() -> None:
    site = build.kim().site
    items = [
        Item(
            site=site,
            region=site.region,
            kind="news",
            title="Kabar",
            summary="Kabar.",
            path=f"/berita/{key}/",
            published_at=datetime.fromtimestamp(key, UTC),
        )
        for key in KEYS
    ]
    saved = Item.objects.bulk_create(items)
    SearchRow.objects.bulk_create(
        SearchRow(key=key, item=item) for key, item in zip(KEYS, saved, strict=True)
    )
    for number, key in enumerate(KEYS):
        engine.write(key, ItemTerms([], [], _words(number), ["r:61"]))


def _expected(words: Sequence[str], max_missing: int, since: int) -> list[int]:
    word_sets = [set(each) for each in combinations(words, len(words) - max_missing)]
    has = [
        key
        for number, key in enumerate(KEYS)
        if any(each <= set(_words(number)) for each in word_sets)
    ]
    return [key for key in has if key >= since]


@pytest.mark.parametrize("since", [0, KEYS[COUNT // 2]])
@pytest.mark.parametrize(
    ("words", "max_missing"),
    [
        ("sawah", 0),
        ("jalan", 0),
        ("pupuk", 0),
        ("lebah", 0),
        ("gempa", 0),
        ("layangan", 0),
        ("sawah pasar jalan", 0),
        ("pupuk gempa", 0),
        ("sawah gempa", 0),
        ("lebah pupuk", 0),
        ("pasar jalan pupuk lebah", 0),
        ("pasar jalan pupuk lebah", 1),
        ("pasar jalan pupuk lebah", 2),
        ("pupuk lebah gempa layangan", 1),
        ("pupuk lebah gempa layangan", 3),
    ],
)
def test_the_newest_that_match_are_found_and_nothing_else(
    words: str, max_missing: int, since: int
) -> None:
    asked = tuple(QueryWord((((word,),),)) for word in words.split())
    expected = _expected(words.split(), max_missing, since)

    for skip, take in ((0, PAGE_SIZE + 1), (PAGE_SIZE, PAGE_SIZE + 1), (0, 300)):
        query = IndexQuery(
            asked, ("r:61",), since=since, max_missing=max_missing, skip=skip, take=take
        )
        assert engine.find(query) == expected[skip : skip + take]


def test_without_words_the_marks_alone_are_asked_for() -> None:
    assert engine.find(IndexQuery((), ("r:61",), excluded=("h:61",))) == KEYS[: PAGE_SIZE + 1]
    assert engine.find(IndexQuery((), ("r:62",))) == []
