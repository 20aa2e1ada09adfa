"""Vouchers: each sum that comes or goes, with who wrote, approved and paid it, and its papers."""

from typing import ClassVar, Final, Self

from django.db import models
from django.db.models import F, Q

from kimid.events.permissions import Scope
from kimid.ledger.models.sources import HIGHEST, Fund, PlanLine
from kimid.lib.codes import public_id
from kimid.media.paper import Paper
from kimid.people.models import Person
from kimid.sites.guard import SiteManager
from kimid.sites.models import Site


class VoucherKind(models.TextChoices):
    INCOME = "masuk", "Uang masuk"
    EXPENSE = "belanja", "Belanja"
    ADVANCE = "muka", "Uang muka"
    RETURN = "sisa", "Sisa uang muka"
    CORRECTION = "betul", "Pembetulan"
    DIFFERENCE = "selisih", "Selisih kas"
    TRANSFER = "pindah", "Kas dan rekening"
    OPENING = "awal", "Saldo awal"


class VoucherState(models.TextChoices):
    SUBMITTED = "diajukan", "Diajukan"
    ASKED = "ditanya", "Ditanya balik"
    APPROVED = "disetujui", "Disetujui"
    REFUSED = "ditolak", "Ditolak"
    POSTED = "dibukukan", "Dibukukan"


class Purse(models.TextChoices):
    """Which money moves."""

    CASH = "kas", "Kas tunai"
    BANK = "bank", "Rekening bank"
    OWN = "sendiri", "Uang sendiri, diganti dari kas"
    ADVANCE = "muka", "Uang muka"
    # The village or a company paid or gave: nothing passed through the group.
    DIRECT = "langsung", "Dibayar langsung oleh pemberi"


# Nobody lowers what a group has, or changes what it came from, alone.
NEEDS_APPROVAL: Final = (
    VoucherKind.EXPENSE,
    VoucherKind.ADVANCE,
    VoucherKind.CORRECTION,
    VoucherKind.DIFFERENCE,
)


# What the books say in place of a name that was erased. The guards of the database let a name that
# is in them become this, and nothing else.
ERASED_NAME: Final = "nama dihapus"


class Voucher(models.Model):
    """A sum that comes or goes: from draft to posted. `POSTED` is what readers know as paid.

    Whoever approves has neither written nor paid it. A lone account has an official of the village
    approve it by a link (`outside_approver`).
    """

    site = models.ForeignKey(Site, models.PROTECT, related_name="+")
    public_id = models.CharField(max_length=10, default=public_id, unique=True)
    number = models.CharField(max_length=10)  # what the phone calls it: the same comes once
    kind = models.CharField(max_length=7, choices=VoucherKind)
    state = models.CharField(max_length=9, choices=VoucherState)
    amount = models.BigIntegerField()  # rupiah
    purpose = models.CharField(max_length=120)
    # Who gets the money, or gives it. Readers have it if it is no person, or a person agreed.
    party = models.CharField(max_length=100, blank=True)
    party_is_public = models.BooleanField(default=False)
    # How many people it comes from, where they stay unnamed: 14 members paid their dues.
    people_count = models.PositiveSmallIntegerField(default=0)
    source = models.ForeignKey(Fund, models.PROTECT, null=True, related_name="vouchers")
    line = models.ForeignKey(PlanLine, models.PROTECT, null=True, related_name="vouchers")
    purse = models.CharField(max_length=8, choices=Purse)
    advance = models.ForeignKey("self", models.PROTECT, null=True, related_name="uses")
    corrects = models.OneToOneField("self", models.PROTECT, null=True, related_name="corrected_by")
    paper_on = models.DateField()  # the day on the receipt, or when it took place
    no_paper_reason = models.CharField(max_length=200, blank=True)
    due_on = models.DateField(null=True)  # when an advance is accounted for
    written_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    submitted_at = models.DateTimeField()
    # Whoever laid out their own money, or took an advance.
    payer = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    question = models.CharField(max_length=300, blank=True)
    asked_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    answer = models.CharField(max_length=300, blank=True)
    decided_at = models.DateTimeField(null=True)
    decided_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    outside_approver = models.CharField(max_length=100, blank=True)
    refusal = models.CharField(max_length=300, blank=True)
    paid_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    paid_at = models.DateTimeField(null=True)

    objects: ClassVar[SiteManager[Self]] = SiteManager()

    class Meta:
        indexes = [
            models.Index(
                fields=["site", "submitted_at"],
                condition=~Q(state__in=(VoucherState.POSTED, VoucherState.REFUSED)),
                name="voucher_that_waits",
            )
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["site", "written_by", "number"], name="voucher_of_a_phone_once"
            ),
            models.CheckConstraint(
                condition=Q(amount__range=(1, HIGHEST)), name="voucher_is_a_sum"
            ),
            models.CheckConstraint(
                condition=Q(decided_by=None)
                | (
                    ~Q(decided_by=F("written_by"))
                    & (Q(payer=None) | ~Q(decided_by=F("payer")))
                    & (Q(paid_by=None) | ~Q(decided_by=F("paid_by")))
                )
                | Q(state=VoucherState.REFUSED),
                name="voucher_approver_is_another",
            ),
            models.CheckConstraint(
                condition=Q(decided_at=None, decided_by=None, outside_approver="")
                | Q(decided_at__isnull=False, decided_by__isnull=False, outside_approver="")
                | (Q(decided_at__isnull=False, decided_by=None) & ~Q(outside_approver="")),
                name="voucher_is_decided_by_one",
            ),
            models.CheckConstraint(
                condition=~Q(
                    kind__in=NEEDS_APPROVAL,
                    state__in=(VoucherState.APPROVED, VoucherState.POSTED),
                    decided_at=None,
                ),
                name="voucher_is_approved_before_it_is_paid",
            ),
            models.CheckConstraint(
                condition=~Q(state=VoucherState.REFUSED, refusal=""),
                name="voucher_is_refused_with_a_reason",
            ),
            models.CheckConstraint(
                condition=~Q(state=VoucherState.POSTED) | Q(paid_at__isnull=False),
                name="voucher_is_posted_when_paid",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.purpose} {self.amount}"

    def scope(self) -> Scope:
        return Scope(self.site_id, self.site.region_id)

    @property
    def public_party(self) -> str:
        """Whom readers learn of; empty for a person who did not agree."""
        return self.party if self.party_is_public else ""

    @property
    def decider(self) -> str:
        """Who approved or refused it: a name, or `Bu Lurah Aminah lewat tautan`; else empty."""
        if self.outside_approver:
            return f"{self.outside_approver} lewat tautan"
        return self.decided_by.name if self.decided_by else ""

    @property
    def needs_approval(self) -> bool:
        return self.kind in NEEDS_APPROVAL

    @property
    def is_waiting(self) -> bool:
        """Whether somebody still has to do something about it."""
        return self.state not in (VoucherState.POSTED, VoucherState.REFUSED)


class VoucherPaper(Paper):
    """A receipt of a voucher. `kind` is `nota`."""

    site = models.ForeignKey(Site, models.PROTECT, related_name="+")
    voucher = models.ForeignKey(Voucher, models.PROTECT, related_name="papers")
    # The hash of its first page: the same receipt for two vouchers is pointed out.
    digest = models.CharField(max_length=64)
    # How its first pages look: the same receipt that was photographed once more, too.
    look = models.CharField(max_length=200, blank=True)

    objects: ClassVar[SiteManager[Self]] = SiteManager()
