"""What people type as a number is read as they mean it, or not at all."""

from fractions import Fraction

import pytest

from kimid.lib.typed_number import typed_number


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("12", 12), ("82,5", Fraction(165, 2)), ("82.5", Fraction(165, 2)), ("0", 0), ("3,25", 3.25)],
)
def test_a_number_with_a_comma_or_a_full_stop_is_one(typed: str, meant: Fraction) -> None:
    assert typed_number(typed) == meant


@pytest.mark.parametrize("typed", ["", "1.500", "82,", ",5", "-3", "12 kali", "1,2,3", "٣", "1e3"])
def test_what_can_be_read_in_two_ways_or_in_none_is_no_number(typed: str) -> None:
    assert typed_number(typed) is None
