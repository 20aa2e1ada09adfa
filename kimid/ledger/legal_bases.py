"""The library of legal bases: which rule lets a village, a kelurahan or a company help a KIM, and
what is not certain about it. `data/legal_bases.toml` has them, each with its source and its day.
"""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Final

from kimid.ledger.models import FundingTarget

_FILE: Final = Path(__file__).with_name("data") / "legal_bases.toml"


class BasisStatus(StrEnum):
    """Whether a rule is in force, by its source."""

    IN_FORCE = "berlaku"
    REPLACED = "diganti"
    UNCERTAIN = "belum-dipastikan"

    @property
    def label(self) -> str:
        return self.value.replace("-", " ").capitalize()

    @property
    def tone(self) -> str:
        """The tone of its badge."""
        return "good" if self is BasisStatus.IN_FORCE else "warn"


@dataclass(frozen=True)
class LegalBasis:
    """A rule, what it lets one do, and how certain that is."""

    key: str
    short: str
    title: str
    allows: str
    status: BasisStatus
    note: str
    places: tuple[str, ...]
    source: str
    checked_on: date
    replaced_by: str = ""
    is_of_village: bool = False  # each village sets its own

    @property
    def in_choice(self) -> str:
        """Its name where one picks it: what is not in force says so."""
        if self.status is BasisStatus.IN_FORCE:
            return self.short
        return f"{self.short} ({self.status.label.lower()})"

    def on_paper(self, term: str) -> str:
        """Its line in a proposal to a place of this word: who reads it learns what is not certain.
        A regulation of the village itself has the word of the village.
        """
        title = self.title.replace("Desa", term) if self.is_of_village else self.title
        match self.status:
            case BasisStatus.UNCERTAIN:
                return f"{title} (belum dipastikan)"
            case BasisStatus.REPLACED:
                return f"{title} (sudah diganti)"
        return title


def _read() -> tuple[LegalBasis, ...]:
    rows = tomllib.loads(_FILE.read_text(encoding="utf-8"))["basis"]
    return tuple(
        LegalBasis(**{**row, "status": BasisStatus(row["status"]), "places": tuple(row["places"])})
        for row in rows
    )


LEGAL_BASES: Final = _read()


def bases_for(targets: Iterable[str]) -> list[LegalBasis]:
    """What concerns one of these, in the order of the library."""
    wanted = set(targets)
    return [basis for basis in LEGAL_BASES if wanted.intersection(basis.places)]


def bases_with(keys: Iterable[str], target: FundingTarget) -> list[LegalBasis]:
    """Those with these keys that concern this target. What is in the library no more is left
    out.
    """
    wanted = set(keys)
    return [basis for basis in bases_for([target]) if basis.key in wanted]
