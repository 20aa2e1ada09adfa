"""Whoever has a post in an office and a role in a KIM lifts and decides nothing of that KIM."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any, Final

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from kimid.access.models import Grant
from kimid.access.own_groups import own_group_refusal
from kimid.applications.actions import checking
from kimid.applications.models import Application
from kimid.events.permissions import Role
from kimid.lifecycle.actions import silence, suspending
from kimid.lifecycle.models import StopReason, Threat
from kimid.people.models import Person
from kimid.registry.models import Kim
from tests import build, build_registry
from tests.applications.asking import ask_for, chaired
from tests.conftest import Door

pytestmark = pytest.mark.django_db

_REGENCY: Final = "6112"
_SUSPENSION: Final[dict[str, Any]] = {"reason": StopReason.MONEY, "words": "Menarik iuran."}


def _again(person: Person) -> Person:
    return Person.objects.get(pk=person.pk)


def _officer_of(kim: Kim, role: Role = Role.MEMBER) -> Person:
    """Somebody of the group who is officer of its regency."""
    whom = build.officer(_REGENCY)
    Grant.objects.create(person=whom, role=role, site=kim.site, starts_at=build.AT)
    return _again(whom)


def _verify(made: Application, by: Person) -> Application:
    findings = build_registry.fitting(made)
    return checking.verify_application(made, findings=findings, by=by, at=timezone.now())


def test_an_officer_does_not_verify_what_their_own_kim_asks_and_reads_who_can() -> None:
    kim, chair = chaired()
    own, other = _officer_of(kim), build.officer(_REGENCY)
    made = ask_for(kim, chair)

    with pytest.raises(checking.NotVerifiable, match=other.name):
        _verify(made, own)
    assert _verify(made, other).decided_by == other


def test_where_all_officers_of_the_regency_are_of_the_kim_the_province_checks_at_once() -> None:
    kim, chair = chaired()
    Grant.objects.filter(region__isnull=False).delete()
    own, province = _officer_of(kim), build.officer("61")
    made = ask_for(kim, chair)

    with pytest.raises(checking.NotVerifiable, match=province.name):
        _verify(made, own)
    assert _verify(made, province).decided_by == province


def test_the_province_still_waits_for_a_regency_that_has_nobody_or_somebody_else() -> None:
    kim, chair = chaired()
    province = build.officer("61")
    made = ask_for(kim, chair)
    with pytest.raises(PermissionDenied):
        _verify(made, province)

    _officer_of(kim)
    build.officer(_REGENCY)
    with pytest.raises(PermissionDenied):
        _verify(made, _again(province))


def test_where_nobody_else_is_left_at_any_level_an_officer_decides_about_their_own() -> None:
    kim, chair = chaired()
    Grant.objects.filter(region__isnull=False).delete()
    own = _officer_of(kim)
    made = ask_for(kim, chair)

    assert _verify(made, own).decided_by == own


def test_a_quarantine_of_ones_own_kim_is_lifted_and_answered_by_somebody_else() -> None:
    kim = build.kim()
    own, other, now = _officer_of(kim), build.officer(_REGENCY), timezone.now()
    member = build.member(kim)
    suspending.quarantine(kim, threat=Threat.BREACH, words="", by=own, at=now)
    acts: list[Callable[[Person], object]] = [
        lambda by: suspending.confirm_account(kim, person=member, how="KTP.", by=by, at=now),
        lambda by: suspending.lift_quarantine(kim, note="Beres.", by=by, at=now),
    ]

    for act in acts:
        with pytest.raises(silence.LifeActionRefused, match=other.name):
            act(own)
        act(other)


def test_a_suspension_of_ones_own_kim_is_ended_and_an_appeal_decided_by_somebody_else() -> None:
    kim = build.kim()
    first, own, now = build.officer(_REGENCY), _officer_of(kim), timezone.now()
    chair = build.member(kim, Role.CHAIR)
    suspending.propose_suspension(kim, **_SUSPENSION, by=first, at=now)
    suspending.agree_to_suspend(kim, by=build.officer(_REGENCY), at=now)
    suspending.appeal(kim, words="Sukarela.", by=chair, at=now)
    above = build.officer("61")
    Grant.objects.create(person=above, role=Role.MEMBER, site=kim.site, starts_at=build.AT)
    build.officer("00")

    with pytest.raises(silence.LifeActionRefused, match="kelompok Anda sendiri"):
        suspending.end_suspension(kim, note="Selesai.", by=own, at=now)
    with pytest.raises(silence.LifeActionRefused, match="kelompok Anda sendiri"):
        suspending.answer_appeal(kim, is_granted=True, words="Ya.", by=_again(above), at=now)


def test_who_left_yesterday_or_was_appointed_by_a_member_is_of_the_group_too() -> None:
    kim, now = build.kim(), timezone.now()
    own, other = _officer_of(kim), build.officer(_REGENCY)
    helper = build.acting(_REGENCY, by=own)
    Grant.objects.filter(person=own, site=kim.site).update(ends_at=now - timedelta(days=1))

    for each in (own, helper):
        refusal = own_group_refusal(_again(each), kim.site, now)
        assert other.name in refusal
        assert own.name not in refusal
    assert own_group_refusal(other, kim.site, now) == ""

    Grant.objects.filter(person=own, site=kim.site).update(ends_at=now - timedelta(days=4))
    assert own_group_refusal(_again(own), kim.site, now) == ""


def test_the_page_says_in_words_who_lifts_it(ruang: Door) -> None:
    build.portal(_REGENCY)
    kim = build.kim()
    own, other = _officer_of(kim), build.officer(_REGENCY)
    suspending.quarantine(kim, threat=Threat.BREACH, words="", by=own, at=timezone.now())

    path = f"/s/kab-kubu-raya/pembinaan/{kim.pk}/karantina/"
    today = f"{timezone.now():%d-%m-%Y}"
    sent = {"langkah": "buka", "note": "Beres.", "since": today}
    page = ruang(own).post(path, sent, follow=True).text

    assert "kelompok Anda sendiri" in page
    assert other.name in page
