"""Drawings of the demo on a machine that has no time for them."""

import pytest

from kimid.demo import pencil
from kimid.media.sandbox import PhotoRefused, Renditions

_SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 3"><rect width="4" height="3"/></svg>'
)


def _refusing(reason: str, times: int, monkeypatch: pytest.MonkeyPatch) -> list[bytes]:
    """The sandbox refuses so many drawings; gives what it was handed."""
    handed: list[bytes] = []

    def renditions(data: bytes) -> Renditions:
        handed.append(data)
        if len(handed) <= times:
            raise PhotoRefused(reason)
        return Renditions(4, 3, {4: b"webp"})

    monkeypatch.setattr("kimid.media.sandbox.renditions", renditions)
    return handed


def test_a_demo_waits_for_a_busy_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    handed = _refusing("busy", 3, monkeypatch)

    assert pencil.draw(_SVG).bodies == {4: b"webp"}
    assert len(handed) == 4


def test_a_drawing_that_is_none_is_not_tried_again(monkeypatch: pytest.MonkeyPatch) -> None:
    handed = _refusing("unreadable", 1, monkeypatch)

    with pytest.raises(PhotoRefused):
        pencil.draw(_SVG)
    assert len(handed) == 1
