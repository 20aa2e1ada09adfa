"""How long a KIM has been silent, and where that leads by the nearest rules of its region.

It goes down one stage at a time, and nobody goes down for silence of before a rule was decided: a
region that changes its rules closes no KIM within days.
"""

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from functools import cache
from typing import Final, NamedTuple

from kimid.events.models import Event
from kimid.lib import clock, codes
from kimid.places.models import Region
from kimid.registry.last_activity import kims_with_activity, last_activity
from kimid.registry.models import Kim, PolicyRow, PolicyRule
from kimid.registry.policies import SILENCE_RULES
from kimid.sites.stages import SILENCE_STAGES, STAGES_TO_REVIVE, LifeStage

_BETWEEN_STAGES: Final = timedelta(days=14)  # time for a visit of the office before the next one
_RULE_EVENTS: Final = ("policy.decided", "policy.left_to_above")
_STAGES: Final[Mapping[PolicyRule, LifeStage]] = dict(
    zip(SILENCE_RULES, SILENCE_STAGES[1:], strict=True)
)
# An office has stopped these. Nobody counts the silence of those who may not speak.
_STOPPED_STAGES: Final = (LifeStage.SUSPENDED, LifeStage.QUARANTINED)


class SilenceLimit(NamedTuple):
    """After so many days of silence a KIM is at this stage; who decided that, and when what holds
    here was last changed.
    """

    stage: LifeStage
    days: int
    decider: str
    decided_at: datetime | None = None


class StageMove(NamedTuple):
    """Where the silence of a KIM leads it. `limit` is the rule that holds, if it leads further down
    than the first stage.
    """

    stage: LifeStage
    days: int
    limit: SilenceLimit | None


class SilenceLimits:
    """The rules of silence of the whole country, for as many regions as are asked. Two queries."""

    def __init__(self) -> None:
        rows = PolicyRow.objects.filter(rule__in=SILENCE_RULES).values_list(
            "region_id", "rule", "answer"
        )
        self._answers = {(region, rule): answer for region, rule, answer in rows}
        decisions = Event.objects.filter(
            subject=Region._meta.label, kind__in=_RULE_EVENTS, data__rule__in=SILENCE_RULES
        ).order_by("pk")
        # the newest of each stays
        self._decided_at = {
            (region, rule): moment
            for region, rule, moment in decisions.values_list(
                "subject_id", "data__rule", "happened_at"
            )
        }
        self.for_region = cache(self._for_region)

    def _for_region(self, code: str) -> list[SilenceLimit]:
        """The limits that hold in a region, in the order of their stages: of each the nearest
        answer.
        """
        limits = []
        for rule in SILENCE_RULES:
            lineage = codes.lineage(code)
            deciders = (each for each in lineage if (each, rule) in self._answers)
            if decider := next(deciders, ""):
                # a region that took its own answer back has decided, too
                upwards = lineage[: lineage.index(decider) + 1]
                moments = [self._decided_at.get((each, rule)) for each in upwards]
                newest = max((each for each in moments if each is not None), default=None)
                answer = self._answers[decider, rule]
                limits.append(SilenceLimit(_STAGES[rule], answer, decider, newest))
        return limits


def stage_move_of(kim: Kim, limits: SilenceLimits, at: datetime) -> StageMove | None:
    """Where its silence leads a KIM read by `kims_with_activity`, if not where it is already.
    Nobody waits for news of a site that has not opened.
    """
    if kim.silence_stage not in SILENCE_STAGES:
        return None
    days = _days_since(last_activity(kim), kim, at)
    here = limits.for_region(kim.region_id)
    now = SILENCE_STAGES.index(LifeStage(kim.silence_stage))
    if limit := _next_limit(kim, here, now, at):
        return StageMove(limit.stage, days, limit)
    reached = [limit for limit in here if days >= limit.days]
    stage = reached[-1].stage if reached else LifeStage.ACTIVE
    if kim.silence_stage in STAGES_TO_REVIVE or SILENCE_STAGES.index(stage) >= now:
        return None
    return StageMove(stage, days, reached[-1] if reached else None)


def _next_limit(
    kim: Kim, limits: list[SilenceLimit], now: int, at: datetime
) -> SilenceLimit | None:
    """The limit that leads a KIM one stage down today; None if nothing does."""
    moved_at = kim.stage_moved_at
    if moved_at is not None and _days_since(moved_at, kim, at) < _BETWEEN_STAGES.days:
        return None
    below = [limit for limit in limits if SILENCE_STAGES.index(limit.stage) > now]
    active_at = last_activity(kim)
    is_reached = any(
        _days_since(max(active_at, limit.decided_at or active_at), kim, at) >= limit.days
        for limit in below
    )
    return below[0] if is_reached else None


def _days_since(moment: datetime, kim: Kim, at: datetime) -> int:
    zone = kim.region.zone
    return (clock.today(at, zone) - clock.today(moment, zone)).days


def kims_to_move(at: datetime) -> Iterator[Kim]:
    """The KIM of the whole country whose silence leads elsewhere now. Three queries, whatever
    their number.
    """
    limits = SilenceLimits()
    rows = (
        kims_with_activity()
        .filter(ended_on=None)
        .exclude(site__stage__in=_STOPPED_STAGES)
        .order_by("pk")
    )
    return (kim for kim in rows if stage_move_of(kim, limits, at) is not None)
