"""An expense over HTTP: its receipt, its words, and a phone that sends it twice."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from kimid.ledger.models import Purse, RecurringExpense, Voucher, VoucherPaper, VoucherState
from kimid.media.limits import MAX_BYTES
from tests import build
from tests.conftest import Door
from tests.ledger.making import Books
from tests.ledger.sheets import (
    JSON,
    PHOTO,
    a_photo,
    as_file,
    body_of,
    bring,
    expense,
    path,
    voucher_path,
)

pytestmark = [pytest.mark.django_db, pytest.mark.all_sites]


@pytest.fixture
def books() -> Books:
    return Books(build.kim(label="kim-satu"))


@pytest.fixture
def phone(ruang: Door, books: Books) -> Client:
    return ruang(books.treasurer)


def test_an_expense_with_its_receipt_waits_for_somebody_else(books: Books, phone: Client) -> None:
    source, line = books.source(), books.line()
    sent = expense(source, line=line.public_id, nota=as_file(a_photo()))

    answer = phone.post(path(books, "belanja/"), sent)

    voucher = Voucher.objects.get()
    assert answer["Location"] == voucher_path(books, voucher)
    assert (voucher.amount, voucher.state) == (185_000, VoucherState.SUBMITTED)
    assert (voucher.source, voucher.line, voucher.payer) == (source, line, books.treasurer)
    assert (voucher.party_is_public, voucher.no_paper_reason) == (True, "")
    (paper,) = voucher.papers.all()
    assert (paper.kind, paper.page_count, len(paper.digest)) == ("nota", 1, 64)
    assert books.chair.name in body_of(phone.get(answer["Location"]))


def test_what_the_phone_sends_twice_is_one_expense(books: Books, phone: Client) -> None:
    sent = expense(books.source(), photos=PHOTO)
    assert bring(phone, books, a_photo())["name"] == PHOTO

    first = phone.post(path(books, "belanja/"), sent, headers=JSON)
    again = phone.post(path(books, "belanja/"), sent, headers=JSON)
    other = phone.post(path(books, "belanja/"), {**sent, "amount": "190.000"}, headers=JSON)

    address = voucher_path(books, Voucher.objects.get())
    assert (first.status_code, first.json()) == (200, {"address": address})
    assert (again.status_code, again.json()) == (200, {"address": address})
    assert (other.status_code, other.json()["address"]) == (409, address)
    assert "sudah terkirim dengan isi lain" in other.json()["error"]
    assert (VoucherPaper.objects.count(), Voucher.objects.get().amount) == (1, 185_000)


def test_the_whole_rest_of_an_advance_may_be_sent_twice(books: Books, phone: Client) -> None:
    source = books.source()
    books.receive(300_000, source)
    advance = books.advance(200_000)
    sent = expense(source, purse=f"muka-{advance.public_id}", amount="200rb")
    sent["no_paper_reason"] = "Ojek tidak memberi nota"

    answers = [phone.post(path(books, "belanja/"), sent, headers=JSON) for _ in range(2)]

    assert [each.status_code for each in answers] == [200, 200]
    voucher = Voucher.objects.get(purse=Purse.ADVANCE)
    assert (voucher.advance, voucher.payer) == (advance, books.treasurer)


def test_a_phone_brings_a_receipt_again_that_is_not_here(books: Books, phone: Client) -> None:
    sent = expense(books.source(), photos=PHOTO)

    answer = phone.post(path(books, "belanja/"), sent, headers=JSON)

    assert (answer.status_code, answer.json()) == (409, {"missing": [PHOTO]})
    assert not Voucher.objects.exists()


def test_a_receipt_that_is_no_picture_loses_nothing_that_was_typed(
    books: Books, phone: Client
) -> None:
    sent = expense(books.source())

    answer = phone.post(path(books, "belanja/"), {**sent, "nota": as_file(b"halo, ini teks")})

    text = body_of(answer)
    assert answer.status_code == 422
    assert "bukan foto atau PDF" in text
    assert "Kertas dan tinta" in text
    assert 'value="185.000"' in text
    bring(phone, books, b"halo, ini teks juga")
    said = phone.post(path(books, "belanja/"), {**sent, "photos": PHOTO}, headers=JSON)
    assert (said.status_code, "bukan foto" in said.json()["error"]) == (422, True)


def test_a_receipt_waits_while_the_rest_of_the_form_is_put_right(
    books: Books, phone: Client
) -> None:
    sent = expense(books.source())
    first = phone.post(path(books, "belanja/"), {**sent, "purpose": "", "nota": as_file(a_photo())})
    name = first.context["form"].data["photos"]
    assert (first.status_code, "Notanya sudah tersimpan" in body_of(first)) == (422, True)

    answer = phone.post(path(books, "belanja/"), {**sent, "photos": name})

    assert (answer.status_code, VoucherPaper.objects.count()) == (302, 1)


def test_no_receipt_asks_for_the_reason(books: Books, phone: Client) -> None:
    sent = expense(books.source())

    assert "tulis kenapa tidak ada nota" in body_of(phone.post(path(books, "belanja/"), sent))
    phone.post(path(books, "belanja/"), {**sent, "no_paper_reason": "Ojek tidak memberi nota"})

    assert Voucher.objects.get().no_paper_reason == "Ojek tidak memberi nota"


@pytest.mark.parametrize(
    ("typed", "amount"), [("15rb", 15_000), ("1,5jt", 1_500_000), ("Rp 185.000", 185_000)]
)
def test_sums_as_people_say_them(books: Books, phone: Client, typed: str, amount: int) -> None:
    sent = expense(books.source(), amount=typed, no_paper_reason="Hilang")

    phone.post(path(books, "belanja/"), sent)

    assert Voucher.objects.get().amount == amount


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("0", "lebih dari nol"),
        ("-5000", "lebih dari nol"),
        ("1e12", "belum terbaca"),
        ("1000000000000", "Periksa nolnya"),
        ("15,5", "belum terbaca"),
        ("15", "tulis 15rb"),
        ("banyak", "belum terbaca"),
        ("", "Tulis jumlahnya"),
    ],
)
def test_what_is_no_sum_is_answered(books: Books, phone: Client, typed: str, words: str) -> None:
    sent = expense(books.source(), amount=typed, no_paper_reason="Hilang")

    answer = phone.post(path(books, "belanja/"), sent, headers=JSON)

    assert (answer.status_code, words in answer.json()["error"]) == (422, True)


def test_a_source_that_ended_meanwhile_is_answered(books: Books, phone: Client) -> None:
    source = books.source()
    source.ends_on = books.today - timedelta(days=3)
    source.save()
    sent = expense(source, no_paper_reason="Hilang")
    sent["paper_on"] = f"{books.today:%d-%m-%Y}"

    answer = phone.post(path(books, "belanja/"), sent, headers=JSON)

    assert (answer.status_code, "berakhir" in answer.json()["error"]) == (409, True)
    assert "Kertas dan tinta" in body_of(phone.post(path(books, "belanja/"), sent))


def test_a_chunk_beyond_the_limit_is_refused(books: Books, phone: Client) -> None:
    answer = phone.post(
        path(books, f"nota/{PHOTO}/potongan/"),
        b"x",
        content_type="application/octet-stream",
        headers={"upload-offset": "0", "upload-length": str(MAX_BYTES + 1)},
    )

    assert (answer.status_code, "lebih dari" in answer.json()["error"]) == (422, True)


def test_the_same_receipt_in_another_voucher_is_pointed_out(
    books: Books, phone: Client, ruang: Door
) -> None:
    source = books.source()
    first = expense(source, number="satu", purpose="Kertas Oktober", nota=as_file(a_photo()))
    second = expense(source, number="dua", nota=as_file(a_photo()))
    third = expense(source, number="tiga", nota=as_file(a_photo(400)))
    for each in (first, second, third):
        assert phone.post(path(books, "belanja/"), each).status_code == 302

    one, two, other = Voucher.objects.order_by("pk")
    chair = ruang(books.chair)
    text = body_of(chair.get(voucher_path(books, two)))
    assert "Nota yang sama ada di catatan lain" in text
    assert "Kertas Oktober" in text
    assert "belum pernah dipakai" in body_of(chair.get(voucher_path(books, other)))
    assert "Nota yang sama" in body_of(chair.get(voucher_path(books, one)))


def test_a_receipt_is_shown_to_the_group_alone_and_stays_nowhere(
    books: Books, phone: Client, ruang: Door
) -> None:
    phone.post(path(books, "belanja/"), expense(books.source(), nota=as_file(a_photo())))
    voucher = Voucher.objects.get()
    paper = voucher.papers.get()
    stranger = ruang(build.member(build.kim(label="kim-dua")))

    for end in (f"{paper.name}/1.webp", f"{paper.name}/1/kecil.webp"):
        shown = phone.get(voucher_path(books, voucher, end))
        assert (shown.status_code, shown["Content-Type"]) == (200, "image/webp")
        assert shown["Cache-Control"] == "private, no-store"
        assert stranger.get(voucher_path(books, voucher, end)).status_code == 404
    assert phone.get(voucher_path(books, voucher, f"{paper.name}/2.webp")).status_code == 404


def test_a_receipt_that_comes_later_is_added(books: Books, phone: Client) -> None:
    source = books.source()
    books.receive(100_000, source)
    voucher = books.spend(50_000, source)

    no_file = phone.post(voucher_path(books, voucher, "nota/"), follow=True)
    phone.post(voucher_path(books, voucher, "nota/"), {"nota": as_file(a_photo())})

    assert "Potret dulu notanya" in body_of(no_file)
    assert voucher.papers.count() == 1


def test_what_is_paid_every_month_is_proposed_until_it_is_written(
    books: Books, phone: Client
) -> None:
    RecurringExpense.objects.create(
        site=books.kim.site,
        purpose="Kuota liputan",
        party="Konter Rahma",
        amount=350_000,
        day=1,
        by=books.chair,
        entered_at=timezone.now(),
    )
    rutin = RecurringExpense.objects.get().public_id
    assert f"?rutin={rutin}" in body_of(phone.get(path(books)))

    form = phone.get(path(books, f"belanja/?rutin={rutin}")).context["form"]
    values = {name: form[name].value() for name in ("amount", "purpose", "party")}
    books.submit(350_000, books.source(), purpose=values["purpose"])

    assert (values["amount"], values["party"]) == ("350.000", "Konter Rahma")
    assert f"?rutin={rutin}" not in body_of(phone.get(path(books)))
