"""Actions on results: publish, correct. Every correction is public."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from kimid.evaluation.actions.contest_levels import contest_level_in
from kimid.evaluation.jury import jury_points_in, panel_of
from kimid.evaluation.models import AnswerFinding, ContestLevel, CorrectionNotice, Participant
from kimid.evaluation.queries import participants_of
from kimid.evaluation.ranking import RankedParticipant, ranking
from kimid.evaluation.rules import EvaluationPermission
from kimid.evaluation.scoring import format_points
from kimid.events.action import action, add_event_data, record_event_for, touch
from kimid.lib import codes
from kimid.people.models import Person
from kimid.sites.models import portal_tag


class NotReady(Exception):
    """The result cannot be published yet. The message says why."""


class NotPublished(Exception):
    """There is no published result to correct."""


@dataclass(frozen=True)
class ResultCorrection:
    """A correction of one participant: a public text, new findings, and a reason to exclude it."""

    text: str
    findings: Mapping[str, AnswerFinding]
    excluded_why: str = ""


@action(needs=EvaluationPermission.PUBLISH, records="heat.published")
def publish_result(contest_level: ContestLevel, *, by: Person, at: datetime) -> ContestLevel:
    """Publish the ranking and advance the best participants. Raises NotReady."""
    if why := publish_obstacle(contest_level, at):
        raise NotReady(why)
    ranked = result_of(contest_level)
    _save_ranking(contest_level, ranked)
    contest_level.published_at = at
    contest_level.published_by = by
    contest_level.save(update_fields=["published_at", "published_by"])
    for each in ranked[: contest_level.advancing_count]:
        _advance(each.participant, at)
    add_event_data(
        participants=len(ranked), went_on=min(contest_level.advancing_count, len(ranked))
    )
    _touch_pages(contest_level)
    return contest_level


@action(needs=EvaluationPermission.CORRECT, records="heat.corrected")
def correct_result(
    participant: Participant, *, correction: ResultCorrection, by: Person, at: datetime
) -> ContestLevel:
    """Correct a published result, with a public notice. Participants that advanced stay advanced;
    those that advance now are added. Raises NotPublished.
    """
    contest_level = participant.contest_level
    if contest_level.published_at is None:
        raise NotPublished
    before = {row.pk: _rank_text(row) for row in participants_of(contest_level)}
    participant.checks = dict(correction.findings)
    participant.excluded_why = correction.excluded_why
    participant.rank = None
    participant.result = {}
    participant.save(update_fields=["checks", "excluded_why", "rank", "result"])
    ranked = result_of(contest_level)
    _save_ranking(contest_level, ranked)
    for each in ranked[: contest_level.advancing_count]:
        _advance(each.participant, at)
    changes = [
        {"kim": row.entry.kim.name, "was": before[row.pk], "now": now}
        for row in participants_of(contest_level)
        if (now := _rank_text(row)) != before[row.pk]
    ]
    CorrectionNotice.objects.create(
        contest_level=contest_level, words=correction.text, changes=changes, made_at=at, made_by=by
    )
    add_event_data(participant=participant.pk, changed=len(changes))
    _touch_pages(contest_level)
    return contest_level


def result_of(contest_level: ContestLevel) -> list[RankedParticipant]:
    """The ranking as of now. Two queries."""
    return ranking(
        contest_level.round.form, participants_of(contest_level), jury_points_in(contest_level)
    )


def publish_obstacle(contest_level: ContestLevel, at: datetime) -> str:
    """Why the result cannot be published yet; empty if it can."""
    rows = participants_of(contest_level)
    if contest_level.published_at is not None:
        return "Hasilnya sudah diumumkan."
    if contest_level.round.is_open_for_entries(at):
        return "KIM masih bisa mengirim isian."
    if waiting := [each for each in rows if each.checked_at is None and not each.is_excluded]:
        return f"{len(waiting)} isian belum selesai diperiksa."
    panel = panel_of(contest_level, rows)
    if panel.is_needed and not panel.seats:
        return "Belum ada juri. Undang juri dulu."
    if panel.unjudged:
        return (
            f"Tidak ada juri yang boleh menilai {panel.unjudged[0].entry.kim.name}. "
            "Undang juri dari tempat lain."
        )
    return "" if panel.is_done else "Belum semua juri selesai menilai."


def _save_ranking(contest_level: ContestLevel, ranked: Sequence[RankedParticipant]) -> None:
    """Store the ranking as pages show it."""
    Participant.objects.filter(contest_level=contest_level).update(rank=None, result={})
    for each in ranked:
        points = {key: format_points(value) for key, value in each.points.items()}
        result = {"total": format_points(each.total), "points": points, "tie": each.tie}
        Participant.objects.filter(pk=each.participant.pk).update(rank=each.rank, result=result)


def _advance(participant: Participant, at: datetime) -> None:
    """Add the entry to the level above, with its findings. May run twice."""
    if participant.is_advancing:
        return
    contest_level = participant.contest_level
    next_level = contest_level_in(
        contest_level.round, codes.parent(contest_level.region_id) or codes.NATION, at
    )
    Participant.objects.get_or_create(
        contest_level=next_level, entry=participant.entry, defaults={"checks": participant.checks}
    )
    Participant.objects.filter(pk=participant.pk).update(is_advancing=True)
    record_event_for(
        next_level, "heat.entered", entry=participant.entry_id, kim=participant.entry.kim_id
    )


def _rank_text(row: Participant) -> str:
    return (
        f"peringkat {row.rank}, nilai {row.result['total']}"
        if row.rank
        else "tidak masuk peringkat"
    )


def _touch_pages(contest_level: ContestLevel) -> None:
    touch(*map(portal_tag, codes.lineage(contest_level.region_id)))
