"""The link by which a seller without an account keeps her own goods up to date."""

from datetime import datetime, timedelta
from typing import ClassVar, Final, Self

from django.db import models
from django.db.models import Q

from kimid.events.permissions import Scope
from kimid.market.models.sellers import Seller
from kimid.people.models import Person
from kimid.sites.guard import SiteManager
from kimid.sites.models import Site

LINK_LIFETIME: Final = timedelta(days=365)


class SellerLink(models.Model):
    """A link that a group gave to a seller. It belongs to the first browser that takes it; of the
    token and the browser only hashes are stored.
    """

    site = models.ForeignKey(Site, models.PROTECT, related_name="+")
    seller = models.ForeignKey(Seller, models.PROTECT, related_name="links")
    token_hash = models.CharField(max_length=64, unique=True)
    made_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    browser_hash = models.CharField(max_length=64, blank=True)
    taken_at = models.DateTimeField(null=True)
    # Somebody with another phone asked the group for a new link.
    asked_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    objects: ClassVar[SiteManager[Self]] = SiteManager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["seller"], condition=Q(ended_at=None), name="seller_has_one_open_link"
            ),
            models.CheckConstraint(
                # A restored one has a hash that no browser has, also if nobody took it before.
                condition=Q(taken_at=None) | ~Q(browser_hash=""),
                name="seller_link_is_taken_by_a_browser",
            ),
        ]

    def __str__(self) -> str:
        return f"#{self.pk} of seller {self.seller_id}"

    def scope(self) -> Scope:
        return Scope(self.site_id, self.site.region_id)

    @property
    def is_taken(self) -> bool:
        """Whether it belongs to a browser."""
        return self.taken_at is not None

    def is_open(self, at: datetime) -> bool:
        """Whether it still opens something."""
        return self.ended_at is None and at < self.expires_at
