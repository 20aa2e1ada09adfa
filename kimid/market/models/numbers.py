"""A new number of a seller, before anybody else has asked whether it is theirs."""

from typing import ClassVar, Self

from django.db import models
from django.db.models import F, Q

from kimid.events.permissions import Scope
from kimid.lib.codes import public_id
from kimid.market.models.sellers import Seller
from kimid.people.models import Person
from kimid.sites.guard import SiteManager
from kimid.sites.models import Site


class PhoneChange(models.Model):
    """Somebody wrote another number for a seller whom readers know. Orders go to the old one until
    another person has called it and asked.
    """

    site = models.ForeignKey(Site, models.PROTECT, related_name="+")
    seller = models.ForeignKey(Seller, models.PROTECT, related_name="phone_changes")
    public_id = models.CharField(max_length=10, default=public_id, unique=True)
    old_phone = models.CharField(max_length=15, blank=True)
    phone = models.CharField(max_length=15)
    # Empty if the seller asked by themselves, without an account.
    by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    asked_at = models.DateTimeField()
    decided_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)
    is_approved = models.BooleanField(default=False)
    # Who called, where the group has a single account: an official who held a one-use link.
    vouched_by = models.CharField(max_length=100, blank=True)

    objects: ClassVar[SiteManager[Self]] = SiteManager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(phone=""), name="new_phone_is_a_number"),
            models.CheckConstraint(
                condition=Q(decided_at__isnull=False) | Q(decided_by=None, is_approved=False),
                name="new_phone_decided_at_a_time",
            ),
            models.CheckConstraint(
                condition=Q(is_approved=False)
                | ~Q(vouched_by="")
                | (Q(decided_by__isnull=False) & (Q(by=None) | ~Q(decided_by=F("by")))),
                name="new_phone_approved_by_another",
            ),
            models.UniqueConstraint(
                fields=["seller"],
                condition=Q(decided_at=None),
                name="one_new_phone_at_a_time",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.seller_id}: {self.phone}"

    def scope(self) -> Scope:
        return Scope(self.site_id, self.site.region_id)

    @property
    def is_open(self) -> bool:
        return self.decided_at is None
