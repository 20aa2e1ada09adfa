"""Sums of regions: what the groups below them wrote in their books, to the rupiah.

Nobody types anything at a region. A group counts where it stands now, so a village that moves takes
its money along. All sums are rupiah.
"""

from dataclasses import dataclass
from datetime import date
from typing import Final, NamedTuple

from django.db.models import F, Max, QuerySet, Sum

from kimid.ledger.models import (
    HOLDINGS,
    WHOLE_YEAR,
    AccountKind,
    AccountSum,
    LedgerEntry,
    Source,
    SourceKind,
)
from kimid.lib import codes
from kimid.places.models import Region
from kimid.registry.models import Kim
from kimid.sites.guard import across_sites

_READING: Final = "sums of a region are public, and have no names"


class KindRow(NamedTuple):
    """Money of one kind of source in a region."""

    kind: SourceKind
    planned: int
    income: int
    spent: int


class GroupRow(NamedTuple):
    """The money of one group in a year; `last_on` is the day of its newest entry."""

    kim: Kim
    income: int
    spent: int
    rest: int
    last_on: date | None


@dataclass(frozen=True)
class RegionMoney:
    """The money of all groups of a region in a year."""

    year: int
    kinds: list[KindRow]
    groups: list[GroupRow]  # who wrote something down, the largest income first
    silent: list[Kim]  # who wrote nothing down

    @property
    def income(self) -> int:
        return sum(row.income for row in self.groups)

    @property
    def spent(self) -> int:
        return sum(row.spent for row in self.groups)

    @property
    def rest(self) -> int:
        return sum(row.rest for row in self.groups)


def region_money(region: Region, year: int) -> RegionMoney:
    """What the groups of a region wrote down for a year. Five queries."""
    with across_sites(_READING):
        kims = list(
            Kim.objects.below(region.code)
            .existing()
            .select_related("site", "region__parent__parent")
            .order_by("name", "pk")
        )
        groups, silent = _groups(region, year, kims)
        return RegionMoney(year, _kinds(region, year), groups, silent)


def income_of_years(region: Region, last: int, many: int = 3) -> list[tuple[int, int]]:
    """What came in each of these years, the earliest first. One query."""
    years = range(last - many + 1, last + 1)
    with across_sites(_READING):
        sums = _sums(region).filter(year__range=(years[0], last), account__kind=AccountKind.INCOME)
        rows = dict(sums.values_list("year").annotate(came=Sum(F("credit") - F("debit"))))
    return [(year, int(rows.get(year, 0))) for year in years]


def _sums(region: Region) -> "QuerySet[AccountSum]":
    return AccountSum.objects.filter(
        month=WHOLE_YEAR,
        site__region__code__range=codes.span(region.code),
        site__kim__ended_on=None,
    )


def _kinds(region: Region, year: int) -> list[KindRow]:
    sums = _sums(region).filter(year=year, account__source__isnull=False)
    rows = sums.values_list("account__source__kind", "account__kind").annotate(
        net=Sum(F("debit") - F("credit"))
    )
    nets = {(kind, account): int(net) for kind, account, net in rows}
    plans = Source.objects.filter(
        year=year, site__region__code__range=codes.span(region.code), site__kim__ended_on=None
    )
    planned = dict(plans.values_list("kind").annotate(planned=Sum("planned")))
    kinds = [
        KindRow(
            kind,
            int(planned.get(kind, 0)),
            -nets.get((kind, AccountKind.INCOME), 0),
            nets.get((kind, AccountKind.EXPENSE), 0),
        )
        for kind in SourceKind
    ]
    return [row for row in kinds if row.planned or row.income or row.spent]


def _groups(region: Region, year: int, kims: list[Kim]) -> tuple[list[GroupRow], list[Kim]]:
    rows = _sums(region).filter(year__lte=year).values_list("site", "account__kind", "year")
    nets: dict[tuple[int, str], int] = {}
    held: dict[int, int] = {}
    for site, kind, of_year, net in rows.annotate(net=Sum(F("debit") - F("credit"))):
        if kind in HOLDINGS:
            held[site] = held.get(site, 0) + int(net)
        elif of_year == year:
            nets[site, kind] = nets.get((site, kind), 0) + int(net)
    last = dict(
        LedgerEntry.objects.filter(
            year=year, site__region__code__range=codes.span(region.code), posted_at__isnull=False
        )
        .values_list("site")
        .annotate(last=Max("booked_on"))
    )
    groups = [
        GroupRow(
            kim,
            -nets.get((kim.site_id, AccountKind.INCOME), 0),
            nets.get((kim.site_id, AccountKind.EXPENSE), 0)
            + nets.get((kim.site_id, AccountKind.DIFFERENCE), 0),
            held.get(kim.site_id, 0),
            last[kim.site_id],
        )
        for kim in kims
        if kim.site_id in last
    ]
    groups.sort(key=lambda row: (-row.income, row.kim.name))
    return groups, [kim for kim in kims if kim.site_id not in last]
