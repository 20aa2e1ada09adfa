"""Closing the books over HTTP: what waits is said, and nobody opens them again."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from kimid.events.permissions import Role
from kimid.ledger.actions import counts
from kimid.ledger.closing_pages import months_to_close, open_months
from kimid.ledger.models import Closing, Purse
from kimid.ledger.refusals import MonthClosed
from kimid.lib.month import Month, month_of
from kimid.sites.guard import on_site
from tests import build
from tests.conftest import Answer, Door
from tests.ledger.making import Books

pytestmark = pytest.mark.django_db

_PATH = "/s/kim-satu/kas/tutup/"


@pytest.fixture
def books() -> Books:
    """A group with money of two months ago."""
    books = Books(build.kim(label="kim-satu"))
    books.receive(2_000_000, books.source(), on=_months_ago(books, 2).first)
    return books


@pytest.fixture
def hers(books: Books, ruang: Door) -> Client:
    return ruang(books.treasurer)


def _months_ago(books: Books, number: int) -> Month:
    return month_of(books.today).later(-number)


def _form(month: Month, **changes: str) -> dict[str, str]:
    return {"until": f"{month.year}-{month.number:02d}", "for_good": "on", **changes}


def _words(answer: Answer) -> str:
    return " ".join(answer.content.decode().split())


def test_months_that_are_over_are_offered_and_this_one_is_not(books: Books, hers: Client) -> None:
    page = _words(hers.get(_PATH))

    for number in (1, 2):
        assert str(_months_ago(books, number)) in page
    assert f'value="{books.today:%Y-%m}"' not in page
    assert "Kas tidak dihitung di akhir bulan ini." in page


def test_a_month_is_closed_for_good(books: Books, hers: Client) -> None:
    last = _months_ago(books, 1)
    unsure = hers.post(_PATH, {"until": f"{last.year}-{last.number:02d}"})
    assert "tidak bisa dibatalkan" in _words(unsure)
    assert not Closing._base_manager.exists()

    answer = hers.post(_PATH, _form(last), follow=True)

    assert f"Buku sampai {last} sudah ditutup." in _words(answer)
    assert "kas Rp2.000.000, rekening Rp0" in _words(answer)
    assert "Tidak ada bulan yang bisa ditutup sekarang" in _words(answer)
    with pytest.raises(MonthClosed):
        books.receive(1_000, books.source(name="lain"), on=last.first)
    assert hers.post(_PATH, _form(last)).status_code == 422


def test_this_month_and_one_that_is_none_are_refused(books: Books, hers: Client) -> None:
    for month in (month_of(books.today), Month(2020, 1)):
        assert hers.post(_PATH, _form(month)).status_code == 422
    assert hers.post(_PATH, _form(month, until="besok")).status_code == 422
    assert not Closing._base_manager.exists()


def test_what_waits_in_a_month_is_said_before_it_is_closed(books: Books, hers: Client) -> None:
    source = books.source(name="lain")
    day = _months_ago(books, 1).first
    books.approve(books.submit(780_000, source, paper_on=day))
    books.submit(75_000, source, paper_on=day, purpose="Ongkos perahu")
    books.submit(11_000, source, purpose="Paku dari bulan ini")

    page = _words(hers.get(_PATH))

    assert "Disetujui, belum dibayar: Cetak 12 papan warta" in page
    assert "Menunggu disetujui: Ongkos perahu" in page
    assert "Paku dari bulan ini" not in page


def test_a_count_near_the_end_of_a_month_is_one_of_it(books: Books) -> None:
    site, last = books.kim.site, _months_ago(books, 1)
    end = last.span(site.region.zone)[1]
    with on_site(site):
        counted = counts.count_cash(
            site,
            data=counts.CountData({100_000: 20}),
            number="akhir",
            by=books.treasurer,
            at=end - timedelta(days=1),
        )

        rows = months_to_close(site, books.today)

    assert [(each.month, each.count) for each in rows] == [(last.previous, None), (last, counted)]


def test_no_month_is_offered_before_the_first_entry(ruang: Door) -> None:
    books = Books(build.kim(label="kim-satu"))

    page = _words(ruang(books.treasurer).get(_PATH))

    assert "Belum ada catatan dari bulan yang sudah lewat" in page
    with on_site(books.kim.site):
        assert open_months(books.kim.site, books.today + timedelta(days=400)) == []


def test_members_and_strangers_close_nothing(books: Books, ruang: Door) -> None:
    last = _months_ago(books, 1)
    for person in (
        build.member(books.kim, Role.MEMBER),
        Books(build.kim(label="kim-dua")).chair,
    ):
        assert ruang(person).get(_PATH).status_code == 404
        assert ruang(person).post(_PATH, _form(last)).status_code == 404
    assert not Closing._base_manager.exists()


def test_a_phone_that_sends_after_the_closing_is_answered(books: Books, hers: Client) -> None:
    source = books.source(name="lain")
    voucher = books.approve(books.submit(100_000, source, purse=Purse.CASH))
    last = _months_ago(books, 1)
    hers.post(_PATH, _form(last))

    with pytest.raises(MonthClosed, match="sudah ditutup"):
        books.pay(voucher, on=last.first, at=timezone.now())
