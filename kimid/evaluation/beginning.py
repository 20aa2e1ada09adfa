"""The forms that a new house begins with: ours, and labelled so, until an office asks more."""

import json
from datetime import datetime
from pathlib import Path
from typing import Final

from kimid.evaluation import actions
from kimid.evaluation.models import Indicator, Kind, RoundKind
from kimid.events.actor import System
from kimid.lib import codes
from kimid.places.models import Region

_FILE: Final = Path(__file__).parent / "data" / "nation.json"


def lay_down_forms(at: datetime) -> int:
    """Ask our questions for the nation, if no region has ever asked one. Says how many were laid down."""
    if Indicator.objects.exists():
        return 0
    told = json.loads(_FILE.read_text())
    nation = Region.objects.get(code=codes.NATION)
    for of in RoundKind:
        for row in told[of]:
            question = actions.Question(**{**row, "kind": Kind(row["kind"])}, basis=told["basis"])
            actions.ask(nation, of=of, question=question, by=System("the first forms"), at=at)
    return sum(len(told[of]) for of in RoundKind)
