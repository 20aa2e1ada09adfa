"""Papers of money: their numbers are those of the books, and their words those of the place."""

import re
from io import BytesIO
from typing import Final

import pikepdf
import pypdfium2
import pytest
from django.test import Client

from kimid.ledger import spj_paper
from kimid.ledger.cash_months import CashSide, Money, cash_month
from kimid.ledger.models import AccountKind, FundingTarget, LedgerEntry, Purse
from kimid.ledger.paper_parts import number_in
from kimid.ledger.posting import balance_of
from kimid.ledger.queries import year_book
from kimid.ledger.source_accounts import source_account
from kimid.lib.month import month_of
from kimid.sites.guard import on_site
from tests import build
from tests.conftest import Door
from tests.ledger import billing, writing
from tests.ledger.full_books import FullBooks, receipt
from tests.ledger.making import Books

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]

_KELURAHAN: Final = "6171051001"
_PATH: Final = "/s/kim-satu/kas/"


def _words(client: Client, path: str) -> str:
    """The text of a paper, in one line."""
    answer = client.get(f"{_PATH}{path}")
    assert answer.status_code == 200, (path, answer.content[:300])
    assert answer["Content-Type"] == "application/pdf"
    pages = [
        each.get_textpage().get_text_bounded() for each in pypdfium2.PdfDocument(answer.content)
    ]
    return " ".join(" ".join(pages).split())


def _book_path(books: Books) -> str:
    return f"kertas/buku-kas-{books.today.year}-{books.today.month}.pdf"


def test_the_book_of_a_month_adds_up_to_what_is_in_the_drawer_and_the_bank() -> None:
    books = FullBooks(build.kim(label="kim-satu"))
    site = books.kim.site

    with on_site(site):
        book = cash_month(site, month_of(books.today))
        held = Money(balance_of(site, AccountKind.CASH), balance_of(site, AccountKind.BANK))

    assert (book.before, book.after) == (Money(), held)
    sums = {side: book.sum_of(side) for side in CashSide}
    assert sums == {
        CashSide.OPENED: Money(542_000),
        CashSide.INCOME: Money(125_000, 4_000_000),
        CashSide.SPENT: Money(-1_030_000),
        CashSide.MOVED: Money(1_000_000, -1_000_000),
        CashSide.ELSEWHERE: Money(),
    }
    assert [row.entry.number for row in book.rows] == list(range(1, len(book.rows) + 1))


def test_a_month_begins_with_what_the_last_one_left(ruang: Door) -> None:
    books = Books(build.kim(label="kim-satu"))
    last = month_of(books.today).previous
    source = books.source()
    books.receive(700_000, source, on=last.first)
    books.receive(80_000, source, purse=Purse.BANK, on=last.first)
    books.receive(20_000, source)

    site = books.kim.site
    with on_site(site):
        earlier, book = cash_month(site, last), cash_month(site, month_of(books.today))
    assert book.before == earlier.after == Money(700_000, 80_000)
    assert book.sum_of(CashSide.INCOME) == Money(20_000)

    books.close(last)
    closed = f"kertas/buku-kas-{last.year}-{last.number}.pdf"
    words = _words(ruang(books.chair), closed)
    assert f"oleh {books.chair.name}. Catatan bulan ini tidak bisa diubah lagi." in words
    assert "Belum ditutup" in _words(ruang(books.chair), _book_path(books))


def test_the_book_shows_corrections_and_what_moved_elsewhere(ruang: Door) -> None:
    books = FullBooks(build.kim(label="kim-satu", name="KIM Teluk Kapuas"))
    books.count({100_000: 6, 1_000: 7}, explanation="Parkir", counted_with=books.chair)

    words = _words(ruang(books.chair), _book_path(books))

    for expected in (
        "KOMUNITAS INFORMASI MASYARAKAT (KIM) TELUK KAPUAS Desa Teluk Kapuas, Kecamatan",
        "Keputusan Kepala Desa Teluk Kapuas Nomor 141/08/2024, berlaku sampai",
        "Saldo awal sebelum pembukuan (Rp542.000, bukan uang masuk)",
        "−210.000",
        "Catatan lawan untuk no. 6",
        "Dibetulkan dengan no. 7",
        "Papan warta besi (Rp2.400.000)",
        "Jumlah bulan ini 4.125.000 1.030.000 3.637.000",
        "dihitung Rp607.000, menurut buku Rp637.000, kurang Rp30.000. Parkir.",
        f"bersama {books.chair.name}, yang belum menjawab.",
        "Saldo akhir",
        "(tiga juta enam ratus tiga puluh tujuh ribu rupiah)",
        "kas tunai Rp637.000 dan rekening Rp3.000.000",
        "Hasan Basri",
        "Siti Rahmah",
        "Mengetahui, Kepala Desa Teluk Kapuas",
    ):
        assert expected in words, expected


