"""Papers in words: what readers have of them, and what lists and search engines learn."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from kimid.access.acting_office import office_title
from kimid.lib import clock
from kimid.market.check_pages import host_of
from kimid.market.models import GoodsPaperKind, ProductPaper

_NO_END: Final = date.max
_PARTED: Final = " | "


@dataclass(frozen=True)
class PaperLine:
    """A paper as readers have it. `mark` says who looked at it, outside the group or in it; `page`
    is where anybody can compare the number.
    """

    name: str
    number: str
    until: str
    mark: str
    is_checked: bool
    page: str

    @property
    def host(self) -> str:
        return host_of(self.page)


@dataclass(frozen=True)
class PapersOnLists:
    """What the item of a good has of its papers, as texts. `checked_until` is a day, or empty."""

    is_checked: bool
    checked_until: str
    certificates: str
    has_halal: bool
    is_not_halal: bool


def paper_lines(papers: Iterable[ProductPaper], today: date) -> list[PaperLine]:
    """What readers have of these papers on this day. What is missing or over has no line."""
    return [_line(paper) for paper in papers if paper.is_shown(today) and not paper.is_information]


def says_not_halal(papers: Iterable[ProductPaper]) -> bool:
    """Whether buyers are told that a good is not halal."""
    return any(paper.is_information and paper.ended_at is None for paper in papers)


def says_halal(papers: Iterable[ProductPaper], today: date) -> bool:
    """Whether a certificate with its number stands below a good on this day."""
    return any(paper.kind == GoodsPaperKind.HALAL and paper.is_shown(today) for paper in papers)


def _line(paper: ProductPaper) -> PaperLine:
    until = f"berlaku sampai {clock.day(paper.expires_on)}" if paper.expires_on else ""
    return PaperLine(
        paper.get_kind_display(), paper.number, until, _mark(paper), paper.is_checked, _page(paper)
    )


def _page(paper: ProductPaper) -> str:
    return paper.check_page if paper.is_checked else ""


def _mark(paper: ProductPaper) -> str:
    zone = paper.site.region.zone
    if paper.checked_at is not None:
        on = clock.day(clock.today(paper.checked_at, zone))
        return f"dicek {office_title(paper.check_office)}, {on}"
    if paper.seen_at is not None:
        return f"kertas dilihat KIM, {clock.day(clock.today(paper.seen_at, zone))}"
    return "nomor menurut penjual"


def on_lists(papers: Iterable[ProductPaper]) -> PapersOnLists:
    """What lists and search engines learn of these papers."""
    rows = list(papers)
    checked = [paper for paper in rows if paper.is_checked]
    last = max((paper.expires_on or _NO_END for paper in checked), default=_NO_END)
    return PapersOnLists(
        bool(checked),
        "" if last == _NO_END else last.isoformat(),
        "\n".join(_PARTED.join(_certificate(paper)) for paper in checked),
        any(paper.kind == GoodsPaperKind.HALAL for paper in rows),
        any(paper.is_information for paper in rows),
    )


def _certificate(paper: ProductPaper) -> tuple[str, str, str]:
    return (
        str(paper.get_kind_display()),
        paper.number,
        paper.expires_on.isoformat() if paper.expires_on else "",
    )


def certificates_in(text: str) -> list[dict[str, str]]:
    """Checked certificates as schema.org names them, from the text of an item."""
    rows = (line.split(_PARTED.strip()) for line in text.splitlines())
    return [_structured(*(part.strip() for part in parts)) for parts in rows if len(parts) == 3]


def _structured(name: str, number: str, until: str) -> dict[str, str]:
    words = {"@type": "Certification", "name": name, "certificationIdentification": number}
    return words | {"validThrough": until} if until else words
