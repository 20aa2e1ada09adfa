"""What readers and examiners see although somebody would rather not: a plan that was raised
afterwards, a count that one person made, when something was really written down, odd letters.
"""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone

from kimid.events.permissions import Role
from kimid.ledger.actions import counts, sources
from kimid.ledger.actions.sources import SourceData
from kimid.ledger.models import FundKind, PlanLine, Voucher
from kimid.lib import clock
from kimid.lib.text import one_line
from kimid.sites.guard import on_site
from tests import build
from tests.conftest import Door
from tests.ledger.making import Books, settled
from tests.ledger.sheets import body_of, expense, path

pytestmark = [pytest.mark.django_db, pytest.mark.all_sites]


@pytest.fixture
def books() -> Books:
    return Books(build.kim(label="kim-satu"))


@pytest.fixture
def reader() -> Client:
    return Client(HTTP_HOST="kim-satu.kim.localhost")


def _raised(books: Books, line: PlanLine, planned: int, name: str = "") -> None:
    with on_site(books.kim.site):
        sources.change_line(
            line, planned=planned, explanation="", name=name, by=books.treasurer, at=timezone.now()
        )


def test_a_plan_that_is_raised_after_the_money_is_spent_says_so(
    books: Books, reader: Client, ruang: Door
) -> None:
    source, line = books.source(), books.line("Cetak", 500_000)
    books.receive(2_000_000, source)
    _raised(books, line, 600_000)
    books.spend(900_000, source, line=line)
    assert "Lebih Rp300.000." in body_of(reader.get("/keuangan/"))

    _raised(books, line, 1_000_000, "Rapat")

    assert "Rencana awalnya Rp600.000." in body_of(reader.get("/keuangan/"))
    history = body_of(ruang(books.chair).get(path(books, f"rencana/{books.today.year}/")))
    assert "Rapat: dari Rp600.000 menjadi Rp1.000.000, dulu bernama Cetak" in history
    with pytest.raises(IntegrityError, match="first plan"), transaction.atomic():
        PlanLine.objects.filter(pk=line.pk).update(first_planned=1_000_000)


def test_the_history_says_what_else_of_a_source_was_changed(books: Books, ruang: Door) -> None:
    year = books.today.year
    source = books.source(FundKind.GRANT, name="Ani", giver="Bu Ani", names_giver=True)
    data = SourceData(FundKind.GRANT, year, name="Lain", giver="Bu Ani", ends_on=books.today)
    with on_site(books.kim.site):
        sources.change_source(source, data=data, by=books.treasurer, at=timezone.now())

    history = body_of(ruang(books.chair).get(path(books, f"rencana/{year}/")))

    assert f"dulu bernama Hibah {year}: Ani, berakhir {clock.day(books.today)}" in history
    assert "nama pemberi ditutup" in history


def test_a_count_says_how_many_counted_and_whether_one_denies_it(
    books: Books, reader: Client
) -> None:
    books.receive(100_000, books.source())
    other = settled(books.kim, Role.MEMBER)
    books.count({100_000: 1})
    assert "Dihitung satu orang." in body_of(reader.get("/keuangan/"))

    count = books.count({100_000: 1}, counted_with=other)
    assert "yang lain belum menjawab" in body_of(reader.get("/keuangan/"))
    with on_site(books.kim.site):
        counts.answer_count(count, agrees=False, by=other, at=timezone.now())

    text = body_of(reader.get("/keuangan/"))
    assert "cocok, dibantah yang ikut menghitung" in text
    assert "Dihitung dua orang." not in text


def test_readers_see_when_it_was_written_down(books: Books, reader: Client) -> None:
    source, yesterday = books.source(), books.today - timedelta(days=1)
    income = books.receive(500_000, source, on=yesterday)
    voucher = books.pay(books.approve(books.submit(50_000, source)), on=yesterday)

    steps = body_of(reader.get(f"/keuangan/catatan/{income.public_id}/"))
    assert f"<b>Dicatat</b>{clock.day(books.today)}" in steps
    paid = body_of(reader.get(f"/keuangan/catatan/{voucher.public_id}/"))
    assert f"dicatat {clock.day(books.today)}" in paid


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("Toko \N{RIGHT-TO-LEFT OVERRIDE}ruokaM", "Toko ruokaM"),
        ("T\N{ZERO WIDTH SPACE}oko\nMakmur\t 2", "Toko Makmur 2"),
        ("Jum’at", "Jum’at"),
    ],
)
def test_signs_that_nobody_sees_are_not_stored(
    books: Books, ruang: Door, typed: str, read: str
) -> None:
    form = expense(books.source(), party=typed, no_paper_reason="Tidak diberi")

    answer = ruang(books.treasurer).post(path(books, "belanja/"), form)

    assert answer.status_code == 302
    assert Voucher.objects.get().party == one_line(typed) == read
