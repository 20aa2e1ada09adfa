"""The KIM of a region that are not ICT-based yet, and what each of them lacks: a list to plan by."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, NamedTuple

from django.db.models import Count, Q, QuerySet

from kimid.lib import clock, codes
from kimid.lib.codes import Level
from kimid.places.models import Region
from kimid.registry.evidence import fact_said, facts_in, lacks_of
from kimid.registry.ict import SHAPES, Fact
from kimid.registry.models import IctCount, IctStatus, Kim, Signal

PAGE: Final = 50
HEADINGS: Final = (
    *("nomor_kim", "nama_kim", "kabupaten_kota", "kecamatan", "desa_kelurahan"),
    *("strata", "yang_kurang", "situs_terakhir_dipakai", "hp", "laptop", "anggota_dilatih", "sinyal", "dihitung"),
)


class Shortage(NamedTuple):
    """Something that KIM lack, and how many lack it."""

    fact: Fact
    many: int

    @property
    def label(self) -> str:
        return SHAPES[self.fact].lack


class Reached(NamedTuple):
    """A stratum, and how many KIM stand in it, ICT-based or not."""

    name: str
    many: int


class Laggard(NamedTuple):
    """A KIM that is not ICT-based yet, the region directly below the one that asks, and what is missing in words."""

    kim: Kim
    place: str
    lacks: str


@dataclass(frozen=True)
class Lagging:
    """One page of these KIM, in the order of their places. `all` counts every KIM of the region, `total` those of the list."""

    rows: Sequence[Laggard]
    total: int
    all: int
    based: int
    shortages: Sequence[Shortage]
    strata: Sequence[Reached]
    number: int

    @property
    def has_more(self) -> bool:
        return self.number * PAGE < self.total

    @property
    def missing(self) -> int:
        """How many are not ICT-based, whatever they lack."""
        return self.all - self.based


def lagging(region: Region, today: date, *, lack: Fact | None = None, number: int = 1) -> Lagging:
    """Page `number` of the KIM that are not ICT-based, or of those among them that lack one thing. Five queries."""
    rows = _behind(region, lack)
    many = {fact.name: Count("pk", filter=Q(ict_count__lacks__contains=f",{fact},")) for fact in Fact}
    based = Q(ict_status=IctStatus.BASED)
    found = Kim.objects.all().below(region.code).there().aggregate(all=Count("pk"), based=Count("pk", filter=based), **many)
    start = (number - 1) * PAGE
    names = _names_below(region)
    return Lagging(
        [_laggard(kim, names, today) for kim in rows[start : start + PAGE]],
        found[lack.name] if lack else found["all"] - found["based"],
        found["all"],
        found["based"],
        [Shortage(fact, found[fact.name]) for fact in Fact if found[fact.name]],
        _strata(region),
        number,
    )


def sheet_of(region: Region, today: date, lack: Fact | None = None) -> Iterator[list[str]]:
    """All of them as rows for spreadsheets, in the order of HEADINGS. One query."""
    for kim in _behind(region, lack):
        count = _count(kim)
        means = count.means if count else None
        places = {each.level: each.full_name for each in _upward(kim.region)}
        yield [
            kim.number,
            kim.name,
            *(places.get(level, "") for level in (Level.REGENCY, Level.DISTRICT, Level.VILLAGE)),
            count.stratum if count else "",
            _lacks_said(kim, today),
            count.used_on.isoformat() if count and count.used_on else "",
            *((str(means.phones), str(means.laptops)) if means else ("", "")),
            str(count.trained) if count and count.trained is not None else "",
            Signal(means.signal).label if means else "",
            clock.today(count.counted_at, kim.region.zone).isoformat() if count else "",
        ]


def _behind(region: Region, lack: Fact | None) -> QuerySet[Kim]:
    rows = Kim.objects.all().below(region.code).there().exclude(ict_status=IctStatus.BASED)
    if lack is not None:
        rows = rows.filter(ict_count__lacks__contains=f",{lack},")
    return rows.select_related("site", "region__parent__parent", "ict_count__means").order_by("region", "serial")


def _strata(region: Region) -> list[Reached]:
    """How the KIM of a region are spread over the strata, each judged by the rules of its own place; the fullest first."""
    counted = Kim.objects.all().below(region.code).there().exclude(ict_count__stratum="").exclude(ict_count=None)
    rows = counted.values_list("ict_count__stratum").annotate(many=Count("pk")).order_by("-many", "ict_count__stratum")
    return [Reached(*row) for row in rows]


def _names_below(region: Region) -> dict[str, str]:
    return {each.code: each.full_name for each in Region.objects.filter(parent=region)}


def _laggard(kim: Kim, names: dict[str, str], today: date) -> Laggard:
    """What stands in the region itself has no place below."""
    code = kim.region_id
    place = next((names[each] for each in codes.lineage(code) if each in names), "")
    return Laggard(kim, place, _lacks_said(kim, today))


def _lacks_said(kim: Kim, today: date) -> str:
    count = _count(kim)
    if count is None or count.rules_id is None:
        return "Belum dihitung"
    facts = facts_in(count, today)
    return "; ".join(fact_said(fact, facts) for fact in lacks_of(count))


def _count(kim: Kim) -> IctCount | None:
    return getattr(kim, "ict_count", None)


def _upward(region: Region) -> Iterator[Region]:
    """The region and the two above it, as they were read with it."""
    here: Region | None = region
    for _ in range(3):
        if here is None:
            return
        yield here
        here = here.parent
