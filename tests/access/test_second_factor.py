"""A role on a region needs a second factor. Who has none is sent to set one up."""

from time import time
from typing import Final

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client
from django.utils import timezone

from kimid.access.actions import grant_on_site
from kimid.access.rules import AccessPermission
from kimid.demo.codes import digits
from kimid.events.permissions import Role
from kimid.people import actions
from kimid.people.models import Person
from kimid.people.rules import AccountOwner
from kimid.registry.rules import RegistryPermission as InRegistry
from tests import build
from tests.conftest import Door
from tests.sure import come_in

pytestmark = pytest.mark.django_db

PASSWORD: Final = "kabar-dari-desa"
SECRET: Final = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


@pytest.fixture
def officer() -> Person:
    person = build.officer("6112")
    person.set_password(PASSWORD)
    person.save()
    return person


def _with_code_app(person: Person) -> Person:
    return actions.add_code_app(person, secret=SECRET, by=AccountOwner(person), at=timezone.now())


def _browser() -> Client:
    return Client(HTTP_HOST="ruang.localhost")


def _sign_in(person: Person) -> Client:
    browser = _browser()
    browser.post("/masuk/", {"login": person.username, "password": PASSWORD})
    return browser


def _code(step: int = 0) -> str:
    return digits(SECRET, time() + 30 * step)


def test_an_officer_without_second_factor_is_led_to_set_one_up(officer: Person) -> None:
    browser = _sign_in(officer)

    asked = browser.get("/s/kab-kubu-raya/")
    assert asked["Location"] == "/keamanan/pastikan/?next=/s/kab-kubu-raya/"
    setting_up = browser.get(asked["Location"])
    assert setting_up["Location"] == "/keamanan/pasang/?next=%2Fs%2Fkab-kubu-raya%2F"
    assert "Pasang pengaman kedua" in browser.get(setting_up["Location"]).content.decode()


def test_setting_up_an_app_opens_the_office_and_gives_ten_spare_codes(officer: Person) -> None:
    browser = _sign_in(officer)
    page = browser.get("/keamanan/pasang/?next=/s/kab-kubu-raya/")
    secret = page.context["app_letters"].replace(" ", "")

    set_up = browser.post(
        "/keamanan/pasang/", {"code": digits(secret, time()), "next": "/s/kab-kubu-raya/"}
    )

    assert set_up["Location"] == "/keamanan/kode-cadangan/?next=%2Fs%2Fkab-kubu-raya%2F"
    assert len(browser.get(set_up["Location"]).context["codes"]) == 10
    assert browser.get("/s/kab-kubu-raya/").status_code == 200


def test_who_has_an_app_is_asked_for_its_code_before_they_are_in(officer: Person) -> None:
    _with_code_app(officer)
    browser = _sign_in(officer)

    assert browser.get("/tempat/").status_code == 302
    assert browser.get("/masuk/pasti/").status_code == 200
    assert browser.post("/masuk/pasti/", {"code": "000000"}).status_code == 200
    assert browser.get("/tempat/").status_code == 302

    assert browser.post("/masuk/pasti/", {"code": _code()}).status_code == 302
    assert browser.get("/s/kab-kubu-raya/").status_code == 200


def test_a_code_that_somebody_read_over_a_shoulder_is_spent(officer: Person) -> None:
    _with_code_app(officer)
    code = _code()
    _sign_in(officer).post("/masuk/pasti/", {"code": code})

    assert _sign_in(officer).post("/masuk/pasti/", {"code": code}).status_code == 200


def test_a_code_is_guessed_five_times_and_then_waits(officer: Person) -> None:
    _with_code_app(officer)
    browser = _sign_in(officer)
    for number in range(5):
        browser.post("/masuk/pasti/", {"code": f"00000{number}"})

    answer = browser.post("/masuk/pasti/", {"code": _code()})

    assert "Tunggu 30 menit" in answer.content.decode()


def test_a_spare_code_opens_once(officer: Person) -> None:
    spare = actions.make_recovery_codes(
        _with_code_app(officer), by=AccountOwner(officer), at=timezone.now()
    )[0]

    assert _sign_in(officer).post("/masuk/pasti/", {"code": spare}).status_code == 302
    assert _sign_in(officer).post("/masuk/pasti/", {"code": spare}).status_code == 200


@pytest.mark.parametrize("role", [Role.OFFICER, Role.PORTAL_EDITOR, Role.OPERATOR])
def test_no_role_on_a_region_counts_without_second_factor(role: Role) -> None:
    person = build.officer("6112", role)
    portal = build.portal("6112")
    person.is_verified = False
    kim = build.kim(build.TELUK_KAPUAS)

    perms = (
        AccessPermission.ENTER,
        AccessPermission.GRANT_SITE,
        AccessPermission.GRANT_REGION,
        InRegistry.REGISTER,
        InRegistry.SET_POLICY,
    )
    assert [
        perm for perm in perms for place in (portal, kim.site) if person.has_perm(perm, place)
    ] == []


def test_a_member_needs_none_in_the_own_group() -> None:
    kim = build.kim()
    browser = _browser()
    come_in(browser, build.member(kim), shown=None)

    assert browser.get(f"/s/{kim.site.ruang_label}/").status_code == 200


def test_an_officer_who_is_also_a_member_writes_in_the_group_without_it(officer: Person) -> None:
    kim = build.kim()
    grant_on_site(kim.site, person=officer, role=Role.MEMBER, by=build.BUILDER, at=build.AT)
    browser = _browser()
    come_in(browser, officer, shown=None)

    assert browser.get(f"/s/{kim.site.ruang_label}/").status_code == 200
    assert browser.get("/s/kab-kubu-raya/").status_code == 302


def test_a_stranger_is_told_that_the_office_does_not_exist(officer: Person) -> None:
    browser = _browser()
    come_in(browser, build.member(build.kim()), shown=None)

    assert browser.get("/s/kab-kubu-raya/").status_code == 404


def test_who_has_no_second_factor_sets_one_up_only_soon_after_the_password(officer: Person) -> None:
    browser = _browser()
    come_in(browser, officer, shown=None)  # no password in this session: it might be a stolen one

    asked = browser.get("/keamanan/pasang/")
    assert asked["Location"].startswith("/keamanan/pastikan/")
    assert browser.post("/keamanan/pastikan/", {"password": "salah-semua"}).status_code == 200
    assert browser.get("/keamanan/pasang/").status_code == 302

    browser.post("/keamanan/pastikan/", {"password": PASSWORD})
    assert browser.get("/keamanan/pasang/").status_code == 200


def test_secrets_are_sealed_in_the_database(officer: Person) -> None:
    _with_code_app(officer)

    secret = Authenticator.objects.get(user=officer, type="totp").data["secret"]
    assert SECRET not in secret


def test_the_way_on_never_leads_to_another_host(ruang: Door, officer: Person) -> None:
    browser = ruang(_with_code_app(officer))

    answer = browser.post("/keamanan/pastikan/?next=https://jahat.example/", {"code": _code()})

    assert answer["Location"] == "/keamanan/"


def test_taking_the_last_one_away_closes_the_office(ruang: Door, officer: Person) -> None:
    browser = ruang(_with_code_app(officer))
    factor = Authenticator.objects.get(user=officer, type="totp")

    browser.post(f"/keamanan/cabut/{factor.pk}/")

    assert not Authenticator.objects.filter(user=officer).exists()
    assert _sign_in(officer).get("/s/kab-kubu-raya/").status_code == 302
