"""Where the money of a group comes from in a year, and what it is planned for."""

from typing import ClassVar, Final, Self

from django.db import models
from django.db.models import F, Q

from kimid.events.permissions import Scope
from kimid.lib.codes import public_id
from kimid.people.models import Person
from kimid.sites.guard import SiteManager
from kimid.sites.models import Site

# A group has tens of millions. What is above this is a slip of the finger.
HIGHEST: Final = 100_000_000_000
FIRST_YEAR: Final = 2000
LAST_YEAR: Final = 2099


class FundKind(models.TextChoices):
    """Where money comes from. Dana Desa is inside the APBDes: it is never added to it."""

    DESA_BUDGET = "apbdes", "APBDes"
    CITY_BUDGET = "apbd", "APBD"
    BUSINESS = "usaha", "Usaha kelompok"
    DUES = "iuran", "Iuran anggota"
    CSR = "csr", "CSR"
    GRANT = "hibah", "Hibah"
    PRIZE = "hadiah", "Hadiah lomba"
    IN_KIND = "barang", "Barang"


# Who pays these is never shown to readers.
NAMELESS_KINDS: Final = (FundKind.DUES,)
# Public money: from the budget of a village, a town or a regency.
BUDGET_KINDS: Final = (FundKind.DESA_BUDGET, FundKind.CITY_BUDGET)


class Fund(models.Model):
    """Money from one place in one year, with how much of it is planned."""

    site = models.ForeignKey(Site, models.PROTECT, related_name="+")
    public_id = models.CharField(max_length=10, default=public_id, unique=True)
    year = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=6, choices=FundKind)
    # Tells it from others of its kind and year: "Bank Kalbar", "cetak dan liputan". May be empty.
    name = models.CharField(max_length=80, blank=True)
    planned = models.BigIntegerField(default=0)  # rupiah
    # How much of the plan is Dana Desa.
    dana_desa = models.BigIntegerField(default=0)  # rupiah
    legal_basis = models.CharField(max_length=120, blank=True)  # "Perdes 2/2026"
    # Whoever gives, if readers may know it. Somebody who gives in public is named.
    giver = models.CharField(max_length=100, blank=True)
    names_giver = models.BooleanField(default=False)
    # The last day on which it may be spent.
    ends_on = models.DateField(null=True, blank=True)
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    entered_at = models.DateTimeField()

    objects: ClassVar[SiteManager[Self]] = SiteManager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["site", "year", "kind", "name"], name="source_once_a_year"
            ),
            models.CheckConstraint(
                condition=Q(planned__range=(0, HIGHEST)), name="source_plan_is_a_sum"
            ),
            models.CheckConstraint(
                condition=Q(dana_desa=0)
                | Q(
                    kind=FundKind.DESA_BUDGET,
                    dana_desa__gt=0,
                    dana_desa__lte=F("planned"),
                ),
                name="dana_desa_is_inside_apbdes",
            ),
            models.CheckConstraint(
                condition=Q(year__range=(FIRST_YEAR, LAST_YEAR)), name="source_has_a_year"
            ),
            models.CheckConstraint(
                condition=Q(names_giver=False) | (~Q(giver="") & ~Q(kind__in=NAMELESS_KINDS)),
                name="named_giver_has_a_name",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.year} {self.name}".strip()

    def scope(self) -> Scope:
        return Scope(self.site_id, self.site.region_id)

    @property
    def public_giver(self) -> str:
        """Whoever gave it, for readers; empty where they do not learn it."""
        return self.giver if self.names_giver else ""


class PlanLine(models.Model):
    """What a group plans to spend in a year on one thing: a line of its RAB."""

    site = models.ForeignKey(Site, models.PROTECT, related_name="+")
    public_id = models.CharField(max_length=10, default=public_id, unique=True)
    year = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=80)
    planned = models.BigIntegerField()  # rupiah
    # What was planned before money was spent: readers learn that it was raised afterwards.
    first_planned = models.BigIntegerField()  # rupiah
    # Why more or less was spent, in a sentence for readers.
    explanation = models.CharField(max_length=200, blank=True)
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    entered_at = models.DateTimeField()

    objects: ClassVar[SiteManager[Self]] = SiteManager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["site", "year", "name"], name="plan_line_once_a_year"),
            models.CheckConstraint(
                condition=Q(planned__range=(0, HIGHEST)), name="plan_line_is_a_sum"
            ),
            models.CheckConstraint(
                condition=Q(year__range=(FIRST_YEAR, LAST_YEAR)), name="plan_line_has_a_year"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} {self.year}"

    def scope(self) -> Scope:
        return Scope(self.site_id, self.site.region_id)


class RecurringExpense(models.Model):
    """What a group pays every month. The cash book proposes it; somebody still submits it."""

    site = models.ForeignKey(Site, models.PROTECT, related_name="+")
    public_id = models.CharField(max_length=10, default=public_id, unique=True)
    purpose = models.CharField(max_length=120)
    party = models.CharField(max_length=100)
    amount = models.BigIntegerField()  # rupiah
    day = models.PositiveSmallIntegerField()  # of the month; the last day in a shorter one
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    entered_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    objects: ClassVar[SiteManager[Self]] = SiteManager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(amount__range=(1, HIGHEST)), name="recurring_expense_is_a_sum"
            ),
            models.CheckConstraint(
                condition=Q(day__range=(1, 31)), name="recurring_expense_has_a_day"
            ),
        ]

    def __str__(self) -> str:
        return self.purpose

    def scope(self) -> Scope:
        return Scope(self.site_id, self.site.region_id)
