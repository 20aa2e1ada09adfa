"""The money of a year as papers and frozen pages have it: plain words and rupiah."""

from typing import Any, NamedTuple, Self

from kimid.ledger.place_kinds import kind_word
from kimid.ledger.queries import Holdings, LineRow, SourceRow, YearBook
from kimid.places.models import Region


class MoneyRow(NamedTuple):
    """A source in a year, in words for readers."""

    name: str
    planned: int
    income: int
    spent: int

    @property
    def rest(self) -> int:
        return self.income - self.spent

    @property
    def has_income(self) -> bool:
        return bool(self.income or self.spent)


class MoneyLine(NamedTuple):
    """A line of the plan in a year. What was not planned has the name `Di luar rencana`."""

    name: str
    planned: int
    spent: int


class YearMoney(NamedTuple):
    """What came, what was spent of it, and what is left, with where that is (only of a year that
    is not over).
    """

    before: int = 0
    income: int = 0
    spent: int = 0
    difference: int = 0
    sources: tuple[MoneyRow, ...] = ()
    lines: tuple[MoneyLine, ...] = ()
    cash: int | None = None
    bank: int | None = None
    advances: int | None = None
    goods: int | None = None

    @property
    def rest(self) -> int:
        return self.before + self.income - self.spent - self.difference

    @property
    def planned(self) -> int:
        return sum(row.planned for row in self.sources)

    @property
    def rest_of_sources(self) -> int:
        return self.income - self.spent

    @property
    def has_moved(self) -> bool:
        """Whether there is more than a plan."""
        return bool(self.income or self.spent or self.before or self.difference)

    @property
    def is_empty(self) -> bool:
        return not (self.sources or self.lines or self.income or self.spent or self.before)

    @classmethod
    def of(cls, book: YearBook, place: Region, held: Holdings | None = None) -> Self:
        """The same, of the books of a group in this place."""
        return cls(
            book.before,
            book.income,
            book.spent,
            book.difference,
            tuple(_row(each, place) for each in book.sources),
            tuple(_line(each) for each in book.lines),
            held.cash if held else None,
            held.bank if held else None,
            held.advances if held else None,
            held.goods if held else None,
        )

    @classmethod
    # Any: values of JSON.
    def thawed(cls, values: dict[str, Any]) -> Self:
        """The same, of what was frozen."""
        rows = {
            "sources": tuple(MoneyRow(*each) for each in values["sources"]),
            "lines": tuple(MoneyLine(*each) for each in values["lines"]),
        }
        return cls(**{**values, **rows})


def _line(row: LineRow) -> MoneyLine:
    return MoneyLine(row.line.name if row.line else "Di luar rencana", row.planned, row.spent)


def _row(row: SourceRow, place: Region) -> MoneyRow:
    """`APBDes (di dalamnya Dana Desa)`, `Usaha kelompok: kalender, iklan`."""
    source = row.source
    inside = " (di dalamnya Dana Desa)" if source.dana_desa else ""
    name = f": {source.name}" if source.name else ""
    words = f"{kind_word(source.kind, place)}{inside}{name}"
    return MoneyRow(words, source.planned, row.income, row.spent)
