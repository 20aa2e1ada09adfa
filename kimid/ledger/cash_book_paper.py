"""The cash book of a month on paper (Buku Kas Umum)."""

from collections.abc import Iterator
from datetime import date
from itertools import accumulate

from kimid.ledger.cash_months import CashMonth, CashRow, CashSide
from kimid.ledger.models import CashCount, Purse, VoucherKind
from kimid.ledger.paper_parts import (
    CARRIED,
    NOTHING,
    MoneyPaper,
    MoneyPaperPart,
    PaperColumn,
    PaperTableRow,
    amount,
    counter_words,
    paper_pdf,
    signers,
    total,
)
from kimid.ledger.place_kinds import title_here
from kimid.lib import clock
from kimid.lib.rupiah import rupiah, rupiah_in_words
from kimid.lib.text import with_full_stop
from kimid.places.models import Region
from kimid.registry.models import Kim

_COLUMNS = (
    PaperColumn("No."),
    PaperColumn("Tanggal"),
    PaperColumn("Uraian", 1),
    PaperColumn("Lewat"),
    PaperColumn("Masuk", amount=True),
    PaperColumn("Keluar", amount=True),
    PaperColumn("Saldo", amount=True),
)


def cash_book_pdf(book: CashMonth, kim: Kim, today: date) -> bytes:
    """The book of a month with the letterhead and signatures of its group. Raises PaperBusy."""
    zone = kim.region.zone
    paper = MoneyPaper(
        title=f"Buku kas {book.month}",
        heading="BUKU KAS UMUM",
        below=[f"Bulan {book.month}, dalam rupiah"],
        state=_state(book, today, zone),
        parts=[_entries(book, kim.region), _summary(book), _counts(book, zone)],
        closing=_closing(book),
        signatures=signers(kim, today),
    )
    return paper_pdf(paper, kim, today)


def _state(book: CashMonth, today: date, zone: str) -> str:
    if book.closing is None:
        return f"Belum ditutup. Dicetak {clock.day(today)}; catatan bulan ini masih bisa bertambah."
    closing = book.closing
    day = clock.day(clock.today(closing.closed_at, zone))
    return f"Sudah ditutup {day} oleh {closing.by.name}. Catatan bulan ini tidak bisa diubah lagi."


def _closing(book: CashMonth) -> str:
    """What is signed: how much there is at the end, in words, too."""
    after = book.after
    words = f"Saldo akhir {book.month} {rupiah(after.total)} ({rupiah_in_words(after.total)})"
    if book.has_bank:
        words += f", yaitu kas tunai {rupiah(after.cash)} dan rekening {rupiah(after.bank)}"
    return f"{words}."


def _entries(book: CashMonth, place: Region) -> MoneyPaperPart:
    opening = ["", "", f"Saldo awal {book.month}", "", NOTHING, NOTHING, total(book.before.total)]
    incomes = accumulate(row.income for row in book.rows)
    expenses = accumulate(row.spent for row in book.rows)
    income = book.sum_of(CashSide.INCOME).total
    spent = -book.sum_of(CashSide.SPENT).total
    return MoneyPaperPart(
        "table",
        columns=_COLUMNS,
        opening=opening,
        rows=[_row(each, place) for each in book.rows],
        carried=[
            ["", "", CARRIED, "", total(came), total(went), total(row.after.total)]
            for came, went, row in zip(incomes, expenses, book.rows, strict=True)
        ],
        sums=["", "", "Jumlah bulan ini", "", total(income), total(spent), total(book.after.total)],
        lines=() if book.rows else ("Tidak ada uang masuk atau keluar pada bulan ini.",),
    )


def _row(row: CashRow, place: Region) -> PaperTableRow:
    entry = row.entry
    return PaperTableRow(
        [
            str(entry.number),
            clock.short_day(entry.booked_on),
            [_purpose(row), *filter(None, _details(row, place))],
            _purse(row),
            amount(row.income),
            amount(row.spent),
            total(row.after.total),
        ]
    )


