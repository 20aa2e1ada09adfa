"""Region codes, numbers of KIM and public ids."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kimid.lib import codes

VILLAGE = "6112012012"
CODES = st.sampled_from([2, 4, 6, 10]).flatmap(
    lambda digits: st.text("123456789", min_size=digits, max_size=digits)
)


@pytest.mark.parametrize(
    ("code", "level"), [("00", 0), ("61", 1), ("6112", 2), ("611201", 3), (VILLAGE, 4)]
)
def test_the_length_of_a_code_tells_its_level(code: str, level: int) -> None:
    assert codes.level(code) == level


@pytest.mark.parametrize(
    "text",
    ["", "6", "611", "61120", "6112012", "61120120123", "61.12", "ab", "६१", "6１", " 61", "-1"],
)
def test_what_is_no_code_is_refused(text: str) -> None:
    with pytest.raises(codes.BadCode):
        codes.level(text)


def test_the_lineage_of_a_village_has_five_levels_lowest_first() -> None:
    assert codes.lineage(VILLAGE) == [VILLAGE, "611201", "6112", "61", "00"]
    assert codes.lineage("00") == ["00"]


@given(CODES)
def test_whoever_stands_in_the_lineage_covers_the_code_and_only_they(code: str) -> None:
    lineage = codes.lineage(code)

    assert all(codes.covers(upper, code) for upper in lineage)
    assert [codes.parent(each) for each in lineage] == [*lineage[1:], None]
    assert not codes.covers("99" if code[:2] != "99" else "11", code)


@given(CODES)
def test_the_span_of_a_region_holds_all_below_it_in_the_order_of_text(code: str) -> None:
    first, last = codes.span(code)

    assert first <= code <= last
    assert all(first <= code + rest[len(code) :] <= last for rest in ("1111111111", "9999999999"))


@given(CODES)
def test_the_span_of_the_nation_holds_every_code_and_the_nation(code: str) -> None:
    first, last = codes.span("00")

    assert first <= code <= last
    assert first <= "00" <= last


def test_a_code_is_written_with_dots() -> None:
    assert [codes.dotted(code) for code in ("61", "6112", "611201", VILLAGE)] == [
        "61",
        "61.12",
        "61.12.01",
        "61.12.01.2012",
    ]


def test_a_number_has_two_digits_of_serial_up_to_99_and_three_after() -> None:
    assert [codes.kim_number(VILLAGE, serial) for serial in (1, 99, 100)] == [
        "611201201201",
        "611201201299",
        "6112012012100",
    ]
    assert codes.kim_number("6112", 3) == "611200000003"


def test_public_ids_are_plain_and_seldom_alike() -> None:
    ids = {codes.public_id() for _ in range(2000)}

    assert len(ids) > 1990
    assert {len(each) for each in ids} == {6}
    assert not set("".join(ids)) & set("01ilo")
