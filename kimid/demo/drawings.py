"""The drawings of village life that the demo shows instead of photos: no face, no real person.

The files are in `demo/drawings/`: one SVG of 1200 x 675 each, and `drawings.toml` with the words.
"""

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from django.conf import settings

FOLDER: Final = Path(settings.ROOT, "demo", "drawings")


@dataclass(frozen=True)
class Drawing:
    """One drawing: its alternative text, and the subjects of stories it may go with."""

    key: str
    alt: str
    subjects: frozenset[str]

    def svg(self) -> str:
        """The SVG text."""
        return (FOLDER / f"{self.key}.svg").read_text(encoding="utf-8")


def _load() -> dict[str, Drawing]:
    entries = tomllib.loads((FOLDER / "drawings.toml").read_text(encoding="utf-8"))
    return {
        key: Drawing(key, entry["alt"], frozenset(entry["subjects"].split()))
        for key, entry in entries.items()
    }


DRAWINGS: Final = _load()
