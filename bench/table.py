"""Figures with their targets, printed as one table."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from statistics import median
from typing import Any, Final

_HEADS: Final = ("what", "where", "value", "target", "met")


@dataclass(frozen=True)
class Row:
    """One figure. `at_most` or `at_least` is its target, if any. `note` goes below the table."""

    what: str
    where: str
    value: float
    unit: str
    at_most: float | None = None
    at_least: float | None = None
    note: str = ""

    @property
    def met(self) -> bool | None:
        """Whether the target is met; None without a target."""
        if self.at_most is not None:
            return self.value <= self.at_most
        return None if self.at_least is None else self.value >= self.at_least

    @property
    def cells(self) -> tuple[str, ...]:
        """The cells of the table."""
        target = f"<= {self.at_most:g}" if self.at_most is not None else ""
        target = f">= {self.at_least:g}" if self.at_least is not None else target
        return (
            self.what,
            self.where,
            f"{_short(self.value)} {self.unit}".strip(),
            target,
            _WORDS[self.met],
        )

    def as_line(self) -> str:
        """The row as a line of JSON for another process."""
        return json.dumps(asdict(self))


_WORDS: Final = {True: "yes", False: "NO", None: ""}


def row_from(line: str) -> Row:
    """The row of a line."""
    fields: dict[str, Any] = json.loads(line)
    return Row(**fields)


def printed(rows: Iterable[Row]) -> str:
    """All rows as a Markdown table, with the notes below."""
    rows = list(rows)
    table: list[tuple[str, ...]] = [_HEADS, *(row.cells for row in rows)]
    widths = [max(len(cells[column]) for cells in table) for column in range(len(_HEADS))]
    lines = [
        "| "
        + " | ".join(cell.ljust(width) for cell, width in zip(cells, widths, strict=True))
        + " |"
        for cells in table
    ]
    lines.insert(1, "|" + "|".join("-" * (width + 2) for width in widths) + "|")
    notes = [f"- {row.what}, {row.where}: {row.note}" for row in rows if row.note]
    return "\n".join([*lines, "", *notes])


def middle(values: Sequence[float]) -> float:
    """The median."""
    return median(values)


def percentile(values: Sequence[float], percent: int) -> float:
    """The smallest value that is not below `percent` % of all values."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, max(0, -(-len(ordered) * percent // 100) - 1))]


def spread(values: Sequence[float]) -> str:
    """The smallest and the largest value, as a note."""
    return f"{_short(min(values))} to {_short(max(values))} in {len(values)} rounds"


def _short(value: float) -> str:
    return (
        f"{value:.2f}"
        if abs(value) < 10
        else f"{value:,.0f}"
        if abs(value) >= 1000
        else f"{value:.1f}"
    )
