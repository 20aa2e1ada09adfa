"""The money of a group on phones: a receipt without signal, and what becomes of it."""

import re
from typing import Final

from playwright.sync_api import expect

from kimid.ledger.actions.counts import PIECES
from tests.journeys import pocket
from tests.journeys.conftest import Come
from tests.journeys.house import soon
from tests.journeys.visitor import Visitor

_BOOK: Final = f"/s/{pocket.LABEL}/kas/"
_PURPOSE: Final = "Terpal untuk papan warta"
_LACK: Final = "Parkir di Pontianak, tanpa nota"
_WORD: Final = 160  # px: a long word with letters of twice the size
_WRONG: Final = "Konsumsi rapat persiapan"


def _book(who: Visitor) -> None:
    who.open(f"{who.house.ruang}{_BOOK}")


def _take_form_along(who: Visitor) -> None:
    """The app takes the form along when somebody comes to the book."""
    _book(who)
    is_there = "async path => Boolean(await caches.match(path))"
    assert soon(lambda: bool(who.page.evaluate(is_there, f"{_BOOK}belanja/")), seconds=30)


def _write_expense(who: Visitor, amount: str, purpose: str) -> None:
    """All of the form but its receipt."""
    page = who.page
    page.locator("[name=amount]").press_sequentially(amount)
    page.locator("[name=purpose]").fill(purpose)
    page.locator("[name=party]").fill("Toko Makmur")
    page.locator("[name=source]").select_option(index=1)
    page.locator("[name=line]").select_option(index=1)


def test_a_receipt_without_signal_is_sent_later_approved_by_another_and_paid(come: Come) -> None:
    siti, hasan, rina = come(), come(), come()
    pocket.with_app(siti, "siti")
    _take_form_along(siti)
    pocket.signal(siti, there=False)
    siti.page.goto(f"{siti.house.ruang}{_BOOK}belanja/")
    siti.page.locator("[name=nota]").set_input_files(pocket.photo())
    expect(siti.page.locator("[data-receipt-words]")).to_contain_text("Nota tersimpan di HP")
    _write_expense(siti, "185000", _PURPOSE)
    expect(siti.page.locator("[name=amount]")).to_have_value("185.000")
    expect(siti.page.locator("[data-amount-words]")).to_have_text(
        "Seratus delapan puluh lima ribu rupiah"
    )
    expect(siti.page.locator("[data-gauge-words]")).to_contain_text("Sesudah ini terpakai")
    siti.troubles.clear()
    siti.look("nota")
    siti.page.get_by_role("button", name="Ajukan").click()
    expect(siti.page.locator("[data-away-title]")).to_contain_text("Menunggu sinyal")
    siti.troubles.clear()
    pocket.signal(siti, there=True)
    expect(siti.page.locator("h1")).to_have_text(_PURPOSE)  # it went by itself
    assert "Anda yang mencatatnya." in siti.look("diajukan")

    voucher = siti.page.url
    for who, login in ((hasan, "hasan"), (rina, "rina")):
        who.sign_in(login)
        who.open(voucher)
    assert "Anda boleh menyetujui ini." in hasan.look("setujui")
    hasan.press("Setujui Rp185.000")
    rina.press("Setujui Rp185.000")
    assert "Sudah disetujui Hasan Basri" in rina.look("terlambat")
    rina.press("Ganti Rp185.000 ke Siti Rahmah")
    _book(rina)
    assert "\N{MINUS SIGN} 185.000" in rina.look("buku")


def _count(who: Visitor, amount: int) -> None:
    """So many rupiah, in as few notes and coins as there can be."""
    for piece in PIECES:
        many, amount = divmod(amount, piece)
        who.page.locator(f"[name=p{piece}]").fill(str(many) if many else "")


