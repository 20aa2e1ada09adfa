"""Evaluations and contests of the matrix: what has been handed in, with secrets, who is asked to judge, what everybody knows."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Final

from django.utils import timezone

from kimid.evaluation import actions as evaluation
from kimid.evaluation.models import Kind, RoundKind
from kimid.people.models import Person
from kimid.registry.models import Kim
from tests import build
from tests.evaluation import rounds
from tests.matrix.canaries import Canaries
from tests.matrix.cast import GROUP, OFFICE, Place, Thing, Who

_NOW: Final = timezone.now()
AT: Final = _NOW - timedelta(days=2)


@dataclass
class Held:
    """What stands in the database of it, by the names that the policy uses."""

    rounds: dict[Thing, int] = field(default_factory=dict)
    evidence: dict[Thing, str] = field(default_factory=dict)
    indicator: int = 0
    left: tuple[int, str, str] = (0, "", "")  # an evaluation, a KIM that has nobody who can, and a paper of its entry
    untouched: int = 0  # a round that nobody has begun
    participant: tuple[int, int] = (0, 0)
    juror: int = 0
    juror_link: str = ""
    published_heat: int = 0
    told_by_link: set[str] = field(default_factory=set)


def hold(people: Mapping[Who, Person], kims: Mapping[Place, Kim], canaries: Canaries) -> Held:
    """Two contests of the regency: A has sent its entry to one, with secrets, and has begun the other."""
    made = Held()
    office, kim, editor = people[Who.OFFICER], rounds.decreed(kims[Place.A]), people[Who.EDITOR]
    sent, begun = rounds.round_of("6112", at=AT), rounds.round_of("6112", at=AT)
    made.rounds = {Thing.PUBLISHED: sent.pk, Thing.OPEN: begun.pk}
    yearly, alone = rounds.round_of("6112", RoundKind.YEARLY, at=AT), build.kim()
    made.left = yearly.pk, alone.number, rounds.evidence(alone, yearly, yearly.form[0]["key"], by=office, at=AT)
    made.untouched = rounds.round_of("6112", at=AT).pk
    words = rounds.answers(sent)
    readers = GROUP[Place.A] | OFFICE[Place.REGENCY] - {Who.PORTAL_EDITOR}
    for key in words:
        if words[key]["value"].startswith("Kami"):
            words[key]["value"] = canaries.hide("entry: words", readers)
    evaluation.keep(kim, into=sent, answers=words, version=0, by=editor, at=AT)
    made.evidence = {
        thing: rounds.evidence(kim, each, by=editor, at=AT) for thing, each in ((Thing.PUBLISHED, sent), (Thing.OPEN, begun))
    }
    came = evaluation.send(kim, into=sent, by=editor, at=AT).places.get()
    made.participant = came.heat_id, came.pk
    name = canaries.hide("juror", OFFICE[Place.REGENCY] - {Who.PORTAL_EDITOR})
    juror, made.juror_link = evaluation.invite_juror(came.heat, name=name, by=office, at=_NOW)
    made.juror = juror.pk
    made.told_by_link.add(name)
    made.published_heat = _publish_result()
    question = evaluation.Question("Siaran keliling", Kind.JURY, 10, "Juknis kabupaten")
    made.indicator = evaluation.ask(build.region("6112"), of=RoundKind.CONTEST, question=question, by=office, at=AT).pk
    return made


def _publish_result() -> int:
    """An evaluation of long ago, of which everybody knows the result; who judged or checked, nobody outside of the office."""
    over = rounds.round_of("6112", RoundKind.YEARLY)
    came = rounds.checked(rounds.participant(build.kim(), over))
    until = build.AT + timedelta(days=11)
    published: int = evaluation.publish(came.heat, by=build.officer("6112"), at=until).pk
    return published
