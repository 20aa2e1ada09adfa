"""What a process has loaded at its start is left alone, and garbage is still found."""

import gc
from collections.abc import Iterator
from weakref import finalize

import pytest

from kimid.lib.garbage import collect_seldom


@pytest.fixture(autouse=True)
def as_before() -> Iterator[None]:
    """The collector of the other tests."""
    before, is_on = gc.get_threshold(), gc.isenabled()
    gc.enable()
    yield
    gc.unfreeze()
    gc.set_threshold(*before)
    if not is_on:
        gc.disable()


class _Ring:
    def __init__(self) -> None:
        self.own = self


def test_garbage_that_comes_later_is_collected() -> None:
    collect_seldom()
    assert gc.get_freeze_count() > 0
    gone: list[str] = []
    finalize(_Ring(), gone.append, "the ring")

    others: list[list[int]] = []
    while not gone and len(others) < 100_000:
        others.append([])

    assert gone
    assert len(others) > 2_000
