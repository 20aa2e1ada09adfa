"""Money of a group for tests, through the actions that people use."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from itertools import count
from typing import Any, Final

from django.utils import timezone

from kimid.access.models import Grant
from kimid.events.permissions import Role
from kimid.ledger.actions import counts, income, sources, vouchers
from kimid.ledger.models import (
    CashCount,
    Closing,
    Fund,
    FundKind,
    PlanLine,
    Purse,
    Voucher,
    VoucherKind,
    VoucherPaper,
)
from kimid.ledger.receipts import RECEIPT, stored_receipts
from kimid.lib import clock
from kimid.lib.month import Month
from kimid.people.models import Person
from kimid.registry.models import Kim
from kimid.sites.guard import on_site
from tests import build
from tests.media.pictures import encoded, scene

_NUMBERS: Final = count(1)


def phone_number() -> str:
    """What a phone calls what it sends: another each time."""
    return f"hp{next(_NUMBERS):08d}"


def settled(kim: Kim, role: Role) -> Person:
    """A member who is no newcomer."""
    person = build.member(kim, role)
    Grant.objects.filter(person=person).update(starts_at=timezone.now() - timedelta(days=30))
    return person


@dataclass
class Books:
    """A group with a treasurer who writes and pays, and a chair who approves."""

    kim: Kim
    treasurer: Person = field(init=False)
    chair: Person = field(init=False)

    def __post_init__(self) -> None:
        self.treasurer, self.chair = self.people()

    def people(self) -> tuple[Person, Person]:
        """Treasurer and chair: two new members."""
        return settled(self.kim, Role.EDITOR), settled(self.kim, Role.CHAIR)

    @property
    def today(self) -> date:
        return clock.today(timezone.now(), self.kim.region.zone)

    def source(self, kind: FundKind = FundKind.DESA_BUDGET, **changes: Any) -> Fund:
        """A source of this year."""
        data = sources.SourceData(**{"kind": kind, "year": self.today.year, **changes})
        with on_site(self.kim.site):
            return sources.add_source(
                self.kim.site, data=data, by=self.treasurer, at=timezone.now()
            )

    def line(self, name: str = "Cetak papan warta", planned: int = 5_000_000) -> PlanLine:
        """A line of this year's plan."""
        with on_site(self.kim.site):
            return sources.add_line(
                self.kim.site,
                year=self.today.year,
                name=name,
                planned=planned,
                by=self.treasurer,
                at=timezone.now(),
            )

    def receive(self, amount: int, source: Fund, **changes: Any) -> Voucher:
        """Money that came in today."""
        values = {"purpose": "Pencairan", "purse": Purse.CASH, "on": self.today}
        data = income.IncomeData(amount=amount, source=source, **{**values, **changes})
        with on_site(self.kim.site):
            return income.receive(
                self.kim.site,
                data=data,
                number=phone_number(),
                by=self.treasurer,
                at=timezone.now(),
            )

    def submit(
        self, amount: int, source: Fund | None, *, by: Person | None = None, **changes: Any
    ) -> Voucher:
        """An expense that waits."""
        values = {
            "purpose": "Cetak 12 papan warta",
            "party": "Toko Sinar Grafika",
            "party_is_public": True,
            "purse": Purse.CASH,
            "paper_on": self.today,
            "source": source,
        }
        data = vouchers.SpendingData(amount=amount, **{**values, **changes})
        with on_site(self.kim.site):
            return vouchers.submit(
                self.kim.site,
                data=data,
                number=phone_number(),
                by=by or self.treasurer,
                at=timezone.now(),
            )

    def approve(self, voucher: Voucher, *, by: Person | None = None, **changes: Any) -> Voucher:
        """The chair approves it."""
        values = {"amount": voucher.amount, "by": by or self.chair, "at": timezone.now()}
        with on_site(self.kim.site):
            return vouchers.approve(voucher, **{**values, **changes})

    def pay(self, voucher: Voucher, *, by: Person | None = None, **changes: Any) -> Voucher:
        """The treasurer pays it today, from cash."""
        values = {"purse": Purse.CASH, "on": self.today, "by": by or self.treasurer}
        with on_site(self.kim.site):
            return vouchers.pay(voucher, **{**values, "at": timezone.now(), **changes})

    def spend(self, amount: int, source: Fund, **changes: Any) -> Voucher:
        """An expense that is submitted, approved and paid."""
        voucher = self.approve(self.submit(amount, source, **changes))
        return self.pay(voucher)

    def add_receipt(self, voucher: Voucher, *, pages: int = 1) -> VoucherPaper:
        """A receipt that comes later."""
        photos = [encoded(scene(80, 120 + page), "WEBP") for page in range(pages)]
        with on_site(self.kim.site), stored_receipts([photos]) as (receipt,):
            return vouchers.add_receipt(
                voucher, receipt=receipt, by=self.treasurer, at=timezone.now()
            )

    def advance(self, amount: int, **changes: Any) -> Voucher:
        """An advance to the treasurer that is paid out."""
        values = {"kind": VoucherKind.ADVANCE, "due_on": self.today, **changes}
        return self.pay(self.approve(self.submit(amount, None, **values)))

    def receipt(self, voucher: Voucher, **changes: Any) -> VoucherPaper:
        """A receipt of one page, without its picture."""
        values = {"kind": RECEIPT, "name": phone_number(), "page_count": 1, "digest": "aa"}
        return VoucherPaper.objects.create(
            site=self.kim.site,
            voucher=voucher,
            added_at=timezone.now(),
            **{**values, **changes},
        )

    def count(self, pieces: dict[int, int], **changes: Any) -> CashCount:
        """The treasurer counts the drawer."""
        with on_site(self.kim.site):
            return counts.count_cash(
                self.kim.site,
                data=counts.CountData(pieces, **changes),
                number=phone_number(),
                by=self.treasurer,
                at=timezone.now(),
            )

    def close(self, until: Month, *, at: datetime | None = None) -> Closing:
        """Close the books up to the end of a month."""
        with on_site(self.kim.site):
            return counts.close_books(
                self.kim.site, until=until, by=self.chair, at=at or timezone.now()
            )
