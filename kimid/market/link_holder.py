"""Who acts by the link of a seller."""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Q

from kimid.events.actor import ActorKind
from kimid.market.models import Product, Proposal, Seller, SellerLink
from kimid.market.rules import MarketPermission
from kimid.media.models import Photo
from kimid.media.rules import MediaPermission


def browser_hash(browser: str) -> str:
    """The stored form of the random name of a browser; empty for one without a name."""
    return hashlib.sha256(browser.encode()).hexdigest() if browser else ""


def uses_of(seller: Seller) -> Q:
    """The uses of photos by her goods and by what she sent."""
    goods = Product.objects.filter(seller=seller).values_list("pk", flat=True)
    sent = Proposal.objects.filter(seller=seller).values_list("pk", flat=True)
    return Q(subject=Product._meta.label, subject_id__in=goods) | Q(
        subject=Proposal._meta.label, subject_id__in=sent
    )


@dataclass(frozen=True)
class LinkedSeller:
    """A seller on the browser to which her link belongs. May note stock and price of her goods,
    propose goods, send their photos and make them tidy, and nothing else.
    """

    link: SellerLink
    browser: str  # the random name of the browser
    at: datetime

    @property
    def actor_kind(self) -> ActorKind:
        return ActorKind.LINK

    @property
    def actor_ref(self) -> str:
        return f"seller-{self.link.pk}"

    @property
    def actor_name(self) -> str:
        return self.link.seller.name

    @property
    def is_here(self) -> bool:
        """Whether the link belongs to this browser."""
        return self.link.is_taken and self.link.browser_hash == browser_hash(self.browser)

    def has_perm(self, perm: str, obj: Any = None) -> bool:
        """Asked of the row as it is now: the old link dies at once."""
        rows = SellerLink.objects.filter(pk=self.link.pk, ended_at=None, expires_at__gt=self.at)
        if perm == MarketPermission.HOLD_LINK:
            return bool(obj == self.link) and rows.exists()
        if not self._is_own(perm, obj) or not self.browser:
            return False
        return rows.filter(browser_hash=browser_hash(self.browser)).exists()

    def _is_own(self, perm: str, obj: object) -> bool:
        if perm == MediaPermission.UPLOAD:
            return obj == self.link.site
        if perm == MediaPermission.TIDY:
            return isinstance(obj, Photo) and obj.uses.filter(uses_of(self.link.seller)).exists()
        if perm == MarketPermission.MARK:
            return isinstance(obj, Product) and obj.seller_id == self.link.seller_id
        if perm != MarketPermission.PROPOSE:
            return False
        if isinstance(obj, Seller):
            return bool(obj.pk == self.link.seller_id)
        return isinstance(obj, Proposal) and obj.seller_id == self.link.seller_id
