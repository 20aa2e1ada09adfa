"""Acting officials (Plt. and Plh.): until midnight in the time zone of the region."""

from datetime import UTC, date, datetime, timedelta
from typing import Any, Final

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.utils import timezone

from kimid.access import actions
from kimid.access.acting import ActingPost, ActingRefused, Appointee
from kimid.access.models import Acting, Appointment, Grant
from kimid.access.queries import officials_of, workplaces
from kimid.events.permissions import Role
from kimid.people.models import Person
from tests import build
from tests.conftest import Door

pytestmark = pytest.mark.django_db

LAST: Final = date(2024, 12, 1)
_HOUR: Final = timedelta(hours=1)
WIB = "6112"
WITA = "6471"
WIT = "9103"


def answer(asked: Appointment, *, is_accepted: bool, at: datetime) -> None:
    """Whoever was asked says yes or no."""
    actions.answer_appointment(asked, is_accepted=is_accepted, by=Appointee(asked.person), at=at)


def _acting_officer(code: str = WIB, **changes: Any) -> Person:
    """Somebody who is acting as officer of this region until the end of the last day."""
    person = build.person("Yuliana")
    post: dict[str, Any] = {"role": Role.OFFICER, "kind": Acting.DUTY, "last_day": LAST} | changes
    asked = actions.appoint_acting(
        build.region(code),
        post=ActingPost(person=person, **post),
        by=build.officer(code),
        at=build.AT,
    )
    answer(asked, is_accepted=True, at=build.AT)
    return person


@pytest.mark.parametrize(
    ("code", "midnight"),
    [
        (WIB, datetime(2024, 12, 1, 17, 0, tzinfo=UTC)),
        (WITA, datetime(2024, 12, 1, 16, 0, tzinfo=UTC)),
        (WIT, datetime(2024, 12, 1, 15, 0, tzinfo=UTC)),
    ],
)
def test_it_ends_by_itself_at_midnight_on_the_clocks_of_the_region(
    code: str, midnight: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    whom = _acting_officer(code)
    answers = []
    for moment in (midnight - timedelta(seconds=1), midnight, midnight + _HOUR):
        monkeypatch.setattr(timezone, "now", lambda moment=moment: moment)
        answers.append(Person.objects.get(pk=whom.pk).has_perm("access.enter", build.region(code)))

    assert answers == [True, False, False]


def test_the_post_is_called_plt_or_plh_wherever_it_is_shown(ruang: Door) -> None:
    build.portal(WIB)
    whom = build.person("Yuliana")
    tomorrow = timezone.now().date() + timedelta(days=1)
    post = ActingPost(whom, Role.OFFICER, Acting.DAILY, tomorrow)
    asked = actions.appoint_acting(
        build.region(WIB), post=post, by=build.officer(WIB), at=timezone.now()
    )
    answer(asked, is_accepted=True, at=timezone.now())

    assert [place.role_labels for place in workplaces(whom)] == ["Plh. petugas"]
    assert "Plh. petugas" in ruang(whom).get("/tempat/").content.decode()
    assert "Yuliana · Plh. petugas" in ruang(whom).get("/s/kab-kubu-raya/").content.decode()
    assert (
        "Plh. petugas"
        in ruang(build.officer(WIB)).get("/s/kab-kubu-raya/petugas/").content.decode()
    )


def test_officers_and_operators_appoint_below_themselves_and_nobody_else_does() -> None:
    post = ActingPost(build.person(), Role.OFFICER, Acting.DUTY, LAST)
    for stranger in (
        build.officer("62"),
        build.officer(WIB, Role.PORTAL_EDITOR),
        build.officer(build.TELUK_KAPUAS),
    ):
        with pytest.raises(PermissionDenied):
            actions.appoint_acting(build.region(WIB), post=post, by=stranger, at=build.AT)
    for able in (build.officer("61"), build.officer("00", Role.OPERATOR)):
        actions.appoint_acting(build.region(WIB), post=post, by=able, at=build.AT)


@pytest.mark.parametrize(
    "changes",
    [
        {"role": Role.OPERATOR},
        {"role": Role.CHAIR},
        {"last_day": date(2024, 11, 23)},
        {"last_day": date(2025, 12, 31)},
    ],
)
def test_nobody_stands_in_as_more_than_an_officer_backwards_or_for_ever(
    changes: dict[str, Any],
) -> None:
    with pytest.raises(ActingRefused):
        _acting_officer(**changes)


def test_nobody_appoints_themselves() -> None:
    officer = build.officer(WIB)
    post = ActingPost(officer, Role.OFFICER, Acting.DUTY, LAST)
    with pytest.raises(actions.SelfGrantRefused):
        actions.appoint_acting(build.region(WIB), post=post, by=officer, at=build.AT)


def test_it_can_be_ended_before_its_day_and_other_posts_stay() -> None:
    whom = _acting_officer()
    officer = build.officer(WIB)
    later = build.AT + _HOUR
    actions.end_acting(build.region(WIB), person=whom, by=officer, at=later)
    actions.end_acting(build.region(WIB), person=officer, by=build.officer("61"), at=later)

    assert whom not in [each.grant.person for each in officials_of(build.region(WIB), later)]
    assert officer in [each.grant.person for each in officials_of(build.region(WIB), later)]


@pytest.fixture
def office(ruang: Door) -> Client:
    """An officer of the regency on the page of officials."""
    build.portal(WIB)
    return ruang(build.officer(WIB))


def test_the_page_appoints_says_until_when_and_keeps_what_was_typed(office: Client) -> None:
    build.person("Yuliana")
    whom = Person.objects.get(name="Yuliana")
    path = "/s/kab-kubu-raya/petugas/"
    tomorrow = timezone.now() + timedelta(days=1)
    fields = {
        "login": whom.username,
        "acting": "plt",
        "role": "officer",
        "last_day": f"{tomorrow:%d-%m-%Y}",
    }

    wrong = office.post(path, fields | {"login": "tidak-ada"})
    assert wrong.status_code == 422
    assert "Akun ini belum ada" in wrong.content.decode()
    assert "tidak-ada" in wrong.content.decode()
    assert office.post(path, fields | {"last_day": "1 Januari 2020"}).status_code == 422
    assert office.post(path, fields).status_code == 302
    page = office.get(path).content.decode()
    assert "Menunggu jawaban" in page
    assert not Grant.objects.filter(person=whom).exists()
    answer(Appointment.objects.get(person=whom), is_accepted=True, at=timezone.now())
    assert "Plt. petugas" in office.get(path).content.decode()
    assert office.post(f"{path}{whom.pk}/akhiri/").status_code == 302
    assert "tidak lagi ditunjuk" in office.get(path).content.decode()
    assert "Plt. petugas" not in office.get(path).content.decode()
    assert office.post(f"{path}{whom.pk}/akhiri/").status_code == 404
