"""Search over four years: what is found is what stands there, however rare the words and however far back they stand."""

from collections.abc import Sequence
from datetime import UTC, datetime
from itertools import accumulate, combinations

import pytest

from kimid.wire.models import Item, ItemKind, SearchRow
from kimid.wire.search.index import engine
from kimid.wire.search.question import PAGE, Question
from kimid.wire.search.terms import Terms
from tests import build

pytestmark = pytest.mark.django_db

TOP = 1_793_491_200
COUNT = 700
# Close together at the end and further and further apart before: from four hours up to five days, four years in all.
KEYS = [TOP - back for back in accumulate((14_400 + 600 * number for number in range(COUNT - 1)), initial=0)]


def _words(number: int) -> list[str]:
    """Of the row so many places before the newest."""
    told = {"sawah": 1, "pasar": 2, "jalan": 3, "pupuk": 40, "lebah": 150}
    words = [word for word, every in told.items() if number % every == every - 1]
    return [*words, "gempa"] if number > COUNT - 30 else words


@pytest.fixture(autouse=True)
def _years() -> None:
    site = build.kim().site
    items = [
        Item(
            site=site,
            region=site.region,
            kind=ItemKind.NEWS,
            title="Kabar",
            summary="Kabar.",
            path=f"/berita/{key}/",
            published_at=datetime.fromtimestamp(key, UTC),
        )
        for key in KEYS
    ]
    made = Item.objects.bulk_create(items)
    SearchRow.objects.bulk_create(SearchRow(key=key, item=item) for key, item in zip(KEYS, made, strict=True))
    for number, key in enumerate(KEYS):
        engine.write(key, Terms([], [], _words(number), ["r:61"]))


def _expected(words: Sequence[str], may_lack: int, since: int) -> list[int]:
    wanted = [set(each) for each in combinations(words, len(words) - may_lack)]
    has = [key for number, key in enumerate(KEYS) if any(each <= set(_words(number)) for each in wanted)]
    return [key for key in has if key >= since]


@pytest.mark.parametrize("since", [0, KEYS[COUNT // 2]])
@pytest.mark.parametrize(
    ("words", "may_lack"),
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
def test_the_newest_that_match_are_found_and_nothing_else(words: str, may_lack: int, since: int) -> None:
    asked = tuple((word,) for word in words.split())
    expected = _expected(words.split(), may_lack, since)

    for skip, take in ((0, PAGE + 1), (PAGE, PAGE + 1), (0, 300)):
        question = Question(asked, ("r:61",), since=since, may_lack=may_lack, skip=skip, take=take)
        assert engine.find(question) == expected[skip : skip + take]


def test_without_words_the_marks_alone_are_asked_for() -> None:
    assert engine.find(Question((), ("r:61",), without=("h:61",))) == KEYS[: PAGE + 1]
    assert engine.find(Question((), ("r:62",))) == []