def _purpose(row: CashRow) -> str:
    voucher = row.entry.voucher
    if row.side in (CashSide.INCOME, CashSide.SPENT):
        return voucher.purpose
    if row.side is CashSide.OPENED:
        return f"{voucher.purpose} sebelum pembukuan ({rupiah(voucher.amount)}, bukan uang masuk)"
    return f"{voucher.purpose} ({rupiah(voucher.amount)})"


def _purse(row: CashRow) -> str:
    if row.side is CashSide.MOVED:
        return "pindah"
    if row.side is CashSide.ELSEWHERE:
        meant = row.meant
        if meant.purse == Purse.ADVANCE:
            return "uang muka"
        return "barang" if meant.kind == VoucherKind.INCOME else "langsung"
    return "rekening" if row.change.bank else "tunai"


def _details(row: CashRow, place: Region) -> Iterator[str]:
    """From whom or to whom and of what, who decided it, and what takes what back."""
    voucher, entry = row.entry.voucher, row.entry
    line = voucher.line.name if voucher.line else ""
    source = title_here(voucher.source, place) if voucher.source else ""
    yield ", ".join(filter(None, (voucher.party, source, line)))
    if voucher.paper_on != entry.booked_on:
        yield f"Nota {clock.short_day(voucher.paper_on)}"
    yield _people(row)
    yield from counter_words(voucher, entry.year)


def _people(row: CashRow) -> str:
    voucher = row.entry.voucher
    approver = voucher.decided_by.name if voucher.decided_by else voucher.outside_approver
    words = [f"Dicatat {voucher.written_by.name}"]
    if approver:
        words.append(f"disetujui {approver}")
    if voucher.paid_by is not None:
        words.append(f"dibayar {voucher.paid_by.name}")
    if voucher.kind == VoucherKind.ADVANCE and voucher.payer is not None:
        words.append(f"dipegang {voucher.payer.name}")
    return ", ".join(words)


def _summary(book: CashMonth) -> MoneyPaperPart:
    """How the money at the end follows from that at the beginning, in cash and in the bank."""
    rows = [(f"Saldo awal {book.month}", book.before)]
    for side in (CashSide.OPENED, CashSide.INCOME, CashSide.SPENT, CashSide.MOVED):
        money = book.sum_of(side)
        if any(money) or side in (CashSide.INCOME, CashSide.SPENT):
            rows.append((side.value, money))
    columns = [PaperColumn("Dalam rupiah", 1), PaperColumn("Kas tunai", amount=True)]
    if book.has_bank:
        columns += [PaperColumn("Rekening", amount=True), PaperColumn("Jumlah", amount=True)]
    last = (f"Saldo akhir {book.month}", book.after)
    cells = [[name, total(each.cash), total(each.bank), total(each.total)] for name, each in rows]
    return MoneyPaperPart(
        "table",
        title="Rekapitulasi",
        columns=columns,
        rows=[PaperTableRow(each[: len(columns)]) for each in cells],
        sums=[last[0], *map(total, (last[1].cash, last[1].bank, last[1].total))][: len(columns)],
    )


def _counts(book: CashMonth, zone: str) -> MoneyPaperPart:
    lines = [_count(each, zone) for each in book.counts]
    return MoneyPaperPart(
        "text",
        title="Uang kas dihitung",
        lines=lines or ["Uang kas belum dihitung pada bulan ini."],
    )


def _count(count: CashCount, zone: str) -> str:
    day = clock.day(clock.today(count.counted_at, zone))
    words = f"{day}: dihitung {rupiah(count.counted)}, menurut buku {rupiah(count.booked)}"
    words += f", {count.outcome}."
    if count.difference:
        words += f" {with_full_stop(count.explanation)}"
    return f"{words} Dihitung {count.by.name}{_second(count)}."


def _second(count: CashCount) -> str:
    if count.counted_with is None:
        return ""
    if count.answered_at is None:
        answer = "belum menjawab"
    else:
        answer = "membenarkan" if count.agrees else "tidak membenarkan"
    return f" bersama {count.counted_with.name}, yang {answer}"
