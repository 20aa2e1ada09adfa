"""Carrying a change of regions through: everything that stands in a region which ended goes to its
successor.

What is left to do is read from the database each time, so a run that was killed is gone on with by
running it again.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from django.db.models import QuerySet

from kimid.access.models import Grant
from kimid.events.actor import System
from kimid.lib import codes
from kimid.places import region_moves
from kimid.places.actions import load_changes
from kimid.places.models import Region
from kimid.places.region_changes import RegionChangePlan
from kimid.registry.actions.moving import (
    follow_region,
    hand_over_region,
    has_to_hand_over,
    record_region_change,
    rename_portal,
)
from kimid.registry.models import Kim, PolicyRow
from kimid.sites.models import Site, SiteKind
from kimid.sites.portal_moves import misnamed_portals
from kimid.sites.site_creation import open_upper_portals
from kimid.wire.models import Item

SYSTEM_ACTOR: Final = System("the list of regions changed")

type ProgressReport = Callable[[str], None]


# What the register itself counts in a region. Without one it could not be found any more.
_NEEDS_SUCCESSOR: Final = ("kims", "items", "roles")


@dataclass(frozen=True)
class RegionContents:
    """How much stands in some regions, and has to go with them: by the name of what it is."""

    counts: Mapping[str, int]

    @property
    def needs_successor(self) -> bool:
        """Whether somebody would be without a region if theirs ended. All else may stay and be
        read.
        """
        needing = {each.name for each in region_moves.movers() if each.needs_successor}
        return not needing.union(_NEEDS_SUCCESSOR).isdisjoint(self.counts)


class SuccessorMissing(ValueError):
    """Something stands in regions that end, and nobody has said what takes their place."""

    def __init__(self, contents: dict[str, RegionContents]) -> None:
        super().__init__(", ".join(contents))
        self.contents = contents


def contents_of_regions(region_codes: Iterable[str], at: datetime) -> dict[str, RegionContents]:
    """What stands in each of these regions itself, by their codes; regions in which nothing does
    are absent.
    """
    wanted = set(region_codes)
    counts: dict[str, dict[str, int]] = {}
    for name, codes_of_rows in _region_codes(at).items():
        for code, number in Counter(codes_of_rows).items():
            if code in wanted:
                counts.setdefault(code, {})[name] = number
    return {code: RegionContents(numbers) for code, numbers in sorted(counts.items())}


def contents_without_successor(plan: RegionChangePlan, at: datetime) -> dict[str, RegionContents]:
    """What would be left behind by this plan, by the code of its region: a person has to decide
    about these.
    """
    contents = contents_of_regions((each.old.code for each in plan.unresolved), at)
    return {code: each for code, each in contents.items() if each.needs_successor}


def apply_plan(
    plan: RegionChangePlan,
    *,
    version: str,
    source: str,
    at: datetime,
    report: ProgressReport = lambda done: None,
) -> None:
    """Bring the database to the new list and let everything follow. May be killed at any moment and
    run again.

    Raises SuccessorMissing before anything is written.
    """
    if missing := contents_without_successor(plan, at):
        raise SuccessorMissing(missing)
    if load_changes(plan, version=version, at=at):
        counts = {
            "added": len(plan.added),
            "ended": len(plan.removed),
            "renamed": len(plan.renamed),
        }
        nation = Region.objects.get(pk=codes.NATION)
        record_region_change(
            nation, source=source, counts=counts, changed=_changed(plan), by=SYSTEM_ACTOR, at=at
        )
    carry_through(at, report)


def carry_through(at: datetime, report: ProgressReport = lambda done: None) -> None:
    """Let everything follow. Portals go first, then what stands on them; each step is a transaction
    of its own.
    """
    for region in _regions_to_hand_over(at):
        hand_over_region(region, by=SYSTEM_ACTOR, at=at)
        report(region.code)
    for portal in misnamed_portals():
        rename_portal(portal, by=SYSTEM_ACTOR, at=at)
        report(portal.label)
    for kim in _kims_left_behind():
        follow_region(kim, by=SYSTEM_ACTOR, at=at)
        report(kim.number)
    open_upper_portals(at)


def contents_left_behind(at: datetime) -> dict[str, RegionContents]:
    """What still needs a place and stands in a region that ended, by its code: empty when all is
    done.
    """
    contents = contents_of_regions(
        Region.objects.filter(valid_until__isnull=False).values_list("code", flat=True), at
    )
    return {code: each for code, each in contents.items() if each.needs_successor}


def _region_codes(at: datetime) -> dict[str, list[str]]:
    """The code of the region of every row that stands in one, by the name of what it is."""
    rows: dict[str, QuerySet[Any]] = {
        "kims": Kim.objects.all(),
        "items": Item.objects.all(),
        "roles": Grant.objects.filter(region__isnull=False).active(at),
        "portals": Site.objects.filter(kind=SiteKind.PORTAL),
        "rules": PolicyRow.objects.all(),
    }
    codes_of_rows = {
        name: list(each.values_list("region_id", flat=True)) for name, each in rows.items()
    }
    return codes_of_rows | {each.name: list(each.region_codes()) for each in region_moves.movers()}


def _changed(plan: RegionChangePlan) -> set[str]:
    """The regions whose pages show another list of regions now, or another name."""
    codes_changed = {
        row.code for row in (*plan.added, *plan.removed, *(new for _, new in plan.renamed))
    }
    return codes_changed | {upper for code in codes_changed if (upper := codes.parent(code))}


def _regions_to_hand_over(at: datetime) -> list[Region]:
    """Ended regions with a successor and something to hand over, from the top level down."""
    ended = Region.objects.filter(valid_until__isnull=False, successor__isnull=False)
    contents = contents_of_regions(ended.values_list("code", flat=True), at)
    rows = ended.filter(code__in=list(contents)).order_by("level", "code")
    moved_whole = {"roles", *(each.name for each in region_moves.movers() if not each.can_move)}
    return [
        region
        for region in rows
        if not moved_whole.isdisjoint(contents[region.code].counts) or has_to_hand_over(region)
    ]


def _kims_left_behind() -> "QuerySet[Kim]":
    rows = Kim.objects.filter(region__valid_until__isnull=False, region__successor__isnull=False)
    return rows.select_related("region", "site").order_by("region", "serial")
