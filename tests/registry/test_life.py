"""The life of a KIM: silence by the rules of its region, what each stage closes, and how it comes back."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any, Final

import pytest
from django.test import Client

from kimid.events.models import Event
from kimid.events.permissions import Role
from kimid.newsroom import actions as newsroom
from kimid.newsroom.flow import Stage
from kimid.newsroom.models import Story, Urgency
from kimid.registry import actions
from kimid.registry.life import life_desk_of, life_of
from kimid.registry.models import CoachingVisit, Kim, Rule
from kimid.registry.reactions import hear
from kimid.registry.silence import moving
from kimid.registry.upkeep import follow_silences_at
from kimid.registry.waiting import Waiting, waiting_in
from kimid.sites.models import Site
from kimid.sites.stages import TERMS, Door, LifeStage, refusal
from tests import build
from tests.conftest import Door as InRuang

pytestmark = pytest.mark.django_db

DAY: Final = timedelta(days=1)
_NATION: Final = {Rule.QUIET: 30, Rule.DORMANT: 90, Rule.FROZEN: 180, Rule.ARCHIVED: 365}


def _decide(code: str, **days: int) -> None:
    for name, answer in days.items():
        region = build.region(code)
        said: dict[str, Any] = {"legal_basis": "Perbup 1/2024", "decided_on": date(2024, 1, 1)}
        actions.decide(region, rule=Rule[name], answer=answer, **said, by=build.BUILDER, at=build.AT)


@pytest.fixture(autouse=True)
def _rules() -> None:
    _decide("00", **{rule.name: days for rule, days in _NATION.items()})


def _stage(kim: Kim) -> str:
    return Site.objects.get(pk=kim.site_id).stage


def _at_stage(stage: LifeStage, code: str = build.TELUK_KAPUAS) -> Kim:
    """A KIM whose silence has led it here by the rules of the nation."""
    kim = build.kim(code)
    days = {"active": 0, "quiet": 30, "dormant": 90, "frozen": 180, "archived": 365}[stage]
    follow_silences_at(build.AT + days * DAY)
    return Kim.objects.get(pk=kim.pk)


# Silence --------------------------------------------------------------------------------------------------------------
def test_the_clock_moves_a_silent_kim_down_on_the_very_day_and_each_step_is_on_record() -> None:
    kim = build.kim()
    seen = []
    for days in (29, 30, 89, 90, 179, 180, 364, 365):
        follow_silences_at(build.AT + days * DAY)
        seen.append(_stage(kim))

    assert seen == ["active", "quiet", "quiet", "dormant", "dormant", "frozen", "frozen", "archived"]
    facts = list(Event.objects.filter(kind="kim.stage_moved").order_by("pk").values_list("facts", flat=True))
    assert [(each["before"], each["stage"], each["days"]) for each in facts] == [
        ("active", "quiet", 30),
        ("quiet", "dormant", 90),
        ("dormant", "frozen", 180),
        ("frozen", "archived", 365),
    ]
    assert {each["decider"] for each in facts} == {"00"}


def test_days_end_at_midnight_on_the_clocks_of_the_place() -> None:
    west, east = build.kim(), build.kim("9103192006")
    for kim in (west, east):
        Kim.objects.filter(pk=kim.pk).update(registered_at=datetime(2024, 11, 24, 16, 30, tzinfo=UTC))  # 23.30 WIB, 01.30 WIT
    follow_silences_at(datetime(2024, 12, 24, 14, 30, tzinfo=UTC))  # the 24th everywhere

    assert (_stage(west), _stage(east)) == ("quiet", "active")

    follow_silences_at(datetime(2024, 12, 24, 15, 30, tzinfo=UTC))

    assert (_stage(west), _stage(east)) == ("quiet", "quiet")


def test_each_region_has_its_own_days_and_the_nearest_answer_holds() -> None:
    _decide("61", DORMANT=60)
    _decide("6112", QUIET=10, DORMANT=20)
    near, province, other = build.kim(), build.kim("6171011002"), build.kim(build.PAHANDUT)

    follow_silences_at(build.AT + 60 * DAY)

    assert [_stage(each) for each in (near, province, other)] == ["dormant", "dormant", "quiet"]
    moved = Event.objects.filter(kind="kim.stage_moved").order_by("pk")
    assert [event.facts["decider"] for event in moved] == ["6112", "61", "00"]


def test_where_nobody_has_a_rule_nobody_falls_silent() -> None:
    for rule in _NATION:
        actions.leave_to_above(build.region("00"), rule=rule, by=build.BUILDER, at=build.AT)
    kim = build.kim()

    follow_silences_at(build.AT + 5_000 * DAY)

    assert _stage(kim) == "active"


def test_a_step_is_taken_once_however_often_the_task_runs() -> None:
    build.kim()
    for _ in range(3):
        follow_silences_at(build.AT + 90 * DAY)

    assert Event.objects.filter(kind="kim.stage_moved").count() == 1
    assert CoachingVisit.objects.count() == 1


def test_the_whole_country_is_listened_to_in_two_queries(django_assert_num_queries: Callable[[int], Any]) -> None:
    def listened(kims: int) -> None:
        for _ in range(kims):
            build.story(build.kim(), Stage.PUBLISHED)
        with django_assert_num_queries(2):
            found = list(moving(build.AT + 40 * DAY))
        assert len(found) == Kim.objects.count()

    listened(1)
    listened(3)


def test_work_in_the_newsroom_counts_as_a_sign_of_life_and_the_acts_of_offices_do_not() -> None:
    kim, other = build.kim(), build.kim()
    later = build.AT + 40 * DAY
    newsroom.write(kim.site, words=build.words(), by=build.member(kim), at=later)
    decree: dict[str, Any] = {"number": "1", "issuer_title": "kepala desa", "issued_on": later.date(), "valid_until": None}
    actions.record_decree(other, **decree, by=build.officer("6112"), at=later)

    follow_silences_at(later)

    assert (_stage(kim), _stage(other)) == ("active", "quiet")


def test_a_dormant_kim_that_publishes_is_active_at_once_and_its_visit_is_over() -> None:
    kim = _at_stage(LifeStage.DORMANT)
    story = build.story(kim, Stage.VERIFIED)
    build.publish(story, at=build.AT + 91 * DAY)
    hear.func(Event.objects.filter(kind="story.published").latest("pk").pk)

    assert _stage(kim) == "active"
    visit = CoachingVisit.objects.get()
    assert (visit.result, visit.done_by) == ("KIM aktif lagi dengan sendirinya.", None)


# What a stage closes --------------------------------------------------------------------------------------------------
_DOORS: Final = {
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


@pytest.mark.parametrize("stage", LifeStage)
def test_the_newsroom_honours_the_table_in_every_stage(stage: LifeStage) -> None:
    kim = build.kim()
    draft, checked, out = (build.story(kim, each) for each in (Stage.DRAFT, Stage.VERIFIED, Stage.PUBLISHED))
    Site.objects.filter(pk=kim.site_id).update(stage=stage)
    editor, later = build.member(kim, Role.EDITOR), build.AT + DAY
    note = newsroom.CorrectionNote("a", "b", "c")
    tries: dict[str, list[Callable[[], object]]] = {
        "writing": [
            lambda: newsroom.write(kim.site, words=build.words(), by=editor, at=later),
            lambda: newsroom.edit(draft, words=build.words(), by=draft.author, at=later),
            lambda: newsroom.send(draft, by=draft.author, at=later),
        ],
        "publishing": [
            lambda: newsroom.schedule(checked, publish_at=later + DAY, by=editor, at=later),
            lambda: newsroom.publish(checked, by=editor, at=later),
        ],
        "correcting": [lambda: newsroom.correct(out, words=build.words(), note=note, by=editor, at=later)],
        "tips": [lambda: build.tip(kim, at=later)],
    }
    before = list(Story.objects.order_by("pk").values())

    closed = {door: [_refused(each) for each in acts] for door, acts in tries.items()}

    wanted = _DOORS[stage].split()
    for door, said in closed.items():
        assert said == ([refusal(stage, Door(door))] if door in wanted else [""]) * len(said), door
    if "writing" in wanted:
        assert list(Story.objects.order_by("pk").values()) == before
    newsroom.withdraw(out, reason="Angkanya keliru.", by=editor, at=later)  # is never closed


def _refused(act: Callable[[], object]) -> str:
    try:
        act()
    except newsroom.Closed as why:
        return str(why)
    return ""


def test_a_warning_that_cannot_wait_waits_too_while_publishing_is_closed() -> None:
    kim = _at_stage(LifeStage.FROZEN)
    story = build.story(kim, Stage.COLLECTED)

    with pytest.raises(newsroom.Closed):
        newsroom.publish_urgent(story, urgency=Urgency.DISASTER, asked="RT 02.", by=build.member(kim, Role.EDITOR), at=build.AT)


def test_every_stage_that_closes_something_says_so_to_readers_and_tells_the_group_the_way_back() -> None:
    assert {stage: " ".join(door for door in Door if door in terms.closed) for stage, terms in TERMS.items()} == _DOORS
    assert all(terms.notice and terms.why and terms.way_back for terms in TERMS.values() if terms.closed)


def test_words_typed_while_writing_is_closed_come_back_on_the_screen(ruang: InRuang) -> None:
    kim = _at_stage(LifeStage.ARCHIVED)
    path, said = f"/s/{kim.site.label}/tulis/", {"title": "Banjir di hilir", "lead": "Air naik.", "send": "ya"}

    answer = ruang(build.member(kim)).post(path, said)

    assert answer.status_code == 422
    assert "Banjir di hilir" in answer.text
    assert not Story.objects.exists()


def test_a_neighbour_is_told_before_typing_that_an_archived_kim_takes_no_news(reader: Callable[[str], Client]) -> None:
    kim = _at_stage(LifeStage.ARCHIVED)

    shown = reader(kim.site.label).get("/kirim-kabar/").text

    assert "Kabar dari warga belum bisa diterima di sini." in shown
    assert "<textarea" not in shown


@pytest.mark.parametrize("path", ["/", "/profil/", "/kirim-kabar/poster/"])
def test_readers_of_a_dormant_kim_are_told_on_its_pages(reader: Callable[[str], Client], path: str) -> None:
    kim = _at_stage(LifeStage.DORMANT)

    shown = reader(kim.site.label).get(path).text

    assert ("sudah lama belum mengirim kabar" in shown) == (path != "/kirim-kabar/poster/")


def test_the_directory_names_the_stage_and_a_quiet_kim_counts_as_active(reader: Callable[[str], Client]) -> None:
    dormant = _at_stage(LifeStage.DORMANT)

    assert "Tidak aktif" in reader(build.region("6112").portal_label).get("/kim/").text
    assert dormant.name not in reader(build.region("6112").portal_label).get("/kim/aktif/").text


# Coming back ----------------------------------------------------------------------------------------------------------
def test_a_frozen_kim_writes_but_comes_back_only_when_its_office_agrees() -> None:
    kim = _at_stage(LifeStage.FROZEN)
    chair, officer = build.member(kim, Role.CHAIR), build.officer("6112")
    later = build.AT + 181 * DAY
    story = build.story(kim, Stage.VERIFIED)
    follow_silences_at(later)
    assert _stage(kim) == "frozen"
    actions.ask_revival(kim, plan="Bu Nur melanjutkan.", by=chair, at=later)
    assert [each.plan for each in life_desk_of(build.region("6112")).revivals] == ["Bu Nur melanjutkan."]

    actions.revive(kim, note="Selamat bekerja.", by=officer, at=later)

    assert _stage(kim) == "active"
    assert build.publish(story, at=later).stage == Stage.PUBLISHED
    follow_silences_at(later + 29 * DAY)
    assert _stage(kim) == "active"
    answered = life_of(kim).answered
    assert answered is not None
    assert (answered.asked_by, answered.decided_by, answered.is_granted) == (chair, officer, True)


def test_an_office_may_bring_a_kim_back_unasked_and_one_that_is_awake_not_at_all() -> None:
    kim, officer = _at_stage(LifeStage.ARCHIVED), build.officer("6112")
    actions.revive(kim, note="Sudah dikunjungi.", by=officer, at=build.AT + 400 * DAY)

    assert _stage(kim) == "active"
    with pytest.raises(actions.OutOfTurn):
        actions.revive(kim, note="Lagi.", by=officer, at=build.AT + 400 * DAY)


def test_a_declined_request_is_read_by_the_group_and_may_be_sent_again() -> None:
    kim = _at_stage(LifeStage.FROZEN)
    chair, officer = build.member(kim, Role.CHAIR), build.officer("6112")
    actions.ask_revival(kim, plan="Kami lanjut.", by=chair, at=build.AT)
    with pytest.raises(actions.OutOfTurn):
        actions.ask_revival(kim, plan="Kami lanjut.", by=chair, at=build.AT)

    actions.decline_revival(kim, note="Siapa ketuanya?", by=officer, at=build.AT)

    answered = life_of(kim).answered
    assert answered is not None
    assert answered.note == "Siapa ketuanya?"
    assert _stage(kim) == "frozen"
    actions.ask_revival(kim, plan="Bu Nur ketuanya.", by=chair, at=build.AT)


# Visits ---------------------------------------------------------------------------------------------------------------
def test_a_step_down_asks_for_one_visit_that_is_planned_and_done_and_stays_on_record() -> None:
    kim, officer, regency = _at_stage(LifeStage.QUIET), build.officer("6112"), build.region("6112")
    follow_silences_at(build.AT + 90 * DAY)
    assert [each.stage for each in life_desk_of(regency).visits] == ["dormant"]
    assert waiting_in(regency) == Waiting(lives=1)

    actions.coach(kim, visit=actions.Visit(planned_on=date(2025, 3, 1)), by=officer, at=build.AT)
    assert [each.planned_on for each in life_desk_of(regency).visits] == [date(2025, 3, 1)]
    said = actions.Visit(date(2025, 3, 1), "HP ketua rusak.", "Pinjamkan HP dinas.")
    actions.coach(kim, visit=said, by=officer, at=build.AT)

    desk = life_desk_of(regency)
    assert (len(desk.visits), [(each.result, each.next_step, each.done_by) for each in desk.done]) == (
        0,
        [("HP ketua rusak.", "Pinjamkan HP dinas.", officer)],
    )
    assert waiting_in(regency) == Waiting()
    assert waiting_in(build.region("6171")) == Waiting()
    with pytest.raises(actions.OutOfTurn):
        actions.coach(kim, visit=said, by=officer, at=build.AT)


def test_an_office_writes_down_further_visits_that_no_step_asked_for_but_none_of_a_kim_that_is_no_more() -> None:
    kim, officer, regency = build.kim(), build.officer("6112"), build.region("6112")

    actions.coach(kim, visit=actions.Visit(planned_on=date(2025, 3, 1)), by=officer, at=build.AT)
    assert [(each.stage, each.planned_on) for each in life_desk_of(regency).visits] == [("active", date(2025, 3, 1))]
    for month in range(2):  # the same may be found again
        actions.coach(kim, visit=actions.Visit(result="Sinyal mati."), by=officer, at=build.AT + month * 30 * DAY)
    assert [each.result for each in life_desk_of(regency).done] == ["Sinyal mati.", "Sinyal mati."]
    with pytest.raises(actions.OutOfTurn):
        actions.coach(kim, visit=actions.Visit(result="Sinyal mati."), by=officer, at=build.AT + 30 * DAY)

    Kim.objects.filter(pk=kim.pk).update(ended_on=date(2025, 3, 2))
    kim.refresh_from_db()
    with pytest.raises(actions.OutOfTurn):
        actions.coach(kim, visit=actions.Visit(result="Masih ada orangnya."), by=officer, at=build.AT)


@pytest.mark.parametrize("kims", [1, 3])
def test_the_desk_costs_the_same_with_one_visit_as_with_three(django_assert_num_queries: Callable[[int], Any], kims: int) -> None:
    for _ in range(kims):
        build.kim()
    follow_silences_at(build.AT + 30 * DAY)
    regency = build.region("6112")

    with django_assert_num_queries(5):
        assert len(life_desk_of(regency).visits) == kims
