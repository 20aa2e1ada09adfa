"""A valid call of each evaluation action, for an actor who lacks the permission."""

from datetime import date
from typing import Any, Final

from django.db.models import Model

from kimid.evaluation.actions import indicators, opening, publishing
from kimid.evaluation.models import AnswerKind, EvidencePaper, RoundKind
from kimid.events.permissions import Role
from tests import build
from tests.evaluation import rounds
from tests.events.action_case import ActionCase

_QUESTION: Final = indicators.IndicatorData("Yel-yel", AnswerKind.JURY, 10, "Juknis")
_DAYS: Final = opening.RoundDays(date(2030, 1, 1), date(2030, 2, 1))


def _in_round(**values: Any) -> ActionCase:
    return lambda: (build.kim(), {"into": rounds.round_of(), **values})


def _participant(**values: Any) -> ActionCase:
    return lambda: (rounds.participant(), values)


def _own_question() -> tuple[Model, dict[str, Any]]:
    indicator = indicators.add_indicator(
        build.region("6112"),
        round_kind=RoundKind.CONTEST,
        data=_QUESTION,
        by=build.officer("6112"),
        at=build.AT,
    )
    return indicator, {}


def _with_paper() -> tuple[Model, dict[str, Any]]:
    kim = build.kim()
    running = rounds.round_of()
    rounds.evidence(kim, running, by=build.member(kim, Role.EDITOR))
    return kim, {"into": running, "paper": EvidencePaper.objects.latest("pk")}


ACTS: Final[dict[str, ActionCase]] = {
    "kimid.evaluation.actions.indicators.add_indicator": lambda: (
        build.region("6112"),
        {"round_kind": RoundKind.CONTEST, "data": _QUESTION},
    ),
    "kimid.evaluation.actions.indicators.retire_indicator": _own_question,
    "kimid.evaluation.actions.opening.open_round": lambda: (
        build.region("6112"),
        {"plan": opening.RoundPlan(RoundKind.CONTEST, "Lomba", 2024, _DAYS)},
    ),
    "kimid.evaluation.actions.opening.delete_round": lambda: (rounds.round_of(), {}),
    "kimid.evaluation.actions.opening.extend_round": lambda: (rounds.round_of(), {"days": _DAYS}),
    "kimid.evaluation.actions.entries.save_answers": _in_round(answers={}, version=0),
    "kimid.evaluation.actions.entries.add_paper": _in_round(
        kind="presentasi", name="2" * 16, page_count=1, size_bytes=1
    ),
    "kimid.evaluation.actions.entries.drop_paper": _with_paper,
    "kimid.evaluation.actions.entries.dispute": lambda: (
        build.kim(),
        {"of": rounds.round_of(), "text": "Keliru."},
    ),
    "kimid.evaluation.actions.entries.remind": lambda: (
        build.kim(),
        {"of": rounds.round_of(), "days": 7},
    ),
    "kimid.evaluation.actions.entries.send_entry": _in_round(),
    "kimid.evaluation.actions.checking.check_entry": _participant(findings={}, is_done=False),
    "kimid.evaluation.actions.checking.exclude": _participant(why="Bukan milik sendiri."),
    "kimid.evaluation.actions.checking.hand_up": _participant(),
    "kimid.evaluation.actions.checking.escalate": lambda: (rounds.participant().contest_level, {}),
    "kimid.evaluation.actions.judging.invite_juror": lambda: (
        rounds.participant().contest_level,
        {"name": "Bu Juri"},
    ),
    "kimid.evaluation.actions.judging.join_jury": lambda: (
        rounds.invited(rounds.participant().contest_level)[0],
        {"account": build.person(), "home": build.region()},
    ),
    "kimid.evaluation.actions.judging.remove_juror": lambda: (
        rounds.juror(rounds.participant().contest_level).juror,
        {},
    ),
    "kimid.evaluation.actions.judging.save_scores": _participant(points={}),
    "kimid.evaluation.actions.judging.record_juror_paper_view": _participant(
        paper="2" * 16, number=1
    ),
    "kimid.evaluation.actions.publishing.publish_result": lambda: (
        rounds.participant().contest_level,
        {},
    ),
    "kimid.evaluation.actions.publishing.correct_result": _participant(
        correction=publishing.ResultCorrection("Keliru.", {})
    ),
    "kimid.evaluation.actions.checking.record_paper_view": _participant(paper="2" * 16, number=1),
}
