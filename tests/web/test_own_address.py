"""The pages on which a chair brings a name of the group's own."""

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from kimid.events.permissions import Role
from kimid.people.models import Person
from kimid.registry.models import Kim
from kimid.registry.schedule import end_address_wait
from kimid.sites.models import MAIN_ADDRESS_WAIT, MISSING_GRACE, OwnName
from kimid.sites.proof_check import may_query_dns, proof_text
from tests import build
from tests.conftest import Door
from tests.names import Zone
from tests.sure import come_in

pytestmark = pytest.mark.django_db

ROOM = "/s/kim-satu/kim/alamat/"
NAME = "suka-maju.desa.id"


@pytest.fixture
def kim() -> Kim:
    return build.kim(label="kim-satu")


@pytest.fixture
def lina(kim: Kim) -> Person:
    return build.member(kim, Role.CHAIR)


@pytest.fixture
def chair(lina: Person, ruang: Door) -> Client:
    return ruang(lina)


def _text(client: Client, path: str) -> str:
    return " ".join(client.get(path).content.decode().split())


def test_a_pasted_address_becomes_a_name_with_its_steps(kim: Kim, chair: Client) -> None:
    answer = chair.post(ROOM, {"name": f"https://{NAME}/beranda"})

    own = OwnName.objects.get(site=kim.site)
    assert own.name == NAME
    assert answer.headers["Location"] == f"{ROOM}{own.pk}/"
    assert proof_text(own) in _text(chair, f"{ROOM}{own.pk}/")


@pytest.mark.parametrize(
    "typed", ["desa.id", "1.2.3.4", "kim-satu.kim.localhost", "suka maju", "", "x" * 400]
)
def test_what_cannot_be_a_name_is_sent_back_with_what_was_typed(
    kim: Kim, chair: Client, typed: str
) -> None:
    answer = chair.post(ROOM, {"name": typed})

    assert answer.status_code == 422
    assert f'value="{typed}"' in answer.content.decode() or not typed
    assert "Contoh" in answer.content.decode() or "milik layanan ini" in answer.content.decode()
    assert not OwnName.objects.exists()


def test_a_name_that_was_asked_for_is_sent_back_with_a_sentence(kim: Kim, chair: Client) -> None:
    build.own_name(kim, NAME)

    answer = chair.post(ROOM, {"name": NAME})

    assert answer.status_code == 422
    assert "sudah ada di daftar" in answer.content.decode()


def test_the_button_asks_dns_and_says_what_is_missing(kim: Kim, chair: Client, zone: Zone) -> None:
    own = build.own_name(kim, NAME)

    chair.post(f"{ROOM}{own.pk}/periksa/")
    assert "Catatannya belum ada." in _text(chair, f"{ROOM}{own.pk}/")
    asked = len(zone.asked)
    chair.post(f"{ROOM}{own.pk}/periksa/")
    assert len(zone.asked) == asked  # pressed twice: DNS is not asked again within seconds
    assert "Baru saja diperiksa" in _text(chair, f"{ROOM}{own.pk}/")

    OwnName.objects.filter(pk=own.pk).update(checked_at=timezone.now() - timedelta(minutes=1))
    zone.put(f"_kimid.{NAME}", "TXT", proof_text(own))
    chair.post(f"{ROOM}{own.pk}/periksa/")
    assert "sudah terbukti milik kelompok Anda" in _text(chair, f"{ROOM}{own.pk}/")


def test_of_many_who_press_at_once_one_alone_asks_dns(kim: Kim) -> None:
    own = build.own_name(kim, NAME)
    now = timezone.now()

    assert [may_query_dns(own, now) for _ in range(4)] == [True, False, False, False]
    assert may_query_dns(own, now + timedelta(seconds=3))


def test_a_name_that_another_group_has_is_not_taken_and_the_chair_is_told(
    kim: Kim, chair: Client, zone: Zone
) -> None:
    build.own_name(build.kim(label="kim-dua"), NAME, main=True)
    own = build.own_name(kim, NAME)
    zone.put(f"_kimid.{NAME}", "TXT", proof_text(own))

    chair.post(f"{ROOM}{own.pk}/periksa/")

    assert "masih dipakai situs lain" in _text(chair, f"{ROOM}{own.pk}/")
    own.refresh_from_db()
    assert not own.is_proven


