"""The evaluations and contests that the routes are about: what has been handed in, with secrets,
who is asked to judge, what everybody knows.
"""

from dataclasses import dataclass, field
from datetime import timedelta

from kimid.evaluation.actions import entries, indicators, judging, publishing
from kimid.evaluation.models import AnswerKind, Round, RoundKind
from kimid.people.models import Person
from kimid.registry.models import Kim
from tests import build
from tests.evaluation import rounds
from tests.matrix.cast import GROUP, OFFICE, Place, Thing, Who
from tests.matrix.world import AT, NOW, World


@dataclass
class Contests:
    """Two contests of the regency by state, and what addresses name in them."""

    rounds: dict[Thing, int] = field(default_factory=dict)
    evidence: dict[Thing, str] = field(default_factory=dict)
    indicator: int = 0
    left: tuple[int, str, str] = (
        0,
        "",
        "",
    )  # an evaluation, a KIM that has nobody who can, and a paper of its entry
    untouched: int = 0  # a round that nobody has begun
    participant: tuple[int, int] = (0, 0)
    juror: int = 0
    juror_link: str = ""
    juror_name: str = ""
    published_level: int = 0


def furnish(world: World) -> None:
    """Two contests of the regency: A has sent its entry to one, with secrets, and has begun the
    other.
    """
    made = Contests()
    office = world.people[Who.OFFICER]
    kim = rounds.decreed(world.kims[Place.A])
    editor = world.people[Who.EDITOR]
    sent = rounds.round_of("6112", at=AT)
    begun = rounds.round_of("6112", at=AT)
    made.rounds = {Thing.PUBLISHED: sent.pk, Thing.OPEN: begun.pk}
    yearly = rounds.round_of("6112", RoundKind.YEARLY, at=AT)
    alone = build.kim()
    made.left = (
        yearly.pk,
        alone.number,
        rounds.evidence(alone, yearly, yearly.form[0]["key"], by=office, at=AT),
    )
    made.untouched = rounds.round_of("6112", at=AT).pk
    _answer(world, kim, sent, editor)
    made.evidence = {
        thing: rounds.evidence(kim, each, by=editor, at=AT)
        for thing, each in ((Thing.PUBLISHED, sent), (Thing.OPEN, begun))
    }
    came = entries.send_entry(kim, into=sent, by=editor, at=AT).participants.get()
    made.participant = came.contest_level_id, came.pk
    made.juror_name = world.canaries.hide("juror", OFFICE[Place.REGENCY] - {Who.PORTAL_EDITOR})
    juror, made.juror_link = judging.invite_juror(
        came.contest_level, name=made.juror_name, by=office, at=NOW
    )
    made.juror = juror.pk
    made.published_level = _publish_result()
    question = indicators.IndicatorData("Siaran keliling", AnswerKind.JURY, 10, "Juknis kabupaten")
    made.indicator = indicators.add_indicator(
        build.region("6112"), round_kind=RoundKind.CONTEST, data=question, by=office, at=AT
    ).pk
    world.put(made)


def _answer(world: World, kim: Kim, into: Round, editor: Person) -> None:
    """The answers of A, with a secret in each that has words of its own."""
    words = rounds.answers(into)
    readers = GROUP[Place.A] | OFFICE[Place.REGENCY] - {Who.PORTAL_EDITOR}
    for key in words:
        if words[key]["value"].startswith("Kami"):
            words[key]["value"] = world.canaries.hide("entry: words", readers)
    entries.save_answers(kim, into=into, answers=words, version=0, by=editor, at=AT)


def _publish_result() -> int:
    """An evaluation of long ago, of which everybody knows the result; who judged or checked, nobody
    outside of the office.
    """
    over = rounds.round_of("6112", RoundKind.YEARLY)
    came = rounds.checked(rounds.participant(build.kim(), over))
    until = build.AT + timedelta(days=11)
    published: int = publishing.publish_result(
        came.contest_level, by=build.officer("6112"), at=until
    ).pk
    return published
