"""Who sells."""

from typing import ClassVar, Self

from django.db import models
from django.db.models import Q

from kimid.events.permissions import Scope
from kimid.lib.codes import public_id
from kimid.lib.picture import Picture, shown_pictures
from kimid.market.phones import takes_messages
from kimid.people.models import Person
from kimid.sites.guard import SiteManager
from kimid.sites.models import Site


class Seller(models.Model):
    """A person or a group that sells. Who agreed to stand here, when, and to whom they said so, is
    on record; readers have the number only when they press for it.
    """

    site = models.ForeignKey(Site, models.PROTECT, related_name="+")
    public_id = models.CharField(max_length=10, default=public_id)
    slug = models.CharField(max_length=70)
    name = models.CharField(max_length=80)
    is_group = models.BooleanField(default=False)
    place = models.CharField(max_length=80)  # the hamlet
    # Digits with the country in front. Empty for who has no phone.
    phone = models.CharField(max_length=15, blank=True)
    story = models.CharField(max_length=800, blank=True)
    photos = models.JSONField(default=list, blank=True)  # at most one Picture
    # A shop on a marketplace, and who wrote its address down.
    shop_link = models.CharField(max_length=200, blank=True)
    shop_link_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    consent_by = models.CharField(max_length=80)  # who said yes
    consent_to = models.CharField(max_length=80)  # who of the group was there
    consent_on = models.DateField()
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    entered_at = models.DateTimeField()
    # Who sells here no more. Without an account: they stopped by themselves, by their link.
    left_at = models.DateTimeField(null=True)
    left_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")

    objects: ClassVar[SiteManager[Self]] = SiteManager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["site", "public_id"], name="seller_once_per_site"),
            models.UniqueConstraint(fields=["site", "slug"], name="seller_has_one_address"),
            models.CheckConstraint(
                condition=~Q(consent_by="") & ~Q(consent_to=""), name="seller_has_agreed"
            ),
            models.CheckConstraint(
                condition=Q(left_at__isnull=False) | Q(left_by=None), name="seller_left_at_a_time"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def scope(self) -> Scope:
        return Scope(self.site_id, self.site.region_id)

    @property
    def shown_photos(self) -> list[Picture]:
        """The photos that readers have."""
        return shown_pictures(self.photos)

    @property
    def path(self) -> str:
        """Its address on the site of its group."""
        return f"/lapak/penjual/{self.slug}/"

    @property
    def takes_messages(self) -> bool:
        """Whether WhatsApp and SMS reach them."""
        return takes_messages(self.phone)

    @property
    def is_shown(self) -> bool:
        """Whether readers have something of them. One query."""
        return self.products.filter(published_at__isnull=False, withdrawn_at=None).exists()

    @property
    def was_shown(self) -> bool:
        """Whether readers have or had something of them. One query."""
        return self.products.filter(published_at__isnull=False).exists()
