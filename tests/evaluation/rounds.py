"""Builders of evaluations and contests, through the same actions that people use."""

from datetime import date, datetime, timedelta
from decimal import Decimal
from itertools import count
from typing import Final

from django.utils import timezone

from kimid.access.one_use_links import LinkHolder, link_by_token
from kimid.evaluation.actions import checking, entries, judging, opening
from kimid.evaluation.actions.opening import RoundDays, RoundPlan
from kimid.evaluation.defaults import create_default_forms
from kimid.evaluation.jury import aspects_of
from kimid.evaluation.models import (
    Answer,
    AnswerFinding,
    ContestLevel,
    Indicator,
    Juror,
    Participant,
    Round,
    RoundEntry,
    RoundKind,
)
from kimid.evaluation.queries import participants_of
from kimid.evaluation.rules import JurorActor
from kimid.events.permissions import Role
from kimid.lib import clock
from kimid.media import paper_storage
from kimid.media.models import unguessable_name
from kimid.people.models import Person
from kimid.registry.actions import entering
from kimid.registry.models import Kim
from tests import build, build_registry

_number: Final = count(1)


def round_of(
    code: str = "6112", kind: RoundKind = RoundKind.CONTEST, *, at: datetime = build.AT
) -> Round:
    """A round of this region: ten days for entries, ten more for each level."""
    place = build.region(code)
    if not Indicator.objects.exists():
        create_default_forms(at)
    today = clock.today(at, place.zone)
    firsts = [today + timedelta(days=10 * number) for number in range(1, 5)]
    levels = 3 - place.level
    days = RoundDays(*firsts[: 1 + levels])
    go_on = {"from_regency": 2 if levels > 1 else None, "from_province": 1 if levels > 2 else None}
    plan = RoundPlan(kind, f"Putaran {next(_number)}", at.year, days, **go_on)
    return opening.open_round(place, plan=plan, by=build.officer(code), at=at)


def decreed(of: Kim) -> Kim:
    """The KIM, with a decree that counts for years."""
    issued = date(2024, 1, 2)
    ends = date(2034, 1, 1)
    entering.record_decree(
        of,
        number=f"141/{of.pk}",
        issuer_title=of.region.head_title,
        issued_on=issued,
        valid_until=ends,
        by=build.BUILDER,
        at=build.AT,
    )
    return of


def answers(to: Round) -> dict[str, Answer]:
    """Every question of a round answered, the film of a contest too; proofs are not chosen."""
    by_kind = {"ya-tidak": "ya", "angka": "12", "pilihan": "1", "uraian": "Kami dua belas orang."}
    values = {
        each["key"]: Answer(value=by_kind[each["kind"]])
        for each in to.form
        if each["kind"] in by_kind
    }
    return values | {
        "video": Answer(value="https://youtu.be/abc123"),
        "video-detik": Answer(value="58"),
    }


def evidence(
    of: Kim, to: Round, kind: str = "presentasi", *, by: Person, at: datetime = build.AT
) -> str:
    """A paper of one page that came with the entry of a KIM; gives its name."""
    name = unguessable_name()
    paper_storage.save(name, [build_registry.sheet_of_paper()])
    entries.add_paper(
        of,
        into=to,
        kind=kind,
        name=name,
        page_count=1,
        size_bytes=len(build_registry.sheet_of_paper()),
        by=by,
        at=at,
    )
    return name


def entry(
    of: Kim, to: Round, *, is_sent: bool = True, by: Person | None = None, at: datetime = build.AT
) -> RoundEntry:
    """The whole entry of a KIM with a decree, with a paper for everything that asks a proof, sent
    or about to be.
    """
    writer = by or build.member(of, Role.EDITOR)
    made = entries.save_answers(of, into=to, answers=answers(to), version=0, by=writer, at=at)
    for kind in ("presentasi", *(each["key"] for each in to.form if each["asks_evidence"])):
        evidence(of, to, kind, by=writer, at=at)
    return entries.send_entry(of, into=to, by=writer, at=at) if is_sent else made


def participant(of: Kim | None = None, to: Round | None = None) -> Participant:
    """A KIM that has sent its entry, in the heat of the first office."""
    kim_of = of or decreed(build.kim())
    into = to or round_of()
    return (
        entry(kim_of, into)
        .participants.select_related(
            "contest_level__region",
            "contest_level__round__region",
            "entry__kim__site",
            "entry__round",
        )
        .get()
    )


def marks(of: Participant) -> dict[str, AnswerFinding]:
    """Every answer found to fit; what is told in words gets eighty points."""
    rows = [each for each in of.entry.round.form if each["kind"] != "juri"]
    return {
        each["key"]: AnswerFinding(
            mark="fits", value="80" if each["kind"] == "uraian" else "", note=""
        )
        for each in rows
    }


def checked(of: Participant) -> Participant:
    """The same, with every answer found to fit by the office of its heat."""
    by = build.officer(of.contest_level.region_id)
    return checking.check_entry(of, findings=marks(of), is_done=True, by=by, at=build.AT)


def invited(to: ContestLevel, name: str = "Bu Juri") -> tuple[Juror, LinkHolder]:
    """Somebody who was asked to judge, and whoever holds the link. Made now: links run by the real
    clock.
    """
    now = timezone.now()
    juror, token = judging.invite_juror(to, name=name, by=build.officer(to.region_id), at=now)
    link = link_by_token(token)
    assert link is not None
    return juror, LinkHolder(link, now)


def juror(
    of: ContestLevel, home: str = "6171011002", *, person: Person | None = None
) -> JurorActor:
    """Somebody who came in to judge in this heat, from a village far off unless told otherwise."""
    row, holder = invited(of)
    by = person or build.person()
    judging.join_jury(row, account=by, home=build.region(home), by=holder, at=holder.at)
    return JurorActor(
        by,
        Juror.objects.select_related("contest_level__region", "contest_level__round__region").get(
            pk=row.pk
        ),
    )


def judged(of: Participant, by: JurorActor, *points: int | str, at: datetime) -> Participant:
    """Points for each aspect; the last one for all that follow."""
    keys = [each["key"] for each in aspects_of(of.contest_level.round.form)]
    given = {key: Decimal(points[min(number, len(points) - 1)]) for number, key in enumerate(keys)}
    return judging.save_scores(of, points=given, by=by, at=at)


def came(to: ContestLevel) -> list[Participant]:
    """Who is in a heat, as a view reads them."""
    return participants_of(
        ContestLevel.objects.select_related("region", "round__region").get(pk=to.pk)
    )
