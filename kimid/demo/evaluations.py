"""What the offices of the demo evaluate: a yearly evaluation that runs, with one entry sent and one
begun.
"""

from datetime import datetime, timedelta
from typing import Final

from kimid.evaluation.actions import entries, opening
from kimid.evaluation.defaults import create_default_forms
from kimid.evaluation.gaps import indicators_for_group
from kimid.evaluation.models import Answer, AnswerKind, Round, RoundKind
from kimid.evaluation.queries import evidence_stories
from kimid.lib import clock
from kimid.people.models import Person
from kimid.places.models import Region
from kimid.registry.models import Kim

_OFFICE: Final = ("6112", "dinaskuburaya")
# Who answers for which group, and whether it was sent.
_ENTRIES: Final = (("teluk-kapuas", "rina", True), ("kim-kuala-karang", "lina", False))
_TYPICAL: Final = {
    AnswerKind.YES_NO: "ya",
    AnswerKind.NUMBER: "4",
    AnswerKind.CHOICE: "1",
    AnswerKind.TEXT: "Kami menulis supaya warga saling tahu.",
}


def build_evaluations(now: datetime) -> None:
    """The forms that every install begins with, and an evaluation of Kubu Raya that was opened
    twelve days ago.
    """
    create_default_forms(now - timedelta(days=60))
    running = _open(now)
    for label, username, is_sent in _ENTRIES:
        _fill_in(
            Kim.objects.get(site__label=label),
            running,
            Person.objects.get(username=username),
            now,
            is_sent=is_sent,
        )


def _open(now: datetime) -> Round:
    code, username = _OFFICE
    today = clock.today(now, "WIB")
    days = opening.RoundDays(today + timedelta(days=20), today + timedelta(days=50))
    plan = opening.RoundPlan(
        RoundKind.YEARLY, f"Evaluasi KIM Kubu Raya {today.year}", today.year, days
    )
    office = Person.objects.get(username=username)
    return opening.open_round(
        Region.objects.get(code=code), plan=plan, by=office, at=now - timedelta(days=12)
    )


def _fill_in(kim: Kim, running: Round, by: Person, now: datetime, *, is_sent: bool) -> None:
    story = next((each.item_id for each in evidence_stories(kim.site, running.year)), 0)
    answers = {
        each["key"]: Answer(value=_TYPICAL[AnswerKind(each["kind"])], story=story)
        for each in indicators_for_group(running.form)
    }
    if not is_sent:
        answers = dict(list(answers.items())[:1])
    entries.save_answers(
        kim, into=running, answers=answers, version=0, by=by, at=now - timedelta(days=3)
    )
    if is_sent and story:
        entries.send_entry(kim, into=running, by=by, at=now - timedelta(days=3))
