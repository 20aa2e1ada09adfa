"""The rule that tells a mended slip from a changed claim, measured on pairs that were labelled by hand."""

import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Final

import pytest

from kimid.lib.typos import only_typos

_PAIRS: Final = tomllib.loads(Path(__file__).with_name("typos.toml").read_text(encoding="utf-8"))
TYPOS: Final[list[tuple[str, str]]] = [(before, after) for before, after in _PAIRS["typos"]]
CHANGES: Final[list[tuple[str, str]]] = [(before, after) for before, after in _PAIRS["changes"]]


@pytest.mark.parametrize(("before", "after"), CHANGES)
def test_a_changed_claim_never_passes_for_a_slip(before: str, after: str) -> None:
    assert not only_typos(before, after)
    assert not only_typos(after, before)


def test_of_the_labelled_slips_most_are_known_as_such(record_property: Callable[[str, object], None]) -> None:
    found = [pair for pair in TYPOS if only_typos(*pair)]
    wrong = [pair for pair in CHANGES if only_typos(*pair)]
    precision, recall = len(found) / (len(found) + len(wrong)), len(found) / len(TYPOS)
    record_property("precision", precision)
    record_property("recall", recall)

    assert len(TYPOS) + len(CHANGES) >= 60
    assert (precision, recall >= 0.8) == (1.0, True), [pair for pair in TYPOS if pair not in found]


def test_many_slips_at_once_are_a_new_text() -> None:
    before = " ".join(f"wrga {word}" for word in ["pergi", "pulang", "makan", "duduk", "tidur", "kerja", "nanam", "masak"])
    assert not only_typos(before, before.replace("wrga", "warga"))


@pytest.mark.parametrize("text", ["", "Sama.", "## Judul\n\n- satu\n- dua"])
def test_the_same_text_has_no_change(text: str) -> None:
    assert only_typos(text, text)
    assert only_typos(text, f"  {text}\n")


def test_a_mark_that_came_or_went_is_a_change() -> None:
    assert not only_typos("Kata warga.", "> Kata warga.")
    assert not only_typos("[foto 1]", "[foto 2]")
