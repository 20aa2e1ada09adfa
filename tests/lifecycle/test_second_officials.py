"""A second official is not of one hand with the first, and did not come a moment ago."""

from datetime import timedelta
from typing import Any, Final

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from kimid.access.models import Acting, Grant
from kimid.access.second_officials import is_second_to
from kimid.events.models import Event
from kimid.events.permissions import Role
from kimid.lifecycle import notices
from kimid.lifecycle.actions import suspending
from kimid.lifecycle.models import StopReason
from kimid.lifecycle.rules import LifecyclePermission
from kimid.notify.models import Notice
from kimid.people.models import Person
from kimid.registry.models import Kim
from kimid.sites.models import Site
from tests import build
from tests.conftest import Door

pytestmark = pytest.mark.django_db

_REGENCY: Final = "6112"
_LONG_AGO: Final = timedelta(days=9)
_PROPOSAL: Final[dict[str, Any]] = {"reason": StopReason.MONEY, "words": "Menarik iuran."}


def _proposed(by: Person) -> Kim:
    return suspending.propose_suspension(build.kim(), **_PROPOSAL, by=by, at=timezone.now())


def _may(person: Person, kim: Kim) -> bool:
    fresh = Person.objects.get(pk=person.pk)
    return fresh.has_perm(LifecyclePermission.AGREE_TO_SUSPEND, kim)


def _acting(by: Person, region: str = _REGENCY, *, for_long: bool = True) -> Person:
    at = timezone.now() - (_LONG_AGO if for_long else timedelta(0))
    return build.acting(region, by=by, at=at)


def test_whoever_one_has_appointed_agrees_to_nothing_of_ones_own_however_long_there() -> None:
    officer = build.officer(_REGENCY)
    helper = _acting(officer)
    kim = _proposed(officer)

    assert not _may(helper, kim)
    with pytest.raises(PermissionDenied):
        suspending.agree_to_suspend(kim, by=helper, at=timezone.now())
    assert Site.objects.get(pk=kim.site_id).stage == "active"


def test_nor_does_one_agree_to_what_they_propose_or_they_to_each_other() -> None:
    officer, other = build.officer(_REGENCY), build.officer(_REGENCY)
    first, second, independent = _acting(officer), _acting(officer), _acting(other)
    kim = _proposed(first)

    assert [_may(each, kim) for each in (officer, second)] == [False, False]
    assert [_may(each, kim) for each in (independent, other)] == [True, True]


def test_whoever_somebody_else_appointed_counts_after_three_days() -> None:
    kim = _proposed(build.officer(_REGENCY))
    other = build.officer(_REGENCY)

    assert not _may(_acting(other, for_long=False), kim)
    assert _may(_acting(other), kim)


def test_a_low_post_of_before_does_not_settle_a_high_one() -> None:
    kim = _proposed(build.officer(_REGENCY))
    whom = build.officer("611201")
    build.acting(_REGENCY, by=build.officer(_REGENCY), whom=whom)

    assert not _may(whom, kim)


def test_a_post_of_ones_own_further_down_does_not_hide_who_appointed() -> None:
    officer = build.officer(_REGENCY)
    whom = build.officer("611201")
    at = timezone.now() - _LONG_AGO
    build.acting(_REGENCY, by=officer, whom=whom, at=at)

    assert not _may(whom, _proposed(officer))


def test_one_officer_alone_goes_on_with_the_office_above(ruang: Door) -> None:
    officer, province = build.officer(_REGENCY), build.officer("61")
    _acting(officer)
    kim = _proposed(officer)
    page = ruang(officer).get(f"/s/kab-kubu-raya/pembinaan/{kim.pk}/").text
    who = f"{province.name} (Provinsi Kalimantan Barat)"
    assert f"Menunggu petugas kedua: {who}." in " ".join(page.split())

    suspending.agree_to_suspend(kim, by=province, at=timezone.now())

    assert Site.objects.get(pk=kim.site_id).stage == "suspended"


