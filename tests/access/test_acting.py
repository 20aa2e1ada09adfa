"""Somebody stands in for an official: as Plt. or Plh., until midnight on the clocks of the region, and not a minute longer."""

from datetime import UTC, date, datetime, timedelta
from typing import Any, Final

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.utils import timezone

from kimid.access import actions
from kimid.access.models import Acting, Grant
from kimid.access.queries import officials_of, workplaces
from kimid.events.permissions import Role
from kimid.people.models import Person
from tests import build
from tests.conftest import Door

pytestmark = pytest.mark.django_db

LAST: Final = date(2024, 12, 1)
_HOUR: Final = timedelta(hours=1)
WIB, WITA, WIT = "6112", "6471", "9103"


def _stands_in(code: str = WIB, **said: Any) -> Person:
    """Somebody who stands in for an officer of this region until the end of the last day."""
    whom = build.person("Yuliana")
    told: dict[str, Any] = {"role": Role.OFFICER, "acting": Acting.DUTY, "last_day": LAST} | said
    actions.appoint_acting(build.region(code), post=actions.ActingPost(person=whom, **told), by=build.officer(code), at=build.AT)
    return whom


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
    whom = _stands_in(code)
    held = []
    for moment in (midnight - timedelta(seconds=1), midnight, midnight + _HOUR):
        monkeypatch.setattr(timezone, "now", lambda moment=moment: moment)
        held.append(Person.objects.get(pk=whom.pk).has_perm("access.enter", build.region(code)))

    assert held == [True, False, False]


def test_the_post_is_called_plt_or_plh_wherever_it_is_shown(ruang: Door) -> None:
    build.portal(WIB)
    whom, tomorrow = build.person("Yuliana"), timezone.now().date() + timedelta(days=1)
    post = actions.ActingPost(whom, Role.OFFICER, Acting.DAILY, tomorrow)
    actions.appoint_acting(build.region(WIB), post=post, by=build.officer(WIB), at=timezone.now())

    assert [place.role_words for place in workplaces(whom)] == ["Plh. petugas"]
    assert "Plh. petugas" in ruang(whom).get("/tempat/").content.decode()
    assert "Plh. petugas" in ruang(build.officer(WIB)).get("/s/kab-kubu-raya/petugas/").content.decode()


def test_officers_and_operators_appoint_below_themselves_and_nobody_else_does() -> None:
    post = actions.ActingPost(build.person(), Role.OFFICER, Acting.DUTY, LAST)
    for stranger in (build.officer("62"), build.officer(WIB, Role.PORTAL_EDITOR), build.officer(build.TELUK_KAPUAS)):
        with pytest.raises(PermissionDenied):
            actions.appoint_acting(build.region(WIB), post=post, by=stranger, at=build.AT)
    for able in (build.officer("61"), build.officer("00", Role.OPERATOR)):
        actions.appoint_acting(build.region(WIB), post=post, by=able, at=build.AT)


@pytest.mark.parametrize(
    "said",
    [
        {"role": Role.OPERATOR},
        {"role": Role.CHAIR},
        {"last_day": date(2024, 11, 23)},
        {"last_day": date(2025, 12, 31)},
    ],
)
def test_nobody_stands_in_as_more_than_an_officer_backwards_or_for_ever(said: dict[str, Any]) -> None:
    with pytest.raises(actions.NotForActing):
        _stands_in(**said)


def test_nobody_appoints_themselves() -> None:
    officer = build.officer(WIB)
    post = actions.ActingPost(officer, Role.OFFICER, Acting.DUTY, LAST)
    with pytest.raises(actions.OwnRole):
        actions.appoint_acting(build.region(WIB), post=post, by=officer, at=build.AT)


def test_it_can_be_ended_before_its_day_and_other_posts_stay() -> None:
    whom, officer = _stands_in(), build.officer(WIB)
    later = build.AT + _HOUR
    acting = Grant.objects.get(person=whom)
    actions.end_acting(build.region(WIB), grant=acting, by=officer, at=later)
    actions.end_acting(build.region(WIB), grant=Grant.objects.get(person=officer), by=build.officer("61"), at=later)

    assert whom not in [each.grant.person for each in officials_of(build.region(WIB), later)]
    assert officer in [each.grant.person for each in officials_of(build.region(WIB), later)]


@pytest.fixture
def office(ruang: Door) -> Client:
    """An officer of the regency in front of the page of officials."""
    build.portal(WIB)
    return ruang(build.officer(WIB))


def test_the_page_appoints_says_until_when_and_keeps_what_was_typed(office: Client) -> None:
    build.person("Yuliana")
    whom = Person.objects.get(name="Yuliana")
    path, tomorrow = "/s/kab-kubu-raya/petugas/", timezone.now() + timedelta(days=1)
    said = {"login": whom.username, "acting": "plt", "role": "officer", "last_day": f"{tomorrow:%d-%m-%Y}"}

    wrong = office.post(path, said | {"login": "tidak-ada"})
    assert wrong.status_code == 422
    assert "Akun ini belum ada" in wrong.content.decode()
    assert "tidak-ada" in wrong.content.decode()
    assert office.post(path, said | {"last_day": "1 Januari 2020"}).status_code == 422
    assert office.post(path, said).status_code == 302
    page = office.get(path).content.decode()
    assert "Plt. petugas" in page
    grant = Grant.objects.get(person=whom)
    assert office.post(f"{path}{grant.pk}/akhiri/").status_code == 302
    assert "tidak lagi bertugas" in office.get(path).content.decode()
    assert "Plt. petugas" not in office.get(path).content.decode()
