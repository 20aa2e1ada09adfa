"""Reads of regions."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import datetime
from functools import lru_cache
from itertools import pairwise
from typing import Final, NamedTuple

from django.db.models import Count, F, Q, QuerySet
from django.db.models.functions import Substr

from kimid.lib import codes
from kimid.lib.codes import Level
from kimid.places.models import LABEL_STARTS, Dataset, FormerName, Region, RegionKind
from kimid.places.source import RegionRow

_REGIONS: Final = "regions"  # the name of the Dataset row of their list
_NUMBERED: Final = re.compile(r"(?P<slug>.+)-(?P<code>[0-9]{10}|[0-9]{6})")


class Villages(NamedTuple):
    """How many desa and kelurahan a region has today, and how many of them nobody has put on a map yet."""

    many: int = 0
    unplaced: int = 0


def lineage_of(code: str) -> list[Region]:
    """The region and all above it, lowest first, ending with the nation; each knows its parent. One query.

    Raises codes.BadCode when the text is no code, Region.DoesNotExist when no region has it.
    """
    regions = sorted(Region.objects.filter(code__in=codes.lineage(code)), key=lambda region: -region.level)
    if not regions or regions[0].code != code:
        raise Region.DoesNotExist(code)
    for lower, upper in pairwise(regions):
        lower.parent = upper
    return regions


def children_of(code: str) -> QuerySet[Region]:
    """The regions directly below that exist today, by name: regencies first and then cities in a province."""
    return Region.objects.filter(parent=code, valid_until=None).order_by("name", "code")


def rows_of_today() -> list[RegionRow]:
    """All regions that exist today, as rows of a list. One query."""
    columns = [name if name != "successor" else "successor_id" for name in RegionRow._fields]
    return [RegionRow(*values) for values in Region.objects.filter(valid_until=None).values_list(*columns)]


def would_end(listed: Iterable[str]) -> int:
    """How many regions of today are not in this list. One query."""
    return len(set(Region.objects.filter(valid_until=None).values_list("code", flat=True)) - set(listed))


def exists(code: str) -> bool:
    """Whether a region has or ever had this code. One query."""
    return Region.objects.filter(pk=code).exists()


def villages_below(code: str) -> int:
    """How many desa and kelurahan there are in a region today."""
    return Region.objects.filter(code__range=codes.span(code), level=Level.VILLAGE, valid_until=None).count()


def editions() -> dict[str, Dataset]:
    """Which edition of each data file the database holds, by its name. One query."""
    return {row.name: row for row in Dataset.objects.all()}


def villages_by_region(held: Mapping[str, Dataset]) -> Mapping[str, Villages]:
    """The villages of every region above the village, by its code, in the edition that is held of the list of regions.

    They change with the edition only, so a process counts them once for each: one query, and then none. A database that is still
    being filled has no edition; there they are counted every time.
    """
    edition = held.get(_REGIONS)
    return _counted_villages() if edition is None else _villages_in(edition.version, edition.loaded_at)


@lru_cache(maxsize=1)
def _villages_in(version: str, loaded_at: datetime) -> Mapping[str, Villages]:
    return _counted_villages()


def _counted_villages() -> Mapping[str, Villages]:
    rows = Region.objects.filter(level=Level.VILLAGE, valid_until=None)
    district = Substr("code", 1, codes.LENGTHS[Level.DISTRICT])
    found = defaultdict[str, Villages](Villages)
    counts = rows.values_list(district).annotate(many=Count("pk"), unplaced=Count("pk", filter=Q(lat=None))).order_by()
    for code, many, unplaced in counts:
        for above in codes.lineage(code):
            found[above] = Villages(found[above].many + many, found[above].unplaced + unplaced)
    return dict(found)


def by_portal_label(label: str) -> Region | None:
    """The region whose portal stands at this label; the empty label is the nation's. One query.

    Of two regions with one label (a regency that moved to a new province has a new code) the one that exists today.
    """
    latest = F("valid_until").desc(nulls_first=True)
    return Region.objects.filter(**read_label(label)).order_by(latest).first()


def by_former_label(label: str) -> Region | None:
    """The region whose portal stood at this label before it got another name. One query."""
    said = read_label(label)
    asked = {("region" if what == "code" else what): value for what, value in said.items()}
    found = FormerName.objects.select_related("region").filter(**asked).order_by("-until").first() if label else None
    return found.region if found is not None else None


def now_of(region: Region) -> Region:
    """The region itself, or what took its place; of a chain the last. No query for a region that exists today."""
    while region.valid_until is not None and region.successor is not None:
        region = region.successor
    return region


def read_label(label: str) -> dict[str, str]:
    """What a portal label says of its region: the code with the slug, or the kind with the slug."""
    if label == "":
        return {"code": codes.NATION}
    numbered = _NUMBERED.fullmatch(label)
    if numbered:
        return numbered.groupdict()
    for kind, start in LABEL_STARTS.items():
        if label.startswith(start):
            return {"kind": kind.value, "slug": label.removeprefix(start)}
    return {"kind": RegionKind.PROVINCE.value, "slug": label}
