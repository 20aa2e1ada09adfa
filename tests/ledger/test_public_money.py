"""The money of a group in the open: a year, a month, one entry, files. No group switches it off."""

import csv
from collections.abc import Callable
from io import StringIO

import pytest
from django.test import Client
from django.utils import timezone

from kimid.events.permissions import Role
from kimid.ledger.actions import corrections, sources
from kimid.ledger.models import FundKind, Purse, Voucher
from kimid.ledger.queries import year_book
from kimid.lib.month import month_of
from kimid.sites.guard import on_site
from kimid.sites.models import Site
from kimid.sites.stages import STAGE_EFFECTS, Feature, LifeStage
from tests import build
from tests.conftest import Door
from tests.ledger.making import Books, phone_number

pytestmark = pytest.mark.django_db


@pytest.fixture
def books() -> Books:
    return Books(build.kim(label="kim-satu"))


@pytest.fixture
def reader() -> Client:
    return Client(HTTP_HOST="kim-satu.kim.localhost")


def _text(reader: Client, path: str) -> str:
    answer = reader.get(path)
    assert answer.status_code == 200, path
    return " ".join(answer.content.decode().split())


def _entry(reader: Client, voucher: Voucher) -> str:
    return _text(reader, f"/keuangan/catatan/{voucher.public_id}/")


def _rows(reader: Client, path: str) -> list[dict[str, str]]:
    text = reader.get(path).content.decode().removeprefix("\ufeff")
    return list(csv.DictReader(StringIO(text), delimiter=";"))


def _correct(books: Books, wrong: Voucher) -> Voucher:
    with on_site(books.kim.site):
        correction = corrections.propose_correction(
            wrong, why="dua kali", number=phone_number(), by=books.treasurer, at=wrong.submitted_at
        )
    return books.approve(correction)


def test_the_headline_is_the_answer_and_each_sum_has_its_plan(books: Books, reader: Client) -> None:
    source = books.source(planned=12_000_000, dana_desa=4_000_000, legal_basis="Perdes 2/2026")
    line = books.line("Perjalanan liputan", planned=500_000)
    books.receive(2_000_000, source)
    books.spend(780_000, source, line=line)
    books.spend(4_800_000, source, purse=Purse.DIRECT)
    with on_site(books.kim.site):
        sources.change_line(
            line, planned=500_000, explanation="ombak", by=books.chair, at=line.entered_at
        )

    text = _text(reader, "/keuangan/")

    assert "Tahun ini masuk Rp6.800.000, keluar Rp5.580.000. Di kas ada Rp1.220.000." in text
    assert "Dana Desa Rp4.000.000 ada di dalam rencana itu. Perdes 2/2026." in text
    assert "Rp4.800.000 di antaranya dibayar pemberi langsung ke penjual." in text
    assert "dari rencana Rp500.000. Lebih Rp280.000: ombak." in text
    assert "Di luar rencana" in text
    assert "Halaman ini tidak bisa dimatikan oleh kelompok." in text


def test_an_empty_book_is_a_sentence_and_years_that_never_were_do_not_exist(
    books: Books, reader: Client
) -> None:
    year = books.today.year

    assert "Belum ada uang yang dicatat" in _text(reader, "/keuangan/")
    assert f"Tahun {year - 1} belum ada catatan" in _text(reader, f"/keuangan/{year - 1}/")
    assert "Bulan ini belum ada catatan" in _text(reader, f"/keuangan/{year}/01/")
    for path in (
        f"{year + 1}/",
        f"{year + 1}.csv",
        "1999/",
        f"{year}/13/",
        f"{year - 1}/01/?hal=9",
    ):
        assert reader.get(f"/keuangan/{path}").status_code == 404, path
    assert reader.get("/keuangan/catatan/tidakada/").status_code == 404


def test_an_entry_has_its_source_its_receipt_in_words_and_its_three_steps(
    books: Books, reader: Client
) -> None:
    source = books.source()
    books.receive(900_000, source)
    voucher = books.spend(780_000, source, line=books.line(), no_paper_reason="Basah di perahu")

    text = _entry(reader, voucher)

    assert "<h1>Cetak 12 papan warta, −Rp780.000</h1>" in text
    assert "Toko Sinar Grafika" in text
    assert "Tanpa nota: Basah di perahu." in text
    for step, who in (
        ("Diajukan", books.treasurer),
        ("Disetujui", books.chair),
        ("Dibayar", books.treasurer),
    ):
        assert f"<b>{step}</b>" in text
        assert who.name in text.partition(f"<b>{step}</b>")[2].partition("</li>")[0]


def test_readers_learn_that_there_is_a_receipt_and_see_none(books: Books, reader: Client) -> None:
    source = books.source()
    books.receive(900_000, source)
    books.spend(20_000, source, purpose="Tanpa kertas", no_paper_reason="Basah")
    voucher = books.spend(780_000, source)
    paper = books.add_receipt(voucher, pages=2)

    entry, year = _entry(reader, voucher), _text(reader, "/keuangan/")
    month = _text(reader, f"/keuangan/{books.today.year}/{books.today.month:02d}/")

    assert "<b>Nota ada, ditutup.</b>" in entry
    assert "2 lembar" in entry
    assert paper.name not in entry
    for page in (year, month):
        assert (page.count("Nota ada, ditutup."), page.count("Tanpa nota.")) == (1, 1)


