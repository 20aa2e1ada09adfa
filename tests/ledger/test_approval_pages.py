"""Deciding about a sum and paying it, over HTTP: who may, who reads why not, and who is late."""

from datetime import timedelta

import pytest
from django.test import Client

from kimid.events.permissions import Role
from kimid.ledger.models import LedgerEntry, Voucher, VoucherKind, VoucherState
from kimid.ledger.queries import holdings_of
from kimid.lib import clock
from kimid.lib.month import month_of
from kimid.sites.guard import on_site
from tests import build
from tests.conftest import Door
from tests.ledger.making import Books, settled
from tests.ledger.sheets import body_of, path, voucher_path

pytestmark = [pytest.mark.django_db, pytest.mark.all_sites]


@pytest.fixture
def books() -> Books:
    return Books(build.kim(label="kim-satu"))


@pytest.fixture
def waiting(books: Books) -> Voucher:
    return books.submit(185_000, books.source())


@pytest.fixture
def chair(ruang: Door, books: Books) -> Client:
    return ruang(books.chair)


@pytest.fixture
def treasurer(ruang: Door, books: Books) -> Client:
    return ruang(books.treasurer)


def _state(voucher: Voucher) -> str:
    return Voucher._base_manager.get(pk=voucher.pk).state


def test_whoever_may_approve_reads_why(books: Books, waiting: Voucher, chair: Client) -> None:
    text = body_of(chair.get(voucher_path(books, waiting)))

    assert "Anda boleh menyetujui ini." in text
    assert "Anda bukan yang mencatat" in text
    assert "Seratus delapan puluh lima ribu rupiah" in text
    assert voucher_path(books, waiting, "setujui/") in text


def test_whoever_may_not_approve_reads_why_and_has_no_button(
    books: Books, waiting: Voucher, treasurer: Client, ruang: Door
) -> None:
    member = ruang(settled(books.kim, Role.MEMBER))
    for reader, words in (
        (treasurer, "Anda yang mencatatnya."),
        (member, "Yang menyetujui ketua atau redaktur."),
    ):
        text = body_of(reader.get(voucher_path(books, waiting)))
        assert words in text
        assert books.chair.name in text
        assert voucher_path(books, waiting, "setujui/") not in text
        for act in ("setujui/", "tolak/", "tanya/"):
            assert reader.post(voucher_path(books, waiting, act)).status_code == 404
    assert _state(waiting) == VoucherState.SUBMITTED


def test_approved_and_paid_it_stands_in_the_book(
    books: Books, chair: Client, treasurer: Client
) -> None:
    source = books.source()
    books.receive(500_000, source)
    voucher = books.submit(185_000, source)

    chair.post(voucher_path(books, voucher, "setujui/"), {"amount": 185_000})
    form = {"purse": "kas", "on": clock.day(books.today)}
    answer = treasurer.post(voucher_path(books, voucher, "bayar/"), form)

    assert (answer.status_code, _state(voucher)) == (302, VoucherState.POSTED)
    text = body_of(treasurer.get(path(books)))
    assert "\N{MINUS SIGN} 185.000" in text
    assert "+ 500.000" in text
    assert "315.000" in text
    assert "Rp315.000" in text


def test_whoever_approved_has_no_way_to_pay(books: Books, waiting: Voucher, chair: Client) -> None:
    books.approve(waiting)

    assert "bayar/" not in body_of(chair.get(voucher_path(books, waiting)))
    assert chair.post(voucher_path(books, waiting, "bayar/")).status_code == 404


def test_the_second_of_two_approvers_reads_who_was_first(
    books: Books, waiting: Voucher, chair: Client, ruang: Door
) -> None:
    other = settled(books.kim, Role.EDITOR)
    books.approve(waiting, by=other)

    late = chair.post(voucher_path(books, waiting, "setujui/"), {"amount": 185_000})
    refusal = chair.post(voucher_path(books, waiting, "tolak/"), {"why": "Salah toko."})

    assert (late.status_code, f"Sudah disetujui {other.name}" in body_of(late)) == (409, True)
    assert refusal.status_code == 409
    assert "Salah toko." in body_of(refusal)


def test_another_sum_than_the_one_that_was_read_is_not_approved(
    books: Books, waiting: Voucher, chair: Client
) -> None:
    answer = chair.post(voucher_path(books, waiting, "setujui/"), {"amount": 85_000})

    assert (answer.status_code, "Rp185.000" in body_of(answer)) == (409, True)
    assert _state(waiting) == VoucherState.SUBMITTED


