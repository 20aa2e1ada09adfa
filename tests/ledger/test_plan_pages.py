"""The plan of a year over HTTP: sources, lines, what is paid every month, and who changed it."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from kimid.events.permissions import Role
from kimid.ledger.actions import sources as actions
from kimid.ledger.models import Fund, FundKind, PlanLine, RecurringExpense
from kimid.sites.guard import on_site
from tests import build
from tests.conftest import Door
from tests.ledger.making import Books

pytestmark = pytest.mark.django_db

_KELURAHAN = "6171021001"


@pytest.fixture
def books() -> Books:
    return Books(build.kim(label="kim-satu"))


@pytest.fixture
def hers(books: Books, ruang: Door) -> Client:
    return ruang(books.treasurer)


def _plan(books: Books, *path: object) -> str:
    return "/".join(map(str, ("/s/kim-satu/kas/rencana", *path, "")))


def _text(client: Client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def test_a_treasurer_plans_where_money_comes_from_with_dana_desa_inside(
    books: Books, hers: Client
) -> None:
    year = books.today.year
    form = {
        "kind": "apbdes",
        "planned": "12jt",
        "dana_desa": "8.000.000",
        "legal_basis": f"Perdes 2/{year}",
        "ends_on": f"31 Desember {year}",
    }

    assert hers.post(_plan(books, year, "sumber"), form).status_code == 302

    page = _text(hers, _plan(books))
    assert "Rp12.000.000, Dana Desa di dalamnya Rp8.000.000" in page
    assert f"Perdes 2/{year}. Boleh dipakai sampai 31 Desember {year}." in page


def test_dana_desa_is_never_more_than_the_apbdes_it_is_in(books: Books, hers: Client) -> None:
    form = {"kind": "apbdes", "planned": "5jt", "dana_desa": "8jt"}

    answer = hers.post(_plan(books, books.today.year, "sumber"), form)

    assert answer.status_code == 422
    assert "Dana Desa ada di dalam APBDes" in answer.content.decode()
    assert 'value="8jt"' in answer.content.decode()


def test_a_kelurahan_is_offered_apbd_and_never_apbdes(ruang: Door) -> None:
    books = Books(build.kim(_KELURAHAN, label="kim-satu"))
    path = _plan(books, books.today.year, "sumber")
    hers = ruang(books.treasurer)

    page = _text(hers, path)
    forged = hers.post(path, {"kind": "apbdes", "planned": "5jt"})

    assert 'value="apbd"' in page
    assert "APBDes" not in page
    assert "Dana Desa" not in page
    assert forged.status_code == 422


def test_whoever_pays_dues_is_not_named_and_a_named_giver_has_a_name(
    books: Books, hers: Client
) -> None:
    path = _plan(books, books.today.year, "sumber")
    dues = {"kind": "iuran", "giver": "Bu Salmah", "names_giver": "on"}

    assert "tidak ditampilkan" in hers.post(path, dues).content.decode()
    nameless = hers.post(path, {"kind": "csr", "names_giver": "on"})
    assert "Tulis dulu siapa yang memberi" in nameless.content.decode()
    assert not Fund._base_manager.exists()


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("-5jt", "harus lebih dari nol"),
        ("5", "Kalau maksudnya ribuan"),
        ("1.000.000.000.000", "Periksa nolnya"),
        ("lima juta", "belum terbaca"),
        ("", "Tulis 0 kalau tidak jadi"),
    ],
)
def test_a_sum_that_is_none_is_refused_in_words(
    books: Books, hers: Client, typed: str, words: str
) -> None:
    answer = hers.post(_plan(books, books.today.year, "pos"), {"name": "Cetak", "planned": typed})

    assert answer.status_code == 422
    assert words in answer.content.decode()


def test_a_line_over_plan_asks_for_a_sentence_and_shows_it(books: Books, hers: Client) -> None:
    source, line = books.source(planned=2_000_000), books.line("Perjalanan", planned=500_000)
    books.receive(2_000_000, source)
    books.spend(650_000, source, line=line)
    page = _text(hers, _plan(books))
    assert "Lebih Rp150.000." in page
    assert "Tulis satu kalimat kenapa" in page
    assert "plan__over" in page

    path = _plan(books, "pos", line.public_id)
    words = "Ongkos perahu naik."
    form = {"name": "Perjalanan", "planned": "500rb", "explanation": words}
    assert hers.post(path, form).status_code == 302

    page = _text(hers, _plan(books))
    assert words in page
    assert "Tulis satu kalimat kenapa" not in page


def test_who_changed_the_plan_since_the_year_began_stands_in_its_history(
    books: Books, hers: Client
) -> None:
    line = books.line("Cetak papan warta", planned=1_000_000)
    form = {"name": "Cetak papan warta", "planned": "1,5jt"}
    hers.post(_plan(books, "pos", line.public_id), form)

    page = _text(hers, _plan(books))

    assert f"Sesudah {books.today.year} berjalan:" in page
    assert "Cetak papan warta: dari Rp1.000.000 menjadi Rp1.500.000" in page
    assert books.treasurer.name in page


def test_more_to_spend_than_to_come_is_said(books: Books, hers: Client) -> None:
    books.source(planned=1_000_000)
    books.line(planned=1_250_000)

    assert "Rencana belanja Rp250.000 lebih besar" in _text(hers, _plan(books))


def test_last_years_plan_is_a_beginning_without_what_came_once(books: Books, hers: Client) -> None:
    year = books.today.year
    books.source(planned=12_000_000, legal_basis="Perdes 2")
    books.source(FundKind.PRIZE, planned=1_500_000)
    books.line("Cetak", planned=5_000_000)
    assert f"Mulai dari rencana {year}?" in _text(hers, _plan(books, year + 1))

    assert hers.post(_plan(books, year + 1, "salin")).status_code == 302

    copied = Fund._base_manager.get(year=year + 1)
    assert (copied.kind, copied.planned, copied.legal_basis) == ("apbdes", 12_000_000, "")
    assert PlanLine._base_manager.get(year=year + 1).planned == 5_000_000
    page = _text(hers, _plan(books, year + 1))
    assert f"Diawali dari rencana {year}" in page
    assert "Salin, lalu ubah" not in page
    again = hers.post(_plan(books, year + 1, "salin"), follow=True)
    assert "sudah ada isinya" in again.content.decode()
    assert Fund._base_manager.filter(year=year + 1).count() == 1


def test_what_is_paid_every_month_is_noted_and_ended(books: Books, hers: Client) -> None:
    path = _plan(books, "rutin")
    form = {"purpose": "Kuota liputan", "party": "Konter Rahma", "amount": "350rb", "day": "31"}
    assert hers.post(path, {**form, "day": "32"}).status_code == 422
    assert hers.post(path, {**form, "amount": "0"}).status_code == 422
    assert hers.post(path, form).status_code == 302
    assert "Akhir bulan, Konter Rahma" in _text(hers, _plan(books))

    row = RecurringExpense._base_manager.get()
    hers.post(_plan(books, "rutin", row.public_id, "akhiri"))

    assert "Konter Rahma" not in _text(hers, _plan(books))


def test_a_member_reads_the_plan_and_changes_nothing(books: Books, ruang: Door) -> None:
    source, line = books.source(planned=1_000_000), books.line()
    theirs = ruang(build.member(books.kim, Role.MEMBER))
    year = books.today.year

    page = _text(theirs, _plan(books))

    assert "Rp1.000.000" in page
    assert "Tambah" not in page
    for path in (
        *(_plan(books, year, each) for each in ("sumber", "pos", "salin")),
        _plan(books, "sumber", source.public_id),
        _plan(books, "pos", line.public_id),
        _plan(books, "rutin"),
    ):
        assert theirs.post(path).status_code == 404


def test_the_plan_of_another_group_does_not_exist(books: Books, ruang: Door) -> None:
    line = books.line()
    other = Books(build.kim(label="kim-dua"))
    theirs = ruang(other.treasurer)

    assert theirs.get(_plan(books)).status_code == 404
    assert theirs.get(f"/s/kim-dua/kas/rencana/pos/{line.public_id}/").status_code == 404
    assert theirs.get("/s/kim-dua/kas/rencana/1999/").status_code == 404


def test_a_plan_costs_as_many_queries_with_three_lines_as_with_one(
    books: Books, hers: Client
) -> None:
    books.source(planned=1_000_000)
    books.line("Satu")
    hers.get(_plan(books))
    with CaptureQueriesContext(connection) as one:
        hers.get(_plan(books))
    for name in ("Dua", "Tiga"):
        books.line(name)
    with on_site(books.kim.site):
        data = actions.SourceData(kind=FundKind.DUES, year=books.today.year)
        actions.add_source(books.kim.site, data=data, by=books.chair, at=timezone.now())
    with CaptureQueriesContext(connection) as three:
        hers.get(_plan(books))

    assert len(three) == len(one)
