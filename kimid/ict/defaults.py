"""The ICT rules of a new installation, until an office decides its own."""

import json
from datetime import date, datetime
from pathlib import Path
from typing import Final

from kimid.events.actor import System
from kimid.ict import actions
from kimid.ict.models import IctRules
from kimid.ict.rule_book import RuleBook
from kimid.lib import codes
from kimid.places.models import Region

_SYSTEM: Final = System("the first rules")
_DATA: Final = Path(__file__).parent / "data"


def create_default_ict_rules(at: datetime) -> bool:
    """Say for the nation what makes a KIM ICT-based, if no region has ever said it. Says whether
    that was done.
    """
    if IctRules.objects.exists():
        return False
    data = json.loads((_DATA / "ict.json").read_text())
    nation = Region.objects.get(code=codes.NATION)
    decided_on = date.fromisoformat(data["decided_on"])
    book = RuleBook.from_json(data["based"], data["strata"])
    rules = actions.NewIctRules(book, data["legal_basis"], decided_on, data["reason"])
    actions.decide_ict(nation, rules=rules, by=_SYSTEM, at=at)
    return True
