"""Queries about juries: jurors, their points, and what is left to judge."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import QuerySet

from kimid.evaluation.conflicts import conflicts_of
from kimid.evaluation.models import (
    AnswerKind,
    ContestLevel,
    Juror,
    Participant,
    RoundIndicator,
    Score,
)
from kimid.evaluation.queries import participants_of
from kimid.evaluation.ranking import JuryPoints
from kimid.people.models import Person


@dataclass(frozen=True)
class Seat:
    """A juror with participant ids: conflicts (with reasons), judged, and still to judge."""

    juror: Juror
    conflicts: dict[int, str]
    judged: frozenset[int]
    to_judge: frozenset[int]

    @property
    def is_done(self) -> bool:
        """Whether nothing is left to judge."""
        return not self.to_judge


@dataclass(frozen=True)
class Panel:
    """The jury of a contest level."""

    seats: Sequence[Seat]
    unjudged: Sequence[Participant]  # no juror may judge them
    is_needed: bool

    @property
    def is_done(self) -> bool:
        """Whether all jurors judged all they may. Only then jurors see the points of others."""
        return not self.is_needed or (
            bool(self.seats) and not self.unjudged and all(seat.is_done for seat in self.seats)
        )


def aspects_of(form: Sequence[RoundIndicator]) -> list[RoundIndicator]:
    """The indicators that a jury judges."""
    return [each for each in form if each["kind"] == AnswerKind.JURY]


def panel_of(
    contest_level: ContestLevel, participants: Sequence[Participant] | None = None
) -> Panel:
    """The jury and what is left to judge. Two queries, and two for each juror."""
    rows = [
        each
        for each in (participants_of(contest_level) if participants is None else participants)
        if not each.is_excluded
    ]
    aspects = {each["key"] for each in aspects_of(contest_level.round.form)}
    judged_keys: dict[tuple[int, int], set[str]] = {}
    for juror, participant, key in Score.objects.filter(
        juror__contest_level=contest_level
    ).values_list("juror", "participant", "key"):
        judged_keys.setdefault((juror, participant), set()).add(key)
    seats = [
        _seat(juror, rows, aspects, judged_keys)
        for juror in seated_jurors(contest_level).order_by("pk")
    ]
    unjudged = [each for each in rows if seats and all(each.pk in seat.conflicts for seat in seats)]
    return Panel(seats, unjudged, bool(aspects))


def seated_jurors(contest_level: ContestLevel) -> QuerySet[Juror]:
    """Jurors who joined and were not removed."""
    return Juror.objects.select_related("person", "home").filter(
        contest_level=contest_level, accepted_at__isnull=False, ended_at=None
    )


def jury_points_in(contest_level: ContestLevel) -> JuryPoints:
    """The points of all current jurors, by participant and aspect. One query."""
    rows = Score.objects.filter(juror__contest_level=contest_level, juror__ended_at=None).order_by(
        "juror"
    )
    points_by_aspect: dict[tuple[int, str], list[Decimal]] = {}
    for participant, key, points in rows.values_list("participant", "key", "points"):
        points_by_aspect.setdefault((participant, key), []).append(points)
    return points_by_aspect


def scores_of(juror: Juror, participant: Participant) -> dict[str, Decimal]:
    """The points of one juror for one participant, by aspect. One query."""
    return dict(
        Score.objects.filter(juror=juror, participant=participant).values_list("key", "points")
    )


def seats_of(person: Person) -> list[Juror]:
    """The juror rows of a person, newest first. One query."""
    rows = Juror.objects.select_related("contest_level__region", "contest_level__round__region")
    return list(rows.filter(person=person, ended_at=None).order_by("-accepted_at"))


def seat_of(person: Person, level_id: int) -> Juror | None:
    """The juror row of a person in a contest level. One query."""
    rows = Juror.objects.select_related(
        "contest_level__region", "contest_level__round__region", "person", "home"
    )
    return rows.filter(person=person, contest_level=level_id, ended_at=None).first()


def _seat(
    juror: Juror,
    rows: Sequence[Participant],
    aspects: set[str],
    judged_keys: dict[tuple[int, int], set[str]],
) -> Seat:
    conflicts = conflicts_of(juror, rows)
    judged = frozenset(
        each.pk for each in rows if judged_keys.get((juror.pk, each.pk), set()) >= aspects
    )
    return Seat(
        juror,
        conflicts,
        judged,
        frozenset(each.pk for each in rows if each.pk not in conflicts) - judged,
    )
