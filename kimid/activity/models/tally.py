"""Sums of activities, for tables over many KIM. They can be rebuilt from events."""

from typing import Final

from django.db import models
from django.db.models import Q

from kimid.activity.aspects import Aspect
from kimid.sites.models import Site

SINGLETON_PK: Final = 1


class MonthTally(models.Model):
    """The activities of a KIM of one aspect in a month. `by_hand` of them were noted by hand."""

    site = models.ForeignKey(Site, models.PROTECT, related_name="+")
    month = models.DateField()  # its first day
    aspect = models.CharField(max_length=12, choices=Aspect)
    count = models.PositiveIntegerField()
    by_hand = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["month", "site", "aspect"], name="tally_once_per_month"
            ),
            models.CheckConstraint(
                condition=Q(count__gt=0, by_hand__lte=models.F("count")),
                name="tally_counts_something",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.site_id} {self.month:%Y-%m} {self.aspect}: {self.count}"


class TallyProgress(models.Model):
    """The newest event that the tallies include. One row."""

    number = models.PositiveSmallIntegerField(primary_key=True, default=SINGLETON_PK)
    last_event_id = models.BigIntegerField()  # id of the newest event that was read
    updated_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(number=SINGLETON_PK), name="followed_is_one_row")
        ]

    def __str__(self) -> str:
        return f"up to #{self.last_event_id}"
