"""Plans: made out of a story, a meeting or a tip, due on a day, done with a result that readers
see, answered by the head.
"""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any, Final

import pytest
from django.test import Client
from django.utils import timezone

from kimid.activity.actions import entries, plans
from kimid.activity.aspects import Aspect
from kimid.activity.flow import PlanState
from kimid.activity.models import Doer, Plan
from kimid.activity.plans import joint_agenda, plan_lists, waiting_plans
from kimid.activity.queries import activities_of
from kimid.events.permissions import Role
from kimid.lib import clock
from kimid.newsroom.actions import meetings
from kimid.newsroom.actions.meetings import MeetingNotes
from kimid.newsroom.flow import Stage
from kimid.people.models import Person
from kimid.registry.models import Kim
from kimid.sites.guard import on_site
from tests import build, visitors
from tests.activity import making
from tests.conftest import Door

pytestmark = [pytest.mark.django_db, pytest.mark.all_sites]
PLANS: Final = "/s/kim-satu/rencana/"
TODAY: Final = build.AT.date()


@pytest.fixture
def kim() -> Kim:
    return build.kim(label="kim-satu")


@pytest.fixture
def siti(kim: Kim) -> Person:
    return build.member(kim, name="Siti")


@pytest.fixture
def phone(siti: Person, ruang: Door) -> Client:
    return ruang(siti)


def _day(ahead: int = 7) -> str:
    return clock.day(clock.today(timezone.now(), "WIB") + timedelta(days=ahead))


def _typed(who: Person, **values: Any) -> dict[str, Any]:
    return {
        "number": "2345",
        "what": "Lampu jalan diperbaiki",
        "doer": str(who.pk),
        "due": _day(),
        **values,
    }


def _finish(plan: Plan, by: Person, **values: Any) -> Plan:
    return plans.finish_plan(
        plan, result=plans.PlanResult("Lampu menyala lagi.", **values), by=by, at=build.AT
    )


def test_a_plan_comes_out_of_a_story_by_its_button(kim: Kim, siti: Person, phone: Client) -> None:
    story = build.story(kim, Stage.PUBLISHED, title="Lampu mati")
    link = f"{PLANS}baru/?dari=berita-{story.public_id}"
    assert link in phone.get(f"/s/kim-satu/berita/{story.public_id}/").content.decode()
    assert "Kabar: Lampu mati" in phone.get(link).content.decode()

    answer = phone.post(link, _typed(siti))

    plan = Plan.objects.get()
    assert (plan.story, plan.person, plan.doer, plan.state) == (
        story,
        siti,
        Doer.MEMBER,
        PlanState.PLANNED,
    )
    assert answer["Location"] == f"{PLANS}{plan.public_id}/"
    assert "Kabar: Lampu mati" in phone.get(answer["Location"]).content.decode()


def test_a_plan_comes_out_of_a_meeting_or_a_tip(kim: Kim, siti: Person, phone: Client) -> None:
    meeting = build.meeting(kim)
    tip = visitors.tip(kim)
    meetings.close_meeting(meeting, notes=MeetingNotes(4), by=siti, at=build.AT)
    for path, link in (
        (f"rapat/{meeting.public_id}/", f"rapat-{meeting.public_id}"),
        (f"warga/{tip.ticket}/", f"warga-{tip.ticket}"),
    ):
        assert f"?dari={link}" in phone.get(f"/s/kim-satu/{path}").content.decode()
    phone.post(f"{PLANS}baru/?dari=rapat-{meeting.public_id}", _typed(siti, number="23"))
    phone.post(f"{PLANS}baru/?dari=warga-{tip.ticket}", _typed(siti, number="24"))
    assert [(plan.meeting, plan.tip) for plan in Plan.objects.order_by("pk")] == [
        (meeting, None),
        (None, tip),
    ]


def test_a_draft_of_somebody_else_and_a_story_of_another_group_are_no_origin(
    kim: Kim, siti: Person, phone: Client
) -> None:
    draft = build.story(kim, title="Rahasia")
    foreign = build.story(build.kim(), Stage.PUBLISHED, title="Tetangga")
    for story in (draft, foreign):
        link = f"{PLANS}baru/?dari=berita-{story.public_id}"
        assert story.title not in phone.get(link).content.decode()
        phone.post(link, _typed(siti, number=story.public_id))
    assert list(Plan.objects.values_list("story", flat=True)) == [None, None]


def test_sent_twice_it_is_one(siti: Person, phone: Client) -> None:
    phone.post(f"{PLANS}baru/", _typed(siti))
    assert (
        "Rencana ini sudah tersimpan." in phone.post(f"{PLANS}baru/", _typed(siti)).content.decode()
    )
    assert Plan.objects.count() == 1


