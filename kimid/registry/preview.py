"""What other rules would change, before anybody decides."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final, NamedTuple

from kimid.lib.text import number
from kimid.places.models import Region
from kimid.registry.counting import Counted, Recount, foreseen, tally
from kimid.registry.evidence import fact_said
from kimid.registry.ict import RuleBook
from kimid.registry.models import IctStatus

_NAMED: Final = 100


class Moved(NamedTuple):
    """A KIM that would be called something else: what it was, what it would be, and why."""

    name: str
    text: str
    badge: str
    tone: str


@dataclass(frozen=True)
class Preview:
    """What would come of other rules. `moved` names the first of those that change, `unnamed` counts the rest."""

    recount: Recount
    moved: Sequence[Moved]
    unnamed: int

    @property
    def said(self) -> str:
        """`50 → 47 dari 103 KIM`."""
        found = self.recount
        return f"{number(found.before)} → {number(found.after)} dari {number(found.kims)} KIM"

    @property
    def strata_said(self) -> list[str]:
        """`Mandiri: 10 → 9`, only those that change."""
        pairs = ((name, *found) for name, found in self.recount.strata.items())
        return [f"{name or 'Tanpa strata'}: {number(old)} → {number(new)}" for name, old, new in pairs if old != new]


def preview(region: Region, book: RuleBook | None, at: datetime) -> Preview:
    """What these rules would make of every KIM of a region; None: those of the region above. Four queries, nothing is written."""
    rows = foreseen(region, book, at)
    moved = [each for each in rows if each.has_changed]
    # Who gains or loses the word itself comes before who only changes strata.
    moved.sort(key=lambda each: (each.status == each.kim.ict_status, each.kim.number))
    return Preview(tally(rows), [_moved(each) for each in moved[:_NAMED]], max(0, len(moved) - _NAMED))


def _moved(each: Counted) -> Moved:
    place = f"{each.kim.name}, {each.kim.region.full_name}"
    if each.status == each.kim.ict_status:
        before = each.before.stratum if each.before else ""
        return Moved(place, f"{before or 'Tanpa strata'} → {each.verdict.stratum or 'Tanpa strata'}", "Strata berubah", "info")
    if each.status == IctStatus.BASED:
        return Moved(place, "Semua syarat terpenuhi", "Menjadi berbasis TIK", "good")
    lacks = "; ".join(fact_said(fact, each.facts) for fact in each.verdict.lacks)
    was_based = each.kim.ict_status == IctStatus.BASED
    return Moved(place, lacks, "Tidak lagi berbasis TIK" if was_based else each.status.label, "warn")
