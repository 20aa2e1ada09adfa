"""Papers by which a group asks for help and gives account: the report of a year, and proposals."""

from datetime import date
from typing import ClassVar, Final, Self

from django.db import models
from django.db.models import Q

from kimid.events.permissions import Scope
from kimid.ledger.models.sources import FIRST_YEAR, HIGHEST, LAST_YEAR, Fund
from kimid.lib.codes import public_id
from kimid.people.models import Person
from kimid.sites.guard import SiteManager
from kimid.sites.models import Site

MOST_PHOTOS: Final = 8
MOST_LINES: Final = 20


class YearReport(models.Model):
    """What a group adds to the report of a year: a foreword, and which photos. All else comes from
    records. Once it is public, `frozen` has its figures as they were on that day, for good.
    """

    site = models.ForeignKey(Site, models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    foreword = models.CharField(max_length=1500, blank=True)
    photos = models.JSONField(default=list, blank=True)  # list of Picture
    changed_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    changed_at = models.DateTimeField(null=True)
    published_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    published_at = models.DateTimeField(null=True)
    held_account = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    frozen_on = models.DateField(null=True)
    frozen = models.JSONField(default=dict, blank=True)  # a FrozenReport

    objects: ClassVar[SiteManager[Self]] = SiteManager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["site", "year"], name="year_report_once_a_year"),
            models.CheckConstraint(
                condition=Q(year__range=(FIRST_YEAR, LAST_YEAR)), name="year_report_has_a_year"
            ),
            models.CheckConstraint(
                condition=Q(published_at=None, published_by=None, frozen_on=None, frozen={})
                | Q(
                    published_at__isnull=False,
                    published_by__isnull=False,
                    frozen_on__isnull=False,
                )
                & ~Q(frozen={}),
                name="year_report_of_readers_is_frozen",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.year}"

    def scope(self) -> Scope:
        return Scope(self.site_id, self.site.region_id)

    @property
    def is_public(self) -> bool:
        return self.published_at is not None

    @property
    def path(self) -> str:
        """Its address on the site of its group."""
        return f"/laporan-tahunan/{self.year}/"

    @property
    def photo_names(self) -> set[str]:
        return {photo["name"] for photo in self.photos}


class FundingTarget(models.TextChoices):
    """Whom a proposal asks. Only one of the first two exists in a place."""

    VILLAGE = "desa", "Desa"
    KELURAHAN = "kelurahan", "Kelurahan"
    COMPANY = "perusahaan", "Perusahaan"


class FundingState(models.TextChoices):
    DRAFT = "konsep", "Konsep"
    HANDED_OVER = "diserahkan", "Diserahkan"
    GRANTED = "dikabulkan", "Dikabulkan"
    DECLINED = "ditolak", "Belum dikabulkan"


class FundingProposal(models.Model):
    """What a group asks of its village, its kelurahan or a company for a year, and what came of it.
    Its figures of past years come from records when its paper is made; once it is handed over,
    `frozen` has the whole paper as it went out.
    """

    site = models.ForeignKey(Site, models.PROTECT, related_name="+")
    public_id = models.CharField(max_length=10, default=public_id)
    target = models.CharField(max_length=10, choices=FundingTarget)
    company = models.CharField(max_length=100, blank=True)
    year = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=120)
    need = models.CharField(max_length=3000, blank=True)
    plan = models.CharField(max_length=3000, blank=True)
    legal_bases = models.JSONField(default=list, blank=True)  # keys of the library
    other_basis = models.CharField(max_length=200, blank=True)
    state = models.CharField(max_length=10, choices=FundingState, default=FundingState.DRAFT)
    version = models.PositiveIntegerField(default=1)  # how often it was saved
    written_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    written_at = models.DateTimeField()
    changed_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    changed_at = models.DateTimeField(null=True)
    handed_over_on = models.DateField(null=True)
    handed_to = models.CharField(max_length=100, blank=True)
    frozen = models.JSONField(default=dict, blank=True)  # a Document
    decided_on = models.DateField(null=True)
    granted = models.BigIntegerField(null=True)  # rupiah
    refusal = models.CharField(max_length=300, blank=True)
    # Planned because it was granted.
    source = models.OneToOneField(Fund, models.PROTECT, null=True, related_name="proposal")

    objects: ClassVar[SiteManager[Self]] = SiteManager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["site", "public_id"], name="funding_proposal_once_per_site"
            ),
            models.CheckConstraint(condition=~Q(title=""), name="funding_proposal_has_a_title"),
            models.CheckConstraint(
                condition=Q(year__range=(FIRST_YEAR, LAST_YEAR)), name="funding_proposal_has_a_year"
            ),
            models.CheckConstraint(
                condition=Q(target=FundingTarget.COMPANY) | Q(company=""),
                name="funding_proposal_names_a_company",
            ),
            models.CheckConstraint(
                condition=Q(state=FundingState.DRAFT, handed_over_on=None, handed_to="", frozen={})
                | ~Q(state=FundingState.DRAFT)
                & Q(handed_over_on__isnull=False)
                & ~Q(handed_to="")
                & ~Q(frozen={}),
                name="funding_proposal_is_handed_to_somebody",
            ),
            models.CheckConstraint(
                condition=Q(
                    state=FundingState.GRANTED,
                    decided_on__isnull=False,
                    granted__range=(1, HIGHEST),
                    refusal="",
                )
                | Q(
                    state=FundingState.DECLINED,
                    decided_on__isnull=False,
                    granted=None,
                    source=None,
                )
                & ~Q(refusal="")
                | Q(
                    state__in=(FundingState.DRAFT, FundingState.HANDED_OVER),
                    decided_on=None,
                    granted=None,
                    refusal="",
                    source=None,
                ),
                name="funding_proposal_is_decided_once",
            ),
        ]
        indexes = [models.Index(fields=["site", "-id"], name="funding_proposal_of_site")]

    def __str__(self) -> str:
        return self.title

    def scope(self) -> Scope:
        return Scope(self.site_id, self.site.region_id)

    @property
    def asked(self) -> str:
        """Whom it asks, in a word: `Desa`, `Nagari`, `Bank Kalbar`."""
        return self.company or self.site.region.term

    @property
    def is_draft(self) -> bool:
        return self.state == FundingState.DRAFT

    @property
    def is_waiting(self) -> bool:
        """Whether somebody was handed it and has not answered."""
        return self.state == FundingState.HANDED_OVER

    @property
    def is_granted(self) -> bool:
        return self.state == FundingState.GRANTED

    @property
    def asked_on(self) -> date | None:
        """The day of its last step."""
        return self.decided_on or self.handed_over_on


class FundingLine(models.Model):
    """What one thing costs in a proposal."""

    proposal = models.ForeignKey(FundingProposal, models.CASCADE, related_name="lines")
    place = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=120)
    amount = models.BigIntegerField()  # rupiah

    class Meta:
        ordering = ["place"]
        constraints = [
            models.UniqueConstraint(
                fields=["proposal", "place"], name="funding_line_has_one_place"
            ),
            models.CheckConstraint(
                condition=Q(amount__range=(1, HIGHEST)), name="funding_line_is_a_sum"
            ),
        ]

    def __str__(self) -> str:
        return self.name
