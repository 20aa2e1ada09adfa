"""Blocks as readers see them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Final, cast

from kimid.lib.picture import Picture, shown_pictures
from kimid.profile.block_kinds import BlockKind
from kimid.profile.models import ProfileBlock
from kimid.profile.shapes import OPERATORS, TRIED_ON, BlockContent, labelled_rows


@dataclass(frozen=True)
class EmergencyNumber:
    """A number to dial. `dial` is what a phone takes."""

    name: str
    phone: str
    note: str = ""

    @property
    def dial(self) -> str:
        return re.sub(r"[^\d+]", "", self.phone)


# They are called without a fee. 112 answers where the regency has a centre for it (Permenkominfo
# 10/2016); the others are those of the police, the fire brigade and the ambulances.
NATIONAL: Final = (
    EmergencyNumber("Darurat", "112", "Semua keadaan, di daerah yang sudah melayani"),
    EmergencyNumber("Polisi", "110"),
    EmergencyNumber("Pemadam kebakaran", "113"),
    EmergencyNumber("Ambulans", "119", "Atau 118"),
)


@dataclass(frozen=True)
class ShownBlock:
    """A block for a page: choices by their labels, days as days."""

    block: ProfileBlock

    @property
    def kind(self) -> BlockKind:
        return BlockKind(self.block.kind)

    @property
    def words(self) -> dict[str, str]:
        return self._content["words"]

    @cached_property
    def rows(self) -> list[dict[str, str]]:
        """The rows with the labels of their choices."""
        return labelled_rows(self.block.shape, self._content)

    @property
    def numbers(self) -> list[EmergencyNumber]:
        """Of the block of emergency numbers."""
        return [
            EmergencyNumber(row["name"], row["phone"], row.get("note", "")) for row in self.rows
        ]

    @property
    def lines(self) -> list[str]:
        """The missions, one each."""
        return [line for line in self.words.get("missions", "").splitlines() if line.strip()]

    @property
    def signal(self) -> list[tuple[str, list[str]]]:
        """Each place, with the grade of each operator."""
        return [(row["place"], [row.get(name, "") for name, _ in OPERATORS]) for row in self.rows]

    @property
    def operators(self) -> list[str]:
        return [label for _, label in OPERATORS]

    @property
    def tried_on(self) -> date | None:
        """When somebody tried it out."""
        day = self.words.get(TRIED_ON, "")
        return date.fromisoformat(day) if day else None

    @property
    def photos(self) -> Sequence[Picture]:
        """Those that readers have."""
        return shown_pictures(self.block.photos)

    @property
    def _content(self) -> BlockContent:
        return cast(BlockContent, self.block.content)
