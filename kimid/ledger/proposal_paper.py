"""A proposal as a document: its words are the writer's, its figures come from records alone."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from kimid.ledger.legal_bases import bases_with
from kimid.ledger.models import FundingProposal, FundingTarget
from kimid.ledger.paper_heads import NO_DATA, PaperHead, head_of, signing_line
from kimid.ledger.queries import year_book
from kimid.ledger.village_calendar import meant_for
from kimid.ledger.year_money import YearMoney
from kimid.ledger.year_report_pdf import FOUR_EYES
from kimid.lib import clock
from kimid.lib.document.blocks import (
    BLANK,
    Clause,
    Clauses,
    Document,
    DocumentBlock,
    DocumentTable,
    Heading,
    Letterhead,
    NumberedItem,
    NumberedList,
    Paragraph,
    Signature,
    Signatures,
    Subheading,
)
from kimid.lib.document.frozen import thawed_document
from kimid.lib.rupiah import rupiah, rupiah_in_words
from kimid.lib.text import number, paragraphs
from kimid.registry.models import Kim
from kimid.shared_pages.years import YearChapter, YearFigure, YearSpan, chapters_of, span_of

_MOST_LINES: Final = 6  # of each chapter: ADINDA has six parts


@dataclass(frozen=True)
class PastYear:
    """What a group did in a year, by its records."""

    span: YearSpan
    chapters: Sequence[YearChapter]
    money: YearMoney

    @property
    def label(self) -> str:
        return str(self.span.year) if self.span.is_over else f"{self.span.year}*"

    @property
    def is_empty(self) -> bool:
        return all(chapter.is_empty for chapter in self.chapters)

    @property
    def figures(self) -> list[YearFigure]:
        return [figure for chapter in self.chapters for figure in chapter.figures]


@dataclass(frozen=True)
class FundingPaper:
    """A proposal with what the register and the records add. `on` is the day of its figures."""

    proposal: FundingProposal
    head: PaperHead
    on: date
    years: Sequence[PastYear]

    @property
    def target(self) -> FundingTarget:
        return FundingTarget(self.proposal.target)

    @property
    def addressee(self) -> str:
        """`Kepala Desa Teluk Kapuas`, `Lurah Bansir Laut`, `Pimpinan Bank Kalbar`."""
        if self.target == FundingTarget.COMPANY:
            return f"Pimpinan {self.proposal.company or BLANK}"
        return self.head.official

    @property
    def budget(self) -> str:
        """Out of which money."""
        if self.target == FundingTarget.COMPANY:
            return "Bantuan perusahaan (CSR)"
        return f"{self.head.budget}, tahun {self.proposal.year}"

    @property
    def meant_for(self) -> str:
        """Which plan and budget of the place it has to meet."""
        return meant_for(self.target, self.proposal.year, self.on, term=self.head.term)

    @property
    def total(self) -> int:
        return sum(line.amount for line in self.proposal.lines.all())


def proposal_paper(proposal: FundingProposal, kim: Kim, today: date) -> FundingPaper:
    """With results of this year and the last one; where the day of handing over is known, as of
    that day. The queries of every subject for both years.
    """
    on = proposal.handed_over_on or today
    return FundingPaper(
        proposal,
        head_of(kim, on),
        on,
        [_past_year(kim, year, on) for year in (on.year - 1, on.year)],
    )


def document_of(proposal: FundingProposal, kim: Kim, today: date) -> Document:
    """Its paper: of a draft as the records are now, of another as it was handed over."""
    if proposal.frozen:
        return thawed_document(proposal.frozen)
    return proposal_document(proposal_paper(proposal, kim, today))


def proposal_document(paper: FundingPaper) -> Document:
    """The whole document, for .docx and PDF."""
    return Document(f"Proposal {paper.proposal.title}", tuple(_parts(paper)))


def _past_year(kim: Kim, year: int, on: date) -> PastYear:
    span = span_of(year, on)
    money = YearMoney.of(year_book(kim.site, year), kim.region)
    return PastYear(span, chapters_of(kim.site, span), money)


def _parts(paper: FundingPaper) -> Iterator[DocumentBlock]:
    proposal, head = paper.proposal, paper.head
    above = head.letterhead
    yield Letterhead(tuple(above["name_lines"]), above["place"], above["decree"])
    yield Heading(("PROPOSAL", proposal.title.upper(), f"TAHUN {proposal.year}"))
    yield _front(paper)
    yield from _texts("1. Kebutuhan", proposal.need)
    yield from _texts("2. Rencana kegiatan", proposal.plan)
    yield from _costs(paper)
    yield from _results(paper)
    yield from _bases(paper)
    yield Paragraph(_closing(paper), stays=True)
    yield _signatures(paper)


def _front(paper: FundingPaper) -> Clauses:
    total = f"{rupiah(paper.total)} ({rupiah_in_words(paper.total)})" if paper.total else NO_DATA
    rows = (
        ("Kepada Yth.", paper.addressee),
        ("Dari", paper.head.full_name),
        *([("Diajukan untuk", paper.meant_for)] if paper.meant_for else []),
        ("Dana dari", paper.budget),
        ("Jumlah", total),
    )
    return Clauses(tuple(Clause(label, "", text) for label, text in rows))


def _texts(title: str, text: str) -> Iterator[DocumentBlock]:
    yield Subheading(title)
    for paragraph in paragraphs(text) or [NO_DATA]:
        yield Paragraph(paragraph)


def _costs(paper: FundingPaper) -> Iterator[DocumentBlock]:
    yield Subheading("3. Rincian biaya (RAB)")
    lines = list(paper.proposal.lines.all())
    if not lines:
        yield Paragraph(NO_DATA)
        return
    rows = [(f"{at}.", line.name, number(line.amount)) for at, line in enumerate(lines, start=1)]
    yield DocumentTable(
        ("No.", "Uraian", "Jumlah (Rp)"),
        (*rows, ("", "Jumlah", number(paper.total))),
        (1, 8, 3),
        numbers=(2,),
        has_sum=True,
    )
    yield Paragraph(f"Terbilang: {rupiah_in_words(paper.total)}.")


def _results(paper: FundingPaper) -> Iterator[DocumentBlock]:
    yield Subheading("4. Yang sudah dikerjakan")
    known = [year for year in paper.years if not year.is_empty]
    if not known:
        yield Paragraph(NO_DATA)
    else:
        yield _figures(known)
        yield from _as_of(paper, known)
        for chapter in known[-1].chapters:
            yield from _lines(chapter, known[-1].span.year)
    yield from _money(paper)


def _figures(known: Sequence[PastYear]) -> DocumentTable:
    rows = tuple(
        (figures[0].label.capitalize(), *(number(figure.value) for figure in figures))
        for figures in zip(*(year.figures for year in known), strict=True)
    )
    columns = range(1, len(known) + 1)
    return DocumentTable(
        ("Dari catatan di kimid", *(year.label for year in known)),
        rows,
        (6, *(2 for _ in columns)),
        numbers=tuple(columns),
    )


def _lines(chapter: YearChapter, year: int) -> Iterator[DocumentBlock]:
    if chapter.lines:
        yield Paragraph(f"{chapter.title}, {year}:")
        yield _numbered(
            f"{line.text} ({line.detail.rstrip('.')})" if line.detail else line.text
            for line in chapter.lines[:_MOST_LINES]
        )


def _money(paper: FundingPaper) -> Iterator[DocumentBlock]:
    yield Subheading("5. Uang kelompok")
    known = [year for year in paper.years if year.money.has_moved]
    if not known:
        yield Paragraph(NO_DATA)
        return
    rows = tuple(
        (year.label, number(year.money.income), number(year.money.spent), number(year.money.rest))
        for year in known
    )
    head = ("Tahun", "Masuk (Rp)", "Dipakai (Rp)", "Sisa (Rp)")
    yield DocumentTable(head, rows, (2, 3, 3, 3), numbers=(1, 2, 3))
    yield from _as_of(paper, known)
    if any(year.money.spent for year in known):
        yield Paragraph(f"{FOUR_EYES}.")


def _as_of(paper: FundingPaper, known: Sequence[PastYear]) -> Iterator[Paragraph]:
    """What the star at a year means, below each table that has one."""
    if not known[-1].span.is_over:
        yield Paragraph(f"* Keadaan {clock.day(paper.on)}.")


def _bases(paper: FundingPaper) -> Iterator[DocumentBlock]:
    yield Subheading("6. Dasar")
    own = [paper.head.decree] if paper.head.has_decree else []
    chosen = bases_with(paper.proposal.legal_bases, paper.target)
    texts = [
        *own,
        *(basis.on_paper(paper.head.term) for basis in chosen),
        paper.proposal.other_basis,
    ]
    filled = [text for text in texts if text]
    yield _numbered(filled) if filled else Paragraph(NO_DATA)


def _numbered(texts: Sequence[str] | Iterator[str]) -> NumberedList:
    return NumberedList(
        tuple(NumberedItem(f"{at}.", text) for at, text in enumerate(texts, start=1))
    )


def _closing(paper: FundingPaper) -> str:
    """What is signed: no page has signatures alone."""
    total = f", sebesar {rupiah(paper.total)}" if paper.total else ""
    title, year = paper.proposal.title, paper.proposal.year
    return f"Demikian proposal “{title}” tahun {year}{total}, kami ajukan kepada {paper.addressee}."


def _signatures(paper: FundingPaper) -> Signatures:
    day = paper.proposal.handed_over_on
    right = Signature((signing_line(paper.head, day, paper.on.year), "Ketua,"), paper.head.chair)
    if paper.target == FundingTarget.COMPANY:
        blank = f"({BLANK}{BLANK})"
        known = ("Mengetahui,", paper.head.official)
        return Signatures(right, Signature(known, blank, paper.head.official_number))
    return Signatures(right, Signature(("", "Bendahara,"), paper.head.treasurer))