def test_the_account_of_a_source_is_that_of_the_books(ruang: Door) -> None:
    books = FullBooks(build.kim(label="kim-satu"))
    with on_site(books.kim.site):
        account = source_account(books.village)
        [row] = [
            each
            for each in year_book(books.kim.site, books.today.year).sources
            if each.source == books.village
        ]

    assert (account.income, account.spent, account.rest) == (row.income, row.spent, row.rest)
    assert (account.income, account.spent) == (6_400_000, 3_385_000)
    assert sum(each.spent for each in account.by_line) == account.spent
    path = f"kertas/spj/{books.village.public_id}"
    words = _words(ruang(books.chair), f"{path}.pdf")
    for expected in (
        "Sudah diterima 6.400.000 Sudah dipakai 3.385.000",
        "Di luar rencana – 0 2.400.000",
        "Tanpa nota: Tidak diberi nota",
        "Dibayar langsung oleh pemberi, tidak lewat kas",
        "dipakai Rp3.385.000 (tiga juta tiga ratus delapan puluh lima ribu rupiah)",
        "halaman 2 dari 2",
    ):
        assert expected in words, expected
    page = ruang(books.chair).get(f"{_PATH}{path}/").content.decode()
    assert "Nama orang di nota dan di" in page


def test_many_receipts_come_in_parts(ruang: Door, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spj_paper, "PICTURES_A_PART", 2)
    books = Books(build.kim(label="kim-satu"))
    source = books.source()
    books.receive(100_000, source)
    for place in range(3):
        receipt(books.spend(10_000 + place, source))
    path = f"kertas/spj/{source.public_id}"
    member = ruang(build.member(books.kim))

    first, second = _words(member, f"{path}.pdf"), _words(member, f"{path}/bagian-2.pdf")

    assert "bagian 1 dari 2" in first
    assert "Rp10.001" in first
    assert "Rp10.002, " not in first
    assert "Rp10.002" in second
    assert "Mengetahui" not in second
    assert f"{path}/bagian-2.pdf" in member.get(f"{_PATH}{path}/").content.decode()
    assert member.get(f"{_PATH}{path}/bagian-3.pdf").status_code == 404


def test_a_kelurahan_reads_of_no_desa(ruang: Door) -> None:
    books = FullBooks(build.kim(_KELURAHAN, label="kim-satu", name="KIM Benua Melayu"))
    bill = billing.paid(books, billing.bill(books))
    chair = ruang(books.chair)

    papers = [
        _words(chair, _book_path(books)),
        _words(chair, f"kertas/spj/{books.village.public_id}.pdf"),
        _words(chair, f"tagihan/{bill.public_id}/nota.pdf"),
        _words(chair, f"tagihan/{bill.public_id}/kuitansi.pdf"),
    ]

    for words in papers:
        assert "Keputusan Lurah Sungaibangkong Nomor 141/08/2024" in words
        assert not [each for each in ("Desa ", "APBDes") if each in words]
    assert "Mengetahui, Lurah Sungaibangkong" in papers[0]
    assert "Mengetahui, Lurah Sungaibangkong" in papers[1]


def test_empty_papers_say_so(ruang: Door) -> None:
    books = Books(build.kim(label="kim-satu"))
    source = books.source()
    chair = ruang(books.chair)

    book = _words(chair, _book_path(books))
    account = _words(chair, f"kertas/spj/{source.public_id}.pdf")

    assert "Keputusan: belum ada data" in book
    assert "Tidak ada uang masuk atau keluar pada bulan ini." in book
    assert "Uang kas belum dihitung pada bulan ini." in book
    assert "Dasar : belum ditulis" in account
    assert "Belum ada uang yang diterima dari sumber ini." in account
    assert "Belum ada nota." in account


