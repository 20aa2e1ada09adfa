"""The rules that a new house begins with: ours, and labelled so, until an office decides its own."""

import json
from datetime import date, datetime
from pathlib import Path
from typing import Final

from kimid.events.actor import System
from kimid.lib import codes
from kimid.places.models import Region
from kimid.registry import actions
from kimid.registry.models import PolicyRow, Rule

_FILE: Final = Path(__file__).parent / "data" / "nation.json"


def lay_down_rules(at: datetime) -> int:
    """Answer every rule for the nation, if no region has ever answered one. Says how many were answered."""
    if PolicyRow.objects.exists():
        return 0
    told = json.loads(_FILE.read_text())
    nation, decided_on = Region.objects.get(code=codes.NATION), date.fromisoformat(told["decided_on"])
    basis = {"legal_basis": told["legal_basis"], "decided_on": decided_on}
    for rule, answer in told["answers"].items():
        actions.decide(nation, rule=Rule(rule), answer=answer, **basis, by=System("the first rules"), at=at)
    return len(told["answers"])
