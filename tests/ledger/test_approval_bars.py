"""Who may not approve although they neither wrote nor paid it: whoever gets the money, and whoever
wrote what is to be taken back.
"""

from dataclasses import dataclass
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from kimid.access.models import Grant
from kimid.events.permissions import Role
from kimid.ledger.actions import corrections, links
from kimid.ledger.models import Voucher, VoucherState
from kimid.ledger.refusals import MoneyRefused
from kimid.ledger.same_names import names_person
from kimid.people.models import Person
from kimid.sites.guard import on_site
from tests import build
from tests.conftest import Door
from tests.ledger.making import Books, phone_number, settled
from tests.ledger.sheets import body_of, voucher_path

pytestmark = [pytest.mark.django_db, pytest.mark.all_sites]


@dataclass
class _LoneBooks(Books):
    """A group with one account."""

    only: Person

    def people(self) -> tuple[Person, Person]:
        return self.only, self.only


@pytest.fixture
def books() -> Books:
    books = Books(build.kim(label="kim-satu"))
    for person, name in ((books.treasurer, "Rina Marlina"), (books.chair, "Hasan Basri")):
        person.name = name
        person.save(update_fields=["name"])
    return books


@pytest.fixture
def honorarium(books: Books) -> Voucher:
    return books.submit(
        500_000, books.source(), party="Pak Hasan", party_is_public=False, purpose="Honor liputan"
    )


@pytest.fixture
def chair(ruang: Door, books: Books) -> Client:
    return ruang(books.chair)


def _ask(voucher: Voucher, by: Person, holder: str = "Bu Aminah, sekretaris desa") -> None:
    with on_site(voucher.site):
        links.ask_official(voucher, holder_name=holder, by=by, at=timezone.now())


@pytest.mark.parametrize(
    ("text", "is_named"),
    [
        ("Hasan Basri", True),
        ("Pak Hasan", True),
        ("H\N{RIGHT-TO-LEFT OVERRIDE}asan BASRI", True),
        ("Toko Hasan Basri, Sungai Raya", True),
        ("Toko Hasan", False),
        ("Hasan Basri Putra", True),
        ("Rahmah", False),
        ("", False),
    ],
)
def test_a_name_is_known_as_people_write_it(text: str, is_named: bool) -> None:
    assert names_person(text, "Hasan Basri") is is_named


def test_whoever_gets_the_money_does_not_approve_it(
    books: Books, honorarium: Voucher, chair: Client
) -> None:
    page = body_of(chair.get(voucher_path(books, honorarium)))
    assert "Anda tidak bisa menyetujui ini." in page
    assert "Uang ini untuk Pak Hasan, jadi orang lain yang menyetujui." in page
    assert "setujui/" not in page

    late = chair.post(voucher_path(books, honorarium, "setujui/"), {"amount": 500_000})

    assert (late.status_code, "Uang ini untuk Pak Hasan" in body_of(late)) == (409, True)
    honorarium.refresh_from_db()
    assert honorarium.state == VoucherState.SUBMITTED
    other = settled(books.kim, Role.EDITOR)
    assert books.approve(honorarium, by=other).state == VoucherState.APPROVED


def test_where_nobody_else_may_whoever_gets_it_asks_the_official(
    books: Books, honorarium: Voucher, chair: Client
) -> None:
    path = f"/s/kim-satu/kas/pejabat/{honorarium.public_id}/"
    assert path in body_of(chair.get(voucher_path(books, honorarium)))
    with pytest.raises(MoneyRefused, match="ada pengurus lain"):
        _ask(honorarium, books.treasurer)

    _ask(honorarium, books.chair)

    settled(books.kim, Role.EDITOR)
    with pytest.raises(MoneyRefused, match="ada pengurus lain"):
        _ask(honorarium, books.chair)


def test_nobody_of_the_group_is_the_official_from_outside() -> None:
    kim = build.kim(label="kim-satu")
    alone = settled(kim, Role.CHAIR)
    books = _LoneBooks(kim, alone)
    voucher = books.submit(50_000, books.source())
    former = build.member(kim, Role.EDITOR)
    former.name = "Hasan Basri"
    former.save(update_fields=["name"])
    Grant.objects.filter(person=former).update(ends_at=timezone.now() - timedelta(days=60))

    for name in (f"Bu {alone.name}", "Pak Hasan Basri"):
        with pytest.raises(MoneyRefused, match="anggota kelompok ini"):
            _ask(voucher, alone, name)
    _ask(voucher, alone)


def test_whoever_wrote_it_does_not_approve_that_it_is_taken_back(books: Books, ruang: Door) -> None:
    income = books.receive(333_000, books.source())
    member = settled(books.kim, Role.MEMBER)
    with on_site(books.kim.site):
        correction = corrections.propose_correction(
            income, why="Dobel", number=phone_number(), by=member, at=timezone.now()
        )
    hers = ruang(books.treasurer)
    path = voucher_path(books, correction)

    assert "orang lain yang menyetujui" in body_of(hers.get(path))
    late = hers.post(f"{path}setujui/", {"amount": 333_000})

    assert late.status_code == 409
    assert "minta pembetulan ini ditarik, lalu ajukan sendiri" in body_of(late)
    assert books.approve(correction).state == VoucherState.POSTED
