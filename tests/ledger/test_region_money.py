"""Sums of regions: those of their groups, to the rupiah, wherever these stand now."""

import csv
from collections.abc import Iterator
from io import StringIO
from random import Random
from typing import Final

import pytest
from django.core.wsgi import get_wsgi_application
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from pytest_django import Settings

from kimid.events.actor import System
from kimid.ledger.models import FundKind
from kimid.ledger.queries import YearBook, year_book
from kimid.ledger.region_queries import region_money
from kimid.lib import codes
from kimid.lib.rupiah import rupiah
from kimid.pagecache.middleware import PageCacheMiddleware
from kimid.places.models import Region
from kimid.registry.actions.moving import follow_region
from kimid.registry.models import Kim
from kimid.registry.region_changes import apply_plan
from kimid.sites.guard import across_sites, on_site
from tests import build
from tests.ledger.making import Books
from tests.pagecache.asking import ask
from tests.split import split_plan

pytestmark = pytest.mark.django_db

_VILLAGES: Final = (build.TELUK_KAPUAS, "6112012001", "6171011002", "6101012001")
_REGIONS: Final = (codes.NATION, "61", "6112", "611201", "6171", build.TELUK_KAPUAS)


def _group(code: str, chance: Random) -> Books:
    """A group that took and spent sums of its own."""
    books = Books(build.kim(code))
    for kind in chance.sample([FundKind.DESA_BUDGET, FundKind.DUES, FundKind.BUSINESS], 2):
        source = books.source(kind, planned=chance.randrange(1_000_000))
        books.receive(chance.randrange(500_000, 900_000), source)
        books.spend(chance.randrange(1_000, 400_000), source)
    return books


def _books_below(code: str, kims: list[Kim], year: int) -> list[YearBook]:
    inside = [kim for kim in kims if codes.covers(code, kim.region_id)]
    with across_sites("all books of a region"):
        return [year_book(kim.site, year) for kim in inside]


def _assert_sums(kims: list[Kim], year: int) -> None:
    for code in _REGIONS:
        books = _books_below(code, kims, year)
        money = region_money(build.region(code), year)
        assert money.income == sum(book.income for book in books), code
        assert money.spent == sum(book.spent for book in books), code
        assert money.rest == sum(book.rest for book in books), code
        assert sum(row.income for row in money.kinds) == money.income, code
        planned = sum(row.source.planned for book in books for row in book.sources)
        assert sum(row.planned for row in money.kinds) == planned, code
        assert money.writing == len(books), code


@pytest.mark.parametrize("seed", range(3))
def test_the_sum_of_a_region_is_that_of_its_groups_also_after_they_move(seed: int) -> None:
    chance = Random(seed)
    groups = [_group(chance.choice(_VILLAGES), chance) for _ in range(6)]
    kims, year = [group.kim for group in groups], groups[0].today.year
    _assert_sums(kims, year)

    for kim in kims[:4]:
        heir = build.region(chance.choice([code for code in _VILLAGES if code != kim.region_id]))
        village = Region.objects.filter(pk=kim.region_id)
        village.update(successor=heir, valid_until=groups[0].today)
        kim.refresh_from_db()
        with across_sites("a group moves"):
            follow_region(kim, by=System("the village ended"), at=timezone.now())
        village.update(successor=None, valid_until=None)
        _assert_sums(kims, year)


def test_a_province_that_splits_keeps_its_money_in_both_parts() -> None:
    stays, goes = _group("6101012001", Random(7)), _group(build.TELUK_KAPUAS, Random(8))
    year = stays.today.year
    before = {code: region_money(build.region(code), year) for code in (codes.NATION, "61", "6112")}

    apply_plan(split_plan(), version="after", source="tests", at=timezone.now())

    after = {
        code: region_money(Region.objects.get(pk=code), year)
        for code in (codes.NATION, "61", "66", "6601")
    }
    assert after[codes.NATION].income == before[codes.NATION].income
    assert after["6601"].rest == after["66"].rest == before["6112"].rest
    assert after["61"].income + after["66"].income == before["61"].income
    assert [row.kim for row in after["6601"].groups] == [goes.kim]
    with across_sites("one book after the split"):
        assert year_book(stays.kim.site, year).income == after["61"].income


def test_money_of_a_group_that_ended_stays_in_the_sums_of_its_year() -> None:
    books = _group(build.TELUK_KAPUAS, Random(1))
    before = region_money(build.region("6112"), books.today.year).income
    Kim.objects.filter(pk=books.kim.pk).update(ended_on=books.today)

    money = region_money(build.region("6112"), books.today.year)

    assert money.income == before > 0
    assert [row.kim for row in money.groups] == [books.kim]


def test_a_regency_names_each_group_also_who_wrote_nothing() -> None:
    books = _group(build.TELUK_KAPUAS, Random(2))
    build.kim(name="KIM Diam Saja")
    answer = Client(HTTP_HOST="kab-kubu-raya.kim.localhost").get("/keuangan/")

    text = " ".join(answer.content.decode().split())

    assert "Satu dari dua KIM sudah mencatat uangnya tahun ini" in text
    assert books.kim.name.removeprefix("KIM ") in text
    assert "Diam Saja" in text
    assert "belum ada" in text