def test_one_phone_with_two_accounts_is_told_so(
    books: Books, waiting: Voucher, treasurer: Client
) -> None:
    phone = treasurer  # the account of the treasurer was here
    phone.get(path(books))
    phone.force_login(books.chair, backend="kimid.people.backend.PersonBackend")

    text = body_of(phone.get(voucher_path(books, waiting)))
    answer = phone.post(voucher_path(books, waiting, "setujui/"), {"amount": 185_000})

    assert "HP ini juga dipakai" in text
    assert voucher_path(books, waiting, "setujui/") not in text
    assert answer.status_code == 409


def test_a_question_and_a_refusal_ask_for_a_sentence(
    books: Books, waiting: Voucher, chair: Client, treasurer: Client
) -> None:
    for act, words in (("tanya/", "Tulis pertanyaannya dulu."), ("tolak/", "Tulis alasannya")):
        answer = chair.post(voucher_path(books, waiting, act), {})
        assert (answer.status_code, words in body_of(answer)) == (422, True)

    chair.post(voucher_path(books, waiting, "tanya/"), {"question": "Untuk rapat mana?"})
    assert "Untuk rapat mana?" in body_of(treasurer.get(voucher_path(books, waiting)))
    treasurer.post(voucher_path(books, waiting, "jawab/"), {"answer": "Rapat Kamis."})
    chair.post(voucher_path(books, waiting, "tolak/"), {"why": "Sudah dicatat minggu lalu."})

    text = body_of(treasurer.get(voucher_path(books, waiting)))
    assert "Rapat Kamis." in text
    assert "Sudah dicatat minggu lalu." in text
    assert _state(waiting) == VoucherState.REFUSED


def test_whoever_wrote_it_takes_it_back(
    books: Books, waiting: Voucher, chair: Client, treasurer: Client
) -> None:
    assert chair.post(voucher_path(books, waiting, "tarik/")).status_code == 404
    treasurer.post(voucher_path(books, waiting, "tarik/"))

    assert _state(waiting) == VoucherState.REFUSED


def test_a_month_that_was_closed_meanwhile_is_said_and_nothing_is_lost(
    books: Books, treasurer: Client
) -> None:
    source = books.source()
    books.receive(500_000, source)
    voucher = books.approve(books.submit(185_000, source))
    closed = month_of(books.today).previous
    books.close(closed)
    form = {"purse": "kas", "on": clock.day(closed.first)}

    answer = treasurer.post(voucher_path(books, voucher, "bayar/"), form)

    text = body_of(answer)
    assert (answer.status_code, f"Buku sampai {closed} sudah ditutup" in text) == (409, True)
    assert clock.day(closed.first) in text
    assert _state(voucher) == VoucherState.APPROVED


def test_a_mistake_and_its_counter_entry_both_stay(
    books: Books, chair: Client, treasurer: Client
) -> None:
    source = books.source()
    books.receive(500_000, source)
    wrong = books.spend(210_000, source, purpose="Konsumsi rapat")
    form = {"number": "betul1", "why": "120.000, bukan 210.000"}

    for _ in range(2):
        treasurer.post(voucher_path(books, wrong, "pembetulan/"), form)
    counter = Voucher.objects.get(kind=VoucherKind.CORRECTION)
    text = body_of(chair.get(voucher_path(books, counter)))
    chair.post(voucher_path(books, counter, "setujui/"), {"amount": 210_000})

    assert "Konsumsi rapat" in text
    assert "120.000, bukan 210.000" in text
    text = body_of(treasurer.get(path(books)))
    assert "Dibetulkan: 120.000, bukan 210.000" in text
    assert 'data-state="undone"' in text
    assert "+ 210.000" in text
    assert LedgerEntry._base_manager.count() == 3
    with on_site(books.kim.site):
        assert holdings_of(books.kim.site).cash == 500_000


def test_a_correction_that_was_refused_leaves_room_for_another(
    books: Books, chair: Client, treasurer: Client
) -> None:
    source = books.source()
    books.receive(500_000, source)
    wrong = books.spend(210_000, source)
    address = voucher_path(books, wrong, "pembetulan/")
    treasurer.post(address, {"number": "betul1", "why": "Salah ketik"})
    first = Voucher.objects.get(kind=VoucherKind.CORRECTION)
    second = treasurer.post(address, {"number": "betul2", "why": "120.000"})
    chair.post(voucher_path(books, first, "tolak/"), {"why": "Berapa yang benar?"})

    third = treasurer.post(address, {"number": "betul3", "why": "120.000, bukan 210.000"})

    assert (second.status_code, "Sudah ada pembetulan" in body_of(second)) == (409, True)
    assert third.status_code == 302
    (counter,) = Voucher.objects.filter(corrects=wrong)
    assert counter.state == VoucherState.SUBMITTED
    assert "Berapa yang benar?" in body_of(treasurer.get(voucher_path(books, first)))


