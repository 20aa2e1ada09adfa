"""The money of a group in the open: a year, a month, one entry, files."""

import pytest
from django.test import Client

from tests import build
from tests.ledger.making import Books

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


def test_the_headline_is_the_answer(books: Books, reader: Client) -> None:
    source = books.source(planned=12_000_000)
    books.receive(2_000_000, source)
    books.spend(780_000, source, line=books.line())

    text = _text(reader, "/keuangan/")

    assert "Tahun ini masuk Rp2.000.000, keluar Rp780.000. Di kas ada Rp1.220.000." in text
