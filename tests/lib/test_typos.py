"""The rule that distinguishes a mended typing error from a changed claim, measured on labelled
pairs.
"""

import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Final

import pytest

from kimid.lib.typos import is_typo_fix

_PAIRS: Final = tomllib.loads(Path(__file__).with_name("typos.toml").read_text(encoding="utf-8"))
TYPOS: Final[list[tuple[str, str]]] = [(before, after) for before, after in _PAIRS["typos"]]
CHANGES: Final[list[tuple[str, str]]] = [(before, after) for before, after in _PAIRS["changes"]]


@pytest.mark.parametrize(("before", "after"), CHANGES)
def test_a_changed_claim_never_passes_for_a_slip(before: str, after: str) -> None:
    assert not is_typo_fix(before, after)
    assert not is_typo_fix(after, before)


def test_of_the_labelled_slips_most_are_known_as_such(
    record_property: Callable[[str, object], None],
) -> None:
    accepted = [pair for pair in TYPOS if is_typo_fix(*pair)]
    wrong = [pair for pair in CHANGES if is_typo_fix(*pair)]
    precision = len(accepted) / (len(accepted) + len(wrong))
    recall = len(accepted) / len(TYPOS)
    record_property("precision", precision)
    record_property("recall", recall)

    assert len(TYPOS) + len(CHANGES) >= 60
    assert (precision, recall >= 0.8) == (1.0, True), [
        pair for pair in TYPOS if pair not in accepted
    ]


def test_many_slips_at_once_are_a_new_text() -> None:
    before = " ".join(
        f"wrga {word}"
        for word in ["pergi", "pulang", "makan", "duduk", "tidur", "kerja", "nanam", "masak"]
    )
    assert not is_typo_fix(before, before.replace("wrga", "warga"))


@pytest.mark.parametrize("text", ["", "Sama.", "## Judul\n\n- satu\n- dua"])
def test_the_same_text_has_no_change(text: str) -> None:
    assert is_typo_fix(text, text)
    assert is_typo_fix(text, f"  {text}\n")


def test_a_mark_that_came_or_went_is_a_change() -> None:
    assert not is_typo_fix("Kata warga.", "> Kata warga.")
    assert not is_typo_fix("[foto 1]", "[foto 2]")
