"""The policy rules of a new installation, until an office decides its own."""

import json
from datetime import date, datetime
from pathlib import Path
from typing import Final

from kimid.events.actor import System
from kimid.lib import codes
from kimid.places.models import Region
from kimid.registry.actions import policy
from kimid.registry.models import PolicyRow, PolicyRule

_SYSTEM: Final = System("the first rules")
_DATA: Final = Path(__file__).parent / "data"


def create_default_rules(at: datetime) -> int:
    """Answer every rule for the nation, if no region has ever answered one. Says how many were
    answered.
    """
    if PolicyRow.objects.exists():
        return 0
    data = json.loads((_DATA / "nation.json").read_text())
    nation = Region.objects.get(code=codes.NATION)
    decided_on = date.fromisoformat(data["decided_on"])
    basis = {"legal_basis": data["legal_basis"], "decided_on": decided_on}
    for rule, answer in data["answers"].items():
        policy.decide_rule(nation, rule=PolicyRule(rule), answer=answer, **basis, by=_SYSTEM, at=at)
    return len(data["answers"])
