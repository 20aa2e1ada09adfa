"""Whoever pays dues, or did not agree to be named, is named on no public page, file or feed."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoDbBlocker

from kimid.ledger.actions import corrections, sources
from kimid.ledger.models import FundKind, Purse, Voucher, VoucherKind
from kimid.lib import codes
from kimid.sites.guard import across_sites, on_site
from tests import build
from tests.house.walking import HOUSE, Route, routes
from tests.ledger.making import Books, phone_number
from tests.reading import words_of_pdf
from tests.taken_back import taken_back

pytestmark = [pytest.mark.django_db, pytest.mark.all_sites, pytest.mark.one_database]

_PAYERS = 200
_CANARY = "kanari"  # every name that readers must not have begins so
_ELSEWHERE = (
    *("/", "/profil/", "/mingguan/", "/rss.xml", "/atom.xml", "/feed.json", "/sitemap.xml"),
    *("/cari/?q=wardoyo", "/cari/?q=iuran", "/kontak/", "/arsip/", "/data/", "/data.json"),
)


@pytest.fixture(scope="module")
def books(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Books]:
    """Made once for this file, and taken back after it."""
    with taken_back(django_db_blocker), across_sites("a group full of payers"):
        yield _full(Books(build.kim(label="kim-satu")))


def _full(books: Books) -> Books:
    """Two hundred payers of dues, and everybody else who is not named."""
    dues = books.source(FundKind.DUES, giver="Kanari Wardoyo pemberi iuran")
    grant = books.source(FundKind.GRANT, giver="Kanari Wardoyo pemberi", planned=500_000)
    line = books.line()
    for number in range(_PAYERS):
        # A form that says they may be named does not help.
        name = f"Kanari Wardoyo {number}"
        books.receive(10_000, dues, party=name, party_is_public=True, purpose="Iuran anggota")
    books.receive(900_000, grant, party="Kanari Wardoyo hibah")
    unnamed: dict[str, Any] = {"party": "Kanari Wardoyo tukang perahu", "party_is_public": False}
    wrong = books.spend(75_000, grant, line=line, **unnamed)
    books.spend(50_000, grant, purse=Purse.DIRECT, **unnamed)
    advance = books.advance(100_000, **unnamed)
    books.spend(20_000, grant, purse=Purse.ADVANCE, advance=advance, **unnamed)
    books.submit(30_000, grant, **unnamed)
    _correct(books, wrong)
    with on_site(books.kim.site):
        sources.add_recurring(
            books.kim.site,
            purpose="Kuota",
            party="Kanari Wardoyo konter",
            amount=5_000,
            day=5,
            by=books.treasurer,
            at=wrong.submitted_at,
        )
    return books


def _correct(books: Books, wrong: Voucher) -> None:
    with on_site(books.kim.site):
        correction = corrections.propose_correction(
            wrong, why="dua kali", number=phone_number(), by=books.treasurer, at=wrong.submitted_at
        )
    books.approve(correction)


def _own_routes() -> list[Route]:
    """Every public address of this subject, also one that comes later."""
    return [
        route
        for route in routes()
        if route.kind in ("kim", "portal") and route.view.__module__.startswith("kimid.ledger.")
    ]


def _addresses(route: Route, books: Books) -> list[str]:
    """All that this route has of the group: each year, month and entry that its pattern names."""
    today = books.today
    known = {"year": today.year, "month": today.month}
    names = [part.split(":")[-1].rstrip(">") for part in route.pattern.split("<")[1:]]
    wanted = [name.partition(">")[0] for name in names]
    numbers = ["-"]
    if "number" in wanted:
        rows = Voucher.objects.filter(site=books.kim.site)
        few = rows.exclude(kind=VoucherKind.INCOME) | rows.filter(source__kind=FundKind.GRANT)
        some = rows.filter(source__kind=FundKind.DUES)[:3]
        numbers = [each.public_id for each in (*few, *some)]
    unknown = set(wanted) - {*known, "number"}
    assert not unknown, f"say what {unknown} of {route} is"
    return [
        reverse(
            route.name,
            urlconf=f"kimid.web.urls.{route.kind}",
            kwargs={name: number if name == "number" else known[name] for name in wanted},
        )
        for number in numbers
    ]


def _words(reader: Client, path: str) -> str:
    answer = reader.get(path)
    if answer.get("Content-Type", "") == "application/pdf":
        return " ".join(words_of_pdf(answer.content)).lower()
    return answer.content.decode().lower()


def test_no_public_address_of_money_names_who_is_not_named(books: Books) -> None:
    labels = [build.region(code).portal_label for code in codes.lineage(books.kim.region_id)]
    tried = 0
    for route in _own_routes():
        hosts = ["kim-satu"] if route.kind == "kim" else labels
        for label in hosts:
            reader = Client(HTTP_HOST=f"{label}.kim.localhost".removeprefix("."))
            for path in _addresses(route, books):
                for page in (path, f"{path}?hal=2", f"{path}?hal=5"):
                    tried += 1
                    assert _CANARY not in _words(reader, page), (label, page)
    assert tried > 100


def test_no_other_public_address_names_them(books: Books) -> None:
    labels = [build.region(code).portal_label for code in codes.lineage(books.kim.region_id)]
    for label in ("kim-satu", *labels):
        reader = Client(HTTP_HOST=f"{label}.kim.localhost".removeprefix("."))
        for path in _ELSEWHERE:
            assert _CANARY not in _words(reader, path), (label, path)


def test_who_is_named_is_on_the_page_and_in_the_file(books: Books) -> None:
    reader = Client(HTTP_HOST="kim-satu.kim.localhost")
    pages = [_words(reader, f"/keuangan/{books.today.year}{end}") for end in ("/", ".csv")]

    assert all("iuran anggota" in page for page in pages)
    assert all("nama tidak ditampilkan" in page for page in pages)


def test_no_template_of_readers_names_a_party_or_giver_by_itself() -> None:
    """`party` and `giver` of a row are for the group; readers have `public_party` and what
    `PublicEntry` says.
    """
    folder = HOUSE / "ledger" / "templates" / "ledger" / "public"
    named = [
        file.name
        for file in Path(folder).rglob("*.html")
        for word in ("voucher.party", "source.giver", "voucher.payer")
        if word in file.read_text()
    ]

    assert named == []