def test_a_province_and_the_nation_name_the_regions_below() -> None:
    books = _group(build.TELUK_KAPUAS, Random(3))
    for label, link in (
        ("kalimantan-barat.", "http://kab-kubu-raya.kim.localhost"),
        ("", "http://kalimantan-barat.kim.localhost"),
    ):
        text = Client(HTTP_HOST=f"{label}kim.localhost").get("/keuangan/").content.decode()
        assert f"{link}" in text
        assert f"/keuangan/{books.today.year}/" in text
        assert books.kim.site.url not in text


def test_regions_that_wrote_stand_first_and_those_without_a_kim_are_counted() -> None:
    _group("6171011002", Random(5))  # Pontianak
    build.kim(build.TELUK_KAPUAS)  # wrote nothing, in Kubu Raya
    sambas = build.region("6101")

    text = Client(HTTP_HOST="kalimantan-barat.kim.localhost").get("/keuangan/").content.decode()

    rows = text.partition("<tbody>")[2].partition("</tbody>")[0].split("<tr")[1:]
    assert len(rows) == 2
    assert "Pontianak" in rows[0]
    assert ("Kubu Raya" in rows[1], "belum ada" in rows[1]) == (True, True)
    assert sambas.name_in_list not in "".join(rows)
    assert "1 wilayah lain belum punya KIM" in text


def test_the_file_of_a_region_has_its_sums() -> None:
    books = _group(build.TELUK_KAPUAS, Random(4))
    year = books.today.year
    for label in ("kab-kubu-raya.", "kalimantan-barat.", ""):
        reader = Client(HTTP_HOST=f"{label}kim.localhost")
        data = reader.get(f"/keuangan/{year}.json").json()
        text = reader.get(f"/keuangan/{year}.csv").content.decode().removeprefix("\ufeff")
        rows = list(csv.DictReader(StringIO(text), delimiter=";"))
        with on_site(books.kim.site):
            book = year_book(books.kim.site, year)
        assert (data["masuk"], data["keluar"], data["sisa"]) == (
            book.income,
            book.spent,
            book.rest,
        )
        assert sum(int(row["masuk"]) for row in rows) == book.income
        by_kind = [int(value) for row in rows for name, value in row.items() if "masuk_" in name]
        assert sum(by_kind) == book.income


@pytest.mark.parametrize("label", ["kab-kubu-raya.", "kalimantan-barat.", ""])
def test_files_cost_as_many_queries_with_many_regions_as_with_one(label: str) -> None:
    reader = Client(HTTP_HOST=f"{label}kim.localhost")
    paths = [f"/keuangan/{timezone.now().year}.{ending}" for ending in ("csv", "json")]
    costs = []
    for code in _VILLAGES:
        _group(code, Random(5))
        reader.get("/keuangan/")  # what a process remembers is there
        costs.append([_queries(reader, path) for path in paths])

    assert costs[-1] == costs[0]


def _queries(reader: Client, path: str) -> int:
    with CaptureQueriesContext(connection) as queries:
        assert reader.get(path).status_code == 200
    return len(queries)


@pytest.fixture
def gate(settings: Settings, transactional_db: None) -> Iterator[PageCacheMiddleware]:
    """kimid behind its page cache, as one process runs it."""
    settings.STORE_FILES = False
    made = PageCacheMiddleware(get_wsgi_application(), follow=False)
    made.store.begin()
    yield made
    made.store.end()


def test_a_payment_changes_the_stored_pages_of_the_group_and_of_all_portals(
    books_that_go: None, gate: PageCacheMiddleware
) -> None:
    books = Books(build.kim(label="kim-satu"))
    source = books.source()
    books.receive(2_000_000, source)
    voucher = books.approve(books.submit(781_234, source))
    labels = [build.region(code).portal_label for code in codes.lineage(books.kim.region_id)]
    hosts = [f"{label}.kim.localhost".removeprefix(".") for label in ("kim-satu", *labels)]
    urls = [
        f"http://{host}/keuangan/{page}"
        for host in hosts
        for page in ("", f"{books.today.year}.csv", f"{books.today.year}.json")
    ]

    def seen() -> list[bool]:
        pages = [ask(gate, url).body.decode() for url in urls]
        return ["781234" in page or rupiah(781_234) in page for page in pages]

    assert seen() == [False] * len(urls)
    assert seen() == [False] * len(urls)  # from the store

    books.pay(voucher)

    assert seen() == [True] * len(urls)


def test_a_receipt_that_comes_later_changes_the_stored_pages_of_the_group(
    books_that_go: None, gate: PageCacheMiddleware
) -> None:
    books = Books(build.kim(label="kim-satu"))
    source = books.source()
    books.receive(2_000_000, source)
    voucher = books.spend(50_000, source)
    urls = [
        f"http://kim-satu.kim.localhost{path}"
        for path in ("/keuangan/", f"/keuangan/catatan/{voucher.public_id}/")
    ]

    def seen() -> list[bool]:
        return ["Nota ada, ditutup." in ask(gate, url).body.decode() for url in urls]

    assert seen() == [False] * len(urls)
    books.add_receipt(voucher)

    assert seen() == [True] * len(urls)
