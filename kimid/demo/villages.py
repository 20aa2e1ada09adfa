"""The villages of the demo that have a KIM. Codes and names are real; which of them have a KIM is
invented (data contoh).
"""

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from kimid.lib.text import slug

_FILE: Final = Path(__file__).parent / "villages.csv"
KALBAR: Final = "61"
# From this pace on a KIM has a third account.
LIVELY_PACE: Final = 14


@dataclass(frozen=True)
class Village:
    """One village, as much of it as the stories need. `pace` is about how many stories its KIM has
    told; `is_ict_based` whether it has what the first rules ask for (`kimid.demo.means`).
    """

    code: str
    name: str
    is_ict_based: bool
    pace: int
    land: frozenset[str]
    folk: tuple[str, ...]
    water: str
    kim: str
    label: str

    @property
    def is_urban(self) -> bool:
        """Whether it is a kelurahan, headed by a lurah."""
        return self.code[6] == "1"

    @property
    def has_decree(self) -> bool:
        """The KIM of West Kalimantan have one; the guest from the neighbouring province does not
        yet.
        """
        return self.code.startswith(KALBAR)

    @property
    def traits(self) -> frozenset[str]:
        """Everything that a tale may ask of a place."""
        return self.land | {*self.folk, "kelurahan" if self.is_urban else "desa"}

    def fits(self, needs: tuple[frozenset[str], ...]) -> bool:
        """Whether the place has one of each group of marks."""
        return all(group & self.traits for group in needs)


@cache
def villages() -> tuple[Village, ...]:
    """All of them, in the order of the file."""
    with _FILE.open(encoding="utf-8", newline="") as rows:
        return tuple(_village(row) for row in csv.DictReader(rows, delimiter=";"))


def _village(row: dict[str, str]) -> Village:
    return Village(
        code=row["code"],
        name=row["name"],
        is_ict_based=row["ict"] == "1",
        pace=int(row["pace"]),
        land=frozenset(row["land"].split()),
        folk=tuple(row["folk"].split()),
        water=row["water"],
        kim=row["kim"] or f"KIM {row['name']}",
        label=row["label"] or slug(row["kim"] or f"kim {row['name']}"),
    )
