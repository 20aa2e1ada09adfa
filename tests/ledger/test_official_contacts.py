"""Who answers by a link in the name of an official: the list of the office, the device and the
connection stand on record, the office learns of it, and the official sees what is alike.
"""

import re
from datetime import datetime

import pytest
from django.test import Client
from django.utils import timezone

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


def _listed(kim: Kim, phone: str = "+6281200000009", at: datetime | None = None) -> HeadContact:
    return HeadContact.objects.create(
        region=kim.region, name="Aminah Yusuf", phone=phone, changed_at=at or timezone.now()
    )


def _submit(books: Books) -> Voucher:
    return books.submit(350_000, books.source(name=f"s{timezone.now():%f}"), party="Toko Rahma")


def _ask(hers: Client, voucher: Voucher, name: str, address: str = "10.0.0.1") -> str:
    """The page with the link."""
    path = f"/s/kim-satu/kas/pejabat/{voucher.public_id}/"
    return hers.post(path, {"holder_name": name}, REMOTE_ADDR=address).content.decode()


def _answer(page: str, address: str = "10.0.0.2") -> None:
    found = re.search(r"/setujui-belanja/[\w-]+/", page.replace("%2F", "/"))
    assert found
    phone = Client(HTTP_HOST="ruang.localhost", HTTP_USER_AGENT=_PHONE)
    done = phone.post(found[0], {"amount": "350000", "answer": "setuju"}, REMOTE_ADDR=address)
    assert done.status_code == 200


def _record(voucher: Voucher) -> dict[str, object]:
    events = Event.objects.filter(kind="voucher.official_answered", subject_id=str(voucher.pk))
    return {key: events.get().data[key] for key in ("device", "list", "is_same_network")}


def test_the_link_goes_to_the_number_that_the_office_has(
    kim: Kim, books: Books, ruang: Door
) -> None:
    _listed(kim)
    hers, voucher = ruang(books.treasurer), _submit(books)
    form = hers.get(f"/s/kim-satu/kas/pejabat/{voucher.public_id}/").content.decode()
    assert "Aminah Yusuf, lurah" in form

    page = _ask(hers, voucher, "Bu Aminah Yusuf, lurah")

    assert "https://wa.me/6281200000009?" in page
    assert "Kirim ke 0812 •••• 0009" in page
    assert "Atau salin alamatnya" not in page


def test_a_name_beside_the_list_and_the_same_connection_are_on_record(
    kim: Kim, books: Books, ruang: Door
) -> None:
    _listed(kim)
    hers, voucher = ruang(books.treasurer), _submit(books)
    _answer(_ask(hers, voucher, "Pak Sekretaris", "10.0.0.7"), "10.0.0.7")

    assert _record(voucher) == {
        "device": "Chrome di HP Android",
        "list": "bukan nama di daftar dinas (Aminah Yusuf)",
        "is_same_network": True,
    }
    page = hers.get(f"/s/kim-satu/kas/bukti/{voucher.public_id}/").content.decode()
    assert (
        "Pak Sekretaris menjawab lewat tautan dengan Chrome di HP Android; jaringan internetnya"
        " sama dengan yang meminta; bukan nama di daftar dinas (Aminah Yusuf)."
    ) in " ".join(page.split())


def test_the_head_of_the_list_on_another_connection_is_as_it_should_be(
    kim: Kim, books: Books, ruang: Door
) -> None:
    _listed(kim)
    voucher = _submit(books)
    page = _ask(ruang(books.treasurer), voucher, "Aminah Yusuf, lurah", "10.0.0.7")
    _answer(page, "10.0.0.8")

    record = _record(voucher)
    assert (record["list"], record["is_same_network"]) == (
        "sama dengan nama di daftar dinas",
        False,
    )


def test_a_number_of_a_member_is_no_number_of_the_head(kim: Kim, books: Books, ruang: Door) -> None:
    Person.objects.filter(pk=books.treasurer.pk).update(phone="+6281200000009")
    _listed(kim)
    hers, voucher = ruang(books.treasurer), _submit(books)
    form = hers.get(f"/s/kim-satu/kas/pejabat/{voucher.public_id}/").content.decode()
    assert "Nomor di daftar dinas adalah nomor anggota" in form

    page = _ask(hers, voucher, "Aminah Yusuf")
    assert "wa.me/6281200000009" not in page
    _answer(page)

    assert _record(voucher)["list"] == "nomornya di daftar dinas sama dengan nomor anggota KIM"


def test_the_office_learns_who_approved_and_how(kim: Kim, books: Books, ruang: Door) -> None:
    officer = build.officer(_PLACE[:4])
    voucher = _submit(books)
    _answer(_ask(ruang(books.treasurer), voucher, "Bu Lurah Aminah"))
    event = Event.objects.get(kind="voucher.official_answered")
    for _ in range(2):  # it may run twice
        official_notices.show_answer_to_office.call(event.pk)

    (notice,) = notices_of(officer).filter(kind=official_notices.ANSWERED)

    assert notice.title == f"{kim.name}: Rp350.000 disetujui lewat tautan"
    assert "Bu Lurah Aminah menjawab lewat tautan dengan Chrome di HP Android" in notice.why
    assert "tidak ada di daftar kepala desa dan lurah" in notice.why


def test_the_official_sees_what_is_alike(books: Books, ruang: Door) -> None:
    first, voucher = _submit(books), _submit(books)
    books.receipt(first)
    books.receipt(voucher)
    page = _ask(ruang(books.treasurer), voucher, "Bu Lurah Aminah")
    found = re.search(r"/setujui-belanja/[\w-]+/", page)
    assert found

    shown = Client(HTTP_HOST="ruang.localhost").get(found[0]).content.decode()

    assert "foto notanya sama" in shown
    assert "Jumlah, tanggal, dan penerimanya sama." in shown
