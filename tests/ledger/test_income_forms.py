"""Money that comes in, over HTTP; the bank, and what was there before."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from kimid.events.permissions import Role
from kimid.ledger.models import Fund, FundKind, Voucher
from kimid.ledger.queries import holdings_of
from kimid.lib import clock
from kimid.lib.month import month_of
from kimid.sites.guard import on_site
from tests import build
from tests.conftest import Door
from tests.ledger.making import Books, settled
from tests.ledger.sheets import body_of, links_of, path, voucher_path

pytestmark = [pytest.mark.django_db, pytest.mark.all_sites]


@pytest.fixture
def books() -> Books:
    return Books(build.kim(label="kim-satu"))


@pytest.fixture
def treasurer(ruang: Door, books: Books) -> Client:
    return ruang(books.treasurer)


def _income(books: Books, source: Fund, **changes: Any) -> dict[str, Any]:
    values = {
        "number": "masuk1",
        "amount": "150rb",
        "source": source.public_id,
        "purse": "kas",
        "purpose": "Penjualan kalender",
        "on": clock.day(books.today),
    }
    return {**values, **changes}


def _cash_and_bank(books: Books) -> tuple[int, int]:
    with on_site(books.kim.site):
        holdings = holdings_of(books.kim.site)
    return holdings.cash, holdings.bank


def test_a_second_tap_writes_no_second_income(books: Books, treasurer: Client) -> None:
    sent = _income(books, books.source(FundKind.BUSINESS))

    for _ in range(2):
        assert treasurer.post(path(books, "masuk/"), sent)["Location"] == path(books)

    assert _cash_and_bank(books) == (150_000, 0)
    assert "+ 150.000" in body_of(treasurer.get(path(books)))


def test_dues_ask_for_how_many_and_name_nobody(books: Books, treasurer: Client) -> None:
    source = books.source(FundKind.DUES)
    sent = _income(books, source, party="Bu Aminah", party_is_public="on")

    asked = treasurer.post(path(books, "masuk/"), sent)
    treasurer.post(path(books, "masuk/"), {**sent, "people_count": "8"})

    assert (asked.status_code, "dari berapa orang" in body_of(asked)) == (422, True)
    voucher = Voucher.objects.get()
    assert (voucher.people_count, voucher.party_is_public) == (8, False)
    assert "8 orang, nama ditutup" in body_of(treasurer.get(path(books)))


def test_goods_are_no_cash_and_cash_is_no_goods(books: Books, treasurer: Client) -> None:
    goods, money = books.source(FundKind.IN_KIND), books.source(FundKind.BUSINESS)

    for source, purse in ((goods, "kas"), (money, "langsung")):
        answer = treasurer.post(path(books, "masuk/"), _income(books, source, purse=purse))
        assert (answer.status_code, "Barang tidak masuk kas" in body_of(answer)) == (422, True)
    treasurer.post(path(books, "masuk/"), _income(books, goods, purse="langsung"))

    assert _cash_and_bank(books) == (0, 0)


def test_a_closed_month_takes_no_income_and_says_so(books: Books, treasurer: Client) -> None:
    source = books.source(FundKind.BUSINESS)
    closed = month_of(books.today).previous
    books.close(closed)

    answer = treasurer.post(
        path(books, "masuk/"), _income(books, source, on=clock.day(closed.first))
    )

    text = body_of(answer)
    assert (answer.status_code, f"Buku sampai {closed} sudah ditutup" in text) == (409, True)
    assert "Penjualan kalender" in text


def test_money_goes_to_the_bank_and_comes_from_it(books: Books, treasurer: Client) -> None:
    opening = {"number": "awal1", "purse": "kas", "amount": "600rb"}
    day = {"on": clock.day(books.today)}
    treasurer.post(path(books, "saldo-awal/"), {**opening, **day})
    again = treasurer.post(path(books, "saldo-awal/"), {**opening, **day, "number": "awal2"})
    move = {"number": "setor1", "to": "bank", "amount": "400rb", **day}
    for _ in range(2):
        treasurer.post(path(books, "setor/"), move)
    too_much = treasurer.post(
        path(books, "setor/"), {**move, "number": "ambil1", "to": "kas", "amount": "1jt"}
    )

    assert (again.status_code, "sudah ditulis" in body_of(again)) == (409, True)
    assert (too_much.status_code, "tinggal Rp400.000" in body_of(too_much)) == (409, True)
    assert _cash_and_bank(books) == (200_000, 400_000)


def test_a_member_writes_expenses_and_no_income(books: Books, ruang: Door) -> None:
    member = ruang(settled(books.kim, Role.MEMBER))

    text = body_of(member.get(path(books)))

    assert path(books, "belanja/") in text
    assert path(books, "masuk/") not in text
    for end in ("masuk/", "setor/", "saldo-awal/"):
        assert member.get(path(books, end)).status_code == 404
    assert member.get(path(books, "belanja/")).status_code == 200


def test_an_advance_is_asked_for_and_waits(books: Books, ruang: Door) -> None:
    member = settled(books.kim, Role.MEMBER)
    form = {"number": "muka1", "amount": "300rb", "purpose": "Rapat", "due_on": "1-1-2020"}

    late = ruang(member).post(path(books, "muka/"), form)
    ruang(member).post(path(books, "muka/"), {**form, "due_on": clock.day(books.today)})

    assert (late.status_code, "sudah lewat" in body_of(late)) == (422, True)
    voucher = Voucher.objects.get()
    assert (voucher.payer, voucher.party, voucher.party_is_public) == (member, member.name, False)


def test_a_month_of_the_book(books: Books, treasurer: Client) -> None:
    month = month_of(books.today)
    books.receive(500_000, books.source())

    this = body_of(treasurer.get(path(books, f"bulan/{month.year}/{month.number}/")))
    next_ = treasurer.get(path(books, f"bulan/{month.next.year}/{month.next.number}/"))

    assert "+ 500.000" in this
    assert f"Dari {month.previous.name}: Rp0" in this
    assert next_.status_code == 404
    assert treasurer.get(path(books, f"bulan/{month.year}/13/")).status_code == 404


@pytest.mark.parametrize("months", [1, 3])
def test_the_book_costs_as_many_queries_with_many_rows(
    books: Books, treasurer: Client, months: int, django_assert_max_num_queries: Any
) -> None:
    source, line = books.source(), books.line()
    books.receive(2_000_000, source)
    for _ in range(months):
        books.spend(10_000, source, line=line)
        books.submit(20_000, source)
    treasurer.get(path(books))

    with django_assert_max_num_queries(34):
        treasurer.get(path(books))


def test_the_book_offers_a_member_no_page_that_is_not_theirs(books: Books, ruang: Door) -> None:
    member = ruang(settled(books.kim, Role.MEMBER))
    book = path(books)

    addresses = {each for each in links_of(member.get(book)) if each.startswith(book)}

    assert {path(books, "laporan-tahunan/"), path(books, "proposal/")} <= addresses
    assert {member.get(each).status_code for each in addresses} == {200}


def test_whoever_begins_reads_what_comes_first(books: Books, treasurer: Client) -> None:
    before = month_of(books.today).previous
    opening, sources = "Tulis saldo awal", "Tulis dari mana uang tahun ini"

    new = body_of(treasurer.get(path(books)))
    source = books.source(FundKind.BUSINESS)
    planned = body_of(treasurer.get(path(books)))
    books.receive(50_000, source)
    begun = body_of(treasurer.get(path(books)))

    assert (opening in new, sources in new, f"Dari {before.previous.name}" in new) == (
        True,
        True,
        False,
    )
    assert (opening in planned, sources in planned) == (True, False)
    assert "Mulai dari sini" not in begun


def test_a_mistake_in_what_came_is_written_right_from_its_own_words(
    books: Books, treasurer: Client
) -> None:
    source = books.source(FundKind.DUES)
    day = books.today - timedelta(days=1)
    wrong = books.receive(150_000, source, purpose="Iuran Mei", people_count=15, on=day)
    treasurer.post(voucher_path(books, wrong, "pembetulan/"), {"number": "b1", "why": "105.000"})
    address = path(books, f"masuk/?benar={wrong.public_id}")

    waiting = body_of(treasurer.get(voucher_path(books, wrong)))
    books.approve(Voucher.objects.get(corrects=wrong))
    text = body_of(treasurer.get(voucher_path(books, wrong)))
    form = body_of(treasurer.get(address))
    sent = {**_income(books, source), "amount": "105.000", "people_count": "15"}
    treasurer.post(address, sent)

    # It is booked at once: before, the cash would hold both.
    assert (address in waiting, address in text) == (False, True)
    for value in ("150.000", "Iuran Mei", "15", clock.day(day)):
        assert f'value="{value}"' in form
    assert f'value="{source.public_id}" selected' in form
    assert _cash_and_bank(books) == (105_000, 0)
    assert "Iuran Mei" not in body_of(treasurer.get(path(books, "masuk/?benar=abcdef")))


def test_the_right_one_of_a_closed_month_is_of_today(books: Books, treasurer: Client) -> None:
    last = month_of(books.today).previous
    wrong = books.receive(150_000, books.source(FundKind.BUSINESS), on=last.first)
    books.close(last)

    form = body_of(treasurer.get(path(books, f"masuk/?benar={wrong.public_id}")))

    assert f'value="{clock.day(books.today)}"' in form
    assert clock.day(last.first) not in form


@pytest.mark.parametrize(("typed", "ago"), [("kemarin", 1), ("Hari ini", 0), ("kemarin dulu", 2)])
def test_a_day_is_typed_as_one_says_it(
    books: Books, treasurer: Client, typed: str, ago: int
) -> None:
    sent = _income(books, books.source(FundKind.BUSINESS), on=typed)

    treasurer.post(path(books, "masuk/"), sent)

    assert Voucher.objects.get().paper_on == books.today - timedelta(days=ago)
