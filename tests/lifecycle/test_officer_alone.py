"""What an officer could do alone with a quarantine: take a group over, come in as its chair, hold
its whole archive, let go what a higher office has closed.
"""

from datetime import timedelta
from typing import Final

import pytest
from django.utils import timezone

from kimid.access.actions import issue_code
from kimid.access.in_person_codes import AccountFrozen, CameInNowhere
from kimid.access.models import Grant
from kimid.events.permissions import Role
from kimid.lib import clock
from kimid.lifecycle.actions import silence, suspending
from kimid.lifecycle.models import Threat
from kimid.newsroom.flow import Stage
from kimid.people.models import Person
from kimid.registry.models import Kim
from kimid.registry.rules import RegistryPermission
from tests import build
from tests.access.coding import OLD_PASSWORD, signed_in
from tests.conftest import Door
from tests.lifecycle.closing import close_site, open_again, read_again

pytestmark = pytest.mark.django_db

_DAY: Final = timedelta(days=1)
_PORTALS: Final = ("6112", "61")


@pytest.fixture(autouse=True)
def portals() -> None:
    """The offices above a village of Kubu Raya."""
    for code in _PORTALS:
        build.portal(code)


def _page(kim: Kim) -> str:
    return f"/s/kab-kubu-raya/pembinaan/{kim.pk}/karantina/"


def _end(kim: Kim, person: Person, by: Person) -> None:
    suspending.end_account(kim, person=person, how="Tidak dikenal.", by=by, at=timezone.now())


def _confirm(kim: Kim, person: Person, by: Person) -> None:
    suspending.confirm_account(kim, person=person, how="KTP cocok.", by=by, at=timezone.now())


def _code(office: str, person: Person, by: Person, *, training: str = "") -> str:
    site = build.portal(office)
    return issue_code(site, person=person, training=training, by=by, at=timezone.now())


# The chair
# -----------------------------------------------------------------------------
def test_an_officer_does_not_take_a_group_over_by_a_quarantine(ruang: Door) -> None:
    kim = build.kim()
    chair, editor = build.member(kim, Role.CHAIR), build.member(kim, Role.EDITOR)
    officer = close_site(kim)
    desk = ruang(officer)

    for person in (editor, chair):
        desk.post(_page(kim), {"langkah": "akhiri", "person": person.pk, "how": "Bukan."})
    refusal = desk.get(_page(kim)).text
    desk.post(_page(kim), {"langkah": "buka", "note": "Beres.", "since": _days_ago(1)})

    assert "Minta petugas lain" in refusal
    assert Grant.objects.active(timezone.now()).filter(person=chair).exists()
    assert not Grant.objects.active(timezone.now()).filter(person=editor).exists()
    invited = desk.post(f"/s/kab-kubu-raya/daftar-kim/{kim.number}/ketua/", {"name": "Saya"})
    assert invited.status_code == 404


def test_a_second_officer_ends_the_last_chair_and_the_first_invites_the_next() -> None:
    kim = build.kim()
    thief = build.member(kim, Role.CHAIR)
    first, second = close_site(kim), build.officer("6112")

    _end(kim, thief, second)

    assert not second.has_perm(RegistryPermission.INVITE_CHAIR, kim)
    assert first.has_perm(RegistryPermission.INVITE_CHAIR, kim)


def test_the_office_above_ends_the_last_chair_and_one_below_does_not() -> None:
    kim = build.kim()
    thief = build.member(kim, Role.CHAIR)
    suspending.quarantine(
        kim, threat=Threat.BREACH, words="", by=build.officer("6112"), at=timezone.now()
    )
    with pytest.raises(silence.LifeActionRefused):
        _end(kim, thief, build.officer("611201"))

    _end(kim, thief, build.officer("61"))

    assert not read_again(thief).has_perm("newsroom.enter", kim.site)


def test_whoever_came_lately_or_was_appointed_by_the_first_is_no_second() -> None:
    kim = build.kim()
    thief = build.member(kim, Role.CHAIR)
    first = build.officer("6112")
    newcomer = build.officer("6112")
    Grant.objects.filter(person=newcomer).update(starts_at=timezone.now() - _DAY)
    stand_in = build.acting("6112", by=first, at=timezone.now() - 9 * _DAY)
    suspending.quarantine(kim, threat=Threat.BREACH, words="", by=first, at=timezone.now())

    for person in (stand_in, newcomer, first):
        with pytest.raises(silence.LifeActionRefused):
            _end(kim, thief, read_again(person))


def test_a_second_quarantine_makes_the_first_officer_no_second() -> None:
    kim = build.kim()
    chair = build.member(kim, Role.CHAIR)
    first = close_site(kim)
    open_again(kim, first)
    close_site(kim)

    with pytest.raises(silence.LifeActionRefused):
        _end(kim, chair, first)


