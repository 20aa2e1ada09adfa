"""Cash that is counted, over HTTP: a difference is said, and answered by two."""

import pytest
from django.test import Client
from django.utils import timezone

from kimid.events.permissions import Role
from kimid.ledger.actions import vouchers
from kimid.ledger.models import AccountKind, CashCount, Purse, Voucher, VoucherState
from kimid.ledger.posting import balance_of
from kimid.people.models import Person
from kimid.sites.guard import on_site
from tests import build
from tests.conftest import Answer, Door
from tests.ledger.making import Books
from tests.sure import know_browser

pytestmark = pytest.mark.django_db

_PATH = "/s/kim-satu/kas/hitung/"
_WHY = "Parkir di Pontianak, notanya tidak ada"
_JSON = {"Accept": "application/json"}


@pytest.fixture
def books() -> Books:
    """A group with Rp612.000 in cash."""
    books = Books(build.kim(label="kim-satu"))
    books.receive(612_000, books.source())
    return books


@pytest.fixture
def hers(books: Books, ruang: Door) -> Client:
    return ruang(books.treasurer)


@pytest.fixture
def other(books: Books) -> Person:
    return build.member(books.kim, Role.MEMBER, "Jamilah")


def _form(other: Person | None = None, **changes: str) -> dict[str, str]:
    """Rp607.000, as somebody typed it."""
    return {
        "number": "hitung0001",
        "booked": "612000",
        "p100000": "3",
        "p50000": "6",
        "p5000": "1",
        "p2000": "1",
        "counted_with": str(other.pk) if other else "",
        **changes,
    }


def _short(other: Person | None = None, **changes: str) -> dict[str, str]:
    return _form(other, **{"difference": "selisih", "explanation": _WHY, **changes})


def _words(answer: Answer) -> str:
    return " ".join(answer.content.decode().split())


def test_a_difference_is_named_and_asked_about_before_it_is_written_down(
    books: Books, hers: Client
) -> None:
    answer = hers.post(_PATH, _form())

    assert answer.status_code == 422
    assert "Kurang Rp5.000 dari buku. Pilih satu." in _words(answer)
    assert '<b class="money" data-gap-sum>Rp5.000</b>' in _words(answer)
    assert not CashCount._base_manager.exists()


def test_a_difference_needs_a_sentence_for_readers(books: Books, hers: Client) -> None:
    answer = hers.post(_PATH, _short(explanation=""))

    assert answer.status_code == 422
    assert "Tulis satu kalimat, supaya pembaca tahu." in _words(answer)


def test_a_missing_receipt_is_written_down_first(books: Books, hers: Client) -> None:
    short = hers.post(_PATH, _form(difference="catat"))
    much = hers.post(_PATH, _form(difference="catat", p100000="9"))

    assert short["Location"].endswith("/kas/belanja/")
    assert much["Location"].endswith("/kas/masuk/")
    assert not CashCount._base_manager.exists()


def test_missing_cash_is_booked_once_another_has_approved_it(
    books: Books, hers: Client, other: Person
) -> None:
    assert hers.post(_PATH, _short(other)).status_code == 302
    count = CashCount._base_manager.get()
    assert (count.counted, count.booked, count.outcome) == (607_000, 612_000, "kurang Rp5.000")
    voucher = Voucher._base_manager.get(count=count)
    with on_site(books.kim.site):
        assert balance_of(books.kim.site, AccountKind.CASH) == 612_000

    books.approve(voucher)

    with on_site(books.kim.site):
        assert balance_of(books.kim.site, AccountKind.CASH) == 607_000
    page = _words(hers.get(f"{_PATH}{count.pk}/"))
    assert "sudah dibukukan" in page
    assert f"/kas/bukti/{voucher.public_id}/" in page


def test_the_same_difference_is_not_booked_twice(books: Books, hers: Client) -> None:
    hers.post(_PATH, _short())

    again = hers.post(_PATH, _short(number="hitung0002"))

    assert again.status_code == 422
    assert "masih menunggu disetujui" in _words(again)
    assert CashCount._base_manager.count() == 1
    with on_site(books.kim.site):
        voucher = Voucher.objects.get(kind="selisih")
        vouchers.refuse(voucher, why="Hitung lagi.", by=books.chair, at=timezone.now())
    assert hers.post(_PATH, _short(number="hitung0002")).status_code == 302


def test_what_agrees_needs_no_sentence(books: Books, hers: Client) -> None:
    answer = hers.post(_PATH, _form(p5000="2"), follow=True)

    assert "Cocok" in _words(answer)
    assert CashCount._base_manager.get().explanation == ""


