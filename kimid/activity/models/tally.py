"""Sums of the record, for tables over many KIM. They can be made anew from the record at any time."""

from typing import Final

from django.db import models
from django.db.models import Q

from kimid.activity.aspects import Aspect
from kimid.sites.models import Site

THE_ONE: Final = 1


class MonthTally(models.Model):
    """How many activities of one aspect a KIM had in a month, and how many of them were written down by hand."""

    site = models.ForeignKey(Site, models.PROTECT, related_name="+")
    month = models.DateField()  # its first day
    aspect = models.CharField(max_length=12, choices=Aspect)
    count = models.PositiveIntegerField()
    by_hand = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["month", "site", "aspect"], name="tally_once_per_month"),
            models.CheckConstraint(condition=Q(count__gt=0, by_hand__lte=models.F("count")), name="tally_counts_something"),
        ]

    def __str__(self) -> str:
        return f"{self.site_id} {self.month:%Y-%m} {self.aspect}: {self.count}"


class Followed(models.Model):
    """How far the tallies have followed the record. One row."""

    number = models.PositiveSmallIntegerField(primary_key=True, default=THE_ONE)
    upto = models.BigIntegerField()  # id of the newest event that was looked at
    at = models.DateTimeField()

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(number=THE_ONE), name="followed_is_one_row")]

    def __str__(self) -> str:
        return f"up to #{self.upto}"
