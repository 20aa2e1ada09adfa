"""The books: accounts, entries with their legs, sums of months, and closed months.

Nothing here is changed or deleted. The database refuses it (`kimid/ledger/book_guards.py`).
"""

from typing import ClassVar, Final, Self

from django.db import models
from django.db.models import Q

from kimid.events.permissions import Scope
from kimid.ledger.models.sources import Fund, PlanLine
from kimid.ledger.models.vouchers import Voucher
from kimid.lib.rupiah import rupiah
from kimid.people.models import Person
from kimid.sites.guard import SiteManager
from kimid.sites.models import Site

# The month of a sum of a whole year.
WHOLE_YEAR: Final = 0


class AccountKind(models.TextChoices):
    CASH = "cash", "Kas tunai"
    BANK = "bank", "Rekening bank"
    ADVANCE = "advance", "Uang muka"
    GOODS = "goods", "Barang"
    OPENING = "opening", "Saldo awal"
    INCOME = "income", "Masuk"
    EXPENSE = "expense", "Keluar"
    DIFFERENCE = "difference", "Selisih kas"


# What a group has. A positive sum is a debit.
HOLDINGS: Final = (AccountKind.CASH, AccountKind.BANK, AccountKind.ADVANCE, AccountKind.GOODS)
_OF_SOURCE: Final = (AccountKind.INCOME, AccountKind.EXPENSE)


class LedgerAccount(models.Model):
    """An account of a group: its cash, what came from a source, what went from it into a line of
    the plan. It is made when it is first needed.
    """

    site = models.ForeignKey(Site, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=10, choices=AccountKind)
    source = models.ForeignKey(Fund, models.PROTECT, null=True, related_name="accounts")
    line = models.ForeignKey(PlanLine, models.PROTECT, null=True, related_name="accounts")

    objects: ClassVar[SiteManager[Self]] = SiteManager()

    class Meta:
        constraints = [
            # Without a source, without a line, with both: NULL is never equal to NULL.
            models.UniqueConstraint(
                fields=["site", "kind"], condition=Q(source=None), name="ledger_account_once"
            ),
            models.UniqueConstraint(
                fields=["kind", "source"],
                condition=Q(source__isnull=False, line=None),
                name="ledger_account_once_a_source",
            ),
            models.UniqueConstraint(
                fields=["kind", "source", "line"],
                condition=Q(line__isnull=False),
                name="ledger_account_once_a_line",
            ),
            models.CheckConstraint(
                condition=Q(
                    kind__in=(AccountKind.INCOME, AccountKind.EXPENSE), source__isnull=False
                )
                | (
                    ~Q(kind__in=(AccountKind.INCOME, AccountKind.EXPENSE))
                    & Q(source__isnull=True, line__isnull=True)
                ),
                name="ledger_account_of_a_source",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.source_id or ''}"


class LedgerEntry(models.Model):
    """One entry of the books. It is written with its legs and then posted, in one transaction.
    Posted, it stays as it is: a mistake is met by a counter-entry (`counters`).
    """

    site = models.ForeignKey(Site, models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    number = models.PositiveIntegerField()  # within the year, without gaps
    booked_on = models.DateField()
    period = models.PositiveIntegerField()  # 202611
    voucher = models.OneToOneField(Voucher, models.PROTECT, related_name="entry")
    counters = models.OneToOneField("self", models.PROTECT, null=True, related_name="countered_by")
    posted_at = models.DateTimeField(null=True)

    objects: ClassVar[SiteManager[Self]] = SiteManager()

    class Meta:
        indexes = [models.Index(fields=["site", "-booked_on", "-id"], name="ledger_entry_by_day")]
        constraints = [
            models.UniqueConstraint(
                fields=["site", "year", "number"], name="ledger_entry_number_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.number}/{self.year}"


class Leg(models.Model):
    """One leg of an entry: a debit is positive, a credit negative. All of an entry are zero."""

    entry = models.ForeignKey(LedgerEntry, models.PROTECT, related_name="legs")
    account = models.ForeignKey(LedgerAccount, models.PROTECT, related_name="legs")
    amount = models.BigIntegerField()  # rupiah

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(amount=0), name="leg_is_not_zero")]

    def __str__(self) -> str:
        return f"{self.entry_id} {self.amount}"


class AccountSum(models.Model):
    """Debits and credits of an account in a month, or in a year (`WHOLE_YEAR`). Written in the
    transaction of each entry, and counted anew by `kimid/ledger/recounting.py` to compare.
    """

    site = models.ForeignKey(Site, models.PROTECT, related_name="+")
    account = models.ForeignKey(LedgerAccount, models.PROTECT, related_name="sums")
    year = models.PositiveSmallIntegerField()
    month = models.PositiveSmallIntegerField()
    debit = models.BigIntegerField(default=0)  # rupiah
    credit = models.BigIntegerField(default=0)  # rupiah

    objects: ClassVar[SiteManager[Self]] = SiteManager()

    class Meta:
        indexes = [
            models.Index(
                fields=["year", "site"],
                condition=Q(month=WHOLE_YEAR),
                name="account_sum_of_a_year",
            )
        ]
        constraints = [
            models.UniqueConstraint(fields=["account", "year", "month"], name="account_sum_once")
        ]

    def __str__(self) -> str:
        return f"{self.account_id} {self.year}-{self.month}"


class Closing(models.Model):
    """The books are closed up to the end of a month. No entry comes into it or before it, ever."""

    site = models.ForeignKey(Site, models.PROTECT, related_name="+")
    period = models.PositiveIntegerField()  # 202611
    closed_at = models.DateTimeField()
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    # What the group had when that month ended, for the paper.
    cash = models.BigIntegerField()  # rupiah
    bank = models.BigIntegerField()  # rupiah

    objects: ClassVar[SiteManager[Self]] = SiteManager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["site", "period"], name="closing_once_a_month")
        ]

    def __str__(self) -> str:
        return f"{self.period}"


