"""Events count as activities: each once, on its day, and not at all when it was undone."""

from collections import Counter
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kimid.activity.actions import entries
from kimid.activity.aspects import ASPECT_EXAMPLES, ASPECT_MEANINGS, Aspect
from kimid.activity.counting import ACTIVITY_RULES, COUNTED_EVENT_KINDS, Activity
from kimid.activity.models import MonthTally, TallyProgress
from kimid.activity.queries import activities_of, year_view
from kimid.activity.tallies import rebuild_tallies, update_tallies
from kimid.events.catalogue import all_actions
from kimid.events.permissions import Role
from kimid.lifecycle.actions import silence
from kimid.lifecycle.actions.silence import VisitReport
from kimid.newsroom.actions import confirmations, meetings, talk, tips, writing
from kimid.newsroom.actions.meetings import MeetingNotes, StoryDecision
from kimid.newsroom.flow import Stage
from kimid.newsroom.models import Decision, TalkMode, TipOutcome
from kimid.registry.models import Kim
from tests import build, visitors
from tests.activity import making

pytestmark = [pytest.mark.django_db, pytest.mark.all_sites]


def _counted(kim: Kim) -> dict[str, int]:
    return dict(Counter(act.rule.name for act in activities_of(kim.site)))


def _of(kim: Kim, aspect: Aspect) -> list[Activity]:
    return [act for act in activities_of(kim.site) if act.aspect == aspect]


def test_the_table_names_only_events_that_there_are() -> None:
    assert {spec.event_kind for spec in all_actions().values()} >= COUNTED_EVENT_KINDS


def test_every_aspect_says_what_it_means_what_counts_by_itself_and_what_is_written_down() -> None:
    assert set(ASPECT_MEANINGS) == set(ASPECT_EXAMPLES) == set(Aspect)
    assert len({each.name for each in ACTIVITY_RULES}) == len(ACTIVITY_RULES)
    assert all(each.label and each.done_kinds for each in ACTIVITY_RULES)


def test_a_story_counts_as_access_twice_as_discussion_and_as_dissemination() -> None:
    kim = build.kim()
    build.story(kim, Stage.PUBLISHED)
    assert _counted(kim) == {"gathered": 1, "talked": 1, "checked": 1, "published": 1}


def test_talking_twice_of_a_story_and_confirming_it_twice_count_once() -> None:
    kim = build.kim()
    story = build.story(kim, Stage.DISCUSSED)
    talk.record_talk(
        story,
        form=TalkMode.ORAL,
        decision=Decision.PUBLISH,
        people_count=4,
        by=build.member(kim),
        at=build.AT,
    )
    for _ in range(2):
        confirmations.confirm(
            story, how_known="Saya melihatnya.", by=build.member(kim), at=build.AT
        )
    assert _counted(kim) == {"gathered": 1, "talked": 1, "checked": 1}


def test_a_warning_in_haste_that_is_confirmed_later_is_published_once() -> None:
    kim = build.kim()
    story = build.story(kim, Stage.PUBLISHED_UNVERIFIED)
    confirmations.confirm(story, how_known="Saya di sana.", by=build.member(kim), at=build.AT)
    assert _counted(kim)["published"] == 1


def test_what_was_withdrawn_is_no_dissemination_but_was_talked_over_all_the_same() -> None:
    kim = build.kim()
    build.story(kim, Stage.WITHDRAWN)
    assert _counted(kim) == {"gathered": 1, "talked": 1, "checked": 1}


def test_a_meeting_counts_once_with_all_that_it_decided() -> None:
    kim = build.kim()
    stories = [build.story(kim, Stage.COLLECTED) for _ in range(3)]
    meeting = build.meeting(kim)
    notes = MeetingNotes(
        4, decisions=tuple(StoryDecision(story.public_id, Decision.PUBLISH) for story in stories)
    )
    meetings.close_meeting(meeting, notes=notes, by=build.member(kim), at=build.AT)
    assert [act.rule.name for act in _of(kim, Aspect.DISCUSS)] == ["met"]


def test_an_answer_to_a_neighbour_counts_but_not_that_something_is_not_for_this_group() -> None:
    kim = build.kim()
    editor = build.member(kim, Role.EDITOR)
    for outcome in TipOutcome:
        tips.answer_tip(
            visitors.tip(kim), outcome=outcome, answer="Terima kasih.", by=editor, at=build.AT
        )
    tips.start_story_from_tip(visitors.tip(kim), by=editor, at=build.AT)
    assert _counted(kim) == {"answered": 1, "taken_up": 1}


def test_a_draft_from_a_tip_that_was_thrown_away_counts_for_nothing() -> None:
    kim = build.kim()
    writer = build.member(kim)
    story = tips.start_story_from_tip(visitors.tip(kim), by=writer, at=build.AT)
    writing.discard_draft(story, by=writer, at=build.AT)
    assert _counted(kim) == {}


