"""What is kept of reports: frozen numbers, what offices write beside them, and signed copies."""

from django.db import models
from django.db.models import Q

from kimid.events.permissions import Scope
from kimid.lifecycle.models import CoachingVisit
from kimid.media.paper import Paper
from kimid.people.models import Person
from kimid.places.models import Region
from kimid.reports.periods import ReportPeriod


class ReportIndicator(models.TextChoices):
    """What an office answers for. The first four stand at the end of a period, the others are
    summed from 1 January on.
    """

    KIMS = "kim", "KIM terbentuk"
    DECREES = "sk", "KIM dengan SK yang berlaku"
    ICT = "tik", "KIM berbasis TIK"
    VILLAGES = "desa", "Desa dan kelurahan yang punya KIM"
    STORIES = "kabar", "Kabar terbit"
    VISITS = "pembinaan", "Kunjungan pembinaan"
    PROMISES = "janji", "Permohonan selesai tepat janji (%)"


class ReportEdition(models.Model):
    """The numbers of a period as they were frozen. They are never changed: a correction is the next
    edition, with its reason.
    """

    region = models.ForeignKey(Region, models.PROTECT, related_name="+", db_index=False)
    period = models.CharField(max_length=8)  # the key of a ReportPeriod
    number = models.PositiveSmallIntegerField(default=1)
    frozen_at = models.DateTimeField()
    reason = models.CharField(max_length=500, blank=True)  # why it was corrected
    made_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    rows = models.JSONField()  # one for each region below, as `PeriodRow` has it
    year = models.JSONField()  # what happened since 1 January, a `PeriodRow`
    kims = models.JSONField()  # the annex, as `AnnexRow` has it

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["region", "period", "number"], name="report_edition_once"
            ),
            models.CheckConstraint(
                condition=Q(number=1, reason="", made_by=None)
                | (Q(number__gt=1, made_by__isnull=False) & ~Q(reason="")),
                name="report_edition_corrected_with_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.region_id} {self.period} edition {self.number}"

    def scope(self) -> Scope:
        return Scope(None, self.region_id)

    @property
    def code(self) -> str:
        """Printed at the foot: `61-2026-TW3-E1`."""
        return f"{self.region.dotted_code}-{self.period.upper()}-E{self.number}"

    @property
    def label(self) -> str:
        return f"Edisi {self.number}"

    @property
    def next_label(self) -> str:
        """The one that takes what came after this was frozen: `edisi 2`."""
        return f"edisi {self.number + 1}"

    @property
    def query(self) -> str:
        """How an address asks for it."""
        return f"?periode={self.period}&edisi={self.number}"

    @property
    def signed(self) -> "SignedReport | None":
        """The signed copy that is shown: the one that was brought last."""
        return max(self.signed_copies.all(), key=lambda copy: copy.pk, default=None)

    @property
    def report_period(self) -> ReportPeriod:
        period = ReportPeriod.parse(self.period)
        if period is None:
            raise ValueError(f"{self.period} is no period")
        return period


class OfficeLetterhead(models.Model):
    """How the papers of an office begin and who signs them. Names of agencies differ by region."""

    region = models.OneToOneField(Region, models.PROTECT, primary_key=True, related_name="+")
    agency = models.CharField(max_length=120)
    street = models.CharField(max_length=200, blank=True)  # with telephone and e-mail
    seat = models.CharField(max_length=60, blank=True)  # the town in which papers are dated
    signer_post = models.CharField(max_length=160)

    def __str__(self) -> str:
        return f"{self.agency}, {self.region_id}"


class YearTarget(models.Model):
    """What an office wants to reach by the end of a year."""

    region = models.ForeignKey(Region, models.PROTECT, related_name="+", db_index=False)
    year = models.PositiveSmallIntegerField()
    indicator = models.CharField(max_length=10, choices=ReportIndicator)
    value = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["region", "year", "indicator"], name="year_target_once")
        ]

    def __str__(self) -> str:
        return f"{self.region_id} {self.year} {self.indicator}: {self.value}"


class IndicatorNote(models.Model):
    """What hindered an office in a period, and what it does about it."""

    region = models.ForeignKey(Region, models.PROTECT, related_name="+", db_index=False)
    period = models.CharField(max_length=8)
    indicator = models.CharField(max_length=10, choices=ReportIndicator)
    obstacle = models.CharField(max_length=500, blank=True)
    follow_up = models.CharField(max_length=500, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["region", "period", "indicator"], name="indicator_note_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.region_id} {self.period} {self.indicator}"


class ReportPhoto(Paper):
    """A photo in the report of a period, or of a visit. It is private, as papers are; its `kind`
    says which.
    """

    office = models.ForeignKey(Region, models.PROTECT, related_name="+", db_index=False)
    period = models.CharField(max_length=8, blank=True)
    visit = models.OneToOneField(CoachingVisit, models.PROTECT, null=True, related_name="photo")
    caption = models.CharField(max_length=200)
    taken_on = models.DateField()
    # Taken out again, and kept for the editions that were frozen with it.
    removed_at = models.DateTimeField(null=True)

    class Meta(Paper.Meta):
        constraints = [
            *Paper.Meta.constraints,
            models.CheckConstraint(
                condition=Q(period="", visit__isnull=False) | (Q(visit=None) & ~Q(period="")),
                name="report_photo_of_report_or_visit",
            ),
        ]
        indexes = [models.Index(fields=["office", "period"], name="photo_of_report")]

    def scope(self) -> Scope:
        return Scope(None, self.office_id)


class SignedReport(Paper):
    """A report that was signed outside and brought back; its `kind` says nothing here. The file
    itself is kept beside its pages, for its electronic signature is of these bytes.
    """

    edition = models.ForeignKey(ReportEdition, models.PROTECT, related_name="signed_copies")
    brought_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta(Paper.Meta):
        pass

    def scope(self) -> Scope:
        return self.edition.scope()
