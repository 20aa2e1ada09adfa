"""Reads of regions."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import datetime
from functools import cache, lru_cache
from itertools import pairwise
from typing import Final, NamedTuple

from django.db.models import CharField, Count, F, Q, QuerySet
from django.db.models.functions import Substr

from kimid.lib import codes
from kimid.lib.codes import Level
from kimid.orm.compiled import CompiledQuery, compiled
from kimid.places.data_file import RegionRow
from kimid.places.models import (
    LABEL_PREFIXES,
    REGIONS_DATASET,
    Dataset,
    FormerName,
    Region,
    RegionKind,
)

_LABEL_WITH_CODE: Final = re.compile(r"(?P<slug>.+)-(?P<code>[0-9]{10}|[0-9]{6})")


class VillageCount(NamedTuple):
    """How many villages a region has today, and how many of them have no coordinates."""

    total: int = 0
    unmapped: int = 0


def lineage_of(code: str) -> list[Region]:
    """The region and all above it, lowest first, up to the nation; parents are set. One query.

    Raises codes.BadCode for text that is no code, Region.DoesNotExist for an unknown code.
    """
    above = codes.lineage(code)
    regions = sorted(_with_codes(len(above))(*above), key=lambda region: -region.level)
    if not regions or regions[0].code != code:
        raise Region.DoesNotExist(code)
    for lower, upper in pairwise(regions):
        lower.parent = upper
    return regions


@cache
def _with_codes(how_many: int) -> CompiledQuery[Region]:
    @compiled(*[CharField()] * how_many)
    def rows(*wanted: object) -> QuerySet[Region]:
        return Region.objects.filter(code__in=wanted)

    return rows


def children_of(code: str) -> QuerySet[Region]:
    """The regions directly below, of today, by name. Regencies come before cities."""
    return Region.objects.filter(parent=code, valid_until=None).order_by("name", "code")


def current_rows() -> list[RegionRow]:
    """All regions of today, as rows of a list. One query."""
    columns = [name if name != "successor" else "successor_id" for name in RegionRow._fields]
    return [
        RegionRow(*values)
        for values in Region.objects.filter(valid_until=None).values_list(*columns)
    ]


def ending_count(listed: Iterable[str]) -> int:
    """How many regions of today are not in this list. One query."""
    return len(
        set(Region.objects.filter(valid_until=None).values_list("code", flat=True)) - set(listed)
    )


def region_exists(code: str) -> bool:
    """Whether a region has or ever had this code. One query."""
    return Region.objects.filter(pk=code).exists()


def village_count(code: str) -> int:
    """How many desa and kelurahan a region has today. One query."""
    return Region.objects.filter(
        code__range=codes.span(code), level=Level.VILLAGE, valid_until=None
    ).count()


def datasets_by_name() -> dict[str, Dataset]:
    """The edition of each data file in the database, by its name. One query."""
    return {row.name: row for row in Dataset.objects.all()}


def village_counts(datasets: Mapping[str, Dataset]) -> Mapping[str, VillageCount]:
    """The number of villages of every region above the village, by its code.

    It changes only with the edition of the list, so a process counts once for each: one query, then
    none. A database that is being filled has no edition; there every call counts.
    """
    edition = datasets.get(REGIONS_DATASET)
    return (
        _village_counts()
        if edition is None
        else _cached_village_counts(edition.version, edition.loaded_at)
    )


@lru_cache(maxsize=1)
def _cached_village_counts(version: str, loaded_at: datetime) -> Mapping[str, VillageCount]:
    return _village_counts()


def _village_counts() -> Mapping[str, VillageCount]:
    rows = Region.objects.filter(level=Level.VILLAGE, valid_until=None)
    district = Substr("code", 1, codes.LENGTHS[Level.DISTRICT])
    totals = defaultdict[str, VillageCount](VillageCount)
    counts = (
        rows.values_list(district)
        .annotate(total=Count("pk"), unmapped=Count("pk", filter=Q(lat=None)))
        .order_by()
    )
    for code, total, unmapped in counts:
        for upper in codes.lineage(code):
            totals[upper] = VillageCount(
                totals[upper].total + total, totals[upper].unmapped + unmapped
            )
    return dict(totals)


def by_portal_label(label: str) -> Region | None:
    """The region whose portal has this label. An empty label is the nation. One query.

    Two regions share a label when a regency moved to a new province: then the one of today.
    """
    latest = F("valid_until").desc(nulls_first=True)
    return Region.objects.filter(**parse_label(label)).order_by(latest).first()


def by_former_label(label: str) -> Region | None:
    """The region whose portal had this label before it was renamed. One query."""
    label_parts = parse_label(label)
    filters = {
        ("region" if column == "code" else column): value for column, value in label_parts.items()
    }
    former = (
        FormerName.objects.select_related("region").filter(**filters).order_by("-until").first()
        if label
        else None
    )
    return former.region if former is not None else None


def current_region(region: Region) -> Region:
    """The region itself, or the last of its successors. No query for a region of today."""
    while region.valid_until is not None and region.successor is not None:
        region = region.successor
    return region


def parse_label(label: str) -> dict[str, str]:
    """Filters for the region of a portal label: its code and slug, or its kind and slug."""
    if label == "":
        return {"code": codes.NATION}
    numbered = _LABEL_WITH_CODE.fullmatch(label)
    if numbered:
        return numbered.groupdict()
    for kind, start in LABEL_PREFIXES.items():
        if label.startswith(start):
            return {"kind": kind.value, "slug": label.removeprefix(start)}
    return {"kind": RegionKind.PROVINCE.value, "slug": label}
