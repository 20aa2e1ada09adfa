"""How long a KIM has been silent, and where that leads by the nearest rules of its region."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta
from functools import cache
from typing import Final, NamedTuple

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.db.models.lookups import LessThan

from kimid.events.actor import ActorKind
from kimid.events.models import Event
from kimid.lib import clock, codes
from kimid.registry.models import Kim, PolicyRow, PolicyRule
from kimid.registry.policies import SILENCE_RULES
from kimid.sites.stages import SILENCE_STAGES, STAGES_TO_REVIVE, LifeStage
from kimid.wire.models import Placement

SILENT_AFTER: Final = timedelta(
    days=90
)  # so long unheard a KIM is called silent, whatever rules its region has
_STAGES: Final[Mapping[PolicyRule, LifeStage]] = dict(
    zip(SILENCE_RULES, SILENCE_STAGES[1:], strict=True)
)
# An office has stopped these. Nobody counts the silence of those who may not speak.
_STOPPED_STAGES: Final = (LifeStage.SUSPENDED, LifeStage.QUARANTINED)


class SilenceLimit(NamedTuple):
    """After so many days of silence a KIM is at this stage; who decided that."""

    stage: LifeStage
    days: int
    decider: str


class StageMove(NamedTuple):
    """Where the silence of a KIM leads it. `limit` is the rule that holds, if it leads further down
    than the first stage.
    """

    stage: LifeStage
    days: int
    limit: SilenceLimit | None


class SilenceLimits:
    """The rules of silence of the whole country, for as many regions as are asked. One query."""

    def __init__(self) -> None:
        rows = PolicyRow.objects.filter(rule__in=SILENCE_RULES).values_list(
            "region_id", "rule", "answer"
        )
        self._answers = {(region, rule): answer for region, rule, answer in rows}
        self.for_region = cache(self._for_region)

    def _for_region(self, code: str) -> list[SilenceLimit]:
        """The limits that hold in a region, in the order of their stages: of each the nearest
        answer.
        """
        limits = []
        for rule in SILENCE_RULES:
            deciders = (each for each in codes.lineage(code) if (each, rule) in self._answers)
            if decider := next(deciders, ""):
                limits.append(SilenceLimit(_STAGES[rule], self._answers[decider, rule], decider))
        return limits


def stage_move_of(kim: Kim, limits: SilenceLimits, at: datetime) -> StageMove | None:
    """Where its silence leads a KIM read by `listened`, if not where it is already."""
    zone = kim.region.zone
    days = (clock.today(at, zone) - clock.today(last_activity(kim), zone)).days
    reached = [limit for limit in limits.for_region(kim.region_id) if days >= limit.days]
    limit = reached[-1] if reached else None
    stage = limit.stage if limit else LifeStage.ACTIVE
    now = LifeStage(kim.silence_stage)
    is_down = SILENCE_STAGES.index(stage) > SILENCE_STAGES.index(now)
    if stage == now or (now in STAGES_TO_REVIVE and not is_down):
        return None
    return StageMove(stage, days, limit)


def last_activity(kim: Kim) -> datetime:
    """When a KIM read by `listened` last published or did something in its newsroom, or began, or
    was revived.
    """
    moments = (kim.registered_at, kim.revived_at, vars(kim)["published"], vars(kim)["acted"])
    return max(moment for moment in moments if moment is not None)


def silent_kims(on: date, zone: str) -> Q:
    """For queries of KIM: those of which nothing was heard for 90 days, by the same signs as
    `last_heard`.
    """
    since = clock.start_of(on - SILENT_AFTER + timedelta(days=1), zone)
    acted = Coalesce(Subquery(_newsroom_events().values("happened_at")[:1]), F("registered_at"))
    has_begun = Q(registered_at__lt=since) & (Q(revived_at=None) | Q(revived_at__lt=since))
    return (
        has_begun
        & ~Q(Exists(_stories().filter(published_at__gte=since)))
        & Q(LessThan(acted, since))
    )


def kims_with_activity() -> QuerySet[Kim]:
    """KIM with `published` and `acted`: when its newest story came out, and when somebody last did
    something in its newsroom.

    Both come with the row of the KIM. Each is the first row of an index, so the whole country costs
    one query.
    """
    return Kim.objects.select_related("site", "region").annotate(
        published=Subquery(_stories().order_by("-published_at", "-pk").values("published_at")[:1]),
        acted=Subquery(_newsroom_events().values("happened_at")[:1]),
    )


def kims_to_move(at: datetime) -> Iterator[Kim]:
    """The KIM of the whole country whose silence leads elsewhere now. Two queries, whatever their
    number.
    """
    limits = SilenceLimits()
    rows = (
        kims_with_activity()
        .filter(ended_on=None)
        .exclude(site__stage__in=_STOPPED_STAGES)
        .order_by("pk")
    )
    return (kim for kim in rows if stage_move_of(kim, limits, at) is not None)


def _stories() -> QuerySet[Placement]:
    return Placement.objects.filter(portal=OuterRef("site"), hidden_at=None)


def _newsroom_events() -> QuerySet[Event]:
    """What people did in the newsroom of a KIM, the newest first."""
    rows = Event.objects.filter(
        site_id=OuterRef("site_id"), actor_kind=ActorKind.PERSON, subject__startswith="newsroom."
    )
    return rows.order_by("-pk")
