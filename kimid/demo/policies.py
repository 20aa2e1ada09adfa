"""What two regions of the demo decided about their KIM. The regulations are made up and say so."""

from datetime import date, datetime, timedelta
from typing import Final, NamedTuple

from kimid.demo.founding import DEMO
from kimid.places.models import Region
from kimid.registry import actions
from kimid.registry.beginning import lay_down_ict_rules, lay_down_rules
from kimid.registry.models import Rule
from kimid.registry.policies import Answer, Issuer


class _Decision(NamedTuple):
    region: str
    rule: Rule
    answer: Answer
    legal_basis: str
    decided_on: date


DECISIONS: Final = (
    _Decision("6106", Rule.MEMBERS, 3, "Peraturan bupati (data contoh)", date(2022, 3, 14)),
    _Decision(
        "6106", Rule.ISSUERS, [Issuer.HEAD, Issuer.DISTRICT, Issuer.AGENCY], "Peraturan bupati (data contoh)", date(2022, 3, 14)
    ),
    _Decision("6112", Rule.MEMBERS, 15, "Peraturan bupati (data contoh)", date(2023, 6, 5)),
    _Decision("6112", Rule.MEMBERS, 10, "Peraturan bupati, perubahan (data contoh)", date(2024, 9, 2)),
)


def decide(began: datetime) -> None:
    """The rules that every house begins with, and what Kapuas Hulu and Kubu Raya made of them since."""
    lay_down_rules(began)
    lay_down_ict_rules(began)
    for days, each in enumerate(DECISIONS, 1):
        actions.decide(
            Region.objects.get(code=each.region),
            rule=each.rule,
            answer=each.answer,
            legal_basis=each.legal_basis,
            decided_on=each.decided_on,
            by=DEMO,
            at=began + timedelta(days=days),
        )
