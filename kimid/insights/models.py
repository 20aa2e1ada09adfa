from django.db import models
from django.db.models import F, Q

from kimid.places.models import Region


class Snapshot(models.Model):
    """The numbers of a region as they stood on a day: kept from the register every night, or
    entered from a report.

    `source` names the report and is empty for those of the register. A report leaves empty what it
    does not say.
    """

    region = models.ForeignKey(Region, models.PROTECT, related_name="+", db_index=False)
    on = models.DateField()
    source = models.CharField(max_length=200, blank=True)
    is_sample = models.BooleanField(default=False)  # the numbers are made up
    kims = models.PositiveIntegerField()
    with_decree = models.PositiveIntegerField(null=True, blank=True)
    # KIM whose decree waited to be compared; empty in what was kept before they were told apart
    listed = models.PositiveIntegerField(null=True, blank=True)
    ict_based = models.PositiveIntegerField(null=True, blank=True)
    villages = models.PositiveIntegerField(null=True, blank=True)
    villages_with_kim = models.PositiveIntegerField(null=True, blank=True)
    active = models.PositiveIntegerField(null=True, blank=True)
    quiet = models.PositiveIntegerField(null=True, blank=True)
    dormant = models.PositiveIntegerField(null=True, blank=True)
    frozen = models.PositiveIntegerField(null=True, blank=True)
    silent = models.PositiveIntegerField(null=True, blank=True)
    stories = models.PositiveIntegerField(null=True, blank=True)
    reads = models.PositiveIntegerField(null=True, blank=True)  # within the 30 days before

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["region", "on", "source"], name="snapshot_once_per_day_and_source"
            ),
            models.CheckConstraint(
                condition=Q(with_decree=None) | Q(with_decree__lte=F("kims")),
                name="snapshot_no_more_decrees_than_kim",
            ),
            models.CheckConstraint(
                condition=Q(ict_based=None) | Q(ict_based__lte=F("kims")),
                name="snapshot_no_more_ict_than_kim",
            ),
        ]
        indexes = [models.Index(fields=["source", "on"], name="snapshot_by_source_and_day")]

    def __str__(self) -> str:
        return f"{self.region_id} on {self.on}: {self.kims}"
