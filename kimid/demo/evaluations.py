"""What the offices of the demo evaluate: a yearly evaluation that runs, with one entry sent and one begun."""

from datetime import datetime, timedelta
from typing import Final

from kimid.evaluation import actions
from kimid.evaluation.beginning import lay_down_forms
from kimid.evaluation.gaps import asked_of_group
from kimid.evaluation.models import Answer, Kind, Round, RoundKind
from kimid.evaluation.queries import stories_to_prove
from kimid.lib import clock
from kimid.people.models import Person
from kimid.places.models import Region
from kimid.registry.models import Kim

_OFFICE: Final = ("6112", "dinaskuburaya")
# Who answers for which group, and whether it was sent.
_ENTRIES: Final = (("teluk-kapuas", "rina", True), ("kim-kuala-karang", "lina", False))
_TYPICAL: Final = {Kind.YES_NO: "ya", Kind.NUMBER: "4", Kind.CHOICE: "1", Kind.WORDS: "Kami menulis supaya warga saling tahu."}


def hold(now: datetime) -> None:
    """The forms that every house begins with, and an evaluation of Kubu Raya that was opened twelve days ago."""
    lay_down_forms(now - timedelta(days=60))
    running = _open(now)
    for label, username, is_sent in _ENTRIES:
        _fill_in(Kim.objects.get(site__label=label), running, Person.objects.get(username=username), now, is_sent=is_sent)


def _open(now: datetime) -> Round:
    code, username = _OFFICE
    today = clock.today(now, "WIB")
    days = actions.Days(today + timedelta(days=20), today + timedelta(days=50))
    plan = actions.Plan(RoundKind.YEARLY, f"Evaluasi KIM Kubu Raya {today.year}", today.year, days)
    office = Person.objects.get(username=username)
    return actions.open_round(Region.objects.get(code=code), plan=plan, by=office, at=now - timedelta(days=12))


def _fill_in(kim: Kim, running: Round, by: Person, now: datetime, *, is_sent: bool) -> None:
    story = next((each.item_id for each in stories_to_prove(kim.site, running.year)), 0)
    answers = {each["key"]: Answer(value=_TYPICAL[Kind(each["kind"])], story=story) for each in asked_of_group(running.form)}
    if not is_sent:
        answers = dict(list(answers.items())[:1])
    actions.keep(kim, into=running, answers=answers, version=0, by=by, at=now - timedelta(days=3))
    if is_sent and story:
        actions.send(kim, into=running, by=by, at=now - timedelta(days=3))
