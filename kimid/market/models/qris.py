"""The QRIS of a seller, and who looked at it before readers had it."""

from typing import ClassVar, Self

from django.db import models
from django.db.models import F, Q

from kimid.events.permissions import Scope
from kimid.lib.codes import public_id
from kimid.market.models.sellers import Seller
from kimid.market.qris_codes import LONGEST
from kimid.people.models import Person
from kimid.sites.guard import SiteManager
from kimid.sites.models import Site


class QrisCode(models.Model):
    """A code at which a seller is paid. What stands in the picture that she sent is stored, and
    drawn anew: the picture itself is not. Readers have it once another person has asked her whether
    the name in it is hers; the one before stays until then.
    """

    site = models.ForeignKey(Site, models.PROTECT, related_name="+")
    seller = models.ForeignKey(Seller, models.PROTECT, related_name="qris_codes")
    public_id = models.CharField(max_length=10, default=public_id, unique=True)
    payload = models.CharField(max_length=LONGEST)
    merchant = models.CharField(max_length=99)  # as the bank wrote it
    city = models.CharField(max_length=99, blank=True)
    merchant_number = models.CharField(max_length=99, blank=True)
    # Empty if the seller sent it by her link.
    by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    asked_at = models.DateTimeField()
    decided_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)
    is_approved = models.BooleanField(default=False)
    # Who asked her, where the group has a single account: an official who held a one-use link.
    vouched_by = models.CharField(max_length=100, blank=True)
    ended_at = models.DateTimeField(null=True)

    objects: ClassVar[SiteManager[Self]] = SiteManager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(payload="") & ~Q(merchant=""), name="qris_names_a_merchant"
            ),
            models.CheckConstraint(
                condition=Q(decided_at__isnull=False) | Q(decided_by=None, is_approved=False),
                name="qris_decided_at_a_time",
            ),
            models.CheckConstraint(
                condition=Q(is_approved=False)
                | ~Q(vouched_by="")
                | (Q(decided_by__isnull=False) & (Q(by=None) | ~Q(decided_by=F("by")))),
                name="qris_approved_by_another",
            ),
            models.UniqueConstraint(
                fields=["seller"], condition=Q(decided_at=None), name="one_qris_waits_at_a_time"
            ),
            models.UniqueConstraint(
                fields=["seller"],
                condition=Q(is_approved=True, ended_at=None),
                name="seller_has_one_qris",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.seller_id}: {self.merchant}"

    def scope(self) -> Scope:
        return Scope(self.site_id, self.site.region_id)

    @property
    def is_open(self) -> bool:
        """Whether nobody has answered yet."""
        return self.decided_at is None
