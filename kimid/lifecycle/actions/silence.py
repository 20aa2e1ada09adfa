"""A KIM falls silent and comes back: steps by the rules of its region, visits of its office,
revival.
"""

from dataclasses import asdict, dataclass
from datetime import date, datetime, timedelta

from kimid.access.own_groups import own_group_refusal
from kimid.events.action import action, add_event_data, touch
from kimid.events.actor import Actor
from kimid.lib import codes
from kimid.lifecycle.actions.visits import locked_waiting_visit
from kimid.lifecycle.models import CoachingVisit, Quarantine, Revival, Suspension
from kimid.lifecycle.rules import LifecyclePermission
from kimid.lifecycle.silence import SilenceLimits, stage_move_of
from kimid.people.models import Person
from kimid.registry.last_activity import kims_with_activity
from kimid.registry.models import Kim
from kimid.registry.queries import register_tag
from kimid.sites.models import Site, portal_tag
from kimid.sites.stages import SILENCE_STAGES, STAGES_TO_REVIVE, LifeStage


class LifeActionRefused(Exception):
    """The KIM is not at a point where this can be done. The message is for the person who tried."""


@dataclass(frozen=True)
class VisitReport:
    """What an office writes down of a visit. With a `result` it is done."""

    planned_on: date | None = None
    result: str = ""
    next_step: str = ""


@action(needs=LifecyclePermission.FOLLOW_SILENCE, records="kim.stage_moved")
def move_by_silence(kim: Kim, *, by: Actor, at: datetime) -> Kim:
    """Move a KIM to where its silence leads by the rules of its region: down by one stage at most.
    Done twice, the second raises LifeActionRefused.
    """
    move = stage_move_of(kims_with_activity().get(pk=kim.pk), SilenceLimits(), at)
    if move is None:
        raise LifeActionRefused("Tahapnya sudah sesuai.")
    before = LifeStage(kim.silence_stage)
    kim.silence_stage = move.stage
    kim.stage_moved_at = at
    kim.save(update_fields=["silence_stage", "stage_moved_at"])
    add_event_data(before=before, stage=move.stage, days=move.days)
    if move.limit is not None:
        add_event_data(rule_days=move.limit.days, decider=move.limit.decider)
    if SILENCE_STAGES.index(move.stage) > SILENCE_STAGES.index(before):
        _require_visit(kim, move.stage, at)
    elif move.stage == LifeStage.ACTIVE:
        _close_visit(kim, "KIM aktif lagi dengan sendirinya.", None, at)
    update_site_stage(kim)
    return kim


@action(needs=LifecyclePermission.COACH, records="kim.coached")
def record_visit(kim: Kim, *, visit: VisitReport, by: Person, at: datetime) -> Kim:
    """Plan a visit, or write down what came of it: of the one that waits, else of one more. Raises
    LifeActionRefused.
    """
    row = locked_waiting_visit(kim) or _further_visit(kim, visit, at)
    row.planned_on = visit.planned_on
    row.result = visit.result
    row.next_step = visit.next_step
    if visit.result:
        row.done_at = at
        row.done_by = by
    row.save()
    add_event_data(visit=row.pk, is_done=bool(visit.result))
    return kim


@action(needs=LifecyclePermission.ASK_REVIVAL, records="kim.revival_asked")
def ask_revival(kim: Kim, *, plan: str, by: Person, at: datetime) -> Kim:
    """Ask the office to bring a sleeping KIM back.

    `plan` says who goes on and with what. Raises LifeActionRefused.
    """
    _require_asleep(kim)
    if kim.revivals.filter(decided_at=None).exists():
        raise LifeActionRefused("Permintaan ini sudah dikirim. Tunggu jawaban petugas.")
    Revival.objects.create(kim=kim, asked_by=by, asked_at=at, plan=plan)
    return kim


