"""Who acted, for which office, and in place of which one: in every history, and for readers the
office and no private name.
"""

from collections.abc import Callable
from datetime import timedelta
from typing import Any, Final

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from kimid.access.models import Grant
from kimid.applications.actions import checking
from kimid.applications.actions.renewing import begin_renewal
from kimid.applications.flow import ApplicationStep
from kimid.applications.models import Application
from kimid.events.models import Event
from kimid.people.models import Person
from kimid.places.models import Region
from kimid.registry.actions import entering
from kimid.registry.history import history_of_kim
from kimid.registry.models import Kim
from tests import build, build_registry
from tests.conftest import Door

pytestmark = pytest.mark.django_db

AT: Final = build.AT
REGENCY: Final = "Diskominfo Kabupaten Kubu Raya"
PROVINCE: Final = "Diskominfo Provinsi Kalimantan Barat"
INSTEAD: Final = f"{PROVINCE}, menggantikan Kab. Kubu Raya"


@pytest.fixture(autouse=True)
def portals() -> None:
    """The offices above a village of Kubu Raya."""
    for code in ("6112", "61"):
        build.portal(code)


def _verified_by(who: Person) -> Kim:
    """A KIM whose application this officer has verified, after the regency let its days pass."""
    made = build_registry.application()
    checking.escalate(made, by=build.BUILDER, at=AT)
    checking.verify_application(made, findings=build_registry.fitting(made), by=who, at=AT)
    return made.registered_kim


def _who(kim: Kim) -> set[str]:
    """Who verified the application and recorded its decree, as the history of the KIM says."""
    texts = ("Tercatat di daftar KIM", "SK dicatat", "KIM baru: disahkan")
    entries = [each for each in history_of_kim(kim, AT.date()) if each.text.startswith(texts)]
    assert len(entries) == 3
    return {each.who for each in entries}


def _proof(kim: Kim) -> str:
    page = Client(HTTP_HOST=f"{kim.site.label}.kim.localhost").get("/sk/")
    return " ".join(page.text.split())


def _record_decree(kim: Kim, number: str, by: Person) -> None:
    values: dict[str, Any] = {"issuer_title": "camat", "issued_on": AT.date(), "valid_until": None}
    entering.record_decree(kim, number=number, **values, by=by, at=AT)


def _older() -> None:
    """As what happened before events had their post."""
    Event.objects.update(post=None)


# Who acted for which office
# -----------------------------------------------------------------------------
def test_a_regency_acts_for_itself(ruang: Door) -> None:
    officer = build.officer("6112")
    kim = _verified_by(officer)

    assert _who(kim) == {f"{officer.name}, {REGENCY}"}
    desk = ruang(officer)
    for path in (f"daftar-kim/{kim.number}/", f"permohonan/{Application.objects.get().pk}/"):
        page = " ".join(desk.get(f"/s/kab-kubu-raya/{path}").text.split())
        assert f"{officer.name}, {REGENCY}," in page, path
        assert "menggantikan" not in page


def test_a_province_acts_for_a_regency_without_an_officer(ruang: Door) -> None:
    officer = build.officer("61")
    kim = _verified_by(officer)

    assert _who(kim) == {f"{officer.name}, {INSTEAD}"}
    page = ruang(officer).get(f"/s/kalimantan-barat/daftar-kim/{kim.number}/").text
    assert f"{officer.name}, {INSTEAD}" in page


def test_a_province_stands_in_for_a_regency_that_let_its_days_pass() -> None:
    build.officer("6112")
    officer = build.officer("61")

    assert _who(_verified_by(officer)) == {f"{officer.name}, {INSTEAD}"}


def test_what_a_province_does_beside_a_regency_replaces_nobody() -> None:
    build.officer("6112")
    officer = build.officer("61")
    kim = build.kim()
    _record_decree(kim, "7", officer)

    assert history_of_kim(kim, AT.date())[0].who == f"{officer.name}, {PROVINCE}"


def test_an_acting_officer_is_named_as_that() -> None:
    acting = build.acting("6112", build.officer("6112"))
    officer = Person.objects.get(pk=acting.pk)

    assert _who(_verified_by(officer)) == {f"{officer.name}, Plt. petugas {REGENCY}"}