def test_what_waits_or_was_refused_is_not_public(books: Books, reader: Client) -> None:
    voucher = books.submit(50_000, books.source())
    path = f"/keuangan/catatan/{voucher.public_id}/"
    assert reader.get(path).status_code == 404

    books.approve(voucher)

    assert reader.get(path).status_code == 404
    assert "papan warta" not in _text(reader, "/keuangan/")


def test_a_correction_and_what_it_corrects_lead_to_each_other(books: Books, reader: Client) -> None:
    source = books.source()
    books.receive(900_000, source)
    wrong = books.spend(75_000, source)
    correction = _correct(books, wrong)

    assert f"/keuangan/catatan/{correction.public_id}/" in _entry(reader, wrong)
    assert f"/keuangan/catatan/{wrong.public_id}/" in _entry(reader, correction)
    assert "+Rp75.000" in _text(reader, "/keuangan/")


def test_a_count_says_its_difference_and_why(books: Books, reader: Client) -> None:
    books.receive(100_000, books.source())
    books.count({1_000: 95}, explanation="Uang kembalian salah")

    text = _text(reader, "/keuangan/")

    assert "kurang Rp5.000" in text
    assert "Uang kembalian salah" in text


def test_the_file_adds_up_to_the_headline_to_the_rupiah(books: Books, reader: Client) -> None:
    source, goods = books.source(), books.source(FundKind.IN_KIND)
    books.receive(2_000_000, source)
    books.receive(800_000, goods, purse=Purse.DIRECT)
    books.spend(480_000, source, purse=Purse.DIRECT)
    _correct(books, books.spend(75_000, source))
    advance = books.advance(100_000)
    books.spend(60_000, source, purse=Purse.ADVANCE, advance=advance)
    with on_site(books.kim.site):
        book = year_book(books.kim.site, books.today.year)

    rows = _rows(reader, f"/keuangan/{books.today.year}.csv")
    data = reader.get(f"/keuangan/{books.today.year}.json").json()

    for name, total in (("masuk", book.income), ("keluar", book.spent)):
        assert sum(int(row[name]) for row in rows) == total == data[name]
        assert sum(row[name] for row in data["catatan"]) == total
    assert [int(row["nomor"]) for row in rows] == list(range(1, 8))


def test_a_closed_year_says_so(books: Books, reader: Client) -> None:
    books.receive(100_000, books.source())
    december = month_of(books.today.replace(month=1, day=1)).previous
    books.close(december)

    text = _text(reader, f"/keuangan/{december.year}/")

    assert f"{december.year} <small>ditutup</small>" in text
    assert f"{books.today.year} <small>berjalan</small>" in text


@pytest.mark.parametrize("stage", LifeStage)
def test_it_stays_readable_in_every_stage_in_which_a_site_is(
    stage: LifeStage, books: Books, reader: Client
) -> None:
    voucher = books.receive(100_000, books.source())
    Site.objects.filter(pk=books.kim.site_id).update(stage=stage)
    is_open = Feature.READING not in STAGE_EFFECTS[stage].closed_features

    for path in (
        "",
        f"{books.today.year}/",
        f"{books.today.year}.csv",
        f"catatan/{voucher.public_id}/",
    ):
        assert (reader.get(f"/keuangan/{path}").status_code == 200) == is_open, path


def test_it_stays_at_its_address_after_the_group_merged(books: Books, reader: Client) -> None:
    books.receive(100_000, books.source())
    heir = build.kim(label="kim-dua").site
    Site.objects.filter(pk=books.kim.site_id).update(
        stage=LifeStage.MERGED, merged_into=heir, merged_at=timezone.now()
    )

    assert "Rp100.000" in _text(reader, "/keuangan/")


def test_the_menu_of_a_group_has_no_switch_for_it(
    books: Books, reader: Client, ruang: Door
) -> None:
    books.receive(100_000, books.source())
    chair = ruang(build.member(books.kim, Role.CHAIR))
    menu = chair.get("/s/kim-satu/kim/menu/").content.decode()
    assert "hapus" not in menu.lower()
    assert "sembunyi" not in menu.lower()
    Site.objects.filter(pk=books.kim.site_id).update(menu=["profil", "arsip"])

    for path in ("/", "/profil/"):
        assert '"/keuangan/"' in _text(reader, path)


@pytest.mark.parametrize("host", ["kim-satu.", "kab-kubu-raya.", ""])
def test_the_menu_of_every_site_leads_to_it_also_before_money_is_there(
    books: Books, host: str
) -> None:
    reader = Client(HTTP_HOST=f"{host}kim.localhost")

    start, money = _text(reader, "/"), _text(reader, "/keuangan/")

    menu = start[start.index('class="bar"') : start.index("</nav>")]
    assert menu.count('href="/keuangan/"') == 2  # on wide screens, and in the menu of phones
    assert '<a href="/keuangan/" aria-current="page"' in money
    assert reader.get("/uang/")["Location"] == "/keuangan/"


def test_a_page_costs_as_many_queries_with_many_entries_as_with_one(
    books: Books, reader: Client, django_assert_max_num_queries: Callable[..., object]
) -> None:
    source, line = books.source(), books.line()
    books.receive(2_000_000, source)
    for _ in range(5):
        books.spend(10_000, source, line=line)

    with django_assert_max_num_queries(20):  # type: ignore[attr-defined]  # a context
        _text(reader, "/keuangan/")
