"""The life of a KIM: silence by the rules of its region, what each stage closes, and how it comes
back.
"""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any, Final

import pytest
from django.test import Client

from kimid.events.models import Event
from kimid.events.permissions import Role
from kimid.lifecycle.actions import silence
from kimid.lifecycle.models import CoachingVisit
from kimid.lifecycle.queries import life_of, life_queue_of
from kimid.lifecycle.reactions import on_story_published
from kimid.lifecycle.schedule import move_silent_kims
from kimid.lifecycle.silence import kims_to_move
from kimid.newsroom.actions import closed_features, content, publishing, scheduling, urgent, writing
from kimid.newsroom.flow import Stage
from kimid.newsroom.models import Story, Urgency
from kimid.registry.actions import entering, policy
from kimid.registry.models import Kim
from kimid.sites.models import Site
from kimid.sites.stages import STAGE_EFFECTS, Feature, LifeStage, refusal
from tests import build, visitors
from tests.activity import making
from tests.conftest import Door as InRuang
from tests.lifecycle.stages import DAY, DAYS_OF_NATION, at_stage, decide_days, stage_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _rules() -> None:
    decide_days("00", **{rule.name: days for rule, days in DAYS_OF_NATION.items()})


# Silence
# -----------------------------------------------------------------------------
def test_the_clock_moves_a_silent_kim_down_on_the_very_day_and_each_step_is_on_record() -> None:
    kim = build.kim()
    seen = []
    for days in (29, 30, 89, 90, 179, 180, 364, 365):
        move_silent_kims.func(at=build.AT + days * DAY)
        seen.append(stage_of(kim))

    assert seen == [
        "active",
        "quiet",
        "quiet",
        "dormant",
        "dormant",
        "frozen",
        "frozen",
        "archived",
    ]
    facts = list(
        Event.objects.filter(kind="kim.stage_moved").order_by("pk").values_list("data", flat=True)
    )
    assert [(each["before"], each["stage"], each["days"]) for each in facts] == [
        ("active", "quiet", 30),
        ("quiet", "dormant", 90),
        ("dormant", "frozen", 180),
        ("frozen", "archived", 365),
    ]
    assert {each["decider"] for each in facts} == {"00"}


def test_days_end_at_midnight_on_the_clocks_of_the_place() -> None:
    west = build.kim()
    east = build.kim("9103192006")
    for kim in (west, east):
        Kim.objects.filter(pk=kim.pk).update(
            registered_at=datetime(2024, 11, 24, 16, 30, tzinfo=UTC)
        )  # 23.30 WIB, 01.30 WIT
    move_silent_kims.func(at=datetime(2024, 12, 24, 14, 30, tzinfo=UTC))  # the 24th everywhere

    assert (stage_of(west), stage_of(east)) == ("quiet", "active")

    move_silent_kims.func(at=datetime(2024, 12, 24, 15, 30, tzinfo=UTC))

    assert (stage_of(west), stage_of(east)) == ("quiet", "quiet")


def test_each_region_has_its_own_days_and_the_nearest_answer_holds() -> None:
    decide_days("61", DORMANT=60)
    decide_days("6112", QUIET=10, DORMANT=25)
    near = build.kim()
    province = build.kim("6171011002")
    other = build.kim(build.PAHANDUT)

    for days in (10, 30, 60):
        move_silent_kims.func(at=build.AT + days * DAY)

    assert [stage_of(each) for each in (near, province, other)] == ["dormant", "dormant", "quiet"]
    moved = Event.objects.filter(kind="kim.stage_moved").order_by("pk")
    assert [event.data["decider"] for event in moved] == ["6112", "6112", "00", "00", "61"]


def test_where_nobody_has_a_rule_nobody_falls_silent() -> None:
    for rule in DAYS_OF_NATION:
        policy.remove_own_rule(build.region("00"), rule=rule, by=build.BUILDER, at=build.AT)
    kim = build.kim()

    move_silent_kims.func(at=build.AT + 5_000 * DAY)

    assert stage_of(kim) == "active"


def test_a_step_is_taken_once_however_often_the_task_runs() -> None:
    build.kim()
    for _ in range(3):
        move_silent_kims.func(at=build.AT + 90 * DAY)

    assert Event.objects.filter(kind="kim.stage_moved").count() == 1
    assert CoachingVisit.objects.count() == 1


def test_the_whole_country_is_listened_to_in_three_queries(
    django_assert_num_queries: Callable[[int], Any],
) -> None:
    def listened(count: int) -> None:
        for _ in range(count):
            build.story(build.kim(), Stage.PUBLISHED)
        with django_assert_num_queries(3):
            kims = list(kims_to_move(build.AT + 40 * DAY))
        assert len(kims) == Kim.objects.count()

    listened(1)
    listened(3)


