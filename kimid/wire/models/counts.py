"""How much a region has, and how often an item was read."""

from django.db import models

from kimid.places.models import Region
from kimid.wire.models.items import Item


class RegionTally(models.Model):
    """The number of items and KIM in a region and below. Actions update it in their transaction."""

    region = models.OneToOneField(Region, models.PROTECT, primary_key=True, related_name="tally")
    items = models.PositiveIntegerField(default=0)
    kims = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.region_id}: {self.items} items, {self.kims} KIM"


class RegionDay(models.Model):
    """The number of items published in a region and below on one day of its time zone."""

    region = models.ForeignKey(Region, models.PROTECT, related_name="days", db_index=False)
    on = models.DateField()
    items = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["region", "on"], name="region_is_counted_once_a_day")
        ]

    def __str__(self) -> str:
        return f"{self.region_id} on {self.on}: {self.items}"


class ItemReads(models.Model):
    """The number of reads and shares of an item on one day. Deleted with the item."""

    item = models.ForeignKey(Item, models.CASCADE, related_name="reads", db_index=False)
    on = models.DateField()
    count = models.PositiveIntegerField(default=0)
    shares = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["item", "on"], name="item_is_counted_once_a_day")
        ]

    def __str__(self) -> str:
        return f"item {self.item_id} on {self.on}: {self.count}, {self.shares}"


class DaySalt(models.Model):
    """The salt for the reader marks of one day. Without it nobody can make a mark again."""

    on = models.DateField(primary_key=True)
    salt = models.BinaryField(max_length=16)

    def __str__(self) -> str:
        return f"{self.on}"


class ReaderMark(models.Model):
    """A reader of one item was counted at this moment. `mark` is a salted hash of 64 bits."""

    mark = models.BigIntegerField(primary_key=True)
    counted_at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return f"{self.counted_at:%H:%M}"
