"""Actions of an office on participants: check, exclude, escalate."""

from collections.abc import Mapping
from datetime import datetime

from kimid.access.own_groups import own_group_refusal
from kimid.evaluation.models import AnswerFinding, AnswerKind, ContestLevel, Participant
from kimid.evaluation.rules import EvaluationPermission, has_filled
from kimid.events.action import action, add_event_data, touch
from kimid.events.actor import Actor
from kimid.people.models import Person


class AlreadyPublished(Exception):
    """The result is published. A change now needs a correction."""


class OwnEntry(Exception):
    """Whoever filled in or sent an entry does not check it, nor who is of one hand with them or
    belongs to its KIM. The message may name who can, in Indonesian.
    """


class NotChecked(Exception):
    """Some answers are not checked yet."""


@action(needs=EvaluationPermission.CHECK, records="participant.checked")
def check_entry(
    participant: Participant,
    *,
    findings: Mapping[str, AnswerFinding],
    is_done: bool,
    by: Person,
    at: datetime,
) -> Participant:
    """Save the findings. With `is_done` the check is complete.

    Raises AlreadyPublished, OwnEntry, and NotChecked when findings are missing.
    """
    refuse_published(participant)
    if has_filled(by, participant):
        raise OwnEntry
    if why := own_group_refusal(by, participant.entry.kim.site, at):
        raise OwnEntry(why)
    participant.checks = dict(findings)
    if is_done and (left := unchecked_keys(participant)):
        raise NotChecked(", ".join(left))
    participant.checked_at, participant.checked_by = (at, by) if is_done else (None, None)
    participant.save(update_fields=["checks", "checked_at", "checked_by"])
    add_event_data(
        is_done=is_done,
        corrected=sum(finding["mark"] == "differs" for finding in findings.values()),
    )
    touch(participant.entry.kim.site.tag)
    return participant


@action(needs=EvaluationPermission.CHECK, records="participant.excluded")
def exclude(participant: Participant, *, why: str, by: Person, at: datetime) -> Participant:
    """Exclude a participant from the ranking. The group reads the reason. An empty `why` includes
    the participant again. Raises AlreadyPublished.
    """
    refuse_published(participant)
    participant.excluded_why = why
    participant.save(update_fields=["excluded_why"])
    add_event_data(is_excluded=bool(why))
    return participant


@action(needs=EvaluationPermission.READ, records="participant.paper_seen")
def record_paper_view(
    participant: Participant, *, paper: str, number: int, by: Actor, at: datetime
) -> Participant:
    """Record that somebody opened a page of a paper."""
    add_event_data(paper=paper, number=number)
    return participant


@action(needs=EvaluationPermission.ESCALATE, records="heat.handed_up")
def escalate(contest_level: ContestLevel, *, by: Actor, at: datetime) -> ContestLevel:
    """Let the offices above decide too, because the last day is over without a result."""
    ContestLevel.objects.filter(pk=contest_level.pk, escalated_at=None, published_at=None).update(
        escalated_at=at
    )
    return contest_level


@action(needs=EvaluationPermission.ESCALATE, records="participant.handed_up")
def hand_up(participant: Participant, *, by: Actor, at: datetime) -> Participant:
    """Let the offices above check it too: for ten working days nobody here has."""
    participant.handed_up_at = at
    participant.save(update_fields=["handed_up_at"])
    return participant


def unchecked_keys(participant: Participant) -> list[str]:
    """The keys of answers without a complete finding. Jury aspects are not included."""
    findings = participant.checks
    keys = (each["key"] for each in participant.entry.round.form if each["kind"] != AnswerKind.JURY)
    return [key for key in keys if key not in findings or _is_unfinished(findings[key])]


def _is_unfinished(finding: AnswerFinding) -> bool:
    return finding["mark"] == "differs" and not (finding["value"] and finding["note"])


def refuse_published(participant: Participant) -> None:
    """Raise AlreadyPublished if the result is published."""
    if participant.contest_level.published_at is not None:
        raise AlreadyPublished
