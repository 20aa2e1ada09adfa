"""Every action about evaluations with its thing and what is said with it, lawful in every way but for the one who acts."""

from collections.abc import Callable
from datetime import date
from typing import Any, Final

from django.db.models import Model

from kimid.evaluation import actions
from kimid.evaluation.models import EvidencePaper, Kind, RoundKind
from kimid.events.permissions import Role
from tests import build
from tests.evaluation import rounds

type Case = Callable[[], tuple[Model, dict[str, Any]]]

_QUESTION: Final = actions.Question("Yel-yel", Kind.JURY, 10, "Juknis")
_DAYS: Final = actions.Days(date(2030, 1, 1), date(2030, 2, 1))


def _in_round(**said: Any) -> Case:
    return lambda: (build.kim(), {"into": rounds.round_of(), **said})


def _participant(**said: Any) -> Case:
    return lambda: (rounds.participant(), said)


def _own_question() -> tuple[Model, dict[str, Any]]:
    asked = actions.ask(build.region("6112"), of=RoundKind.CONTEST, question=_QUESTION, by=build.officer("6112"), at=build.AT)
    return asked, {}


def _dropped() -> tuple[Model, dict[str, Any]]:
    kim, running = build.kim(), rounds.round_of()
    rounds.evidence(kim, running, by=build.member(kim, Role.EDITOR))
    return kim, {"into": running, "paper": EvidencePaper.objects.latest("pk")}


EVALUATION: Final[dict[str, Case]] = {
    "kimid.evaluation.actions.asking.ask": lambda: (
        build.region("6112"),
        {"of": RoundKind.CONTEST, "question": _QUESTION},
    ),
    "kimid.evaluation.actions.asking.retire": _own_question,
    "kimid.evaluation.actions.opening.open_round": lambda: (
        build.region("6112"),
        {"plan": actions.Plan(RoundKind.CONTEST, "Lomba", 2024, _DAYS)},
    ),
    "kimid.evaluation.actions.opening.take_back": lambda: (rounds.round_of(), {}),
    "kimid.evaluation.actions.opening.prolong": lambda: (rounds.round_of(), {"days": _DAYS}),
    "kimid.evaluation.actions.entering.keep": _in_round(answers={}, version=0),
    "kimid.evaluation.actions.entering.attach": _in_round(kind="presentasi", name="2" * 16, pages=1, weight=1),
    "kimid.evaluation.actions.entering.drop_paper": _dropped,
    "kimid.evaluation.actions.entering.dispute": lambda: (build.kim(), {"of": rounds.round_of(), "words": "Keliru."}),
    "kimid.evaluation.actions.entering.remind": lambda: (build.kim(), {"of": rounds.round_of(), "days": 7}),
    "kimid.evaluation.actions.entering.send": _in_round(),
    "kimid.evaluation.actions.checking.check": _participant(marks={}, is_done=False),
    "kimid.evaluation.actions.checking.exclude": _participant(why="Bukan milik sendiri."),
    "kimid.evaluation.actions.checking.hand_up": lambda: (rounds.participant().heat, {}),
    "kimid.evaluation.actions.judging.invite_juror": lambda: (rounds.participant().heat, {"name": "Bu Juri"}),
    "kimid.evaluation.actions.judging.sit": lambda: (
        rounds.invited(rounds.participant().heat)[0],
        {"as_whom": build.person(), "home": build.region()},
    ),
    "kimid.evaluation.actions.judging.let_juror_go": lambda: (rounds.juror(rounds.participant().heat).juror, {}),
    "kimid.evaluation.actions.judging.score": _participant(points={}),
    "kimid.evaluation.actions.judging.look_as_juror": _participant(paper="2" * 16, number=1),
    "kimid.evaluation.actions.publishing.publish": lambda: (rounds.participant().heat, {}),
    "kimid.evaluation.actions.publishing.correct": _participant(correction=actions.Correction("Keliru.", {})),
    "kimid.evaluation.actions.checking.look_at": _participant(paper="2" * 16, number=1),
}
