"""The account of a source on paper (SPJ), with the pictures of its receipts behind it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import accumulate, batched
from typing import Final

from kimid.ledger.models import Purse, VoucherPaper
from kimid.ledger.paper_parts import (
    CARRIED,
    MoneyPaper,
    MoneyPaperPart,
    PaperColumn,
    PaperPicture,
    PaperTableRow,
    amount,
    counter_words,
    number_in,
    paper_pdf,
    signers,
    total,
)
from kimid.ledger.place_kinds import title_here
from kimid.ledger.source_accounts import SourceAccount, SourceEntry
from kimid.lib import clock
from kimid.lib.rupiah import rupiah, rupiah_in_words
from kimid.media.typeset import PrintedPage
from kimid.registry.models import Kim

# As many pictures as one process draws within its seconds.
PICTURES_A_PART: Final = 40
# Pixels: 78 x 94 mm at 220 to the inch.
_PICTURE: Final = (676, 814)


@dataclass(frozen=True)
class ReceiptPage:
    """A page of a receipt, with its number in the list and a caption."""

    entry: SourceEntry
    paper: VoucherPaper
    page: int
    number: int

    @property
    def key(self) -> str:
        return f"p{self.paper.pk}x{self.page}"

    @property
    def caption(self) -> str:
        voucher = self.entry.voucher
        words = f"{voucher.purpose}, {rupiah(voucher.amount)}, {clock.day(voucher.paper_on)}"
        if self.paper.page_count == 1:
            return words
        return f"{words}, halaman {self.page} dari {self.paper.page_count}"

    def picture(self) -> PaperPicture:
        return PaperPicture(self.key, str(self.number), self.caption)

    def printed(self) -> PrintedPage:
        return PrintedPage(self.key, self.paper.name, *_PICTURE, self.page, is_whole=True)


def receipt_parts(account: SourceAccount) -> list[Sequence[ReceiptPage]]:
    """The pages of its receipts, in as many files as it takes."""
    return list(batched(_pages(account), PICTURES_A_PART))


def spj_pdf(account: SourceAccount, kim: Kim, today: date, part: int = 1) -> bytes:
    """The account with its first receipts; a later part has the receipts that follow. Raises
    PaperBusy.
    """
    parts = receipt_parts(account)
    pages = parts[part - 1] if part <= len(parts) else ()
    many = f", bagian {part} dari {len(parts)}" if len(parts) > 1 else ""
    source = title_here(account.source, kim.region)
    title = f"SPJ {source}{many}"
    paper = MoneyPaper(
        title=title,
        heading="SURAT PERTANGGUNGJAWABAN (SPJ)",
        below=[f"{source}{many}", f"Keadaan {clock.day(today)}, dalam rupiah"],
        facts=list(_facts(account, source)) if part == 1 else (),
        parts=_account(account) if part == 1 else (),
        closing=_closing(account, source) if part == 1 else "",
        signatures=signers(kim, today) if part == 1 else (),
        annex=_annex(pages),
        pages=[each.printed() for each in pages],
    )
    return paper_pdf(paper, kim, today)


def _pages(account: SourceAccount) -> Iterator[ReceiptPage]:
    for number, (entry, paper) in enumerate(account.papers, 1):
        for page in paper.page_numbers:
            yield ReceiptPage(entry, paper, page, number)


def _facts(account: SourceAccount, title: str) -> Iterator[tuple[str, str]]:
    source = account.source
    yield "Sumber dana", title
    if source.giver:
        yield "Pemberi", source.giver
    yield "Dasar", source.legal_basis or "belum ditulis"
    if source.dana_desa:
        yield "Di dalamnya Dana Desa", rupiah(source.dana_desa)
    if source.ends_on:
        yield "Dipakai paling lambat", clock.day(source.ends_on)


def _account(account: SourceAccount) -> list[MoneyPaperPart]:
    return [
        _summary(account),
        _received(account),
        _by_line(account),
        _expenses(account),
    ]


def _closing(account: SourceAccount, title: str) -> str:
    words = f"Demikian pertanggungjawaban {title}"
    if not account.expenses:
        return f"{words}: belum ada yang dipakai, sisa {rupiah(account.rest)}."
    spent = f"{rupiah(account.spent)} ({rupiah_in_words(account.spent)})"
    receipts = "Gambar notanya terlampir." if account.papers else "Belum ada gambar nota."
    return (
        f"{words}: dipakai {spent}, sisa {rupiah(account.rest)}, menurut buku kas kelompok."
        f" {receipts}"
    )


def _summary(account: SourceAccount) -> MoneyPaperPart:
    rows = [
        ["Rencana", total(account.source.planned)],
        ["Sudah diterima", total(account.income)],
        ["Sudah dipakai", total(account.spent)],
    ]
    return MoneyPaperPart(
        "table",
        title="Ringkasan",
        columns=[PaperColumn("Pokok", 1), PaperColumn("Jumlah", amount=True)],
        rows=[PaperTableRow(each) for each in rows],
        sums=["Sisa, diterima dikurangi dipakai", total(account.rest)],
    )


def _received(account: SourceAccount) -> MoneyPaperPart:
    year = account.source.year
    rows = [
        PaperTableRow(
            [
                number_in(each.leg.entry, year),
                clock.day(each.leg.entry.booked_on),
                [each.voucher.purpose, *_notes(each, year)],
                amount(each.amount),
            ]
        )
        for each in account.received
    ]
    return MoneyPaperPart(
        "table",
        title="Uang yang diterima",
        columns=[
            PaperColumn("No. buku"),
            PaperColumn("Tanggal"),
            PaperColumn("Uraian", 1),
            PaperColumn("Jumlah", amount=True),
        ],
        rows=rows,
        sums=["", "", "Jumlah diterima", total(account.income)],
        lines=() if rows else ("Belum ada uang yang diterima dari sumber ini.",),
    )


def _by_line(account: SourceAccount) -> MoneyPaperPart:
    rows = [
        PaperTableRow(
            [
                each.line.name if each.line else "Di luar rencana",
                amount(each.line.planned) if each.line else amount(0),
                str(each.receipts),
                amount(each.spent),
            ]
        )
        for each in account.by_line
    ]
    return MoneyPaperPart(
        "table",
        title="Dipakai menurut pos rencana (RAB)",
        columns=[
            PaperColumn("Pos", 1),
            PaperColumn("Rencana pos, semua sumber", amount=True),
            PaperColumn("Nota", amount=True),
            PaperColumn("Dipakai dari sumber ini", amount=True),
        ],
        rows=rows,
        sums=["Jumlah dipakai", "", "", total(account.spent)],
        lines=() if rows else ("Belum ada yang dipakai dari sumber ini.",),
    )


def _expenses(account: SourceAccount) -> MoneyPaperPart:
    numbers: dict[int, list[int]] = {}
    year = account.source.year
    for number, (entry, _) in enumerate(account.papers, 1):
        numbers.setdefault(entry.leg.pk, []).append(number)
    rows = [
        PaperTableRow(
            [
                number_in(each.leg.entry, year),
                clock.day(each.voucher.paper_on),
                [each.voucher.purpose, each.voucher.party, *_notes(each, year)],
                ", ".join(map(str, numbers.get(each.leg.pk, []))) or amount(0),
                amount(each.amount),
            ]
        )
        for each in account.expenses
    ]
    return MoneyPaperPart(
        "table",
        title="Daftar nota",
        columns=[
            PaperColumn("No. buku"),
            PaperColumn("Tanggal nota"),
            PaperColumn("Uraian dan penerima", 1),
            PaperColumn("Lampiran"),
            PaperColumn("Jumlah", amount=True),
        ],
        rows=rows,
        carried=[
            ["", "", CARRIED, "", total(spent)]
            for spent in accumulate(each.amount for each in account.expenses)
        ],
        sums=["", "", "Jumlah dipakai", "", total(account.spent)],
        lines=() if rows else ("Belum ada nota.",),
    )


def _notes(each: SourceEntry, year: int) -> Iterator[str]:
    voucher = each.voucher
    if voucher.decided_by or voucher.outside_approver:
        approver = voucher.decided_by.name if voucher.decided_by else voucher.outside_approver
        yield f"Dicatat {voucher.written_by.name}, disetujui {approver}"
    if voucher.purse == Purse.DIRECT:
        yield "Dibayar langsung oleh pemberi, tidak lewat kas"
    if voucher.no_paper_reason:
        yield f"Tanpa nota: {voucher.no_paper_reason}"
    yield from counter_words(voucher, year)


def _annex(pages: Sequence[ReceiptPage]) -> list[MoneyPaperPart]:
    if not pages:
        return []
    pictures = [each.picture() for each in pages]
    return [MoneyPaperPart("pictures", title="Lampiran: gambar nota", pictures=pictures)]
