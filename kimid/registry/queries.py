"""Reading the register."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import Final

from kimid.lib import codes
from kimid.places.models import Region
from kimid.registry.models import Decree, IctStatus, Kim, Officer
from kimid.sites.models import Site

PAGE: Final = 50


@dataclass(frozen=True)
class Directory:
    """One page of the list of KIM of a region."""

    kims: list[Kim]
    total: int
    number: int

    @property
    def has_more(self) -> bool:
        return self.number * PAGE < self.total


@dataclass(frozen=True)
class RegionCount:
    """The KIM of one region and of all below it."""

    kims: int = 0
    with_decree: int = 0
    ict_based: int = 0
    villages: int = 0


def directory(region: Region, number: int = 1) -> Directory:
    """Page `number` (from 1) of the KIM in a region and below, ordered by place and serial."""
    rows = Kim.objects.all().below(region.code)
    start = (number - 1) * PAGE
    page = rows.select_related("site", "region__parent").order_by("region", "serial")[start : start + PAGE]
    return Directory(list(page), rows.count(), number)


def kim_of(site: Site) -> Kim | None:
    """The KIM whose site this is."""
    return Kim.objects.select_related("region").filter(site=site).first()


def officers_of(kim: Kim, on: date) -> list[Officer]:
    """Officers whose term runs on this day, in the order they were named."""
    begun = kim.officers.filter(term_from__lte=on).order_by("pk")
    return [row for row in begun if row.term_until is None or row.term_until >= on]


def counts_by_child(region: Region, on: date) -> dict[str, RegionCount]:
    """Numbers of KIM for each region directly below, by code. Regions without KIM are absent. Two queries.

    KIM anchored in the region itself, and in no region below it, stand under its own code.
    """
    width = codes.LENGTHS[min(region.level, len(codes.LENGTHS) - 1)]
    rows = Kim.objects.all().below(region.code)
    valid = set(rows.with_valid_decree(on).values_list("pk", flat=True))
    kims, decrees, ict, villages = Counter[str](), Counter[str](), Counter[str](), Counter[str]()
    seen: set[str] = set()
    for pk, code, status in rows.values_list("pk", "region_id", "ict_status"):
        child = code[:width]
        kims[child] += 1
        decrees[child] += pk in valid
        ict[child] += status == IctStatus.BASED
        if len(code) == codes.LENGTHS[-1] and code not in seen:
            seen.add(code)
            villages[child] += 1
    return {code: RegionCount(kims[code], decrees[code], ict[code], villages[code]) for code in kims}


def decree_of(kim: Kim, on: date) -> Decree | None:
    """The newest decree that counts on this day."""
    issued = kim.decrees.filter(issued_on__lte=on).order_by("-issued_on")
    return next((row for row in issued if row.valid_until is None or row.valid_until >= on), None)
