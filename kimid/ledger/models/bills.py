"""Bills ("Nota tagihan"): what a group asks for its services and its advertorials."""

from datetime import date
from typing import ClassVar, Final, Self

from django.db import models
from django.db.models import F, Q

from kimid.events.permissions import Scope
from kimid.ledger.models.sources import FIRST_YEAR, HIGHEST, LAST_YEAR
from kimid.ledger.models.vouchers import Voucher, VoucherState
from kimid.lib.codes import public_id
from kimid.lib.rupiah import rupiah
from kimid.newsroom.models import Story
from kimid.people.models import Person
from kimid.sites.guard import SiteManager
from kimid.sites.models import Site

# A line of a bill: what it is for, how many, the price of one.
type BillLine = tuple[str, int, int]

# A receipt of more needs a duty stamp.
STAMP_ABOVE: Final = 5_000_000


class BillState(models.TextChoices):
    UNPAID = "belum", "Belum dibayar"
    PAID = "lunas", "Lunas"
    CANCELLED = "batal", "Dibatalkan"


class Bill(models.Model):
    """A bill. Its number, its sum and what it says never change; a wrong one is cancelled with a
    reason, and its number stays used.
    """

    site = models.ForeignKey(Site, models.PROTECT, related_name="+")
    public_id = models.CharField(max_length=10, default=public_id, unique=True)
    number = models.CharField(max_length=10)  # what the phone calls it: the same comes once
    year = models.PositiveSmallIntegerField()
    serial = models.PositiveIntegerField()  # within the year, without gaps
    letters = models.CharField(max_length=12)  # of the group when it was written: "KIM-TK"
    issued_on = models.DateField()
    due_on = models.DateField()
    debtor = models.CharField(max_length=100)
    address = models.CharField(max_length=160, blank=True)
    # Readers have the name if it is no person, or a person agreed.
    debtor_is_public = models.BooleanField(default=False)
    lines = models.JSONField()  # list of BillLine
    amount = models.BigIntegerField()  # rupiah
    # How it is paid: "tunai ke bendahara, atau Bank Kalbar 123 a.n. KIM".
    how_to_pay = models.CharField(max_length=160, blank=True)
    story = models.ForeignKey(Story, models.PROTECT, null=True, related_name="bills")
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    written_at = models.DateTimeField()
    # The income that paid it. Once that is corrected, another one may.
    voucher = models.OneToOneField(Voucher, models.PROTECT, null=True, related_name="bill")
    cancelled_at = models.DateTimeField(null=True)
    cancelled_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    cancelled_why = models.CharField(max_length=200, blank=True)

    objects: ClassVar[SiteManager[Self]] = SiteManager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["site", "year", "serial"], name="bill_number_once_a_year"
            ),
            models.UniqueConstraint(fields=["site", "by", "number"], name="bill_of_a_phone_once"),
            models.CheckConstraint(condition=Q(amount__range=(1, HIGHEST)), name="bill_is_a_sum"),
            models.CheckConstraint(
                condition=Q(year__range=(FIRST_YEAR, LAST_YEAR), serial__gte=1),
                name="bill_has_a_number",
            ),
            models.CheckConstraint(
                condition=Q(due_on__gte=F("issued_on")), name="bill_is_due_after_it_is_written"
            ),
            models.CheckConstraint(
                condition=Q(cancelled_at=None, cancelled_by=None, cancelled_why="")
                | (
                    Q(cancelled_at__isnull=False, cancelled_by__isnull=False) & ~Q(cancelled_why="")
                ),
                name="bill_is_cancelled_with_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return self.label

    def scope(self) -> Scope:
        return Scope(self.site_id, self.site.region_id)

    @property
    def label(self) -> str:
        """`009/KIM-TK/2026`."""
        return f"{self.serial:03}/{self.letters}/{self.year}"

    @property
    def sum_words(self) -> str:
        """`Rp170.000`."""
        return rupiah(self.amount)

    @property
    def payment(self) -> Voucher | None:
        """The income that paid it and stands in the books."""
        if self.voucher is None or self._is_taken_back(self.voucher):
            return None
        return self.voucher

    @property
    def state(self) -> BillState:
        if self.cancelled_at is not None:
            return BillState.CANCELLED
        return BillState.UNPAID if self.payment is None else BillState.PAID

    @property
    def is_unpaid(self) -> bool:
        return self.state == BillState.UNPAID

    @property
    def was_paid(self) -> bool:
        """Whether a payment of it was taken back in the books."""
        return self.is_unpaid and self.voucher is not None

    def is_late(self, today: date) -> bool:
        return self.is_unpaid and self.due_on < today

    @staticmethod
    def _is_taken_back(voucher: Voucher) -> bool:
        correction: Voucher | None = getattr(voucher, "corrected_by", None)
        return correction is not None and correction.state == VoucherState.POSTED
