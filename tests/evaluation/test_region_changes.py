"""When regions change, evaluations go with them: nothing that runs is left behind, and nothing that
was decided changes.
"""

from collections.abc import Callable
from datetime import timedelta

import pytest

from kimid.access.models import Grant
from kimid.evaluation.actions import checking, contest_levels, entries, indicators, publishing
from kimid.evaluation.models import (
    AnswerKind,
    ContestLevel,
    Indicator,
    Juror,
    Participant,
    Round,
    RoundEntry,
    RoundKind,
)
from kimid.evaluation.queries import participants_of, published_results, round_for, rounds_for
from kimid.evaluation.region_changes import follower
from kimid.evaluation.rules import EvaluationPermission
from kimid.events.permissions import Role
from kimid.registry.models import Kim
from kimid.registry.region_changes import apply_plan, contents_left_behind, contents_of_regions
from tests import build
from tests.evaluation import rounds
from tests.split import split_plan

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("media_dir")]

AFTER = build.AT + timedelta(days=420)
HEIR = "6171"  # the city takes the place of the regency, in the tests that put two together


def split(report: Callable[[str], None] = lambda done: None) -> None:
    """Kubu Raya leaves its province and has another code: 6112 ends, 6601 begins."""
    apply_plan(split_plan(), version="after", source="tests", at=AFTER, report=report)


def joined() -> None:
    """What stood in the regency stands in the city from now on."""
    follower().move(build.region("6112"), build.region(HEIR), AFTER)


def published(heat: ContestLevel) -> ContestLevel:
    """The result of a heat in which everybody is checked, published by its office after the last
    day for entries.
    """
    by = build.officer(heat.region_id)
    return publishing.publish_result(heat, by=by, at=build.AT + timedelta(days=11))


def test_rounds_heats_questions_and_homes_of_jurors_go_to_the_new_region() -> None:
    question = indicators.IndicatorData("Yel-yel", AnswerKind.JURY, 10, "Juknis")
    indicators.add_indicator(
        build.region("6112"),
        round_kind=RoundKind.CONTEST,
        data=question,
        by=build.officer("6112"),
        at=build.AT,
    )
    came = rounds.participant()
    sits = rounds.juror(came.contest_level, home="6112012009")

    assert contents_of_regions(["6112"], AFTER)["6112"].counts["evaluations"] == 3
    split()

    moved = Participant.objects.select_related("contest_level__round").get()
    assert (moved.contest_level.region_id, moved.contest_level.round.region_id) == (
        "6601",
        "6601",
    )
    assert Indicator.objects.get(question="Yel-yel").region_id == "6601"
    assert Juror.objects.get(pk=sits.juror.pk).home_id == "6601012009"
    assert contents_left_behind(AFTER) == {}
    again = list[str]()
    split(again.append)
    assert again == []


def test_the_office_of_the_new_region_goes_on_where_that_of_the_old_one_stopped() -> None:
    came = rounds.participant()
    office = build.officer("6112")
    split()
    moved = Participant.objects.select_related("contest_level").get(pk=came.pk)

    assert set(
        Grant.objects.filter(person=office).active(AFTER).values_list("region", flat=True)
    ) == {"6601"}
    assert office.has_perm(EvaluationPermission.CHECK, moved)
    assert [each.round.pk for each in rounds_for(Kim.objects.get())] == [came.entry.round_id]


def test_a_kim_that_left_the_province_stays_in_the_contest_that_it_entered_there() -> None:
    came = rounds.participant(to=rounds.round_of("61", RoundKind.YEARLY))
    split()
    kim = Kim.objects.get()
    into = Round.objects.get()
    heat = ContestLevel.objects.get()

    assert (into.region_id, heat.region_id) == ("61", "6601")
    assert round_for(kim, into.pk) == into
    checked = checking.check_entry(
        came, findings=rounds.marks(came), is_done=True, by=build.officer("6601"), at=build.AT
    )
    assert checked.checked_at is not None
    published(heat)
    assert participants_of(ContestLevel.objects.get(region="61"))[0].entry == came.entry


def test_what_was_begun_before_is_sent_to_whoever_opened_the_round() -> None:
    kim = rounds.decreed(build.kim())
    into = rounds.round_of("61", RoundKind.YEARLY)
    stranger = rounds.decreed(build.kim())
    rounds.entry(kim, into, is_sent=False, by=build.member(kim, Role.EDITOR))
    split()

    editor = build.member(Kim.objects.get(pk=kim.pk), Role.EDITOR)
    sent = entries.send_entry(Kim.objects.get(pk=kim.pk), into=into, by=editor, at=build.AT)
    assert sent.participants.get().contest_level.region_id == "61"
    assert round_for(Kim.objects.get(pk=stranger.pk), into.pk) is None


def test_two_heats_of_one_round_that_still_run_become_one_and_whoever_sat_in_both_sits_once() -> (
    None
):
    into = rounds.round_of("61")
    first = rounds.participant(to=into)
    second = rounds.participant(rounds.decreed(build.kim("6171011002")), into)
    person = build.person()
    for came in (first, second):
        judge = rounds.juror(came.contest_level, home="6112012009", person=person)
        rounds.judged(came, judge, 80, at=build.AT + timedelta(days=11))
    let_go = rounds.juror(first.contest_level)
    joined()

    heat = ContestLevel.objects.get()
    assert {each.entry for each in participants_of(heat)} == {first.entry, second.entry}
    seat = Juror.objects.get(ended_at=None, person=person)
    assert {score.participant_id for score in seat.scores.all()} == {first.pk, second.pk}
    assert set(heat.jurors.all()) >= {seat, let_go.juror}


def test_results_stay_what_they_are_beside_each_other() -> None:
    into = rounds.round_of("61", RoundKind.YEARLY)
    first = rounds.participant(to=into)
    second = rounds.participant(rounds.decreed(build.kim("6171011002")), into)
    text = []
    for came in (first, second):
        rounds.checked(came)
        text.append(published(came.contest_level).pk)
    joined()

    assert sorted(level.pk for level in published_results(build.region(HEIR))) == sorted(text)
    late = contest_levels.contest_level_in(into, HEIR, AFTER)
    assert late.pk in text


def test_a_round_with_a_title_that_is_taken_there_says_where_it_comes_from() -> None:
    moved = rounds.round_of("6112")
    there = rounds.round_of(HEIR)
    Round.objects.filter(pk=moved.pk).update(title="T" * 100)
    Round.objects.filter(pk=there.pk).update(title="T" * 100)
    joined()

    title = Round.objects.get(pk=moved.pk).title
    assert len(title) == 100
    assert title.endswith("T (Kubu Raya)")
    assert RoundEntry.objects.count() == 0
