"""Names that look alike."""

import pytest

from kimid.lib.trigrams import NameIndex

NAMES = NameIndex(
    [
        "teluk-kapuas",
        "teluk-pakedai",
        "kubu-raya",
        "sungai-raya",
        "singkawang",
        "mempawah",
        "melawi",
        "",
    ]
)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("telok-kapuas", "teluk-kapuas"),
        ("teluk-kapus", "teluk-kapuas"),
        ("kubu-rya", "kubu-raya"),
        ("singkwang", "singkawang"),
        ("mempawa", "mempawah"),
        ("sungai-raya", "sungai-raya"),
    ],
)
def test_a_mistyped_name_looks_like_the_right_one(typed: str, meant: str) -> None:
    assert NAMES.similar(typed)[0] == meant


def test_what_looks_like_no_name_has_no_answer() -> None:
    assert NAMES.similar("layangan") == NAMES.similar("") == NameIndex([]).similar("melawi") == []


def test_each_name_is_held_once_and_no_empty_one() -> None:
    assert len(NameIndex(["a", "a", "b", ""])) == 2
