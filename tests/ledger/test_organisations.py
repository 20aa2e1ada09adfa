"""Who gave or got money stays unnamed only if it is a person: no firm hides behind the mask."""

from typing import Any

import pytest

from kimid.ledger.models import FundKind
from kimid.ledger.organisations import names_organisation
from kimid.ledger.refusals import MoneyRefused
from kimid.lib import clock
from tests import build
from tests.conftest import Door
from tests.ledger import billing
from tests.ledger.making import Books

pytestmark = pytest.mark.django_db


@pytest.fixture
def books() -> Books:
    return Books(build.kim(label="kim-satu"))


@pytest.mark.parametrize(
    "text",
    [
        *("CV Maju Jaya", "c.v. maju jaya", "Bu Ani CV Maju", "Maju Jaya, P. T.", "ＰＴ Sawit"),
        *("Toko Makmur", "UD Rejeki", "Koperasi Subur", "BUMDes Maju", "Desa Kuala", "Bank Kalbar"),
    ],
)
def test_a_firm_or_an_office_is_known_by_its_name(text: str) -> None:
    assert names_organisation(text)


@pytest.mark.parametrize(
    "text",
    ["Bu Ani", "Pak Hasan Basri", "Bu Ani, Toko Makmur", "Pak Ali, Desa Kuala", "Puteri", "", "H."],
)
def test_a_person_stays_one(text: str) -> None:
    assert not names_organisation(text)


def test_readers_have_a_firm_also_where_the_form_says_person(books: Books) -> None:
    grant = books.source(FundKind.GRANT, giver="PT Sawit Raya", names_giver=False)

    gift = books.receive(5_000_000, grant, party="CV Maju Jaya", party_is_public=False)
    spent = books.submit(50_000, grant, party="UD Rejeki", party_is_public=False)
    bill = billing.bill(books, debtor="Toko Sinar", debtor_is_public=False)
    paid = billing.paid(books, bill).voucher

    assert paid is not None
    names = [gift.public_party, spent.public_party, paid.public_party, grant.public_giver]
    assert names == ["CV Maju Jaya", "UD Rejeki", "Toko Sinar", "PT Sawit Raya"]


def test_a_person_who_did_not_agree_stays_unnamed(books: Books) -> None:
    grant = books.source(FundKind.GRANT, giver="Bu Ani", names_giver=False)
    gift = books.receive(50_000, grant, party="Bu Ani", party_is_public=False)

    assert (gift.public_party, grant.public_giver) == ("", "")


def test_whoever_gives_csr_is_always_named(books: Books) -> None:
    csr = books.source(FundKind.CSR)
    with pytest.raises(MoneyRefused, match="dari perusahaan mana"):
        books.receive(5_000_000, csr)

    gift = books.receive(5_000_000, csr, party="Pak Budi", party_is_public=False)

    assert gift.public_party == "Pak Budi"
    named = books.source(FundKind.CSR, name="Bank Kalbar")
    assert books.receive(1_000_000, named).public_party == ""  # the source says it


@pytest.mark.parametrize("changes", [{"party": "PT Sawit Raya"}, {"party": "Toko Makmur"}])
def test_no_firm_pays_dues(books: Books, changes: dict[str, Any]) -> None:
    dues = books.source(FundKind.DUES)

    with pytest.raises(MoneyRefused, match="CSR, hibah, atau usaha"):
        books.receive(5_000_000, dues, people_count=1, **changes)
    with pytest.raises(MoneyRefused, match="CSR, hibah, atau usaha"):
        books.source(FundKind.DUES, name="lain", giver="PT Sawit Raya")


def test_the_form_refuses_a_firm_among_dues_in_words(books: Books, ruang: Door) -> None:
    dues = books.source(FundKind.DUES)
    data = {
        "number": "hpdues1",
        "amount": "5jt",
        "source": dues.public_id,
        "purse": "kas",
        "purpose": "Iuran",
        "party": "PT Sawit Raya",
        "people_count": "1",
        "on": clock.day(books.today),
    }

    answer = ruang(books.treasurer).post("/s/kim-satu/kas/masuk/", data)

    assert answer.status_code == 409
    assert "Iuran dibayar orang" in answer.content.decode()