def test_an_unproven_name_does_not_become_the_main_address(
    kim: Kim, chair: Client, zone: Zone
) -> None:
    own = build.own_name(kim, NAME)

    chair.post(f"{ROOM}{own.pk}/utama/")

    assert zone.asked
    kim.site.refresh_from_db()
    assert kim.site.own_name == ""
    assert "belum terbukti" in _text(chair, ROOM)


def _become_main(chair: Client, own: OwnName, zone: Zone) -> None:
    """The chair asks, and a day goes by."""
    zone.put(f"_kimid.{NAME}", "TXT", proof_text(own))
    chair.post(f"{ROOM}{own.pk}/utama/")
    end_address_wait.func(own.pk, at=timezone.now() + MAIN_ADDRESS_WAIT)


def test_main_address_label_and_giving_back_follow_each_other(
    kim: Kim, chair: Client, zone: Zone, reader: Callable[[str], Client]
) -> None:
    own = build.own_name(kim, NAME, proven=True)
    _become_main(chair, own, zone)
    assert reader("kim-satu").get("/profil/").headers["Location"] == f"http://{NAME}/profil/"
    assert f"Situs Anda sekarang di <b>{NAME}</b>" in _text(chair, ROOM)
    chair.post(f"{ROOM}bawaan/")
    assert reader("kim-satu").get("/profil/").status_code == 200
    _become_main(chair, own, zone)
    chair.post(f"{ROOM}{own.pk}/lepas/")
    assert reader("kim-satu").get("/profil/").status_code == 200
    assert Client(HTTP_HOST=NAME).get("/profil/").status_code == 421
    assert chair.get(f"{ROOM}{own.pk}/").status_code == 404


def test_another_name_is_brought_with_a_fresh_proof_only_and_what_was_typed_waits(
    kim: Kim, lina: Person
) -> None:
    client = Client(HTTP_HOST="ruang.localhost")
    come_in(client, lina, shown=3_600)

    answer = client.post(ROOM, {"name": NAME})

    assert answer.headers["Location"].startswith("/keamanan/pastikan/")
    assert not OwnName.objects.exists()
    assert client.session["held_act"]["form"] == f"name={NAME}"


@pytest.mark.parametrize("way", ["{own}/utama/", "bawaan/", "{own}/lepas/"])
def test_what_moves_readers_asks_once_more_who_is_there(kim: Kim, lina: Person, way: str) -> None:
    own = build.own_name(kim, NAME, main=True)
    client = Client(HTTP_HOST="ruang.localhost")
    come_in(client, lina, shown=3_600)

    answer = client.post(f"{ROOM}{way.format(own=own.pk)}")

    assert answer.status_code == 302
    assert answer.headers["Location"].startswith("/keamanan/pastikan/")
    kim.site.refresh_from_db()
    assert kim.site.own_name == NAME


def test_the_chair_reads_on_the_home_that_a_proof_is_missing_and_members_do_not(
    kim: Kim, chair: Client, ruang: Door
) -> None:
    own = build.own_name(kim, NAME, main=True)
    assert NAME not in _text(chair, "/s/kim-satu/").replace(f"http://{NAME}", "")
    OwnName.objects.filter(pk=own.pk).update(missing_since=timezone.now())

    assert f"{NAME} masih jalan sampai" in _text(chair, "/s/kim-satu/")
    assert "masih jalan sampai" not in _text(ruang(build.member(kim)), "/s/kim-satu/")
    assert f"lebih dari {MISSING_GRACE.days} hari" not in _text(chair, f"{ROOM}{own.pk}/")


def test_links_of_the_workspace_lead_readers_to_the_main_address(kim: Kim, chair: Client) -> None:
    build.own_name(kim, NAME, main=True)

    assert re.search(rf'href="http://{re.escape(NAME)}/"', _text(chair, "/s/kim-satu/kim/"))


def test_a_front_server_is_answered_by_one_question_to_the_database(
    kim: Kim, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    build.own_name(kim, NAME, proven=True)
    client = Client(HTTP_HOST="ruang.localhost")
    names = {NAME: 200, "kim-satu.kim.localhost": 200, f"www.{NAME}": 404, "jahat.example": 404}
    for name, status in names.items():
        with django_assert_num_queries(1):
            answer = client.get("/sertifikat", {"domain": name})
        assert answer.status_code == status
        assert "no-store" in answer.headers["Cache-Control"]
    for name in ("", "x" * 10_000, "127.0.0.1/..", "a b"):
        with django_assert_num_queries(0):
            assert client.get("/sertifikat", {"domain": name}).status_code == 404
