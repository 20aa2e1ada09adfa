from django.db import models
from django.db.models import Q

from kimid.sites.models import Site
from kimid.wire.models.items import Item, Placement


class PlacementFacet(models.Model):
    """A narrowed list of a site in which an item stands, while the site shows it.

    `wire/facets.py` writes it with the placement. Nothing else may.
    """

    # The rows go before their placement does: `remove_facets`. The database keeps to it.
    placement = models.ForeignKey(
        Placement, models.DO_NOTHING, related_name="facets", db_index=False
    )
    item = models.ForeignKey(Item, models.CASCADE, related_name="facets")
    portal = models.ForeignKey(Site, models.PROTECT, related_name="+", db_index=False)
    key = models.CharField(max_length=110)  # of a Narrowing
    published_at = models.DateTimeField()
    starts_at = models.DateTimeField(null=True, blank=True)  # of an event

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["placement", "key"], name="placement_stands_once_in_a_narrowed_list"
            )
        ]
        indexes = [
            models.Index(
                fields=["portal", "key", "-published_at", "-placement"], name="facet_list"
            ),
            models.Index(
                fields=["portal", "key", "starts_at", "placement"],
                condition=Q(starts_at__isnull=False),
                name="facet_agenda",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.key} on {self.portal_id}: placement {self.placement_id}"
