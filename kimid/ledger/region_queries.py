"""Sums of regions: what the groups below them wrote in their books, to the rupiah.

Nobody types anything at a region. A group counts where it stands now, so a village that moves takes
its money along. A group that ended stays in the sums of its years: the past does not change. All
sums are rupiah.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final, NamedTuple

from django.db.models import (
    Count,
    Expression,
    F,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Sum,
)
from django.db.models.functions import Substr

from kimid.ledger.models import (
    HOLDINGS,
    WHOLE_YEAR,
    AccountKind,
    AccountSum,
    Fund,
    FundKind,
    LedgerEntry,
)
from kimid.lib import codes
from kimid.lib.codes import Level
from kimid.places.models import Region
from kimid.registry.models import Kim
from kimid.sites.guard import across_sites

_READING: Final = "sums of a region are public, and have no names"


class SourceKindRow(NamedTuple):
    """Money of one kind of source in a region."""

    kind: FundKind
    planned: int
    income: int
    spent: int


@dataclass
class MoneySums:
    """Sums of a year. `difference` is cash that is missing; `rest` is what is left at its end."""

    income: int = 0
    spent: int = 0
    difference: int = 0
    rest: int = 0
    by_kind: dict[FundKind, list[int]] = field(default_factory=dict)  # came, spent

    def add(self, kind: AccountKind, source: str | None, net: int) -> None:
        """Add the net debit of an account of this kind."""
        if kind == AccountKind.DIFFERENCE:
            self.difference += net
        if source is None or kind not in (AccountKind.INCOME, AccountKind.EXPENSE):
            return
        of_kind = self.by_kind.setdefault(FundKind(source), [0, 0])
        if kind == AccountKind.INCOME:
            self.income -= net
            of_kind[0] -= net
        else:
            self.spent += net
            of_kind[1] += net


class GroupRow(NamedTuple):
    """The money of one group in a year; `last_on` is the day of its newest entry in it."""

    kim: Kim
    sums: MoneySums
    last_on: date | None


class BelowRow(NamedTuple):
    """The money of a region below: how many of its groups wrote something down."""

    region: Region
    sums: MoneySums
    kims: int
    writing: int


@dataclass(frozen=True)
class RegionMoney:
    """The money of all groups of a region in a year. A regency and what is below it name each
    group; a province and the nation name the regions below.
    """

    region: Region
    year: int
    kinds: list[SourceKindRow]
    groups: list[GroupRow]  # who wrote something down, the largest income first
    silent: list[Kim]  # who wrote nothing down
    below: list[BelowRow]

    @property
    def names_groups(self) -> bool:
        return names_groups(self.region)

    @property
    def below_with_kims(self) -> list[BelowRow]:
        """The regions below in which a group is, or was while it wrote something down."""
        return [row for row in self.below if row.kims or row.sums.rest]

    @property
    def without_kims(self) -> int:
        """How many regions below have no group: there is nothing to wait for."""
        return len(self.below) - len(self.below_with_kims)

    @property
    def sums(self) -> Iterator[MoneySums]:
        """Those of each row."""
        yield from (row.sums for row in self.groups)
        yield from (row.sums for row in self.below)

    @property
    def income(self) -> int:
        return sum(each.income for each in self.sums)

    @property
    def spent(self) -> int:
        return sum(each.spent for each in self.sums)

    @property
    def difference(self) -> int:
        return sum(each.difference for each in self.sums)

    @property
    def rest(self) -> int:
        return sum(each.rest for each in self.sums)

    @property
    def writing(self) -> int:
        """How many groups wrote something down."""
        return len(self.groups) + sum(row.writing for row in self.below)

    @property
    def kims(self) -> int:
        """How many groups there are, with those that ended and wrote something in the year."""
        return len(self.groups) + len(self.silent) + sum(row.kims for row in self.below)


def names_groups(region: Region) -> bool:
    """Whether pages of this region name each group: those of a province would be too long."""
    return region.level >= Level.REGENCY


def region_money(region: Region, year: int) -> RegionMoney:
    """What the groups of a region wrote down for a year. Four queries, six where it names regions
    below.
    """
    with across_sites(_READING):
        plans = _planned(region, year)
        if names_groups(region):
            of_sites: dict[int, MoneySums] = _sums_by(region, year, F("site_id"))
            groups, silent = _groups(region, year, of_sites)
            kinds = _kinds(of_sites.values(), plans)
            return RegionMoney(region, year, kinds, groups, silent, [])
        of_regions: dict[str, MoneySums] = _sums_by(region, year, _below_of(region))
        below = _below(region, year, of_regions)
        return RegionMoney(region, year, _kinds(of_regions.values(), plans), [], [], below)


def income_of_years(region: Region, last: int, many: int = 3) -> list[tuple[int, int]]:
    """What came in each of these years, the earliest first. One query."""
    years = range(last - many + 1, last + 1)
    with across_sites(_READING):
        sums = _sums(region).filter(year__range=(years[0], last), account__kind=AccountKind.INCOME)
        rows = dict(sums.values_list("year").annotate(came=Sum(F("credit") - F("debit"))))
    return [(year, int(rows.get(year, 0))) for year in years]


def _sums(region: Region) -> "QuerySet[AccountSum]":
    rows = AccountSum.objects.filter(month=WHOLE_YEAR)
    if region.level == Level.NATION:
        return rows
    return rows.filter(site__region__code__range=codes.span(region.code))


def _below_of(region: Region) -> Substr:
    """The code of the region below in which a site stands; its own code for what stands in it."""
    return Substr("site__region_id", 1, codes.LENGTHS[region.level])


def _sums_by[Key](region: Region, year: int, key: Expression | F) -> dict[Key, MoneySums]:
    """The sums of a year by site, or by region below. Two queries."""
    rows = _sums(region).annotate(key=key).order_by()
    sums: dict[Key, MoneySums] = {}
    moved = rows.filter(year=year).values_list("key", "account__kind", "account__source__kind")
    for of, kind, source, net in moved.annotate(net=Sum(F("debit") - F("credit"))):
        sums.setdefault(of, MoneySums()).add(AccountKind(kind), source, int(net))
    held = rows.filter(year__lte=year, account__kind__in=HOLDINGS).values_list("key")
    for of, net in held.annotate(net=Sum(F("debit") - F("credit"))):
        # Whoever wrote nothing in this year still has what is left of earlier ones.
        sums.setdefault(of, MoneySums()).rest = int(net)
    return sums


def _planned(region: Region, year: int) -> dict[str, int]:
    plans = Fund.objects.filter(year=year)
    if region.level != Level.NATION:
        plans = plans.filter(site__region__code__range=codes.span(region.code))
    return dict(plans.order_by().values_list("kind").annotate(planned=Sum("planned")))


def _kinds(sums: Collection[MoneySums], planned: Mapping[str, int]) -> list[SourceKindRow]:
    rows = []
    for kind in FundKind:
        moved = [each.by_kind.get(kind, (0, 0)) for each in sums]
        came, spent = (sum(each[place] for each in moved) for place in (0, 1))
        rows.append(SourceKindRow(kind, int(planned.get(kind, 0)), came, spent))
    return [row for row in rows if row.planned or row.income or row.spent]


def _groups(
    region: Region, year: int, sums: Mapping[int, MoneySums]
) -> tuple[list[GroupRow], list[Kim]]:
    """Those that wrote something in the year, and the others that were there. One query."""
    groups, silent = [], []
    for kim in _kims_with_last(region, year):
        of_kim = sums.get(kim.site_id)
        last_on: date | None = kim.last_on  # type: ignore[attr-defined]  # annotated below
        if last_on is not None or (of_kim is not None and of_kim.rest):
            groups.append(GroupRow(kim, of_kim or MoneySums(), last_on))
        elif _was_there(kim, year):
            silent.append(kim)
    groups.sort(key=lambda row: (-row.sums.income, row.kim.name, row.kim.pk))
    return groups, silent


def _kims_with_last(region: Region, year: int) -> "QuerySet[Kim]":
    """All groups of a region, with the day of their newest entry in the year: one look into the
    index for each.
    """
    newest = LedgerEntry.objects.filter(
        site=OuterRef("site"),
        booked_on__range=(date(year, 1, 1), date(year, 12, 31)),
        posted_at__isnull=False,
    ).order_by("-booked_on", "-pk")
    rows = Kim.objects.all().below(region.code).select_related("site", "region__parent")
    return rows.annotate(last_on=Subquery(newest.values("booked_on")[:1])).order_by("name", "pk")


def _was_there(kim: Kim, year: int) -> bool:
    """Whether this group was there in the year, so that its silence is said."""
    end = date(year, 12, 31)
    return kim.registered_at.year <= year and (kim.ended_on is None or kim.ended_on > end)


def _below(region: Region, year: int, sums: Mapping[str, MoneySums]) -> list[BelowRow]:
    """The regions below by name, first those that wrote something down; the region itself where a
    group stands in it. Three queries.
    """
    writing = dict(
        _sums(region)
        .filter(year=year)
        .annotate(key=_below_of(region))
        .order_by()
        .values_list("key")
        .annotate(Count("site", distinct=True))
    )
    end = date(year, 12, 31)
    early = Kim.objects.all().below(region.code).filter(registered_at__year__lte=year)
    kims = dict(
        early.existing(end)
        .annotate(key=Substr("region_id", 1, codes.LENGTHS[region.level]))
        .order_by()
        .values_list("key")
        .annotate(Count("pk"))
    )
    there = Q(parent=region, valid_until=None) | Q(pk__in={*sums, *kims})
    regions = Region.objects.filter(there).select_related("parent").order_by("name", "pk")
    rows = [
        BelowRow(
            each,
            sums.get(each.pk, MoneySums()),
            max(kims.get(each.pk, 0), writing.get(each.pk, 0)),
            writing.get(each.pk, 0),
        )
        for each in regions
    ]
    return sorted(rows, key=lambda row: not row.writing)
