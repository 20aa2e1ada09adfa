"""Drawn pictures of village life for the demo: SVG text made from a small vocabulary of parts. No photo, no face, no real person.

`ink` holds colours and shapes; `land`, `plants`, `folk`, `houses`, `boats`, `things` and `cloth` the parts; `scenes/` puts them
together; `table` says what is seen and which stories it may go with.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Final

from kimid.demo.pictures import scenes
from kimid.demo.pictures.easel import picture
from kimid.demo.pictures.table import ROWS

__all__ = ["PICTURES", "Drawn", "scenes", "svg"]


@dataclass(frozen=True)
class Drawn:
    """One picture: `alt` says what is seen, `subjects` which stories it may go with, `svg` draws it (1200 x 675)."""

    key: str
    alt: str
    subjects: frozenset[str]
    svg: Callable[[], str]


def svg(key: str) -> str:
    """The picture as SVG text, the same every time."""
    return picture(key)


PICTURES: Final[dict[str, Drawn]] = {
    key: Drawn(key, alt, frozenset(subjects.split()), partial(svg, key)) for key, alt, subjects in ROWS
}