def test_a_chain_of_acting_posts_of_before_is_followed_to_its_end() -> None:
    officer = build.officer(_REGENCY)
    middle = _acting(officer)
    last = _acting(build.officer(_REGENCY))
    Grant.objects.filter(person=last).update(given_by=middle)

    assert not is_second_to(last, officer, _REGENCY, timezone.now())


def test_posts_of_the_nation_given_for_good_are_second_to_each_other() -> None:
    first = build.officer("00", Role.OPERATOR)
    second = build.officer("00", Role.OPERATOR)
    Grant.objects.filter(person=second).update(given_by=first)
    acting = _acting(first, "00")

    assert is_second_to(second, first, "00", timezone.now())
    assert not is_second_to(acting, first, "00", timezone.now())
    assert Grant.objects.get(person=acting).acting == Acting.DUTY


def test_whoever_got_a_post_for_good_from_the_first_is_no_second_below_the_nation() -> None:
    first = build.officer("00", Role.OPERATOR)
    put = build.officer(_REGENCY)
    Grant.objects.filter(person=put).update(given_by=first)

    assert not is_second_to(put, first, _REGENCY, timezone.now())
    assert is_second_to(first, put, _REGENCY, timezone.now())


def _given_by(giver: Person, region: str = _REGENCY) -> Person:
    """An officer whose post for good is of somebody, for long."""
    person = build.officer(region)
    at = timezone.now() - _LONG_AGO
    Grant.objects.filter(person=person).update(given_by=giver, starts_at=at)
    return person


def test_two_whom_one_officer_put_there_for_good_are_no_second_person_to_each_other() -> None:
    province = build.officer("61")
    first, second = _given_by(province), _given_by(province)
    somebody_else = _given_by(build.officer("61"))
    kim = _proposed(first)

    assert [_may(each, kim) for each in (second, somebody_else)] == [False, True]
    assert _may(province, kim)  # by their own name, which stands in the record
    with pytest.raises(PermissionDenied):
        suspending.agree_to_suspend(kim, by=second, at=timezone.now())


def test_nor_by_way_of_somebody_whom_that_officer_put_there() -> None:
    province = build.officer("61")
    between = _given_by(province)
    first, second = _given_by(between, "611201"), _given_by(province, "611201")
    now = timezone.now()

    assert not is_second_to(second, first, "611201", now)
    Grant.objects.filter(person=between).update(given_by=build.officer("61"))
    assert is_second_to(second, first, "611201", now)


def test_whom_the_nation_put_there_are_second_persons() -> None:
    operator = build.officer("00", Role.OPERATOR)
    first, second = _given_by(operator), _given_by(operator)

    assert is_second_to(second, first, _REGENCY, timezone.now())


def test_an_appeal_of_the_nation_goes_to_nobody_of_one_hand() -> None:
    first, second, third = (build.officer("00", Role.OPERATOR) for _ in range(3))
    kim = _proposed(first)
    suspending.agree_to_suspend(kim, by=second, at=timezone.now())
    helper = _acting(second, "00")
    people = [Person.objects.get(pk=each.pk) for each in (helper, third)]

    may = [each.has_perm(LifecyclePermission.ANSWER_APPEAL, kim) for each in people]
    assert may == [False, True]


def test_the_office_above_is_told_of_a_proposal_that_nobody_else_of_the_office_can_agree_to() -> (
    None
):
    for code in (_REGENCY, "61"):
        build.portal(code)
    officer = build.officer(_REGENCY)
    build.officer("61")
    _acting(officer)
    _proposed(officer)
    _tell()
    assert _told() == {"61"}

    build.officer(_REGENCY)
    _proposed(officer)
    _tell()
    assert _told() == {"61", _REGENCY}


def _tell() -> None:
    for event in Event.objects.filter(kind="kim.suspension_proposed").order_by("pk"):
        notices.follow_kim.call(event.pk)


def _told() -> set[str | None]:
    return set(Notice.objects.filter(kind="kim.to_agree").values_list("region", flat=True))