def test_each_visit_of_an_office_counts_once_it_was_made() -> None:
    kim = build.kim()
    officer = build.officer("6112")
    for result in ("", "Bertemu lima anggota."):
        kim.visits.get_or_create(done_at=None, defaults={"stage": "dormant", "since": build.AT})
        silence.record_visit(
            kim,
            visit=VisitReport(planned_on=build.AT.date(), result=result),
            by=officer,
            at=build.AT,
        )
    assert [act.rule.name for act in _of(kim, Aspect.NETWORK)] == ["visited"]


def test_a_day_is_the_day_on_the_clocks_of_the_place() -> None:
    kim, late = (
        build.kim(),
        datetime(2024, 10, 31, 18, 0, tzinfo=UTC),
    )  # the first of November in Pontianak
    story = build.story(kim)
    writing.send(story, by=story.author, at=late)
    assert [act.on for act in activities_of(kim.site)] == [date(2024, 11, 1)]


def test_an_entry_counts_on_its_own_day_as_it_was_corrected_last_and_not_once_it_is_withdrawn() -> (
    None
):
    kim = build.kim()
    writer = build.member(kim)
    entry = making.entry(kim, by=writer, on=date(2024, 9, 30), people_count=40)
    assert [(act.aspect, act.on, act.is_by_hand) for act in activities_of(kim.site)] == [
        (Aspect.DISSEMINATE, date(2024, 9, 30), True)
    ]
    changes = making.activity_data(Aspect.ASPIRE, date(2024, 10, 1))
    entries.correct(entry, data=changes, why="Itu usul warga.", by=writer, at=build.AT)
    assert [(act.aspect, act.on) for act in activities_of(kim.site)] == [
        (Aspect.ASPIRE, date(2024, 10, 1))
    ]
    entries.withdraw(entry, why="Tidak jadi.", by=writer, at=build.AT)
    assert activities_of(kim.site) == []


def test_the_year_for_readers_has_sums_and_how_many_people_came() -> None:
    kim = build.kim()
    build.story(kim, Stage.PUBLISHED)
    making.entry(kim, people_count=40)
    making.entry(kim, on=date(2023, 12, 31), people_count=7)
    year = year_view(kim.site, build.AT.date())
    assert dict(year.counts) == {
        "Akses": 1,
        "Diskusi": 2,
        "Implementasi": 0,
        "Networking": 0,
        "Diseminasi": 2,
        "Aspirasi": 0,
    }
    assert (year.count, year.people_count) == (5, 40)


def test_all_that_a_kim_ever_did_is_one_query() -> None:
    kim = build.kim()
    build.published(kim, 3)
    assert kim.site.region.zone == "WIB"
    with CaptureQueriesContext(connection) as asked:
        activities_of(kim.site)
    assert len(asked) == 1


def _sums() -> dict[tuple[int, date, str], tuple[int, int]]:
    return {
        (row.site_id, row.month, row.aspect): (row.count, row.by_hand)
        for row in MonthTally.objects.all()
    }


def _by_the_record(*kims: Kim) -> dict[tuple[int, date, str], tuple[int, int]]:
    expected: dict[tuple[int, date, str], tuple[int, int]] = {}
    for kim in kims:
        for act in activities_of(kim.site):
            count, by_hand = expected.get((kim.site_id, act.month.first, act.aspect), (0, 0))
            expected[kim.site_id, act.month.first, act.aspect.value] = (
                count + 1,
                by_hand + act.is_by_hand,
            )
    return expected


def test_the_tallies_follow_the_record_and_say_what_it_says() -> None:
    busy = build.kim()
    quiet = build.kim()
    writer = build.member(busy)
    build.story(busy, Stage.PUBLISHED)
    entry = making.entry(busy, by=writer)
    update_tallies(build.AT)
    assert _sums() == _by_the_record(busy, quiet) != {}
    entries.withdraw(entry, why="Salah catat.", by=writer, at=build.AT)
    making.entry(quiet, on=date(2024, 2, 29))
    build.story(busy, Stage.WITHDRAWN)
    update_tallies(build.AT + timedelta(minutes=10))
    assert _sums() == _by_the_record(busy, quiet)
    assert TallyProgress.objects.get().updated_at == build.AT + timedelta(minutes=10)


def test_counting_twice_changes_nothing_and_counting_all_anew_finds_the_same() -> None:
    kim = build.kim()
    build.story(kim, Stage.PUBLISHED)
    update_tallies(build.AT)
    before = list(MonthTally.objects.values_list("pk", "count"))
    assert update_tallies(build.AT) == 0
    assert list(MonthTally.objects.values_list("pk", "count")) == before
    MonthTally.objects.update(count=99)
    assert [*rebuild_tallies(build.AT)][-1] == 1
    assert _sums() == _by_the_record(kim)


def test_a_kim_of_which_nothing_was_recorded_is_not_counted_anew(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("kimid.activity.tallies._LATE_EVENT_IDS", 0)
    busy = build.kim()
    quiet = build.kim()
    for kim in (busy, quiet):
        making.entry(kim)
    update_tallies(build.AT)
    MonthTally.objects.update(count=99)
    making.entry(busy)
    update_tallies(build.AT)
    assert sorted(MonthTally.objects.values_list("site_id", "count")) == sorted(
        [(busy.site_id, 2), (quiet.site_id, 99)]
    )