@pytest.mark.parametrize(("price", "has_stamp"), [(5_000_000, False), (5_000_001, True)])
def test_a_receipt_says_its_sum_in_words_and_has_room_for_a_stamp(
    ruang: Door, price: int, has_stamp: bool
) -> None:
    books = FullBooks(build.kim(label="kim-satu", name="KIM Teluk Kapuas"))
    lines = [("Liputan dan video pelabuhan", 1, price)]
    bill = billing.bill(books, debtor="PT Kapuas Maju", lines=lines, address="Jalan Adisucipto 14")
    chair, path = ruang(books.chair), f"tagihan/{bill.public_id}/"
    assert chair.get(f"{_PATH}{path}kuitansi.pdf").status_code == 404
    assert "LUNAS" not in _words(chair, f"{path}nota.pdf")

    billing.paid(books, bill)

    receipt_words = _words(chair, f"{path}kuitansi.pdf")
    bill_words = _words(chair, f"{path}nota.pdf")
    assert "Sudah terima dari : PT Kapuas Maju" in receipt_words
    assert "Uang sejumlah : lima juta" in receipt_words
    assert f"Nomor {bill.label}, buku kas no." in receipt_words
    assert ("tempat meterai" in receipt_words) is has_stamp
    assert "LUNAS" in bill_words
    assert "Terbilang: lima juta" in bill_words
    assert "faktur" not in f"{receipt_words} {bill_words}".lower()


def test_a_cancelled_bill_says_so_on_paper(ruang: Door) -> None:
    books = FullBooks(build.kim(label="kim-satu", name="KIM Teluk Kapuas"))
    bill = billing.cancelled(books, billing.bill(books), "Pesanannya batal.")

    words = _words(ruang(books.chair), f"tagihan/{bill.public_id}/nota.pdf")

    assert "DIBATALKAN" in words
    assert "Pesanannya batal." in words


def test_a_paper_is_tagged_and_of_months_that_have_begun(ruang: Door) -> None:
    books = FullBooks(build.kim(label="kim-satu"))
    member = ruang(build.member(books.kim))
    for path in (_book_path(books), f"kertas/spj/{books.village.public_id}.pdf"):
        pdf = member.get(f"{_PATH}{path}").content
        with pikepdf.open(BytesIO(pdf)) as document:
            assert document.Root.MarkInfo.Marked
            assert str(document.Root.Lang) == "id-ID"
            assert document.open_metadata()["pdfuaid:part"] == "1"

    later = month_of(books.today).next
    for year, number in ((later.year, later.number), (1999, 1), (2026, 0), (2026, 13)):
        assert member.get(f"{_PATH}kertas/buku-kas-{year}-{number}.pdf").status_code == 404
    page = member.get(f"{_PATH}kertas/").content.decode()
    assert _book_path(books) in page


@pytest.mark.parametrize(
    ("code", "budget", "head"),
    [
        ("1301012001", "APB Nagari", "Wali Nagari Inderapura"),
        ("1101012001", "APB Gampong", "Keuchik Gampong Keude Bakongan"),
    ],
)
def test_a_village_of_another_name_reads_of_no_desa(
    ruang: Door, code: str, budget: str, head: str
) -> None:
    books = FullBooks(build.kim(code, label="kim-satu", name="KIM Inderapura"))
    chair = ruang(books.chair)

    book = _words(chair, _book_path(books))
    account = _words(chair, f"kertas/spj/{books.village.public_id}.pdf")

    for words in (book, account):
        assert f"Mengetahui, {head}" in words
        assert f"{budget} {books.today.year}" in words
        assert "APBDes" not in words
    voucher = books.spend(10_000, books.village)
    year = f"/keuangan/{books.today.year}"
    reader = Client(HTTP_HOST="kim-satu.kim.localhost")
    public = (f"{year}/", f"{year}.csv", f"{year}.json", f"/keuangan/catatan/{voucher.public_id}/")
    own = (
        *("", "rencana/", "belanja/", "masuk/", f"rencana/{books.today.year}/sumber/"),
        *("kertas/", f"kertas/spj/{books.village.public_id}/", f"bukti/{voucher.public_id}/"),
    )
    bodies = [reader.get(path).content.decode() for path in public]
    bodies += [chair.get(f"{_PATH}{path}").content.decode() for path in own]
    for body in bodies:
        assert budget in body
        assert "APBDes" not in body