def test_cash_that_lacks_five_thousand_is_explained_confirmed_and_the_month_is_closed(
    come: Come,
) -> None:
    siti, hasan = come(), come()
    siti.sign_in("siti")
    siti.open(f"{siti.house.ruang}{_BOOK}hitung/")
    booked = int(siti.page.locator("[data-booked]").get_attribute("data-booked") or 0)
    _count(siti, booked - 5_000)
    expect(siti.page.locator("[data-gap-row]")).to_contain_text("Kurang")
    expect(siti.page.locator("[data-gap-sum]")).to_have_text("Rp5.000")
    assert "Belum ketemu" in siti.look("kurang")
    siti.press("Simpan hitungan")
    assert "Kurang Rp5.000 dari buku" in siti.look("tanpa-kalimat")
    siti.page.get_by_label("Belum ketemu. Catat sebagai selisih kas").check()
    siti.write("Satu kalimat, terbaca umum", _LACK)
    siti.page.locator("[name=counted_with]").select_option(label="Hasan Basri, ketua")
    siti.press("Simpan hitungan")
    assert "menunggu orang lain menyetujui" in siti.look("dihitung")

    hasan.sign_in("hasan")
    hasan.open(siti.page.url)
    hasan.press("Benar")
    hasan.press("Buka catatan selisihnya")
    assert _LACK in hasan.look("selisih")
    hasan.press("Setujui")
    _book(siti)
    assert "\N{MINUS SIGN} 5.000" in siti.look("buku-selisih")

    hasan.open(f"{hasan.house.ruang}{_BOOK}tutup/")
    month = hasan.page.locator("[name=until]").first
    words = hasan.page.locator("label", has=month).inner_text().removeprefix("Sampai ")
    month.check()
    hasan.page.locator("[name=for_good]").check()
    hasan.press("Tutup buku")
    assert f"Buku sampai {words} sudah ditutup" in hasan.look("ditutup")


def test_what_the_server_refuses_later_stands_in_the_form_again(come: Come) -> None:
    siti = come()
    pocket.with_app(siti, "siti")
    siti.open(f"{siti.house.ruang}{_BOOK}belanja/")
    siti.page.locator("[name=nota]").set_input_files(
        {"name": "catatan.txt", "mimeType": "text/plain", "buffer": b"bukan foto"}
    )
    expect(siti.page.locator("[data-receipt-words]")).to_contain_text("bukan foto")
    siti.page.get_by_role("button", name="Ajukan").click()
    expect(siti.page.locator("[data-refused]")).to_contain_text("tulis kenapa tidak ada nota")
    siti.unfold("Tidak ada nota")
    siti.page.locator("[name=no_paper_reason]").fill("Warung tidak memberi nota")
    _write_expense(siti, "15rb", _WRONG)
    siti.page.locator("[name=paper_on]").fill("besok lusa")

    siti.page.get_by_role("button", name="Ajukan").click()

    expect(siti.page.locator("[data-refused]")).to_contain_text("Tanggalnya belum terbaca")
    siti.page.reload()
    expect(siti.page.locator("[name=purpose]")).to_have_value(_WRONG)
    siti.page.locator("[name=paper_on]").fill("2 Januari 2026")
    siti.page.get_by_role("button", name="Ajukan").click()
    expect(siti.page.locator("h1")).to_have_text(_WRONG)
    siti.look("tanpa-nota")


def test_large_letters_break_no_word_and_yesterday_becomes_a_day(come: Come) -> None:
    siti = come()
    pocket.with_app(siti, "siti")
    page = siti.page

    for end in ("", "hitung/", "rencana/", "kertas/", "belanja/"):
        siti.open(f"{siti.house.ruang}{_BOOK}{end}")
        page.evaluate("document.documentElement.style.fontSize = '200%'")
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, end
        widths = page.locator(".item__text, .bookrow > strong").evaluate_all(
            "all => all.map(one => one.clientWidth)"
        )
        assert min(widths, default=_WORD) >= _WORD, end

    page.locator("[name=paper_on]").fill("kemarin")
    page.locator("[name=party]").focus()
    expect(page.locator("[name=paper_on]")).to_have_value(re.compile(r"\d{1,2} [A-Z]\w+ \d{4}"))