@pytest.mark.parametrize("typed", ["-1", "tiga", "10000", "1,5"])
def test_no_number_of_notes_is_said_at_the_note(books: Books, hers: Client, typed: str) -> None:
    answer = hers.post(_PATH, _form(p50000=typed))

    assert answer.status_code == 422
    assert "50.000:" in _words(answer)
    assert f'value="{typed}"' in _words(answer)


def test_a_book_that_changed_since_it_was_read_is_looked_at_again(
    books: Books, hers: Client
) -> None:
    books.receive(5_000, books.source(name="lain"))

    answer = hers.post(_PATH, _short())

    assert answer.status_code == 409
    assert "dari Rp612.000 menjadi Rp617.000" in _words(answer)
    assert 'name="booked" value="617000"' in _words(answer)
    assert not CashCount._base_manager.exists()


def test_a_phone_that_asks_twice_has_one_count(books: Books, hers: Client) -> None:
    first = hers.post(_PATH, _short(), headers=_JSON)
    second = hers.post(_PATH, _short(), headers=_JSON)

    count = CashCount._base_manager.get()
    assert first.json() == second.json() == {"address": f"{_PATH}{count.pk}/"}


def test_a_phone_learns_why_its_count_was_not_taken(books: Books, hers: Client) -> None:
    asked = hers.post(_PATH, _form(), headers=_JSON)
    first = hers.post(_PATH, _form(difference="catat"), headers=_JSON)
    books.receive(5_000, books.source(name="lain"))
    late = hers.post(_PATH, _short(), headers=_JSON)

    assert (asked.status_code, first.status_code, late.status_code) == (422, 409, 422)
    assert "Kurang Rp5.000" in asked.json()["error"]
    assert "Catat dulu belanjanya" in first.json()["error"]
    assert "buku berubah" in late.json()["error"]


def test_whoever_counted_along_answers_on_their_own_phone(
    books: Books, hers: Client, other: Person, ruang: Door
) -> None:
    hers.post(_PATH, _short(other))
    count = CashCount._base_manager.get()
    page, theirs = f"{_PATH}{count.pk}/", ruang(other)
    assert "Benar Rp607.000?" in _words(theirs.get(page))
    assert "Benar Rp607.000?" not in _words(hers.get(page))

    assert hers.post(f"{page}jawab/", {"jawab": "ya"}).status_code == 404
    assert ruang(books.chair).post(f"{page}jawab/", {"jawab": "ya"}).status_code == 404
    assert theirs.post(f"{page}jawab/", {"jawab": "mungkin"}).status_code == 404
    assert theirs.post(f"{page}jawab/", {"jawab": "ya"}).status_code == 302

    assert "membenarkan" in _words(hers.get(page))
    again = theirs.post(f"{page}jawab/", {"jawab": "tidak"}, follow=True)
    assert "Anda sudah menjawabnya" in _words(again)


def test_one_phone_with_two_accounts_confirms_nothing(
    books: Books, hers: Client, other: Person, ruang: Door
) -> None:
    hers.post(_PATH, _short(other))
    count = CashCount._base_manager.get()
    theirs = ruang(other)
    know_browser(theirs, books.treasurer)

    answer = theirs.post(f"{_PATH}{count.pk}/jawab/", {"jawab": "ya"}, follow=True)

    assert f"HP ini juga dipakai {books.treasurer.name}" in _words(answer)
    assert CashCount._base_manager.get().answered_at is None


def test_nobody_counts_with_themselves_or_with_a_stranger(books: Books, hers: Client) -> None:
    stranger = Books(build.kim(label="kim-dua")).chair

    for person in (books.treasurer, stranger):
        assert hers.post(_PATH, _short(person)).status_code == 422
    assert not CashCount._base_manager.exists()


def test_a_count_of_another_group_does_not_exist(books: Books, hers: Client, ruang: Door) -> None:
    hers.post(_PATH, _short())
    count = CashCount._base_manager.get()
    theirs = ruang(Books(build.kim(label="kim-dua")).chair)

    assert theirs.get(f"{_PATH}{count.pk}/").status_code == 404
    assert theirs.get(f"/s/kim-dua/kas/hitung/{count.pk}/").status_code == 404


def test_a_count_with_advertising_is_not_taken(books: Books, hers: Client) -> None:
    answer = hers.post(_PATH, _short(explanation="Main slot gacor di situs ini"))

    assert answer.status_code == 422
    assert not CashCount._base_manager.exists()


def test_what_was_paid_since_stands_in_the_next_count(books: Books, hers: Client) -> None:
    source = books.source(name="lain")
    books.spend(100_000, source, purse=Purse.CASH)

    assert 'data-booked="512000"' in _words(hers.get(_PATH))
    assert Voucher._base_manager.filter(state=VoucherState.POSTED).count() == 2
