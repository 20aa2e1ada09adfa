"""What two regions of the demo decided about their KIM. The regulations are made up and say so."""

from datetime import date, datetime, timedelta
from typing import Final, NamedTuple

from kimid.demo.groups import DEMO
from kimid.ict.defaults import create_default_ict_rules
from kimid.places.models import Region
from kimid.registry.actions import policy
from kimid.registry.defaults import create_default_rules
from kimid.registry.models import PolicyRule
from kimid.registry.policies import Answer, Issuer


class _Decision(NamedTuple):
    region: str
    rule: PolicyRule
    answer: Answer
    legal_basis: str
    decided_on: date


DECISIONS: Final = (
    _Decision("6106", PolicyRule.MEMBERS, 3, "Peraturan bupati (data contoh)", date(2022, 3, 14)),
    _Decision(
        "6106",
        PolicyRule.ISSUERS,
        [Issuer.HEAD, Issuer.DISTRICT, Issuer.AGENCY],
        "Peraturan bupati (data contoh)",
        date(2022, 3, 14),
    ),
    _Decision("6112", PolicyRule.MEMBERS, 15, "Peraturan bupati (data contoh)", date(2023, 6, 5)),
    _Decision(
        "6112",
        PolicyRule.MEMBERS,
        10,
        "Peraturan bupati, perubahan (data contoh)",
        date(2024, 9, 2),
    ),
)


def decide_policies(began: datetime) -> None:
    """The rules that every install begins with, and what Kapuas Hulu and Kubu Raya made of them
    since.
    """
    create_default_rules(began)
    create_default_ict_rules(began)
    for days, each in enumerate(DECISIONS, 1):
        policy.decide_rule(
            Region.objects.get(code=each.region),
            rule=each.rule,
            answer=each.answer,
            legal_basis=each.legal_basis,
            decided_on=each.decided_on,
            by=DEMO,
            at=began + timedelta(days=days),
        )
