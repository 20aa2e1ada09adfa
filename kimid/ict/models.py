"""Whether a KIM works with information technology: what it works with, by which rules that is
judged, and what came of it.
"""

from django.db import models
from django.db.models import Q

from kimid.places.models import Region
from kimid.registry.models.kim import Kim


class Signal(models.IntegerChoices):
    """How good the signal is where a group works, from none upward."""

    NONE = 0, "Tidak ada sinyal"
    SPOTS = 1, "Hanya di tempat tertentu"
    CALLS = 2, "Cukup untuk telepon dan SMS"
    SLOW = 3, "Internet ada, tetapi lambat"
    FAST = 4, "Internet lancar"


class Means(models.Model):
    """What a KIM works with, as its chair or an office wrote it down once. Rows are added, never
    changed; the newest counts.
    """

    kim = models.ForeignKey(Kim, models.PROTECT, related_name="means")
    phones = models.PositiveSmallIntegerField()  # that can open a site
    laptops = models.PositiveSmallIntegerField()
    signal = models.PositiveSmallIntegerField(choices=Signal)
    entered_by = models.CharField(max_length=120)  # as the record names whoever wrote it down
    entered_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(signal__in=Signal.values), name="means_with_a_known_signal"
            )
        ]
        indexes = [models.Index(fields=["kim", "-id"], name="means_of_kim")]

    def __str__(self) -> str:
        return f"means #{self.pk} of {self.kim_id}"


class Training(models.Model):
    """Somebody of a KIM was trained: when, and by whom. Belongs to the sheet on which it was
    written down.
    """

    means = models.ForeignKey(Means, models.CASCADE, related_name="trained")
    name = models.CharField(max_length=100)
    trained_on = models.DateField()
    trainer = models.CharField(max_length=120)

    def __str__(self) -> str:
        return f"training #{self.pk}"


class IctRules(models.Model):
    """The rules of one region for calling a KIM ICT-based, in one version. A version is never
    changed, only ended by the next.

    Running ones hold for the region and all below it that have none of their own.
    """

    region = models.ForeignKey(Region, models.PROTECT, related_name="ict_rules")
    version = models.PositiveSmallIntegerField()
    based = models.JSONField()  # conditions, as `rule_book` reads them
    strata = models.JSONField()  # names with conditions, from the lowest up
    legal_basis = models.CharField(max_length=200)
    decided_on = models.DateField()  # the date of the legal basis
    reason = models.CharField(max_length=300)  # why this version
    valid_from = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    made_by = models.CharField(max_length=120)  # as the record names whoever decided it

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["region", "version"], name="ict_rules_version_once"),
            models.UniqueConstraint(
                fields=["region"], condition=Q(ended_at=None), name="one_set_of_ict_rules_runs"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.region_id} v{self.version}"


class IctCount(models.Model):
    """What the rules said of a KIM when it was counted last, with the facts they were asked about.

    Whether it is ICT-based stands in the row of the KIM, where tables count it.
    """

    kim = models.OneToOneField(Kim, models.CASCADE, related_name="ict_count")
    rules = models.ForeignKey(IctRules, models.PROTECT, null=True, related_name="+")
    stratum = models.CharField(max_length=40, blank=True)
    lacks = models.CharField(
        max_length=80, blank=True
    )  # facts that fall short of being ICT-based, each between commas
    used_on = models.DateField(null=True)  # when its site was last used
    means = models.ForeignKey(Means, models.PROTECT, null=True, related_name="+")
    trained = models.PositiveSmallIntegerField(null=True)
    since = models.DateTimeField()  # the status has been as it is
    counted_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"count of {self.kim_id}"