def test_work_in_the_newsroom_counts_as_a_sign_of_life_and_the_acts_of_offices_do_not() -> None:
    kim = build.kim()
    other = build.kim()
    later = build.AT + 40 * DAY
    writing.write(kim.site, content=build.words(), by=build.member(kim), at=later)
    decree: dict[str, Any] = {
        "number": "1",
        "issuer_title": "kepala desa",
        "issued_on": later.date(),
        "valid_until": None,
    }
    entering.record_decree(other, **decree, by=build.officer("6112"), at=later)

    move_silent_kims.func(at=later)

    assert (stage_of(kim), stage_of(other)) == ("active", "quiet")


def test_a_kim_that_works_without_writing_is_not_silent() -> None:
    kim = build.kim()
    later = build.AT + 40 * DAY
    making.entry(kim, at=later)
    assert Event.objects.get(kind="activity.noted").is_sign_of_life

    move_silent_kims.func(at=later + DAY)
    assert stage_of(kim) == LifeStage.ACTIVE
    move_silent_kims.func(at=later + 30 * DAY)
    assert stage_of(kim) == LifeStage.QUIET


def test_a_dormant_kim_that_publishes_is_active_at_once_and_its_visit_is_over() -> None:
    kim = at_stage(LifeStage.DORMANT)
    story = build.story(kim, Stage.VERIFIED)
    build.publish(story, at=build.AT + 91 * DAY)
    on_story_published.func(Event.objects.filter(kind="story.published").latest("pk").pk)

    assert stage_of(kim) == "active"
    visit = CoachingVisit.objects.get()
    assert (visit.result, visit.done_by) == ("KIM aktif lagi dengan sendirinya.", None)


# What a stage closes
# -----------------------------------------------------------------------------
_DOORS: Final = {
    LifeStage.UNOPENED: "writing publishing correcting tips reading",
    LifeStage.ACTIVE: "",
    LifeStage.QUIET: "",
    LifeStage.DORMANT: "",
    LifeStage.FROZEN: "publishing",
    LifeStage.ARCHIVED: "writing publishing correcting tips",
    LifeStage.SUSPENDED: "writing publishing correcting tips",
    LifeStage.QUARANTINED: "writing publishing correcting tips reading",
    LifeStage.DISSOLVED: "writing publishing correcting tips",
    LifeStage.MERGED: "writing publishing correcting tips",
}


@pytest.mark.all_sites
@pytest.mark.parametrize("stage", LifeStage)
def test_the_newsroom_honours_the_table_in_every_stage(stage: LifeStage) -> None:
    kim = build.kim()
    draft, checked, out = (
        build.story(kim, each) for each in (Stage.DRAFT, Stage.VERIFIED, Stage.PUBLISHED)
    )
    Site.objects.filter(pk=kim.site_id).update(stage=stage)
    editor = build.member(kim, Role.EDITOR)
    later = build.AT + DAY
    note = content.CorrectionNote("a", "b", "c")
    tries: dict[str, list[Callable[[], object]]] = {
        "writing": [
            lambda: writing.write(kim.site, content=build.words(), by=editor, at=later),
            lambda: writing.edit(draft, content=build.words(), by=draft.author, at=later),
            lambda: writing.send(draft, by=draft.author, at=later),
        ],
        "publishing": [
            lambda: scheduling.schedule(checked, publish_at=later + DAY, by=editor, at=later),
            lambda: publishing.publish(checked, by=editor, at=later),
        ],
        "correcting": [
            lambda: publishing.correct(out, content=build.words(), note=note, by=editor, at=later)
        ],
        "tips": [lambda: visitors.tip(kim, at=later)],
    }
    before = list(Story.objects.order_by("pk").values())

    closed = {door: [_refused(each) for each in acts] for door, acts in tries.items()}

    wanted = _DOORS[stage].split()
    for door, refusals in closed.items():
        assert refusals == ([refusal(stage, Feature(door))] if door in wanted else [""]) * len(
            refusals
        ), door
    if "writing" in wanted:
        assert list(Story.objects.order_by("pk").values()) == before
    publishing.withdraw(out, reason="Angkanya keliru.", by=editor, at=later)  # is never closed


def _refused(act: Callable[[], object]) -> str:
    try:
        act()
    except closed_features.FeatureClosed as why:
        return str(why)
    return ""


def test_a_warning_that_cannot_wait_waits_too_while_publishing_is_closed() -> None:
    kim = at_stage(LifeStage.FROZEN)
    story = build.story(kim, Stage.COLLECTED)

    with pytest.raises(closed_features.FeatureClosed):
        urgent.publish_urgent(
            story,
            urgency=Urgency.DISASTER,
            asked="RT 02.",
            by=build.member(kim, Role.EDITOR),
            at=build.AT,
        )


