"""A bill on paper ("Nota tagihan"), and once it is paid its receipt ("Kuitansi")."""

from datetime import date

from kimid.ledger.models import STAMP_ABOVE, Bill, BillState
from kimid.ledger.paper_parts import (
    LEVEL,
    MoneyPaper,
    MoneyPaperPart,
    PaperColumn,
    PaperTableRow,
    Signatory,
    amount,
    dated_at,
    of_post,
    paper_pdf,
    total,
)
from kimid.lib import clock
from kimid.lib.rupiah import rupiah, rupiah_in_words
from kimid.lib.text import number
from kimid.registry.models import Kim


def bill_pdf(bill: Bill, kim: Kim, today: date) -> bytes:
    """The bill, as it goes to whoever pays it. Raises PaperBusy."""
    paper = MoneyPaper(
        title=f"Nota tagihan {bill.label}",
        heading="NOTA TAGIHAN",
        below=[f"Nomor {bill.label}"],
        state=_state(bill),
        facts=_facts(bill),
        parts=[_lines(bill), _sum(bill), *_payment(bill)],
        signatures=[[Signatory([], LEVEL), _treasurer(bill, kim, today)]],
    )
    return paper_pdf(paper, kim, today)


def receipt_pdf(bill: Bill, kim: Kim, today: date) -> bytes:
    """The receipt of a paid bill. Raises ValueError for one that is not paid, and PaperBusy."""
    payment = bill.payment
    if payment is None:
        raise ValueError("an unpaid bill has no receipt")
    entry = payment.entry
    dated = dated_at(kim.region, entry.booked_on)
    needs_stamp = bill.amount > STAMP_ABOVE
    paper = MoneyPaper(
        title=f"Kuitansi {bill.label}",
        heading="KUITANSI",
        below=[f"Nomor {bill.label}, buku kas no. {entry.number} tahun {entry.year}"],
        facts=[
            ("Sudah terima dari", bill.debtor),
            ("Uang sejumlah", _in_words(bill)),
            ("Untuk pembayaran", "; ".join(text for text, _, _ in bill.lines)),
        ],
        parts=[MoneyPaperPart("sum", amount=rupiah(bill.amount))],
        is_slip=True,
        signatures=[
            [
                Signatory([LEVEL, "Yang membayar,", LEVEL], bill.debtor),
                of_post(
                    kim, today, "Bendahara", dated, heading="Yang menerima,", stamp=needs_stamp
                ),
            ]
        ],
    )
    return paper_pdf(paper, kim, today)


def _state(bill: Bill) -> str:
    if bill.state == BillState.CANCELLED and bill.cancelled_at is not None:
        day = clock.day(clock.today(bill.cancelled_at, bill.site.region.zone))
        return f"DIBATALKAN {day}: {bill.cancelled_why}"
    payment = bill.payment
    return f"LUNAS {clock.day(payment.entry.booked_on)}" if payment else ""


def _facts(bill: Bill) -> list[tuple[str, str]]:
    facts = [("Kepada", bill.debtor)]
    if bill.address:
        facts.append(("Alamat", bill.address))
    return [
        *facts,
        ("Tanggal", clock.day(bill.issued_on)),
        ("Jatuh tempo", clock.day(bill.due_on)),
    ]


def _lines(bill: Bill) -> MoneyPaperPart:
    rows = [
        PaperTableRow([str(place), text, number(count), amount(price), amount(count * price)])
        for place, (text, count, price) in enumerate(bill.lines, 1)
    ]
    return MoneyPaperPart(
        "table",
        columns=[
            PaperColumn("No."),
            PaperColumn("Uraian", 1),
            PaperColumn("Banyak", amount=True),
            PaperColumn("Harga (Rp)", amount=True),
            PaperColumn("Jumlah (Rp)", amount=True),
        ],
        rows=rows,
        sums=["", "Jumlah yang ditagih", "", "", total(bill.amount)],
    )


def _sum(bill: Bill) -> MoneyPaperPart:
    return MoneyPaperPart("sum", amount=rupiah(bill.amount), words=_in_words(bill))


def _payment(bill: Bill) -> list[MoneyPaperPart]:
    if bill.state != BillState.UNPAID:
        return []
    words = bill.how_to_pay or "Tunai kepada bendahara kelompok"
    lines = [f"Cara membayar: {words}.", "Minta kuitansi waktu membayar, dengan nomor nota ini."]
    return [MoneyPaperPart("text", lines=lines)]


def _treasurer(bill: Bill, kim: Kim, today: date) -> Signatory:
    dated = dated_at(kim.region, bill.issued_on)
    return of_post(kim, today, "Bendahara", dated)


def _in_words(bill: Bill) -> str:
    return rupiah_in_words(bill.amount)