class CashCount(models.Model):
    """Somebody counted notes and coins, and what the books said then."""

    site = models.ForeignKey(Site, models.PROTECT, related_name="+")
    number = models.CharField(max_length=10)  # what the phone calls it
    counted_at = models.DateTimeField()
    notes = models.JSONField(default=dict)  # how many of each: {"50000": 4}
    counted = models.BigIntegerField()  # rupiah
    booked = models.BigIntegerField()  # rupiah
    # Why they differ, in a sentence for readers.
    explanation = models.CharField(max_length=200, blank=True)
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    counted_with = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    # What books the difference, once somebody has approved that.
    voucher = models.OneToOneField(Voucher, models.PROTECT, null=True, related_name="count")
    # The other person said on their own phone that it is right, or not.
    answered_at = models.DateTimeField(null=True)
    agrees = models.BooleanField(default=False)

    objects: ClassVar[SiteManager[Self]] = SiteManager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["site", "by", "number"], name="cash_count_once"),
            models.CheckConstraint(
                condition=Q(counted__gte=0), name="cash_count_is_not_below_zero"
            ),
            models.CheckConstraint(
                condition=Q(counted=models.F("booked")) | ~Q(explanation=""),
                name="cash_difference_is_explained",
            ),
            models.CheckConstraint(
                condition=Q(counted_with=None) | ~Q(counted_with=models.F("by")),
                name="cash_is_counted_by_two",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.counted} of {self.booked}"

    def scope(self) -> Scope:
        return Scope(self.site_id, self.site.region_id)

    @property
    def difference(self) -> int:
        """Rupiah: below zero when money is missing."""
        return self.counted - self.booked

    @property
    def is_denied(self) -> bool:
        """Whether whoever is said to have counted along says that it is not right."""
        return self.answered_at is not None and not self.agrees

    @property
    def gap(self) -> int:
        """Rupiah, without its sign."""
        return abs(self.difference)

    @property
    def outcome(self) -> str:
        """`cocok`, `kurang Rp5.000`."""
        if not self.difference:
            return "cocok"
        return f"{'kurang' if self.difference < 0 else 'lebih'} {rupiah(self.gap)}"