def test_all_papers_of_a_group_begin_alike(ruang: Door) -> None:
    books = FullBooks(build.kim("6171051001", label="kim-satu", name="KIM Paritmayor"))
    bill = billing.paid(books, billing.bill(books))
    proposal = writing.proposal(books.kim, target=FundingTarget.COMPANY, company="Bank Kalbar")
    chair = ruang(books.chair)

    papers = [
        _words(chair, path)
        for path in (
            _book_path(books),
            f"kertas/spj/{books.village.public_id}.pdf",
            f"tagihan/{bill.public_id}/nota.pdf",
            f"tagihan/{bill.public_id}/kuitansi.pdf",
            f"proposal/{proposal.public_id}.pdf",
            f"laporan-tahunan/{books.today.year}.pdf",
        )
    ]

    head = (
        "KOMUNITAS INFORMASI MASYARAKAT (KIM) PARITMAYOR Kelurahan Sungaibangkong, Kecamatan"
        " Pontianak Kota, Kota Pontianak Keputusan Lurah Sungaibangkong Nomor 141/08/2024,"
    )
    assert [words[: len(head)] for words in papers] == [head] * len(papers)
    # A lurah signs with a number, also below a letter to a company.
    for words in (papers[0], papers[1], papers[4], papers[5]):
        assert "NIP …" in words


def test_a_paid_bill_says_no_more_how_to_pay_it(ruang: Door) -> None:
    books = FullBooks(build.kim(label="kim-satu"))
    bill = billing.bill(books)
    path = f"tagihan/{bill.public_id}/nota.pdf"

    before = _words(ruang(books.chair), path)
    billing.paid(books, bill)
    after = _words(ruang(books.chair), path)

    assert ("Cara membayar" in before, "Cara membayar" in after) == (True, False)
    assert "LUNAS" in after


def test_a_book_of_many_pages_carries_its_sums_over(ruang: Door) -> None:
    books = Books(build.kim(label="kim-satu"))
    source = books.source()
    books.receive(1_000_000, source)
    for place in range(24):
        books.spend(1_000 + place, source, purpose=f"Belanja ke-{place + 1}")

    answer = ruang(books.chair).get(f"{_PATH}{_book_path(books)}")
    pages = [
        " ".join(each.get_textpage().get_text_bounded().split())
        for each in pypdfium2.PdfDocument(answer.content)
    ]

    [carried] = re.findall(r"Jumlah dipindahkan 1\.000\.000 ([\d.]+) ([\d.]+)", pages[0])
    assert f"Jumlah pindahan 1.000.000 {carried[0]} {carried[1]}" in pages[1]
    assert int(carried[0].replace(".", "")) + int(carried[1].replace(".", "")) == 1_000_000
    assert "Jumlah pindahan" not in pages[0]
    assert "Saldo awal" in pages[0]
    assert "Jumlah bulan ini 1.000.000 24.276 975.724" in pages[1]
    assert "Jumlah dipindahkan" not in pages[1]


def test_a_number_of_another_year_says_its_year() -> None:
    entry = LedgerEntry(number=3, year=2027)

    assert [number_in(entry, year) for year in (2027, 2026)] == ["3", "3/2027"]


def test_a_lurah_signs_with_a_number_and_a_head_of_a_village_does_not(ruang: Door) -> None:
    for code, label, has_number in (
        (_KELURAHAN, "kim-satu", True),
        (build.TELUK_KAPUAS, "kim-dua", False),
    ):
        books = Books(build.kim(code, label=label))
        answer = ruang(books.chair).get(f"/s/{label}/kas/{_book_path(books)}")
        [page] = pypdfium2.PdfDocument(answer.content)
        assert ("NIP …" in page.get_textpage().get_text_bounded()) is has_number
