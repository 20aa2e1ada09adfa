"""The KIM of a region that are not ICT-based, and what each of them lacks."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, NamedTuple

from django.db.models import Count, Q, QuerySet

from kimid.ict.evidence import criterion_text, missing_criteria, profile_of
from kimid.ict.models import IctCount, Signal
from kimid.ict.rule_book import CRITERION_SPECS, IctCriterion
from kimid.lib import clock, codes
from kimid.lib.codes import Level
from kimid.places.models import Region
from kimid.registry.models import IctStatus, Kim

PAGE_SIZE: Final = 50
HEADINGS: Final = (
    *("nomor_kim", "nama_kim", "kabupaten_kota", "kecamatan", "desa_kelurahan"),
    *(
        "strata",
        "yang_kurang",
        "situs_terakhir_dipakai",
        "hp",
        "laptop",
        "anggota_dilatih",
        "sinyal",
        "dihitung",
    ),
)


class Shortage(NamedTuple):
    """Something that KIM lack, and how many lack it."""

    criterion: IctCriterion
    kim_count: int

    @property
    def label(self) -> str:
        return CRITERION_SPECS[self.criterion].missing_label


class StratumCount(NamedTuple):
    """A stratum, and how many KIM stand in it, ICT-based or not."""

    name: str
    kim_count: int


class KimIctGap(NamedTuple):
    """A KIM that is not ICT-based yet, the region directly below the one that asks, and what is
    missing in words.
    """

    kim: Kim
    place: str
    missing_text: str


@dataclass(frozen=True)
class IctGapPage:
    """One page of these KIM, in the order of their places. `all` counts every KIM of the region,
    `total` those of the list.
    """

    rows: Sequence[KimIctGap]
    total: int
    kim_count: int
    based_count: int
    shortages: Sequence[Shortage]
    strata: Sequence[StratumCount]
    number: int

    @property
    def has_more(self) -> bool:
        return self.number * PAGE_SIZE < self.total

    @property
    def not_based_count(self) -> int:
        """How many are not ICT-based, whatever they lack."""
        return self.kim_count - self.based_count


def ict_gaps(
    region: Region, today: date, *, lack: IctCriterion | None = None, number: int = 1
) -> IctGapPage:
    """Page `number` of the KIM that are not ICT-based, or of those among them that lack one thing.
    Five queries.
    """
    rows = _kims_not_based(region, lack)
    many = {
        criterion.name: Count("pk", filter=Q(ict_count__lacks__contains=f",{criterion},"))
        for criterion in IctCriterion
    }
    based = Q(ict_status=IctStatus.BASED)
    counts = (
        Kim.objects.all()
        .below(region.code)
        .existing()
        .aggregate(all=Count("pk"), based=Count("pk", filter=based), **many)
    )
    start = (number - 1) * PAGE_SIZE
    names = _names_below(region)
    return IctGapPage(
        [_kim_ict_gap(kim, names, today) for kim in rows[start : start + PAGE_SIZE]],
        counts[lack.name] if lack else counts["all"] - counts["based"],
        counts["all"],
        counts["based"],
        [
            Shortage(criterion, counts[criterion.name])
            for criterion in IctCriterion
            if counts[criterion.name]
        ],
        _strata(region),
        number,
    )


def ict_gap_rows(
    region: Region, today: date, lack: IctCriterion | None = None
) -> Iterator[list[str]]:
    """All of them as rows for spreadsheets, in the order of HEADINGS. One query."""
    for kim in _kims_not_based(region, lack):
        count = _count(kim)
        means = count.means if count else None
        places = {each.level: each.full_name for each in kim.region.up_to(Level.REGENCY)}
        yield [
            kim.number,
            kim.name,
            *(places.get(level, "") for level in (Level.REGENCY, Level.DISTRICT, Level.VILLAGE)),
            count.stratum if count else "",
            _missing_text(kim, today),
            count.used_on.isoformat() if count and count.used_on else "",
            *((str(means.phones), str(means.laptops)) if means else ("", "")),
            str(count.trained) if count and count.trained is not None else "",
            Signal(means.signal).label if means else "",
            clock.today(count.counted_at, kim.region.zone).isoformat() if count else "",
        ]


def _kims_not_based(region: Region, lack: IctCriterion | None) -> QuerySet[Kim]:
    rows = Kim.objects.all().below(region.code).existing().exclude(ict_status=IctStatus.BASED)
    if lack is not None:
        rows = rows.filter(ict_count__lacks__contains=f",{lack},")
    return rows.select_related("site", "region__parent__parent", "ict_count__means").order_by(
        "region", "serial"
    )


def _strata(region: Region) -> list[StratumCount]:
    """How the KIM of a region are spread over the strata, each judged by the rules of its own
    place; the fullest first.
    """
    counted = (
        Kim.objects.all()
        .below(region.code)
        .existing()
        .exclude(ict_count__stratum="")
        .exclude(ict_count=None)
    )
    rows = (
        counted.values_list("ict_count__stratum")
        .annotate(many=Count("pk"))
        .order_by("-many", "ict_count__stratum")
    )
    return [StratumCount(*row) for row in rows]


def _names_below(region: Region) -> dict[str, str]:
    return {each.code: each.full_name for each in Region.objects.filter(parent=region)}


def _kim_ict_gap(kim: Kim, names: dict[str, str], today: date) -> KimIctGap:
    """What stands in the region itself has no place below."""
    code = kim.region_id
    place = next((names[each] for each in codes.lineage(code) if each in names), "")
    return KimIctGap(kim, place, _missing_text(kim, today))


def _missing_text(kim: Kim, today: date) -> str:
    count = _count(kim)
    if count is None or count.rules_id is None:
        return "Belum dihitung"
    profile = profile_of(count, today)
    return "; ".join(criterion_text(criterion, profile) for criterion in missing_criteria(count))


def _count(kim: Kim) -> IctCount | None:
    return getattr(kim, "ict_count", None)
