"""A name of the group's own leads readers away only after a day, or when somebody else agrees."""

from datetime import timedelta
from typing import Final

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from kimid.access.models import Grant
from kimid.events.models import Event
from kimid.events.permissions import Role
from kimid.notify.models import Notice
from kimid.people import actions as people
from kimid.people.models import Person
from kimid.people.rules import AccountOwner
from kimid.registry.actions import main_address
from kimid.registry.models import Kim
from kimid.registry.schedule import end_address_wait, end_address_waits
from kimid.sites import actions
from kimid.sites.actions import NameActionRefused
from kimid.sites.models import MAIN_ADDRESS_WAIT, OwnName, Pointing
from kimid.sites.proof_check import proof_text
from kimid.sites.schedule import check_name
from tests import build
from tests.conftest import Door
from tests.lifecycle.closing import do_all_tasks
from tests.names import Zone
from tests.sure import come_in

pytestmark = pytest.mark.django_db

NAME: Final = "slot88-maxwin.com"
PAGE: Final = "/s/kim-satu/kim/alamat-baru/"
HERE: Final = "203.0.113.7"


@pytest.fixture
def kim() -> Kim:
    return build.kim(label="kim-satu")


@pytest.fixture
def thief(kim: Kim) -> Person:
    return build.member(kim, Role.CHAIR)


def _asked(kim: Kim, by: Person, zone: Zone | None = None) -> OwnName:
    own = build.own_name(kim, NAME, proven=True, at=timezone.now())
    if zone is not None:
        zone.put(f"_kimid.{NAME}", "TXT", proof_text(own))
    return actions.ask_for_main_address(own, by=by, at=timezone.now())


def _main(kim: Kim) -> str:
    kim.site.refresh_from_db()
    return kim.site.own_name


def _newcomer(kim: Kim, role: Role = Role.MEMBER) -> Person:
    person = build.member(kim, role)
    Grant.objects.filter(person=person).update(starts_at=timezone.now() - timedelta(hours=1))
    return person


def _a_day_later(own: OwnName) -> None:
    end_address_wait.func(own.pk, at=timezone.now() + MAIN_ADDRESS_WAIT)


def test_a_chair_alone_leads_no_reader_away_within_a_day(kim: Kim, thief: Person) -> None:
    own = _asked(kim, thief)

    with pytest.raises(NameActionRefused, match="orang lain"):
        main_address.make_main_address(own, by=thief, at=timezone.now() + timedelta(hours=23))

    assert _main(kim) == ""


def test_after_a_day_that_nobody_used_to_cancel_it_is_the_main_address(
    kim: Kim, thief: Person, zone: Zone
) -> None:
    """Also the way of a KIM with one account."""
    own = _asked(kim, thief, zone)

    end_address_waits.func(at=timezone.now())
    end_address_wait.func(own.pk, at=timezone.now() + timedelta(hours=23))
    assert _main(kim) == ""
    _a_day_later(own)

    assert _main(kim) == NAME
    assert Event.objects.get(kind="site.main_address_set").data["asked_by"] == thief.pk


@pytest.mark.parametrize("who", ["member", "officer"])
def test_a_second_person_of_group_or_office_opens_it_at_once(
    kim: Kim, thief: Person, who: str, zone: Zone, ruang: Door
) -> None:
    own = _asked(kim, thief, zone)
    person = build.member(kim) if who == "member" else build.officer("6112")
    client = ruang(person)

    assert "Setuju, pakai sekarang" in client.get(PAGE).text
    client.post(f"{PAGE}{own.pk}/setuju/")

    assert _main(kim) == NAME


def test_a_newcomer_agrees_to_nothing_and_cancels_nothing(kim: Kim, thief: Person) -> None:
    own = _asked(kim, thief)
    newcomer, stranger = _newcomer(kim), build.member(build.kim())
    for act in (main_address.make_main_address, main_address.cancel_main_address):
        with pytest.raises(NameActionRefused, match="belum tiga hari"):
            act(own, by=newcomer, at=timezone.now())
        with pytest.raises(PermissionDenied):
            act(own, by=stranger, at=timezone.now())

    assert _main(kim) == ""


@pytest.mark.parametrize("who", ["member", "officer", "chair"])
def test_one_press_cancels_it(kim: Kim, thief: Person, who: str, zone: Zone, ruang: Door) -> None:
    own = _asked(kim, thief, zone)
    people = {
        "member": lambda: build.member(kim),
        "officer": lambda: build.officer("6112"),
        "chair": lambda: _newcomer(kim, Role.CHAIR),
    }
    client = ruang(people[who]())

    answer = client.post(f"{PAGE}{own.pk}/batal/", follow=True)

    assert "Dibatalkan" in answer.text
    assert "Tidak ada alamat baru yang menunggu" in answer.text
    _a_day_later(own)
    assert _main(kim) == ""


def test_agreeing_asks_for_a_fresh_proof_and_cancelling_does_not(
    kim: Kim, thief: Person, zone: Zone
) -> None:
    own = _asked(kim, thief, zone)
    client = Client(HTTP_HOST="ruang.localhost")
    come_in(client, build.member(kim), shown=3_600)

    assert "/keamanan/pastikan/" in client.post(f"{PAGE}{own.pk}/setuju/")["Location"]
    assert _main(kim) == ""
    assert client.post(f"{PAGE}{own.pk}/batal/")["Location"] == PAGE


