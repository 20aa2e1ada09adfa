"""The default forms of a new installation. Their basis says that kimid wrote them."""

import json
from datetime import datetime
from pathlib import Path
from typing import Final

from kimid.evaluation.actions import indicators
from kimid.evaluation.models import AnswerKind, Indicator, RoundKind
from kimid.events.actor import System
from kimid.lib import codes
from kimid.places.models import Region

_FILE: Final = Path(__file__).parent / "data" / "nation.json"


def create_default_forms(at: datetime) -> int:
    """Create the national forms if there is no indicator yet. Returns how many were created."""
    if Indicator.objects.exists():
        return 0
    data = json.loads(_FILE.read_text())
    nation = Region.objects.get(code=codes.NATION)
    for round_kind in RoundKind:
        for row in data[round_kind]:
            question = indicators.IndicatorData(
                **{**row, "kind": AnswerKind(row["kind"])}, basis=data["basis"]
            )
            indicators.add_indicator(
                nation, round_kind=round_kind, data=question, by=System("the first forms"), at=at
            )
    return sum(len(data[round_kind]) for round_kind in RoundKind)
