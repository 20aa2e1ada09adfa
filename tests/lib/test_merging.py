"""Two texts that began as one are brought together, and each hand finds what it wrote."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kimid.lib.merging import MergePart, merge


def _parts(text: str) -> list[str]:
    return text.split("|") if text else []


def _merged(base: str, theirs: str, mine: str) -> tuple[str, bool]:
    parts = merge(_parts(base), _parts(theirs), _parts(mine))
    return "|".join(text for part in parts for text in part.take(part.side)), any(
        part.is_conflict for part in parts
    )


@pytest.mark.parametrize(
    ("theirs", "mine", "whole"),
    [
        ("satu|dua x|tiga", "satu|dua x|tiga", "satu|dua x|tiga"),
        ("satu|baru|dua x|tiga", "satu|dua x|tiga|akhir", "satu|baru|dua x|tiga|akhir"),
        (
            "satu|dua x|tiga|perahu datang",
            "satu|dua x|tiga|sekolah libur",
            "satu|dua x|tiga|perahu datang|sekolah libur",
        ),
        ("awal|satu|dua x|tiga", "pertama|satu|dua x|tiga", "awal|pertama|satu|dua x|tiga"),
        ("satu|tiga", "satu|dua x|tiga|empat", "satu|tiga|empat"),
        ("tiga|satu|dua x", "satu|dua x y|tiga", "tiga|satu|dua x y"),
        ("satu|dua x|tiga", "dua x|tiga|satu", "dua x|tiga|satu"),
        ("dua x|satu|tiga", "satu|dua x|tiga|empat", "dua x|satu|tiga|empat"),
        ("satu|dua x|tiga|sama", "sama|satu|dua x|tiga", "satu|dua x|tiga|sama"),
        ("", "", ""),
    ],
)
def test_what_only_one_side_touched_goes_as_that_side_left_it(
    theirs: str, mine: str, whole: str
) -> None:
    assert _merged("satu|dua x|tiga", theirs, mine) == (whole, False)


@pytest.mark.parametrize(
    ("theirs", "mine", "whole"),
    [
        ("satu|dua x y|tiga", "satu|dua x z|tiga", "satu|dua x z|tiga"),
        ("satu|tiga", "satu|dua x z|tiga", "satu|dua x z|tiga"),
        ("satu|dua x y|tiga", "satu|tiga", "satu|dua x y|tiga"),
        (
            "satu|dua x|tiga|ada 14 rumah",
            "satu|dua x|tiga|ada 16 rumah",
            "satu|dua x|tiga|ada 16 rumah",
        ),
    ],
)
def test_what_both_touched_is_a_conflict_and_is_never_gone(
    theirs: str, mine: str, whole: str
) -> None:
    assert _merged("satu|dua x|tiga", theirs, mine) == (whole, True)


def test_both_can_stay() -> None:
    assert MergePart("a", "b", "c").take("both") == ["b", "c"]
    assert MergePart("a", None, "c").take("both") == ["c"]
    assert MergePart(None, "b", "b").take("both") == ["b"]


def test_without_a_base_nothing_counts_as_thrown_away() -> None:
    assert _merged("", "satu|dua x|dari mereka", "satu|dua x|punyaku") == (
        "satu|dua x|dari mereka|punyaku",
        False,
    )


def test_hundreds_of_like_paragraphs_are_merged() -> None:
    base = ["sama"] * 500

    parts = merge(base, [*base, "baru"], ["awal", *base])

    assert [part.mine or part.theirs for part in parts] == ["awal", *base, "baru"]


_WORD = st.sampled_from(["air", "warga", "parit", "jalan", "sekolah", "hujan"])
_TEXT = st.lists(st.lists(_WORD, min_size=1, max_size=4).map(" ".join), max_size=7)


@given(_TEXT, _TEXT, _TEXT)
def test_no_wording_of_either_side_is_missing_unless_the_other_threw_it_away(
    base: list[str], theirs: list[str], mine: list[str]
) -> None:
    parts = merge(base, theirs, mine)

    assert sorted(part.theirs for part in parts if part.theirs is not None) == sorted(theirs)
    assert sorted(part.mine for part in parts if part.mine is not None) == sorted(mine)
    assert all(part.take(part.side) for part in parts if part.is_conflict)
    for part in parts:
        if not part.take(part.side):
            assert part.base in {
                part.theirs,
                part.mine,
            }  # gone unread by one, on purpose by the other


@given(_TEXT, _TEXT, _TEXT)
def test_merged_again_with_either_side_it_stays_as_it_is(
    base: list[str], theirs: list[str], mine: list[str]
) -> None:
    whole = [text for part in merge(base, theirs, mine) for text in part.take(part.side)]

    assert merge(whole, whole, whole) == [MergePart(text, text, text) for text in whole]
    assert [text for part in merge(theirs, whole, theirs) for text in part.take(part.side)] == whole