@action(needs=LifecyclePermission.REVIVE, records="kim.revived")
def revive(kim: Kim, *, note: str, by: Person, at: datetime) -> Kim:
    """Bring a sleeping KIM back, asked or not. Its silence counts from now on anew. Raises
    LifeActionRefused.
    """
    _require_asleep(kim)
    if why := own_group_refusal(by, kim.site, at):
        raise LifeActionRefused(why)
    add_event_data(
        before=kim.silence_stage, was_asked=_decide_revival(kim, note, by, at, is_granted=True)
    )
    kim.silence_stage = LifeStage.ACTIVE
    kim.revived_at = at
    kim.save(update_fields=["silence_stage", "revived_at"])
    _close_visit(kim, "KIM dihidupkan lagi.", by, at)
    update_site_stage(kim)
    return kim


@action(needs=LifecyclePermission.REVIVE, records="kim.revival_declined")
def decline_revival(kim: Kim, *, note: str, by: Person, at: datetime) -> Kim:
    """Say what is still missing before the KIM can come back; its chair reads it and may ask again.
    Raises LifeActionRefused.
    """
    if not kim.revivals.filter(decided_at=None).exists():
        raise LifeActionRefused("Tidak ada permintaan yang menunggu jawaban.")
    _decide_revival(kim, note, by, at, is_granted=False)
    return kim


def update_site_stage(kim: Kim) -> None:
    """For actions: put the site at the stage that holds now. What an office has stopped weighs more
    than silence, and the end more than both; a site that would harm its readers is closed whatever
    else is.
    """
    stage = LifeStage(kim.silence_stage)
    if any(each.is_in_force for each in Suspension.objects.filter(kim=kim, ended_at=None)):
        stage = LifeStage.SUSPENDED
    if kim.has_ended:
        stage = LifeStage.MERGED if kim.merged_into_id else LifeStage.DISSOLVED
    if Quarantine.objects.filter(kim=kim, lifted_at=None).exists():
        stage = LifeStage.QUARANTINED
    Site.objects.filter(pk=kim.site_id).update(stage=stage)
    above = codes.lineage(kim.region_id)
    touch(kim.site.tag, *map(portal_tag, above), *map(register_tag, above))
    if kim.site.merged_into is not None:  # shows what was published here
        touch(kim.site.merged_into.tag)


def _require_visit(kim: Kim, stage: LifeStage, at: datetime) -> None:
    """One visit waits at most: a further step down changes why."""
    if not kim.visits.filter(done_at=None).update(stage=stage):
        CoachingVisit.objects.create(kim=kim, stage=stage, since=at)


def _further_visit(kim: Kim, visit: VisitReport, at: datetime) -> CoachingVisit:
    """A visit that no step down asked for. Refused for a KIM that is no more, and for what was
    written down within a day.
    """
    if kim.has_ended:
        raise LifeActionRefused("KIM ini sudah berakhir, jadi tidak dikunjungi lagi.")
    if kim.visits.filter(done_at__gt=at - timedelta(days=1), **asdict(visit)).exists():
        raise LifeActionRefused(
            "Kunjungan ini sudah tercatat. Mungkin baru saja ditulis orang lain."
        )
    return CoachingVisit(kim=kim, stage=kim.silence_stage, since=at)


def _close_visit(kim: Kim, result: str, by: Person | None, at: datetime) -> None:
    kim.visits.filter(done_at=None).update(result=result, done_at=at, done_by=by)


def _decide_revival(kim: Kim, note: str, by: Person, at: datetime, *, is_granted: bool) -> bool:
    """Answer the request that waits, or write down what the office did unasked. Says whether
    somebody had asked.
    """
    decision = {"decided_by": by, "decided_at": at, "is_granted": is_granted, "note": note}
    was_asked = bool(kim.revivals.filter(decided_at=None).update(**decision))
    if not was_asked:
        Revival.objects.create(kim=kim, **decision)
    return was_asked


def _require_asleep(kim: Kim) -> None:
    if kim.silence_stage not in STAGES_TO_REVIVE or kim.has_ended:
        raise LifeActionRefused(
            "KIM ini tidak dibekukan dan tidak diarsipkan, jadi tidak perlu dihidupkan."
        )