def test_one_of_two_chairs_is_ended_by_one_officer() -> None:
    kim = build.kim()
    thief, chair = build.member(kim, Role.CHAIR), build.member(kim, Role.CHAIR)
    officer = close_site(kim)

    _end(kim, thief, officer)

    with pytest.raises(silence.LifeActionRefused):
        _end(kim, chair, officer)


# Codes
# -----------------------------------------------------------------------------
def test_no_code_is_handed_to_somebody_who_is_frozen() -> None:
    kim = build.kim()
    chair = build.member(kim, Role.CHAIR)
    officer = close_site(kim)

    for by, training in ((officer, ""), (officer, "Bimtek"), (build.officer("6112"), "")):
        with pytest.raises(AccountFrozen):
            _code("6112", chair, by, training=training)


def test_the_form_for_codes_says_what_to_do_first(ruang: Door) -> None:
    kim = build.kim()
    chair = build.member(kim, Role.CHAIR)
    desk = ruang(close_site(kim))

    answer = desk.post("/s/kab-kubu-raya/kode-masuk/", {"login": chair.username})

    assert (answer.status_code, "dibekukan" in answer.text) == (200, True)


def test_whoever_closed_the_group_or_confirmed_a_person_hands_them_no_code_but_another_does() -> (
    None
):
    kim = build.kim()
    chair = build.member(kim, Role.CHAIR)
    first, second, third = close_site(kim), build.officer("6112"), build.officer("61")
    _confirm(kim, chair, second)

    for by, training in ((first, ""), (second, ""), (first, "Bimtek")):
        with pytest.raises(CameInNowhere):
            _code("6112", read_again(chair), by, training=training)
    assert _code("61", read_again(chair), third)


def test_who_has_signed_in_since_can_cancel_and_gets_a_code_from_the_same_officer() -> None:
    kim = build.kim()
    chair = build.member(kim, Role.CHAIR)
    chair.set_password(OLD_PASSWORD)
    chair.save()
    officer = close_site(kim)
    _confirm(kim, chair, officer)
    signed_in(chair)

    assert _code("6112", read_again(chair), officer)


def test_whoever_handed_a_person_a_code_lately_does_not_confirm_them() -> None:
    kim = build.kim()
    chair = build.member(kim, Role.CHAIR)
    officer = build.officer("6112")
    _code("6112", chair, officer)
    suspending.quarantine(kim, threat=Threat.BREACH, words="", by=officer, at=timezone.now())

    with pytest.raises(silence.LifeActionRefused, match="kode masuk"):
        _confirm(kim, chair, officer)
    _confirm(kim, chair, build.officer("6112"))


def test_nor_do_an_official_and_whom_they_appointed_as_acting_close_confirm_and_hand() -> None:
    kim, also = build.kim(), build.kim()
    chair, another = build.member(kim, Role.CHAIR), build.member(also, Role.CHAIR)
    officer, other = build.officer("6112"), build.officer("6112")
    stand_in = build.acting("6112", by=officer)
    suspending.quarantine(kim, threat=Threat.BREACH, words="", by=officer, at=timezone.now())
    _confirm(kim, chair, other)
    with pytest.raises(CameInNowhere):
        _code("6112", read_again(chair), stand_in)

    _code("6112", another, stand_in)
    suspending.quarantine(also, threat=Threat.BREACH, words="", by=other, at=timezone.now())
    with pytest.raises(silence.LifeActionRefused, match="kode masuk"):
        _confirm(also, another, officer)
    _confirm(also, another, other)


# The release
# -----------------------------------------------------------------------------
def _days_ago(days: int) -> str:
    day = clock.today(timezone.now() - days * _DAY, "WIB")
    return f"{day:%d-%m-%Y}"


def test_a_release_holds_at_most_the_week_before_the_quarantine(ruang: Door) -> None:
    kim = build.kim()
    build.story(kim, Stage.PUBLISHED)
    desk = ruang(close_site(kim))

    def release(since: str) -> int:
        words = {"langkah": "buka", "note": "Beres.", "holds": "on", "since": since}
        return desk.post(_page(kim), words).status_code

    assert [release(since) for since in ("1-1-2024", _days_ago(9))] == [422, 422]
    assert kim.quarantines.get().lifted_at is None
    assert (
        "Paling jauh 7 hari"
        in desk.post(
            _page(kim), {"langkah": "buka", "note": "Beres.", "holds": "on", "since": "1-1-2024"}
        ).text
    )
    assert release(_days_ago(7)) == 302
    assert kim.quarantines.get().lifted_at is not None


def test_a_lower_office_does_not_open_what_a_higher_one_has_closed() -> None:
    kim = build.kim()
    suspending.quarantine(
        kim, threat=Threat.BREACH, words="", by=build.officer("61"), at=timezone.now()
    )
    with pytest.raises(silence.LifeActionRefused, match="Kalimantan Barat"):
        open_again(kim, build.officer("6112"))
    open_again(kim, build.officer("61"))
    close_site(kim)
    open_again(kim, build.officer("00"))