def test_group_and_office_are_told_at_once_and_of_what_became_of_it(
    kim: Kim, thief: Person
) -> None:
    officer = build.officer("6112")
    own = _asked(kim, thief)
    do_all_tasks()

    rows = Notice.objects.filter(kind="site.address_to_change", ended_at=None)
    assert {(row.person, row.role) for row in rows} == {(None, Role.MEMBER), (officer, "")}
    assert all(thief.name in row.why and NAME in row.title for row in rows)
    assert not any(row.except_for for row in rows)

    main_address.cancel_main_address(own, by=officer, at=timezone.now())
    do_all_tasks()
    assert not rows.all().exists()
    changed = Notice.objects.filter(kind="site.address_changed")
    assert {row.title for row in changed} == {f"{kim.site.name}: {NAME} tidak jadi alamat utama"}


def test_a_locked_account_gets_no_main_address(kim: Kim, thief: Person, zone: Zone) -> None:
    own = _asked(kim, thief, zone)
    people.lock_account(thief, by=AccountOwner(thief), at=timezone.now())

    _a_day_later(own)
    own.refresh_from_db()
    assert (_main(kim), own.main_asked_at) == ("", None)


def test_who_is_no_chair_any_more_after_a_day_gets_no_main_address(
    kim: Kim, thief: Person, zone: Zone
) -> None:
    own = _asked(kim, thief, zone)
    Grant.objects.filter(person=thief).update(role=Role.MEMBER)

    _a_day_later(own)

    own.refresh_from_db()
    assert (_main(kim), own.main_asked_at) == ("", None)
    assert Event.objects.get(kind="site.main_address_cancelled").actor_kind == "system"


def test_a_name_without_its_proof_or_that_leads_elsewhere_does_not_become_main(
    kim: Kim, thief: Person, zone: Zone, settings: Settings
) -> None:
    settings.POINTS_TO = [HERE]
    own = _asked(kim, thief, zone)
    zone.put(NAME, "A", "198.51.100.1")
    _a_day_later(own)
    assert _main(kim) == ""

    own.refresh_from_db()
    with pytest.raises(NameActionRefused, match="tidak mengarah ke sini"):
        actions.ask_for_main_address(own, by=thief, at=timezone.now())
    zone.put(NAME, "A", HERE)
    check_name.func(own.pk, at=timezone.now())
    own.refresh_from_db()
    actions.ask_for_main_address(own, by=thief, at=timezone.now())
    zone.put(f"_kimid.{NAME}", "TXT")
    _a_day_later(own)
    assert _main(kim) == ""


def test_a_name_whose_servers_are_silent_waits_on(kim: Kim, thief: Person, zone: Zone) -> None:
    own = _asked(kim, thief, zone)
    zone.broken.add(f"_kimid.{NAME}")
    _a_day_later(own)
    own.refresh_from_db()
    assert (_main(kim), own.main_asked_by) == ("", thief)

    zone.broken.clear()
    _a_day_later(own)
    assert _main(kim) == NAME


def test_a_main_address_that_leads_elsewhere_ends_and_all_are_told(
    kim: Kim, zone: Zone, settings: Settings
) -> None:
    settings.POINTS_TO = [HERE]
    own = build.own_name(kim, NAME, main=True)
    zone.put(f"_kimid.{NAME}", "TXT", proof_text(own))
    zone.put(NAME, "A", HERE)
    check_name.func(own.pk, at=timezone.now())
    assert _main(kim) == NAME

    zone.put(NAME, "A", "198.51.100.1")
    check_name.func(own.pk, at=timezone.now())
    do_all_tasks()

    own.refresh_from_db()
    assert (_main(kim), own.is_proven, own.pointing) == ("", True, Pointing.ELSEWHERE)
    titles = set(Notice.objects.filter(kind="site.address_changed").values_list("title", flat=True))
    assert any("mengarah ke tempat lain, situs kembali di kim-satu" in title for title in titles)


def test_asking_for_another_name_stops_the_first(kim: Kim, thief: Person) -> None:
    first = _asked(kim, thief)
    second = build.own_name(kim, "www.suka-maju.desa.id", proven=True)
    actions.ask_for_main_address(second, by=thief, at=timezone.now())

    first.refresh_from_db()
    assert first.main_asked_at is None
    actions.make_label_main_address(kim.site, by=thief, at=timezone.now())
    second.refresh_from_db()
    assert second.main_asked_at is None


def test_whoever_gives_the_proof_reads_which_address_they_agree_to(kim: Kim, thief: Person) -> None:
    own, second = _asked(kim, thief), build.member(kim)
    browser = Client(HTTP_HOST="ruang.localhost")
    come_in(browser, second, shown=660.0)

    asked = browser.post(f"{PAGE}{own.pk}/setuju/")

    assert f"alamat utama yang baru: {NAME}" in browser.get(asked["Location"]).content.decode()
