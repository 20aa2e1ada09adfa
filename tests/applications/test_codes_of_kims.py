"""The code of what is asked for a KIM that exists: it opens to those who may ask it now."""

from typing import Final

import pytest
from django.test import Client

from kimid.access.models import Grant
from kimid.applications.actions import acts, renewing
from kimid.applications.models import ActKind, Application
from kimid.events.models import Event
from kimid.events.permissions import Role
from kimid.registry.models import Kim
from tests import build
from tests.applications.asking import AT, ask_for, carried_out, chaired
from tests.conftest import Door

pytestmark = pytest.mark.django_db

WORDS: Final = {"simpan": "ya", "holds_from": "12 Mei 2026", "why": "Kata orang lain."}


def _begun() -> tuple[Kim, Application, str]:
    kim, chair = chaired()
    made = acts.begin_act(kim, kind=ActKind.DISSOLUTION, by=chair, at=AT)
    return kim, made, f"/daftar-kim/{made.code}/putusan/"


def test_the_code_of_an_act_is_not_enough_for_a_stranger_nor_a_member(ruang: Door) -> None:
    kim, made, url = _begun()
    visitor = Client(HTTP_HOST="ruang.localhost").post(url, WORDS)
    others = [
        ruang(each).post(url, WORDS).status_code
        for each in (build.member(kim), build.member(build.kim(), Role.CHAIR))
    ]

    made.refresh_from_db()
    assert (made.act.why, others) == ("", [404, 404])
    assert visitor["Location"].startswith("/masuk/")


def test_whoever_was_chair_changes_nothing_when_the_post_has_ended(ruang: Door) -> None:
    kim, made, url = _begun()
    assert made.entered_by is not None
    chair = ruang(made.entered_by)
    saved = chair.post(url, WORDS).status_code
    Grant.objects.filter(site=kim.site, role=Role.CHAIR).update(ends_at=AT.replace(year=2025))

    again = chair.post(url, {**WORDS, "why": "Sesudah berhenti."}).status_code
    made.refresh_from_db()
    assert (saved, again, made.act.why) == (302, 404, "Kata orang lain.")
    fillings = Event.objects.filter(kind="application.filled", subject_id=str(made.pk))
    assert [row.actor_name for row in fillings if row.subject == Application._meta.label] == [
        made.applicant
    ]


def test_the_next_chair_goes_on_with_a_renewal_that_the_last_one_began(ruang: Door) -> None:
    kim, chair = chaired()
    made = renewing.begin_renewal(kim, today=AT.date(), by=chair, at=AT)
    Grant.objects.filter(site=kim.site, role=Role.CHAIR).update(ends_at=AT.replace(year=2025))
    url = f"/daftar-kim/{made.code}/orang/"

    successor = ruang(build.member(kim, Role.CHAIR)).get(url).status_code
    assert (successor, ruang(chair).get(url).status_code) == (200, 404)


def test_only_who_may_renew_is_shown_the_way_to_a_renewal(ruang: Door) -> None:
    kim, chair = chaired()
    made = renewing.begin_renewal(kim, today=AT.date(), by=chair, at=AT)
    url = f"/s/{kim.site.ruang_label}/kim/sk/"

    shown = [made.code in ruang(each).get(url).text for each in (chair, build.member(kim))]
    assert shown == [True, False]


def test_whoever_asked_reads_what_came_of_it_when_the_kim_has_ended(ruang: Door) -> None:
    kim, chair = chaired()
    made = carried_out(kim, chair)
    url = f"/daftar-kim/{made.code}/"

    assert [ruang(each).get(url).status_code for each in (chair, build.person())] == [200, 404]


def test_another_officer_goes_on_with_an_act_that_was_asked_back(ruang: Door) -> None:
    kim, chair = chaired()
    made = ask_for(kim, chair)
    url = f"/daftar-kim/{made.code}/"

    assert ruang(build.officer("6112")).get(url).status_code == 200
