"""The rules that a new house begins with: ours, and labelled so, until an office decides its own."""

import json
from datetime import date, datetime
from pathlib import Path
from typing import Final

from kimid.events.actor import System
from kimid.lib import codes
from kimid.places.models import Region
from kimid.registry import actions
from kimid.registry.ict import RuleBook
from kimid.registry.models import IctRules, PolicyRow, Rule

_BY: Final = System("the first rules")
_DATA: Final = Path(__file__).parent / "data"


def lay_down_rules(at: datetime) -> int:
    """Answer every rule for the nation, if no region has ever answered one. Says how many were answered."""
    if PolicyRow.objects.exists():
        return 0
    told = json.loads((_DATA / "nation.json").read_text())
    nation, decided_on = Region.objects.get(code=codes.NATION), date.fromisoformat(told["decided_on"])
    basis = {"legal_basis": told["legal_basis"], "decided_on": decided_on}
    for rule, answer in told["answers"].items():
        actions.decide(nation, rule=Rule(rule), answer=answer, **basis, by=_BY, at=at)
    return len(told["answers"])


def lay_down_ict_rules(at: datetime) -> bool:
    """Say for the nation what makes a KIM ICT-based, if no region has ever said it. Says whether that was done."""
    if IctRules.objects.exists():
        return False
    told = json.loads((_DATA / "ict.json").read_text())
    nation, decided_on = Region.objects.get(code=codes.NATION), date.fromisoformat(told["decided_on"])
    book = RuleBook.read(told["based"], told["strata"])
    rules = actions.NewRules(book, told["legal_basis"], decided_on, told["reason"])
    actions.decide_ict(nation, rules=rules, by=_BY, at=at)
    return True
