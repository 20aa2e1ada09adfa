"""What all papers about money have in common: the letterhead of a group, tables, signatures."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final

from kimid.ledger.models import LedgerEntry, Voucher
from kimid.ledger.paper_heads import SERVICE_NUMBER, head_of, official_of
from kimid.ledger.refusals import MoneyRefused
from kimid.lib import clock
from kimid.lib.document.blocks import BLANK
from kimid.lib.text import number
from kimid.lib.typesetting import drawable_values
from kimid.media.typeset import PrintedPage, PrintSheet, TypesettingFailed, typeset
from kimid.places.models import Region, RegionKind
from kimid.registry.models import Kim
from kimid.registry.queries import last_officers

NOTHING: Final = "–"
CARRIED: Final = "Jumlah dipindahkan"
# A line of one signature that the other does not have.
LEVEL: Final = "\N{NO-BREAK SPACE}"
_TEMPLATE: Final = Path(__file__).with_name("prints") / "money.typ"
_BLANK: Final = f"({BLANK}{BLANK}{BLANK})"

# A text, or several: the first large, the others small below it.
type PaperCell = str | list[str]


class PaperBusy(MoneyRefused):
    """Too much is drawn at this moment."""

    def __init__(self) -> None:
        super().__init__("Kertasnya belum jadi, sedang banyak yang dicetak. Coba lagi sebentar.")


@dataclass(frozen=True)
class PaperColumn:
    """A column of a table: as wide as its share of what is left, or as its text (0)."""

    head: str
    share: float = 0
    amount: bool = False


@dataclass(frozen=True)
class PaperTableRow:
    cells: Sequence[PaperCell]


@dataclass(frozen=True)
class PaperPicture:
    """A page of a receipt, below its number in the list."""

    key: str
    number: str
    caption: str


@dataclass(frozen=True)
class MoneyPaperPart:
    """A part of a paper. `kind` is table, facts, pictures, sum or text.

    A table that begins with something has that as `opening`. `carried` is what the foot of a page
    says after each of its rows, where the table goes on: what was summed up so far.
    """

    kind: str
    title: str = ""
    columns: Sequence[PaperColumn] = ()
    rows: Sequence[Any] = ()
    sums: Sequence[str] = ()
    opening: Sequence[str] = ()
    carried: Sequence[Sequence[str]] = ()
    lines: Sequence[str] = ()
    pictures: Sequence[PaperPicture] = ()
    amount: str = ""
    words: str = ""
    new_page: bool = False


@dataclass(frozen=True)
class Signatory:
    """Lines above, room for a name and a stamp, and who that is."""

    above: Sequence[str]
    name: str = ""
    below: str = ""
    stamp: bool = False

    def as_value(self) -> dict[str, Any]:
        return {**asdict(self), "name": self.name or _BLANK, "below": self.below or LEVEL}


@dataclass(frozen=True)
class MoneyPaper:
    """A paper about the money of a group. `state` is what somebody should know before reading,
    `closing` what is signed.
    """

    title: str
    heading: str
    below: Sequence[str] = ()
    state: str = ""
    facts: Sequence[tuple[str, str]] = ()
    parts: Sequence[MoneyPaperPart] = ()
    closing: str = ""
    signatures: Sequence[Sequence[Signatory]] = ()
    annex: Sequence[MoneyPaperPart] = ()
    pages: Sequence[PrintedPage] = ()
    is_slip: bool = False  # half a sheet, as receipts are


def paper_pdf(paper: MoneyPaper, kim: Kim, today: date) -> bytes:
    """The paper on the letterhead of a group. Raises PaperBusy."""
    values = {
        "title": f"{paper.title}, {kim.name}",
        "author": kim.name,
        "head": head_of(kim, today).letterhead,
        "is_slip": paper.is_slip,
        "heading": paper.heading,
        "below": list(paper.below),
        "state": paper.state,
        "facts": [list(each) for each in paper.facts],
        "parts": [asdict(each) for each in paper.parts],
        "closing": paper.closing,
        "signatures": [[each.as_value() for each in row] for row in paper.signatures],
        "annex": [asdict(each) for each in paper.annex],
        "foot": f"{paper.title}, {kim.name}. Dari buku di kimid, {clock.day(today)}.",
    }
    try:
        return typeset(PrintSheet(_TEMPLATE, drawable_values(values), tuple(paper.pages)))
    except TypesettingFailed as why:
        raise PaperBusy from why


def signers(kim: Kim, today: date) -> list[list[Signatory]]:
    """Chair and treasurer of the register, and whoever heads the village, with place and day."""
    region = kim.region
    dated = dated_at(region, today)
    number = SERVICE_NUMBER if region.kind == RegionKind.KELURAHAN else ""
    return [
        [of_post(kim, today, "Ketua"), of_post(kim, today, "Bendahara", dated)],
        [Signatory(["Mengetahui,", official_of(region)], below=number)],
    ]


def dated_at(region: Region, on: date) -> str:
    """`Teluk Kapuas, 3 Desember 2026`."""
    return f"{region.short_name}, {clock.day(on)}"


def number_in(entry: LedgerEntry, year: int) -> str:
    """The number of an entry in the book of this year. One of another year says so: numbers begin
    anew with each.
    """
    return str(entry.number) if entry.year == year else f"{entry.number}/{entry.year}"


def counter_words(voucher: Voucher, year: int) -> Iterator[str]:
    """What a voucher takes back, and what took it back, by their numbers."""
    if voucher.corrects is not None:
        yield f"Catatan lawan untuk no. {number_in(voucher.corrects.entry, year)}"
    correction = getattr(voucher, "corrected_by", None)
    if correction is not None and hasattr(correction, "entry"):
        yield f"Dibetulkan dengan no. {number_in(correction.entry, year)}"


def of_post(
    kim: Kim, today: date, post: str, dated: str = LEVEL, *, heading: str = "", stamp: bool = False
) -> Signatory:
    """Whoever holds a post by the register. Without one the name is written by hand."""
    held = [row for row in last_officers(kim, today) if row.post.lower().startswith(post.lower())]
    officer = held[0] if held else None
    above = [dated, *filter(None, [heading]), officer.post if officer else post]
    return Signatory(above, officer.name if officer else "", kim.name, stamp)


def amount(value: int) -> str:
    """`780.000` in a column of rupiah; nothing is a dash, and below zero has a real minus."""
    if not value:
        return NOTHING
    return number(value) if value > 0 else f"\N{MINUS SIGN}{number(-value)}"


def total(value: int) -> str:
    """As `amount`, but zero is a sum like others."""
    return amount(value) if value else "0"
