"""What a jury has given, who still has to judge whom, and what may be seen of it."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import QuerySet

from kimid.evaluation.conflicts import conflicts_of
from kimid.evaluation.deciding import Given
from kimid.evaluation.models import Asked, Heat, Juror, Kind, Participant, Score
from kimid.evaluation.queries import participants_of
from kimid.people.models import Person


@dataclass(frozen=True)
class Seat:
    """A juror who sits, with whom they may not judge and for whom every aspect has points."""

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
    """The jury of a heat."""

    seats: Sequence[Seat]
    unjudged: Sequence[Participant]  # whom none of them may judge
    is_needed: bool

    @property
    def is_done(self) -> bool:
        """Whether everybody was judged by all who may: only then does anybody see what others gave."""
        return not self.is_needed or (bool(self.seats) and not self.unjudged and all(seat.is_done for seat in self.seats))


def aspects_of(form: Sequence[Asked]) -> list[Asked]:
    """What a jury judges."""
    return [each for each in form if each["kind"] == Kind.JURY]


def panel_of(heat: Heat, participants: Sequence[Participant] | None = None) -> Panel:
    """Who sits and what is left. Two queries and two for each juror."""
    rows = [each for each in (participants_of(heat) if participants is None else participants) if not each.is_excluded]
    aspects = {each["key"] for each in aspects_of(heat.round.form)}
    given: dict[tuple[int, int], set[str]] = {}
    for juror, participant, key in Score.objects.filter(juror__heat=heat).values_list("juror", "participant", "key"):
        given.setdefault((juror, participant), set()).add(key)
    seats = [_seat(juror, rows, aspects, given) for juror in sitting(heat).order_by("pk")]
    unjudged = [each for each in rows if seats and all(each.pk in seat.conflicts for seat in seats)]
    return Panel(seats, unjudged, bool(aspects))


def sitting(heat: Heat) -> QuerySet[Juror]:
    """Those who came in and were not let go."""
    return Juror.objects.select_related("person", "home").filter(heat=heat, accepted_at__isnull=False, ended_at=None)


def given_in(heat: Heat) -> Given:
    """What those who sit gave, by participant and aspect. One query."""
    rows = Score.objects.filter(juror__heat=heat, juror__ended_at=None).order_by("juror")
    found: dict[tuple[int, str], list[int]] = {}
    for participant, key, points in rows.values_list("participant", "key", "points"):
        found.setdefault((participant, key), []).append(points)
    return found


def scores_of(juror: Juror, participant: Participant) -> dict[str, int]:
    """What one juror gave one participant so far. One query."""
    return dict(Score.objects.filter(juror=juror, participant=participant).values_list("key", "points"))


def seats_of(person: Person) -> list[Juror]:
    """Where somebody judges, the newest first. One query."""
    rows = Juror.objects.select_related("heat__region", "heat__round__region")
    return list(rows.filter(person=person, ended_at=None).order_by("-accepted_at"))


def seat_of(person: Person, heat: int) -> Juror | None:
    """The seat of somebody in a heat. One query."""
    rows = Juror.objects.select_related("heat__region", "heat__round__region", "person", "home")
    return rows.filter(person=person, heat=heat, ended_at=None).first()


def _seat(juror: Juror, rows: Sequence[Participant], aspects: set[str], given: dict[tuple[int, int], set[str]]) -> Seat:
    conflicts = conflicts_of(juror, rows)
    judged = frozenset(each.pk for each in rows if given.get((juror.pk, each.pk), set()) >= aspects)
    return Seat(juror, conflicts, judged, frozenset(each.pk for each in rows if each.pk not in conflicts) - judged)
