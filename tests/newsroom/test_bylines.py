"""The byline of a story."""

import pytest

from kimid.newsroom.bylines import dateline, short_name, signature


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Dedi Kurniawan", "ded"),
        ("Rina", "rin"),
        ("Lo", "lo"),
        ("A. Karim", "a"),
        ("“Mak” Ngah", "nga"),
        ("  Yuliana  Tan", "yul"),
        ("Ma'ruf", "mar"),
        ("", ""),
        ("...", ""),
    ],
)
def test_a_name_is_shortened_to_its_first_letters(name: str, short: str) -> None:
    assert short_name(name) == short


def test_author_and_editor_stand_before_their_group() -> None:
    assert (
        signature(["Dedi Kurniawan", "Rina Marlina"], "KIM Teluk Kapuas")
        == "(ded/rin/KIM Teluk Kapuas)"
    )


def test_who_wrote_and_edited_is_named_once() -> None:
    assert (
        signature(["Rina Marlina", "Rina Marlina"], "KIM Teluk Kapuas") == "(rin/KIM Teluk Kapuas)"
    )


def test_two_people_with_the_same_letters_are_both_named() -> None:
    assert signature(["Siti Rahmah", "Sita Dewi"], "KIM Kuala") == "(sit/sit/KIM Kuala)"


def test_the_place_stands_before_the_group_if_there_is_one() -> None:
    assert dateline("Sungai Raya", "KIM Teluk Kapuas") == "Sungai Raya, KIM Teluk Kapuas –"
    assert dateline("", "KIM Teluk Kapuas") == "KIM Teluk Kapuas –"
