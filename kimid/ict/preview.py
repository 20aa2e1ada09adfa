"""What other rules would change, before anybody decides."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final, NamedTuple

from kimid.ict.counting import CountedKim, Recount, forecast, tally
from kimid.ict.evidence import criterion_text
from kimid.ict.rule_book import RuleBook
from kimid.lib.text import number
from kimid.places.models import Region
from kimid.registry.models import IctStatus

_MOST_NAMED: Final = 100


class KimChange(NamedTuple):
    """A KIM that would be called something else: what it was, what it would be, and why."""

    name: str
    text: str
    badge: str
    tone: str


@dataclass(frozen=True)
class IctRulesPreview:
    """What would come of other rules. `moved` names the first of those that change, `unnamed`
    counts the rest.
    """

    recount: Recount
    changes: Sequence[KimChange]
    unnamed_count: int

    @property
    def summary(self) -> str:
        """`50 → 47 dari 103 KIM`."""
        recount = self.recount
        return f"{number(recount.before)} → {number(recount.after)} dari {number(recount.kims)} KIM"

    @property
    def strata_changes(self) -> list[str]:
        """`Mandiri: 10 → 9`, only those that change."""
        pairs = ((name, *counts) for name, counts in self.recount.strata.items())
        return [
            f"{name or 'Tanpa strata'}: {number(old)} → {number(new)}"
            for name, old, new in pairs
            if old != new
        ]


def preview_rules(region: Region, book: RuleBook | None, at: datetime) -> IctRulesPreview:
    """What these rules would make of every KIM of a region; None: those of the region above. Four
    queries, nothing is written.
    """
    rows = forecast(region, book, at)
    changed = [each for each in rows if each.has_changed]
    # Who gains or loses the word itself comes before who only changes strata.
    changed.sort(key=lambda each: (each.status == each.kim.ict_status, each.kim.number))
    return IctRulesPreview(
        tally(rows),
        [_kim_change(each) for each in changed[:_MOST_NAMED]],
        max(0, len(changed) - _MOST_NAMED),
    )


def _kim_change(each: CountedKim) -> KimChange:
    place = f"{each.kim.name}, {each.kim.region.full_name}"
    if each.status == each.kim.ict_status:
        before = each.previous_count.stratum if each.previous_count else ""
        return KimChange(
            place,
            f"{before or 'Tanpa strata'} → {each.verdict.stratum or 'Tanpa strata'}",
            "Strata berubah",
            "info",
        )
    if each.status == IctStatus.BASED:
        return KimChange(place, "Semua syarat terpenuhi", "Menjadi berbasis TIK", "good")
    lacks = "; ".join(criterion_text(criterion, each.profile) for criterion in each.verdict.lacks)
    was_based = each.kim.ict_status == IctStatus.BASED
    return KimChange(
        place, lacks, "Tidak lagi berbasis TIK" if was_based else each.status.label, "warn"
    )
