"""What somebody typed is given back, also a single word; what kimid wrote into the form is not."""

import pytest

from kimid.lib.typed_texts import typed_texts


@pytest.mark.parametrize("typed", ["Banjir", "banjir", "Bu Aminah", "62 orang", "baris\nkedua"])
def test_a_typed_text_is_given_back(typed: str) -> None:
    assert typed_texts([("title", [typed])]) == [typed]


def test_a_text_in_two_fields_is_given_back_once() -> None:
    assert typed_texts([("title", ["Banjir"]), ("lead", ["Banjir"])]) == ["Banjir"]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("password", "rahasia sekali"),
        ("sandi_lama", "rahasia"),
        ("csrfmiddlewaretoken", "AbCdEf"),
        ("base", "abcdefabcdef"),
        ("slip", "eyJhIjoxfQ:abc:def"),
        ("photos", "abcdefghjkmnpqrs"),
        ("on", "2026-11-28"),
        ("place_code", "61.03.12.2001"),
        ("title", "  \n"),
        ("title", "ya"),
    ],
)
def test_what_nobody_typed_is_left_out(name: str, value: str) -> None:
    assert typed_texts([(name, [value])]) == []


def test_a_choice_is_left_out() -> None:
    fields = [("kind", ["announcement"]), ("focus", ["50 15"]), ("title", ["Banjir"])]

    assert typed_texts(fields, {"announcement", "50 15"}) == ["Banjir"]
