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
from kimid.registry.models import Kim, PolicyRow, Rule
from kimid.registry.policies import SILENCE
from kimid.sites.stages import ASLEEP, SILENT, LifeStage
from kimid.wire.models import Placement

UNHEARD: Final = timedelta(days=90)  # so long unheard a KIM is called silent, whatever rules its region has
_STAGES: Final[Mapping[Rule, LifeStage]] = dict(zip(SILENCE, SILENT[1:], strict=True))
# An office has stopped these. Nobody counts the silence of those who may not speak.
_STOPPED: Final = (LifeStage.SUSPENDED, LifeStage.QUARANTINED)


class Limit(NamedTuple):
    """After so many days of silence a KIM is at this stage; who decided that."""

    stage: LifeStage
    days: int
    decider: str


class Move(NamedTuple):
    """Where the silence of a KIM leads it. `limit` is the rule that holds, if it leads further down than the first stage."""

    stage: LifeStage
    days: int
    limit: Limit | None


class Limits:
    """The rules of silence of the whole country, for as many regions as are asked. One query."""

    def __init__(self) -> None:
        rows = PolicyRow.objects.filter(rule__in=SILENCE).values_list("region_id", "rule", "answer")
        self._answers = {(region, rule): answer for region, rule, answer in rows}
        self.of = cache(self._of)

    def _of(self, code: str) -> list[Limit]:
        """The limits that hold in a region, in the order of their stages: of each the nearest answer."""
        found = []
        for rule in SILENCE:
            deciders = (each for each in codes.lineage(code) if (each, rule) in self._answers)
            if decider := next(deciders, ""):
                found.append(Limit(_STAGES[rule], self._answers[decider, rule], decider))
        return found


def move_of(kim: Kim, limits: Limits, at: datetime) -> Move | None:
    """Where its silence leads a KIM read by `listened`, if not where it is already."""
    zone = kim.region.zone
    days = (clock.today(at, zone) - clock.today(last_heard(kim), zone)).days
    reached = [limit for limit in limits.of(kim.region_id) if days >= limit.days]
    limit = reached[-1] if reached else None
    stage, now = limit.stage if limit else LifeStage.ACTIVE, LifeStage(kim.silence)
    is_down = SILENT.index(stage) > SILENT.index(now)
    if stage == now or (now in ASLEEP and not is_down):
        return None
    return Move(stage, days, limit)


def last_heard(kim: Kim) -> datetime:
    """When a KIM read by `listened` last published or did something in its newsroom, or began, or was revived."""
    moments = (kim.registered_at, kim.revived_at, vars(kim)["published"], vars(kim)["acted"])
    return max(moment for moment in moments if moment is not None)


def silent(on: date, zone: str) -> Q:
    """For queries of KIM: those of which nothing was heard for 90 days, by the same signs as `last_heard`."""
    since = clock.start_of(on - UNHEARD + timedelta(days=1), zone)
    acted = Coalesce(Subquery(_acts().values("happened_at")[:1]), F("registered_at"))
    has_begun = Q(registered_at__lt=since) & (Q(revived_at=None) | Q(revived_at__lt=since))
    return has_begun & ~Q(Exists(_stories().filter(published_at__gte=since))) & Q(LessThan(acted, since))


def listened() -> QuerySet[Kim]:
    """KIM with `published` and `acted`: when its newest story came out, and when somebody last did something in its newsroom.

    Both come with the row of the KIM. Each is the first row of an index, so the whole country costs one query.
    """
    return Kim.objects.select_related("site", "region").annotate(
        published=Subquery(_stories().order_by("-published_at", "-pk").values("published_at")[:1]),
        acted=Subquery(_acts().values("happened_at")[:1]),
    )


def moving(at: datetime) -> Iterator[Kim]:
    """The KIM of the whole country whose silence leads elsewhere now. Two queries, whatever their number."""
    limits = Limits()
    rows = listened().filter(ended_on=None).exclude(site__stage__in=_STOPPED).order_by("pk")
    return (kim for kim in rows if move_of(kim, limits, at) is not None)


def _stories() -> QuerySet[Placement]:
    return Placement.objects.filter(portal=OuterRef("site"), hidden_at=None)


def _acts() -> QuerySet[Event]:
    """What people did in the newsroom of a KIM, the newest first."""
    rows = Event.objects.filter(site_id=OuterRef("site_id"), actor_kind=ActorKind.PERSON, thing__startswith="newsroom.")
    return rows.order_by("-pk")
