"""An office checks what was sent to its heat: each answer is confirmed, or corrected with a note."""

from collections.abc import Mapping
from datetime import datetime

from kimid.evaluation.models import Heat, Kind, Mark, Participant
from kimid.evaluation.rules import Can
from kimid.events.action import action, remember, touch
from kimid.events.actor import Actor
from kimid.people.models import Person


class AlreadyPublished(Exception):
    """The result of the heat is known to everybody: what changes now is a correction."""


class NotChecked(Exception):
    """Not every answer has a mark yet."""


@action(needs=Can.CHECK, records="participant.checked")
def check(participant: Participant, *, marks: Mapping[str, Mark], is_done: bool, by: Person, at: datetime) -> Participant:
    """Keep what was found so far; with `is_done` all of it is checked. Raises AlreadyPublished and NotChecked."""
    refuse_published(participant)
    participant.checks = dict(marks)
    if is_done and (left := unchecked(participant)):
        raise NotChecked(", ".join(left))
    participant.checked_at, participant.checked_by = (at, by) if is_done else (None, None)
    participant.save(update_fields=["checks", "checked_at", "checked_by"])
    remember(is_done=is_done, corrected=sum(mark["mark"] == "differs" for mark in marks.values()))
    touch(participant.entry.kim.site.tag)
    return participant


@action(needs=Can.CHECK, records="participant.excluded")
def exclude(participant: Participant, *, why: str, by: Person, at: datetime) -> Participant:
    """Leave it out of the ranking for a reason that its group reads, or, with none, let it in again. Raises AlreadyPublished."""
    refuse_published(participant)
    participant.excluded_why = why
    participant.save(update_fields=["excluded_why"])
    remember(is_excluded=bool(why))
    return participant


@action(needs=Can.READ, records="participant.paper_seen")
def look_at(participant: Participant, *, paper: str, number: int, by: Actor, at: datetime) -> Participant:
    """Put on record that somebody looked at a page of a paper."""
    remember(paper=paper, number=number)
    return participant


@action(needs=Can.HAND_UP, records="heat.handed_up")
def hand_up(heat: Heat, *, by: Actor, at: datetime) -> Heat:
    """Its days have passed without a result: from now on the offices above may decide too."""
    Heat.objects.filter(pk=heat.pk, handed_up_at=None, published_at=None).update(handed_up_at=at)
    return heat


def unchecked(participant: Participant) -> list[str]:
    """The keys of what an office has not looked at yet, or began to correct. What a jury judges is not among them."""
    marks = participant.checks
    asked = (each["key"] for each in participant.entry.round.form if each["kind"] != Kind.JURY)
    return [key for key in asked if key not in marks or _is_begun(marks[key])]


def _is_begun(mark: Mark) -> bool:
    return mark["mark"] == "differs" and not (mark["value"] and mark["note"])


def refuse_published(participant: Participant) -> None:
    """For actions: nothing changes silently once everybody has read it."""
    if participant.heat.published_at is not None:
        raise AlreadyPublished