def test_every_stage_that_closes_something_says_so_to_readers_and_advises_the_group() -> None:
    assert {
        stage: " ".join(door for door in Feature if door in terms.closed_features)
        for stage, terms in STAGE_EFFECTS.items()
    } == _DOORS
    assert all(
        terms.notice and terms.reason and terms.advice
        for terms in STAGE_EFFECTS.values()
        if terms.closed_features
    )


@pytest.mark.all_sites
def test_words_typed_while_writing_is_closed_come_back_on_the_screen(ruang: InRuang) -> None:
    kim = at_stage(LifeStage.ARCHIVED)
    path = f"/s/{kim.site.label}/tulis/"
    form_data = {"title": "Banjir di hilir", "lead": "Air naik.", "send": "ya"}

    answer = ruang(build.member(kim)).post(path, form_data)

    assert answer.status_code == 422
    assert "Banjir di hilir" in answer.text
    assert not Story.objects.exists()


def test_a_neighbour_is_told_before_typing_that_an_archived_kim_takes_no_news(
    reader: Callable[[str], Client],
) -> None:
    kim = at_stage(LifeStage.ARCHIVED)

    shown = reader(kim.site.label).get("/kirim-kabar/").text

    assert "Kabar dari warga belum bisa diterima di sini." in shown
    assert "<textarea" not in shown


@pytest.mark.parametrize("path", ["/", "/profil/", "/kirim-kabar/poster/"])
def test_readers_of_a_dormant_kim_are_told_on_its_pages(
    reader: Callable[[str], Client], path: str
) -> None:
    kim = at_stage(LifeStage.DORMANT)

    shown = reader(kim.site.label).get(path).text

    assert ("sudah lama belum mengirim kabar" in shown) == (path != "/kirim-kabar/poster/")


def test_the_directory_names_the_stage_and_a_quiet_kim_counts_as_active(
    reader: Callable[[str], Client],
) -> None:
    dormant = at_stage(LifeStage.DORMANT)

    assert "Tidak aktif" in reader(build.region("6112").portal_label).get("/kim/").text
    assert dormant.name not in reader(build.region("6112").portal_label).get("/kim/aktif/").text


# Coming back
# -----------------------------------------------------------------------------
def test_a_frozen_kim_writes_but_comes_back_only_when_its_office_agrees() -> None:
    kim = at_stage(LifeStage.FROZEN)
    chair = build.member(kim, Role.CHAIR)
    officer = build.officer("6112")
    later = build.AT + 181 * DAY
    story = build.story(kim, Stage.VERIFIED)
    move_silent_kims.func(at=later)
    assert stage_of(kim) == "frozen"
    silence.ask_revival(kim, plan="Bu Nur melanjutkan.", by=chair, at=later)
    assert [each.plan for each in life_queue_of(build.region("6112")).revivals] == [
        "Bu Nur melanjutkan."
    ]

    silence.revive(kim, note="Selamat bekerja.", by=officer, at=later)

    assert stage_of(kim) == "active"
    assert build.publish(story, at=later).stage == Stage.PUBLISHED
    move_silent_kims.func(at=later + 29 * DAY)
    assert stage_of(kim) == "active"
    answered = life_of(kim).answered_revival
    assert answered is not None
    assert (answered.asked_by, answered.decided_by, answered.is_granted) == (chair, officer, True)


def test_an_office_may_bring_a_kim_back_unasked_and_one_that_is_awake_not_at_all() -> None:
    kim = at_stage(LifeStage.ARCHIVED)
    officer = build.officer("6112")
    silence.revive(kim, note="Sudah dikunjungi.", by=officer, at=build.AT + 400 * DAY)

    assert stage_of(kim) == "active"
    with pytest.raises(silence.LifeActionRefused):
        silence.revive(kim, note="Lagi.", by=officer, at=build.AT + 400 * DAY)


def test_a_declined_request_is_read_by_the_group_and_may_be_sent_again() -> None:
    kim = at_stage(LifeStage.FROZEN)
    chair = build.member(kim, Role.CHAIR)
    officer = build.officer("6112")
    silence.ask_revival(kim, plan="Kami lanjut.", by=chair, at=build.AT)
    with pytest.raises(silence.LifeActionRefused):
        silence.ask_revival(kim, plan="Kami lanjut.", by=chair, at=build.AT)

    silence.decline_revival(kim, note="Siapa ketuanya?", by=officer, at=build.AT)

    answered = life_of(kim).answered_revival
    assert answered is not None
    assert answered.note == "Siapa ketuanya?"
    assert stage_of(kim) == "frozen"
    silence.ask_revival(kim, plan="Bu Nur ketuanya.", by=chair, at=build.AT)
