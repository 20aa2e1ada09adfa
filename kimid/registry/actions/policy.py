"""What a region decides about the KIM in it."""

from datetime import date, datetime

from kimid.events.action import action, add_event_data, touch
from kimid.events.actor import Actor
from kimid.places.models import Region
from kimid.registry.models import PolicyRow, PolicyRule
from kimid.registry.policies import Answer, policy_tag
from kimid.registry.rules import RegistryPermission


@action(needs=RegistryPermission.SET_POLICY, records="policy.decided")
def decide_rule(
    region: Region,
    *,
    rule: PolicyRule,
    answer: Answer,
    legal_basis: str,
    decided_on: date,
    by: Actor,
    at: datetime,
) -> Region:
    """Answer a rule for this region and all below it that give no answer of their own, with the
    legal basis and its date.
    """
    before = _own_answer(region, rule)
    values = {"answer": answer, "legal_basis": legal_basis, "decided_on": decided_on}
    PolicyRow.objects.update_or_create(region=region, rule=rule, defaults=values)
    add_event_data(
        rule=rule,
        answer=answer,
        before=before,
        legal_basis=legal_basis,
        decided_on=decided_on.isoformat(),
    )
    touch(policy_tag(region.code))
    return region


@action(needs=RegistryPermission.SET_POLICY, records="policy.left_to_above")
def remove_own_rule(region: Region, *, rule: PolicyRule, by: Actor, at: datetime) -> Region:
    """Take the own answer of this region back: from now on that of the region above holds here."""
    before = _own_answer(region, rule)
    PolicyRow.objects.filter(region=region, rule=rule).delete()
    add_event_data(rule=rule, before=before)
    touch(policy_tag(region.code))
    return region


def _own_answer(region: Region, rule: PolicyRule) -> Answer | None:
    """What the region itself has answered so far."""
    answer: Answer | None = (
        PolicyRow.objects.filter(region=region, rule=rule).values_list("answer", flat=True).first()
    )
    return answer