def test_what_is_left_of_an_advance_comes_back(books: Books, treasurer: Client) -> None:
    source = books.source()
    books.receive(500_000, source)
    advance = books.advance(300_000, purpose="Rapat Kamis")
    form = {"number": "sisa1", "amount": "45rb", "on": clock.day(books.today)}

    assert "Sisa Rp300.000" in body_of(treasurer.get(path(books)))
    too_much = treasurer.post(voucher_path(books, advance, "kembali/"), {**form, "amount": "1jt"})
    for _ in range(2):
        treasurer.post(voucher_path(books, advance, "kembali/"), form)

    assert (too_much.status_code, "Sisa uang muka Rp300.000" in body_of(too_much)) == (409, True)
    assert "Sisa Rp255.000" in body_of(treasurer.get(voucher_path(books, advance)))


def test_the_home_says_what_waits_for_whom(
    books: Books, waiting: Voucher, chair: Client, treasurer: Client
) -> None:
    home = f"/s/{books.kim.site.label}/"
    assert "Menunggu Anda setujui" in body_of(chair.get(home))
    assert "Menunggu Anda setujui" not in body_of(treasurer.get(home))

    chair.post(voucher_path(books, waiting, "tanya/"), {"question": "Untuk apa?"})
    assert "Menunggu jawaban Anda" in body_of(treasurer.get(home))
    treasurer.post(voucher_path(books, waiting, "jawab/"), {"answer": "Paku."})
    books.approve(Voucher._base_manager.get(pk=waiting.pk))
    assert "Tinggal dibayar" in body_of(treasurer.get(home))
    assert "Tinggal dibayar" not in body_of(chair.get(home))


def test_an_advance_past_its_day_says_how_long(books: Books, treasurer: Client) -> None:
    source = books.source()
    books.receive(500_000, source)
    due = books.today - timedelta(days=3)
    books.advance(100_000, due_on=due)

    assert "Lewat 3 hari" in body_of(treasurer.get(path(books)))
    assert "Lewat 3 hari" in body_of(treasurer.get(f"/s/{books.kim.site.label}/"))


def test_the_right_one_begins_with_what_stood_in_the_wrong_one(
    books: Books, chair: Client, treasurer: Client
) -> None:
    source, line = books.source(), books.line()
    books.receive(500_000, source)
    wrong = books.spend(210_000, source, line=line, purpose="Konsumsi rapat")
    treasurer.post(voucher_path(books, wrong, "pembetulan/"), {"number": "b1", "why": "120.000"})
    address = path(books, f"belanja/?benar={wrong.public_id}")

    text = body_of(treasurer.get(voucher_path(books, wrong)))
    form = body_of(treasurer.get(address))
    chair.post(
        voucher_path(books, Voucher.objects.get(kind=VoucherKind.CORRECTION), "tolak/"),
        {"why": "Sudah benar"},
    )

    assert (address in text, "Begitu disetujui" in text) == (True, True)
    for value in ("210.000", "Konsumsi rapat", "Toko Sinar Grafika"):
        assert f'value="{value}"' in form
    for chosen in (source, line):
        assert f'value="{chosen.public_id}" selected' in form
    assert address not in body_of(treasurer.get(voucher_path(books, wrong)))
    assert "210.000" not in body_of(treasurer.get(path(books, "belanja/?benar=abcdef")))


def test_a_question_presses_until_it_is_answered(
    books: Books, waiting: Voucher, chair: Client, treasurer: Client
) -> None:
    chair.post(voucher_path(books, waiting, "tanya/"), {"question": "Berapa orang?"})
    asked = body_of(treasurer.get(voucher_path(books, waiting)))
    treasurer.post(voucher_path(books, waiting, "jawab/"), {"answer": "Dua belas"})

    answered = body_of(treasurer.get(voucher_path(books, waiting)))

    assert ("Tanya balik" in asked, "Ditanya dan dijawab" in asked) == (True, False)
    assert "Ditanya dan dijawab" in answered
    assert "Berapa orang?" in answered
