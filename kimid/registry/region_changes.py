"""Carrying a change of regions through: everything that stands in a region which ended goes to its successor.

What is left to do is read from the database each time, so a run that was killed is gone on with by running it again.
"""

from collections import Counter
from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any, Final, NamedTuple

from django.db.models import QuerySet

from kimid.access.models import Grant
from kimid.events.actor import System
from kimid.lib import codes
from kimid.places import following
from kimid.places.actions import load_changes
from kimid.places.changes import Plan
from kimid.places.models import Region
from kimid.registry.actions.moving import follow, has_to_hand_over, note_change, rename_portal, succeed
from kimid.registry.models import Application, HeadContact, IctRules, Kim, PolicyRow
from kimid.sites.models import Site, SiteKind
from kimid.sites.moving import wrongly_named
from kimid.sites.opening import open_upper_portals
from kimid.wire.models import Item

BY: Final = System("the list of regions changed")

type Report = Callable[[str], None]


class Standing(NamedTuple):
    """How much stands in some regions, and has to go with them."""

    kims: int = 0
    items: int = 0
    roles: int = 0
    applications: int = 0
    portals: int = 0
    rules: int = 0
    heads: int = 0
    others: int = 0  # what subjects above the register have there

    @property
    def needs_a_place(self) -> bool:
        """Whether somebody would be without a region if theirs ended. All else may stay and be read."""
        return any((self.kims, self.items, self.roles, self.applications))


class NoPlace(ValueError):
    """Something stands in regions that end, and nobody has said what takes their place."""

    def __init__(self, standing: dict[str, Standing]) -> None:
        super().__init__(", ".join(standing))
        self.standing = standing


def standing_in(region_codes: Iterable[str], at: datetime) -> dict[str, Standing]:
    """What stands in each of these regions itself, by their codes; regions in which nothing does are absent."""
    found: dict[str, list[int]] = {}
    wanted = set(region_codes)
    for place, rows in enumerate(_rows(at)):
        for code, number in Counter(rows).items():
            if code in wanted:
                found.setdefault(code, [0] * len(Standing._fields))[place] = number
    return {code: Standing(*numbers) for code, numbers in sorted(found.items())}


def without_place(plan: Plan, at: datetime) -> dict[str, Standing]:
    """What would be left behind by this plan, by the code of its region: a person has to decide about these."""
    standing = standing_in((each.old.code for each in plan.left_open), at)
    return {code: each for code, each in standing.items() if each.needs_a_place}


def apply(plan: Plan, *, version: str, source: str, at: datetime, report: Report = lambda done: None) -> None:
    """Bring the database to the new list and let everything follow. May be killed at any moment and run again.

    Raises NoPlace before anything is written.
    """
    if lost := without_place(plan, at):
        raise NoPlace(lost)
    if load_changes(plan, version=version, at=at):
        counts = {"added": len(plan.added), "ended": len(plan.removed), "renamed": len(plan.renamed)}
        nation = Region.objects.get(pk=codes.NATION)
        note_change(nation, source=source, counts=counts, changed=_changed(plan), by=BY, at=at)
    carry_through(at, report)


def carry_through(at: datetime, report: Report = lambda done: None) -> None:
    """Let everything follow. Portals go first, then what stands on them; each step is a transaction of its own."""
    for region in _with_something(at):
        succeed(region, by=BY, at=at)
        report(region.code)
    for portal in wrongly_named():
        rename_portal(portal, by=BY, at=at)
        report(portal.label)
    for kim in _kims_left_behind():
        follow(kim, by=BY, at=at)
        report(kim.number)
    open_upper_portals(at)


def left_behind(at: datetime) -> dict[str, Standing]:
    """What still needs a place and stands in a region that ended, by its code: empty when all is done."""
    standing = standing_in(Region.objects.filter(valid_until__isnull=False).values_list("code", flat=True), at)
    return {code: each for code, each in standing.items() if each.needs_a_place}


def _rows(at: datetime) -> list[list[str]]:
    """The codes that everything of a Standing names, in its order."""
    rows: tuple[QuerySet[Any], ...] = (
        Kim.objects.all(),
        Item.objects.all(),
        Grant.objects.filter(region__isnull=False).running(at),
        Application.objects.filter(region__isnull=False),
        Site.objects.filter(kind=SiteKind.PORTAL),
        PolicyRow.objects.all(),
        HeadContact.objects.all(),
    )
    found = [list(each.values_list("region_id", flat=True)) for each in rows]
    found.append(following.all_standing())
    found[Standing._fields.index("rules")] += IctRules.objects.filter(ended_at=None).values_list("region_id", flat=True)
    return found


def _changed(plan: Plan) -> set[str]:
    """The regions whose pages show another list of regions now, or another name."""
    codes_changed = {row.code for row in (*plan.added, *plan.removed, *(new for _, new in plan.renamed))}
    return codes_changed | {upper for code in codes_changed if (upper := codes.parent(code))}


def _with_something(at: datetime) -> list[Region]:
    """The regions that ended, have a successor and still have something for it, from the top down."""
    ended = Region.objects.filter(valid_until__isnull=False, successor__isnull=False)
    standing = standing_in(ended.values_list("code", flat=True), at)
    rows = ended.filter(code__in=list(standing)).order_by("level", "code")
    return [region for region in rows if standing[region.code].roles or standing[region.code].others or has_to_hand_over(region)]


def _kims_left_behind() -> "QuerySet[Kim]":
    rows = Kim.objects.filter(region__valid_until__isnull=False, region__successor__isnull=False)
    return rows.select_related("region", "site").order_by("region", "serial")
