"""Who answers by a link in the name of an official: how the number compares to the list of the
office, the device and the connection stand on record, the office learns of it, and the official
sees what is alike.
"""

import re
from urllib.parse import unquote

import pytest
from django.test import Client
from django.utils import timezone

from kimid.access.models import OneUseLink
from kimid.applications.models import HeadContact
from kimid.events.models import Event
from kimid.events.permissions import Role
from kimid.ledger import official_notices
from kimid.ledger.models import Voucher
from kimid.notify.queries import notices_of
from kimid.people.models import Person
from kimid.registry.models import Kim
from tests import build
from tests.conftest import Door
from tests.ledger.making import Books, settled

pytestmark = [pytest.mark.django_db, pytest.mark.all_sites]

_PLACE = "6171021001"
_PHONE = "Mozilla/5.0 (Linux; Android 14) Chrome/120.0"


@pytest.fixture
def kim() -> Kim:
    return build.kim(_PLACE, label="kim-satu")


class _Lone(Books):
    """A group with a single account."""

    def people(self) -> tuple[Person, Person]:
        """The same one in both posts."""
        only = settled(self.kim, Role.CHAIR)
        return only, only


@pytest.fixture
def books(kim: Kim) -> Books:
    return _Lone(kim)


def _listed(kim: Kim) -> HeadContact:
    return HeadContact.objects.create(
        region=kim.region, name="Aminah Yusuf", phone="+6281200000009", changed_at=timezone.now()
    )


def _submit(books: Books) -> Voucher:
    return books.submit(350_000, books.source(name=f"s{timezone.now():%f}"), party="Toko Rahma")


def _ask(
    hers: Client, voucher: Voucher, phone: str = "0812 0000 0009", address: str = "10.0.0.1"
) -> str:
    """The page with the link."""
    path = f"/s/kim-satu/kas/pejabat/{voucher.public_id}/"
    data = {"holder_name": "Bu Lurah Aminah", "phone": phone}
    return unquote(hers.post(path, data, REMOTE_ADDR=address).content.decode())


def _answer(page: str, address: str = "10.0.0.2") -> None:
    found = re.search(r"/setujui-belanja/[\w-]+/", page)
    assert found
    phone = Client(HTTP_HOST="ruang.localhost", HTTP_USER_AGENT=_PHONE)
    done = phone.post(found[0], {"amount": "350000", "answer": "setuju"}, REMOTE_ADDR=address)
    assert done.status_code == 200


def _record(voucher: Voucher) -> dict[str, object]:
    events = Event.objects.filter(kind="voucher.official_answered", subject_id=str(voucher.pk))
    return {key: events.get().data[key] for key in ("device", "list", "is_same_network")}


def test_the_link_goes_to_the_number_of_the_official_and_nowhere_else(
    kim: Kim, books: Books, ruang: Door
) -> None:
    _listed(kim)
    hers, voucher = ruang(books.treasurer), _submit(books)
    path = f"/s/kim-satu/kas/pejabat/{voucher.public_id}/"
    assert hers.post(path, {"holder_name": "Bu Lurah", "phone": "12"}).status_code == 422

    page = _ask(hers, voucher)

    assert "https://wa.me/6281200000009?" in page
    assert "Kirim ke 0812 0000 0009" in page
    assert "textarea" not in page


@pytest.mark.parametrize(
    ("phone", "words"),
    [
        ("0812 0000 0009", "nomornya sama dengan daftar dinas"),
        ("0812 0000 0007", "nomornya bukan nomor lurah di daftar dinas"),
    ],
)
def test_how_the_number_compares_to_the_list_of_the_office_is_on_record(
    kim: Kim, books: Books, ruang: Door, phone: str, words: str
) -> None:
    _listed(kim)
    hers, voucher = ruang(books.treasurer), _submit(books)
    _answer(_ask(hers, voucher, phone))

    assert _record(voucher) == {
        "device": "Chrome di HP Android",
        "list": words,
        "is_same_network": False,
    }
    page = hers.get(f"/s/kim-satu/kas/bukti/{voucher.public_id}/").content.decode()
    assert f"menjawab lewat tautan dengan Chrome di HP Android; {words}." in " ".join(page.split())
    assert "Aminah Yusuf" not in page  # the list is the office's


def test_the_connection_of_who_asked_is_said(books: Books, ruang: Door) -> None:
    hers, voucher = ruang(books.treasurer), _submit(books)
    _answer(_ask(hers, voucher, address="10.0.0.7"), "10.0.0.7")

    assert _record(voucher)["is_same_network"]
    page = hers.get(f"/s/kim-satu/kas/bukti/{voucher.public_id}/").content.decode()
    assert "jaringan internetnya sama dengan yang meminta" in page


def test_no_link_goes_to_a_number_of_a_member(books: Books, ruang: Door) -> None:
    Person.objects.filter(pk=books.treasurer.pk).update(phone="+6281200000009")
    hers, voucher = ruang(books.treasurer), _submit(books)
    path = f"/s/kim-satu/kas/pejabat/{voucher.public_id}/"
    data = {"holder_name": "Bu Lurah Aminah", "phone": "0812-0000-0009"}

    page = hers.post(path, data, follow=True).content.decode()

    assert f"Nomor itu milik {books.treasurer.name}, anggota kelompok ini." in page
    assert not OneUseLink.objects.exists()


def test_the_office_learns_who_approved_and_how(kim: Kim, books: Books, ruang: Door) -> None:
    officer = build.officer(_PLACE[:4])
    voucher = _submit(books)
    _answer(_ask(ruang(books.treasurer), voucher))
    event = Event.objects.get(kind="voucher.official_answered")
    for _ in range(2):  # it may run twice
        official_notices.show_answer_to_office.call(event.pk)

    (notice,) = notices_of(officer).filter(kind=official_notices.ANSWERED)

    assert notice.title == f"{kim.name}: Rp350.000 disetujui lewat tautan"
    assert "Bu Lurah Aminah menjawab lewat tautan dengan Chrome di HP Android" in notice.why
    assert "dinas belum punya nomor lurah untuk dicocokkan" in notice.why


def test_the_official_sees_what_is_alike(books: Books, ruang: Door) -> None:
    first, voucher = _submit(books), _submit(books)
    books.receipt(first)
    books.receipt(voucher)
    page = _ask(ruang(books.treasurer), voucher)
    found = re.search(r"/setujui-belanja/[\w-]+/", page)
    assert found

    shown = Client(HTTP_HOST="ruang.localhost").get(found[0]).content.decode()

    assert "foto notanya sama" in shown
    assert "Jumlah, tanggal, dan penerimanya sama." in shown