@pytest.mark.parametrize(
    ("values", "text"),
    [
        ({"what": ""}, "apa yang akan dikerjakan?"),
        ({"doer": ""}, "Pilih satu dulu."),
        ({"doer": "other"}, "Tulis siapa, misalnya karang taruna."),
        ({"due": ""}, "Tulis tanggalnya"),
        ({"due": "4 Desember 2226"}, "terlalu jauh"),
        ({"due": _day(-1)}, "Tanggal ini sudah lewat. Tulis hari ini atau sesudahnya."),
    ],
)
def test_what_is_missing_is_said(
    siti: Person, phone: Client, values: dict[str, str], text: str
) -> None:
    answer = phone.post(f"{PLANS}baru/", _typed(siti, **values))
    assert (answer.status_code, Plan.objects.count()) == (422, 0)
    assert text in answer.content.decode()


def test_a_late_plan_is_changed_without_a_new_day(kim: Kim, siti: Person, phone: Client) -> None:
    late = making.plan(kim, due=clock.today(timezone.now(), "WIB") - timedelta(days=1), person=siti)

    phone.post(
        f"{PLANS}{late.public_id}/ubah/",
        _typed(siti, what="Lampu diganti", due=clock.day(late.due)),
    )

    assert Plan.objects.get().what == "Lampu diganti"


def test_who_has_no_account_is_not_said_to_be_told(siti: Person, phone: Client) -> None:
    own = phone.post(f"{PLANS}baru/", _typed(siti, number="22"), follow=True).content.decode()
    other = phone.post(
        f"{PLANS}baru/",
        _typed(siti, doer="other", doer_words="Karang taruna", number="24"),
        follow=True,
    )

    assert "Rencana ini menunggu penanggung jawabnya di Beranda." in own
    assert (
        "Yang bertanggung jawab, Karang taruna, tidak melihatnya di sini. Kabari sendiri."
        in other.content.decode()
    )


def test_the_head_or_somebody_else_answers_for_a_plan_in_words(siti: Person, phone: Client) -> None:
    phone.post(f"{PLANS}baru/", _typed(siti, doer="head", number="23"))
    phone.post(f"{PLANS}baru/", _typed(siti, doer="other", doer_words="Karang taruna", number="24"))
    assert [plan.responsible for plan in Plan.objects.order_by("pk")] == [
        "kepala desa",
        "Karang taruna",
    ]


def test_lists_begin_with_what_is_late_and_go_by_the_day(kim: Kim) -> None:
    far, late, near = (making.plan(kim, due=TODAY + timedelta(days=days)) for days in (30, -1, 0))
    done = making.plan(kim)
    _finish(done, build.member(kim, Role.EDITOR))
    off = plans.call_off(
        making.plan(kim), why="Dananya habis.", by=build.member(kim, Role.EDITOR), at=build.AT
    )
    lists = plan_lists(TODAY)
    assert (lists.late, lists.due, lists.done, lists.called_off) == (
        [late],
        [near, far],
        [done],
        [off],
    )
    assert [plan.is_late(TODAY) for plan in (far, late, near, done)] == [False, True, False, False]


def test_a_day_passes_and_the_plan_is_late_on_the_clocks_of_the_place(
    kim: Kim, siti: Person, phone: Client
) -> None:
    plan = making.plan(kim, due=clock.today(timezone.now(), "WIB"), person=siti)
    assert "Lewat tanggal" not in phone.get(PLANS).content.decode()
    Plan.objects.filter(pk=plan.pk).update(due=plan.due - timedelta(days=1))
    for page in (PLANS, f"{PLANS}{plan.public_id}/", "/s/kim-satu/"):
        assert "Lewat tanggal" in phone.get(page).content.decode()


def test_a_plan_waits_for_whoever_answers_for_it_two_weeks_before_its_day(
    kim: Kim, siti: Person, phone: Client
) -> None:
    soon, late = (
        making.plan(kim, due=TODAY + timedelta(days=days), person=siti) for days in (14, -3)
    )
    making.plan(kim, due=TODAY + timedelta(days=15), person=siti)
    making.plan(kim, due=TODAY, person=build.member(kim))
    with on_site(kim.site):
        assert waiting_plans(siti, TODAY) == [late, soon]
    assert "Rencana Anda, mestinya selesai" in phone.get("/s/kim-satu/").content.decode()


