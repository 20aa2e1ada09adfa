"""Task: the books of groups of one regency and of others, three years of them, inserted in bulk.

The guards of the books stand aside for that and are made again.
"""

from collections import defaultdict
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Final

from django.db import connection, transaction
from django.utils import timezone

from bench.bulk import analyze
from bench.world import AT, BENCH, prepare_database, villages
from kimid.ledger.book_guards import drop_guards, make_guards
from kimid.ledger.models import (
    WHOLE_YEAR,
    AccountKind,
    AccountSum,
    Fund,
    FundKind,
    LedgerAccount,
    LedgerEntry,
    Leg,
    PlanLine,
    Purse,
    Voucher,
    VoucherKind,
    VoucherState,
)
from kimid.people.models import Person
from kimid.places.models import Region
from kimid.registry.actions.entering import register_kim
from kimid.registry.models import Kim
from kimid.sites.guard import across_sites

REGENCY: Final = "1108"  # its 852 villages are the most of all regencies
_ELSEWHERE: Final = 100
_LAST: Final = timezone.now().year
_YEARS: Final = (_LAST - 2, _LAST - 1, _LAST)
_SOURCES: Final = (FundKind.DESA_BUDGET, FundKind.BUSINESS, FundKind.DUES)
_LINE_PLANNED: Final = 5_000_000  # rupiah
_LINES: Final = ("Kuota", "Cetak", "Perjalanan", "Pelatihan")
_BATCH: Final = 2_000


def lines(groups: str, entries: str) -> Iterator[str]:
    """So many groups in a regency with so many entries together, and a hundred elsewhere, each with
    as many as one of these.
    """
    prepare_database()
    here = list(
        Region.objects.filter(code__startswith=REGENCY, level=4)
        .order_by("code")
        .values_list("code", flat=True)[: int(groups)]
    )
    for number, code in enumerate([*here, *villages(_ELSEWHERE)]):
        place = Region.objects.get(pk=code)
        name, label = f"KIM Buku {number}", f"kim-buku-{number}"
        register_kim(place, name=name, label=label, by=BENCH, at=AT)
    Kim.objects.update(registered_at=datetime(_YEARS[0], 1, 1, tzinfo=UTC))
    treasurer = Person.objects.create_person("bendahara", None, name="Siti Rahmah")
    with across_sites("books of the bench"), transaction.atomic():
        drop_guards(connection)
        for kim in Kim.objects.select_related("site"):
            _Books(kim, treasurer).write(int(entries) // len(here))
        make_guards(connection)
    analyze()
    yield f"{Kim.objects.count()} groups, {LedgerEntry._base_manager.count()} entries"


class _Books:
    """The books of one group."""

    def __init__(self, kim: Kim, treasurer: Person) -> None:
        self._site, self._treasurer = kim.site, treasurer
        self._sums: dict[tuple[int, int, int], list[int]] = defaultdict(lambda: [0, 0])
        self._cash = LedgerAccount.objects.create(site=kim.site, kind=AccountKind.CASH)

    def write(self, many: int) -> None:
        """So many entries, in equal parts of three years."""
        each, rest = divmod(many, len(_YEARS))
        for year in _YEARS:
            self._write_year(year, each + (rest if year == _LAST else 0))
        AccountSum.objects.bulk_create(
            AccountSum(
                site=self._site,
                account_id=account,
                year=year,
                month=month,
                debit=debit,
                credit=credit,
            )
            for (account, year, month), (debit, credit) in self._sums.items()
        )

    def _write_year(self, year: int, many: int) -> None:
        accounts = self._accounts_of(year)
        vouchers = Voucher.objects.bulk_create(
            (self._voucher(year, number, many, accounts) for number in range(many)), _BATCH
        )
        entries = LedgerEntry.objects.bulk_create(
            (self._entry(number, voucher) for number, voucher in enumerate(vouchers, 1)), _BATCH
        )
        Leg.objects.bulk_create(
            (leg for entry in entries for leg in self._legs(entry, accounts)), _BATCH
        )

    def _accounts_of(self, year: int) -> list[LedgerAccount]:
        """One of income, and one of spending for each line of the plan, of each source."""
        stamp = {"site": self._site, "by": self._treasurer, "entered_at": AT}
        lines = [
            PlanLine.objects.create(
                year=year, name=name, planned=_LINE_PLANNED, first_planned=_LINE_PLANNED, **stamp
            )
            for name in _LINES
        ]
        rows = []
        for kind in _SOURCES:
            source = Fund.objects.create(year=year, kind=kind, planned=12_000_000, **stamp)
            own = {"site": self._site, "source": source}
            rows.append(LedgerAccount(kind=AccountKind.INCOME, **own))
            rows += [LedgerAccount(kind=AccountKind.EXPENSE, line=line, **own) for line in lines]
        return LedgerAccount.objects.bulk_create(rows)

    def _voucher(self, year: int, number: int, many: int, accounts: list[LedgerAccount]) -> Voucher:
        account = accounts[number % len(accounts)]
        is_income = account.kind == AccountKind.INCOME
        on = date(year, 1, 1) + timedelta(days=300 * number // max(many, 1))
        at = datetime(on.year, on.month, on.day, 5, tzinfo=UTC)
        return Voucher(
            site=self._site,
            public_id=f"{self._site.pk:x}-{year % 100}{number:x}"[-10:],
            number=f"{year % 100}-{number}",
            kind=VoucherKind.INCOME if is_income else VoucherKind.EXPENSE,
            state=VoucherState.POSTED,
            amount=200_000 + 137 * number if is_income else 40_000 + 91 * number,
            purpose=f"Catatan ke-{number}",
            party="Toko Sinar Grafika",
            party_is_public=True,
            source=account.source,
            line=account.line,
            purse=Purse.CASH,
            paper_on=on,
            written_by=self._treasurer,
            submitted_at=at,
            decided_at=None if is_income else at,
            outside_approver="" if is_income else "Lurah",
            paid_by=None if is_income else self._treasurer,
            paid_at=at,
        )

    def _entry(self, number: int, voucher: Voucher) -> LedgerEntry:
        on = voucher.paper_on
        return LedgerEntry(
            site=self._site,
            year=on.year,
            number=number,
            booked_on=on,
            period=on.year * 100 + on.month,
            voucher=voucher,
            posted_at=voucher.paid_at,
        )

    def _legs(self, entry: LedgerEntry, accounts: list[LedgerAccount]) -> Iterator[Leg]:
        account = accounts[(entry.number - 1) % len(accounts)]
        amount = entry.voucher.amount
        debit, credit = (
            (self._cash, account) if account.kind == AccountKind.INCOME else (account, self._cash)
        )
        for month in (entry.booked_on.month, WHOLE_YEAR):
            self._sums[debit.pk, entry.year, month][0] += amount
            self._sums[credit.pk, entry.year, month][1] += amount
        yield Leg(entry=entry, account=debit, amount=amount)
        yield Leg(entry=entry, account=credit, amount=-amount)
