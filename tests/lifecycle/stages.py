"""The stages of a KIM that falls silent, by the rules of its region."""

from datetime import date, timedelta
from typing import Any, Final

from kimid.lifecycle.schedule import move_silent_kims
from kimid.registry.actions import policy
from kimid.registry.models import Kim, PolicyRule
from kimid.sites.models import Site
from kimid.sites.stages import SILENCE_STAGES, LifeStage
from tests import build

DAY: Final = timedelta(days=1)
DAYS_OF_NATION: Final = {
    PolicyRule.QUIET: 30,
    PolicyRule.DORMANT: 90,
    PolicyRule.FROZEN: 180,
    PolicyRule.ARCHIVED: 365,
}


def decide_days(code: str, **days: int) -> None:
    for name, answer in days.items():
        region = build.region(code)
        basis: dict[str, Any] = {"legal_basis": "Perbup 1/2024", "decided_on": date(2024, 1, 1)}
        policy.decide_rule(
            region, rule=PolicyRule[name], answer=answer, **basis, by=build.BUILDER, at=build.AT
        )


def stage_of(kim: Kim) -> str:
    return Site.objects.get(pk=kim.site_id).stage


def at_stage(stage: LifeStage, code: str = build.TELUK_KAPUAS) -> Kim:
    """A KIM whose silence has led it here by the rules of the nation. The test must have decided
    `DAYS_OF_NATION`.
    """
    kim = build.kim(code)
    for each in SILENCE_STAGES[1 : SILENCE_STAGES.index(stage) + 1]:
        days = DAYS_OF_NATION[PolicyRule[each.name]]
        move_silent_kims.func(at=build.AT + days * DAY)
    return Kim.objects.get(pk=kim.pk)