def test_a_plan_begins_is_done_and_counts_once_also_when_it_was_opened_again(
    kim: Kim, siti: Person
) -> None:
    plan = making.plan(kim, person=siti)
    plans.begin_plan(plan, by=siti, at=build.AT)
    _finish(plan, siti)
    plans.reopen_plan(plan, why="Mati lagi.", by=siti, at=build.AT)
    assert (plan.state, plan.after, plan.done_on, activities_of(kim.site)) == (
        PlanState.RUNNING,
        "",
        None,
        [],
    )
    _finish(plan, siti)
    assert [(act.aspect, act.rule.name) for act in activities_of(kim.site)] == [
        (Aspect.IMPLEMENT, "finished")
    ]


@pytest.mark.parametrize("over", ["finish", "call_off"])
def test_what_is_over_takes_no_step_back(kim: Kim, siti: Person, over: str) -> None:
    plan = making.plan(kim, person=siti)
    who: dict[str, Any] = {"by": siti, "at": build.AT}
    if over == "finish":
        _finish(plan, siti)
    else:
        plans.call_off(plan, why="Batal.", **who)
    with pytest.raises(entries.EntryRefused):
        plans.begin_plan(plan, **who)
    with pytest.raises(entries.EntryRefused):
        plans.change_plan(plan, data=making.plan_data(siti), **who)
    with pytest.raises(entries.EntryRefused):
        _finish(plan, siti)
    with pytest.raises(entries.EntryRefused):
        plans.call_off(plan, why="Lagi.", **who)


def test_readers_see_before_and_after_with_photos_and_no_person_until_it_is_opened_again(
    kim: Kim, siti: Person, reader: Callable[[str], Client]
) -> None:
    was = build.photo(kim)
    now = build.photo(kim)
    plan = making.plan(
        kim,
        person=siti,
        before="Gelap sejak Agustus.",
        photos=(was.as_picture(),),
        consent="no_children",
    )
    assert "Gelap sejak Agustus." not in reader("kim-satu").get("/profil/").content.decode()
    _finish(plan, siti, photos=(now.as_picture(),), consent="no_children")
    page = reader("kim-satu").get("/profil/").content.decode()
    assert all(
        words in page
        for words in ("Gelap sejak Agustus.", "Lampu menyala lagi.", was.name, now.name)
    )
    assert "Siti" not in page
    assert (was.is_public, now.is_public) == (True, True)
    plans.reopen_plan(plan, why="Mati lagi.", by=siti, at=build.AT)
    assert "Lampu menyala lagi." not in reader("kim-satu").get("/profil/").content.decode()
    assert (was.is_public, now.is_public) == (False, False)


def test_steps_are_taken_on_the_page_by_whoever_made_it_answers_for_it_or_edits(
    kim: Kim, siti: Person, ruang: Door
) -> None:
    plan = making.plan(kim, person=siti)
    page = f"{PLANS}{plan.public_id}/"
    colleague = ruang(build.member(kim))
    editor = ruang(build.member(kim, Role.EDITOR))
    stranger = ruang(build.member(build.kim(), Role.CHAIR))
    assert [each.get(page).status_code for each in (colleague, editor, stranger)] == [200, 200, 404]
    assert colleague.post(page, {"langkah": "mulai"}).status_code == 404
    assert colleague.get(f"{page}ubah/").status_code == 404
    assert ruang(siti).post(page, {"langkah": "selesai"}).status_code == 422
    assert ruang(siti).post(page, {"langkah": "mulai"}).status_code == 302
    assert editor.post(page, {"langkah": "selesai", "after": "Menyala."}).status_code == 302
    assert editor.post(page, {"langkah": "buka", "why": "Mati lagi."}).status_code == 302
    assert editor.post(page, {"langkah": "batal", "why": "Dananya habis."}).status_code == 302
    shown = ruang(siti).get(page).content.decode()
    assert "Dananya habis." in shown
    assert "Mati lagi." in shown


def test_only_a_joint_plan_is_asked_about_and_other_words_need_another_answer(
    kim: Kim, siti: Person
) -> None:
    alone = making.plan(kim)
    joint = making.plan(kim, is_joint=True, person=siti)
    with pytest.raises(entries.EntryRefused):
        plans.ask_head(alone, holder_name="Pak Usman", by=siti, at=build.AT)
    Plan.objects.filter(pk=joint.pk).update(head_reply="agrees", head_name="Pak Usman")
    joint.refresh_from_db()
    values = making.plan_data(siti, what=joint.what, due=date(2025, 1, 2), is_joint=True)
    plans.change_plan(joint, data=values, by=siti, at=build.AT)
    assert joint.head_reply == ""
    assert joint_agenda(kim.site) == [joint]
