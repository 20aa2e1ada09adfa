"""How readers reach a group: its number for who presses for it, and answers by their tickets."""

from collections.abc import Callable

import pytest
from django.test import Client

from kimid.moderation.actions import report
from kimid.moderation.models import Complaint
from kimid.moderation.rules import Reader
from kimid.registry.models import Kim
from tests import build, visitors

pytestmark = pytest.mark.django_db

type Visitor = Callable[[str], Client]

_NUMBER = "0812 7000 1007"


@pytest.fixture
def kim() -> Kim:
    kim = build.kim(label="kim-satu", name="KIM Satu")
    kim.site.phone, kim.site.hours = _NUMBER, "Jumat malam"
    kim.site.save()
    return kim


@pytest.mark.parametrize("path", ["/", "/kontak/", "/profil/", "/tentang/"])
def test_the_number_stands_on_no_page_that_programs_collect(
    path: str, kim: Kim, reader: Visitor
) -> None:
    page = reader("kim-satu").get(path).content.decode()

    assert not [form for form in (_NUMBER, "081270001007", "6281270001007") if form in page]


def test_whoever_presses_for_the_number_gets_it_with_the_ways_to_use_it(
    kim: Kim, reader: Visitor
) -> None:
    contact = reader("kim-satu").get("/kontak/").content.decode()
    assert "0812 •••• ••07" in contact.replace("\N{NO-BREAK SPACE}", " ")
    assert "Jumat malam" in contact

    answer = reader("kim-satu").post("/kontak/nomor/")

    page = answer.content.decode()
    for part in (_NUMBER, "https://wa.me/6281270001007?text=", 'href="tel:+6281270001007"'):
        assert part in page
    assert "no-store" in answer["Cache-Control"]
    assert reader("kim-satu").get("/kontak/nomor/").status_code == 405


def test_a_collector_of_numbers_meets_a_wall_and_the_form(kim: Kim, reader: Visitor) -> None:
    collector = reader("kim-satu")

    answers = [collector.post("/kontak/nomor/").status_code for _ in range(61)]

    assert answers == [200] * 60 + [429]
    assert "/kirim-kabar/" in collector.post("/kontak/nomor/").content.decode()


def test_without_a_number_the_form_is_the_main_button(reader: Visitor) -> None:
    build.kim(label="kim-dua")

    page = reader("kim-dua").get("/kontak/").content.decode()

    assert "Kirim kabar ke kami" in page
    assert "Lihat nomornya" not in page
    assert reader("kim-dua").post("/kontak/nomor/").status_code == 404


def test_a_ticket_is_found_by_its_number_as_people_type_it(kim: Kim, reader: Visitor) -> None:
    row = report(
        kim.site,
        path="",
        title="KIM",
        complaint=Complaint.WRONG,
        words="Keliru.",
        sender=visitors.sender(),
        contact="",
        by=Reader(),
        at=build.AT,
    )
    visitor = reader("kim-satu")
    for typed in (row.ticket, f" {row.ticket.upper()} ", f"{row.ticket[:5]} {row.ticket[5:]}"):
        answer = visitor.post("/tiket/", {"nomor": typed})
        assert (answer.status_code, answer["Location"]) == (302, f"/laporan/{row.ticket}/")

    page = visitor.get(f"/laporan/{row.ticket}/").content.decode()
    assert f"http://kim-satu.kim.localhost/laporan/{row.ticket}/" in page
    other = build.kim("6112012001", label="kim-dua").site
    answer = reader(other.label).post("/tiket/", {"nomor": row.ticket})
    assert answer.status_code == 422
    assert "tidak ada di sini" in answer.content.decode()