def test_a_chair_acts_for_no_office() -> None:
    kim = build.kim()
    chair = build.member(kim, name="Pak Ketua")
    Grant.objects.filter(person=chair).update(role="chair")
    begin_renewal(kim, today=AT.date(), by=chair, at=AT)

    assert history_of_kim(kim, AT.date())[0].who == "Pak Ketua"


# A history does not change later
# -----------------------------------------------------------------------------
def _ends(officer: Person) -> None:
    Grant.objects.filter(person=officer).update(ends_at=AT + timedelta(days=1))


def _goes(officer: Person) -> None:
    Grant.objects.filter(person=officer).update(region=build.region("62"))


def _is_renamed(_officer: Person) -> None:
    Region.objects.filter(code="61").update(name="Kalimantan Lama")


@pytest.mark.parametrize("later", [_ends, _goes, _is_renamed])
def test_a_post_that_ends_or_goes_elsewhere_changes_no_history(
    later: Callable[[Person], None],
) -> None:
    officer = build.officer("61")
    kim = _verified_by(officer)
    later(officer)
    build.officer("6112")

    assert _who(kim) == {f"{officer.name}, {INSTEAD}"}


@pytest.mark.parametrize(
    ("office", "words"), [("6112", REGENCY), ("61", INSTEAD)], ids=["regency", "province"]
)
def test_what_is_older_has_the_post_that_was_held_then(office: str, words: str) -> None:
    officer = build.officer(office)
    kim = _verified_by(officer)
    _older()
    _ends(officer)
    build.officer(office)

    assert _who(kim) == {f"{officer.name}, {words}"}
    assert f"dicatat oleh <strong>{words}</strong>" in _proof(kim)


def test_what_is_older_replaced_nobody_where_the_regency_had_an_officer() -> None:
    _ends(build.officer("6112"))
    officer = build.officer("61")
    kim = _verified_by(officer)
    _older()

    assert _who(kim) == {f"{officer.name}, {PROVINCE}"}


# Readers
# -----------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("office", "words"), [("6112", REGENCY), ("61", INSTEAD)], ids=["regency", "province"]
)
def test_the_proof_sheet_names_the_office_and_nobody(office: str, words: str) -> None:
    officer = build.officer(office)
    page = _proof(_verified_by(officer))

    assert f"SK ini diperiksa dan dicatat oleh <strong>{words}</strong> pada" in page
    assert officer.name not in page


def test_the_proof_sheet_names_no_hand_of_an_office_either() -> None:
    colleague, officer = build.officer("6112"), build.officer("61")
    made = build_registry.application()
    Application.objects.filter(pk=made.pk).update(entered_by=colleague)
    made.refresh_from_db()
    checking.escalate(made, by=build.BUILDER, at=AT)
    checking.verify_application(made, findings=build_registry.fitting(made), by=officer, at=AT)

    page = _proof(made.registered_kim)
    assert f"Diisi {REGENCY} atas nama kelompok; dikirim pendirinya; diputuskan {INSTEAD}." in page
    assert {colleague.name in page, officer.name in page} == {False}


# Cost
# -----------------------------------------------------------------------------
@pytest.mark.parametrize("is_old", [False, True])
def test_a_long_history_costs_as_many_queries_as_a_short_one(is_old: bool) -> None:
    officer = build.officer("61")
    kim = _verified_by(officer)
    costs = []
    for number in range(3):
        _record_decree(kim, str(number), officer)
        if is_old:
            _older()
        with CaptureQueriesContext(connection) as queries:
            history_of_kim(kim, AT.date())
        costs.append(len(queries))

    assert len(set(costs)) == 1
    assert costs[0] == 4 + 3 * is_old


def test_whoever_refused_an_application_is_named_with_the_office(ruang: Door) -> None:
    made = build_registry.application(step=ApplicationStep.REFUSED)
    officer = made.decided_by
    assert officer is not None

    page = ruang(officer).get(f"/s/kab-kubu-raya/permohonan/{made.pk}/").text
    assert f"{officer.name}, {REGENCY}," in " ".join(page.split())
