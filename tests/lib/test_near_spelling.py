"""Names that are one slip of the finger apart."""

import pytest

from kimid.lib.near_spelling import NearNames

NAMES = NearNames(["dabong", "daba", "korek", "aab"])


@pytest.mark.parametrize(
    "typed", ["dabung", "dabbong", "dabon", "abong", "dabogn", "adbong", "sdabong", "dabongs"]
)
def test_one_slip_is_found(typed: str) -> None:
    assert NAMES.near(typed) == {"dabong"}


@pytest.mark.parametrize("typed", ["dubung", "dabo", "dabongan", "bondag", "korke s", ""])
def test_two_slips_are_not(typed: str) -> None:
    assert NAMES.near(typed) <= {"daba"}


def test_letters_that_stand_twice_are_swapped_too() -> None:
    assert NAMES.near("aba") == {"aab", "daba"}


def test_what_is_the_name_itself_is_no_slip() -> None:
    assert NAMES.near("korek") == set()
