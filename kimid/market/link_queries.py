"""Reading what the links of sellers need, and what they sent by them."""

from datetime import datetime, timedelta
from typing import Final

from django.core.paginator import Page, Paginator
from django.db.models import Q, Sum

from kimid.access.models import hash_token
from kimid.lib import clock
from kimid.market.models import (
    OPEN_STAGES,
    OrderTaps,
    Product,
    Proposal,
    ProposalStage,
    Seller,
    SellerLink,
)
from kimid.sites.guard import across_sites
from kimid.sites.models import Site

_PAGE: Final = 20
# So long a refusal stands on the page of its seller.
_REFUSAL_STANDS: Final = timedelta(days=30)
_WITH: Final = ("product__seller", "seller", "earlier", "answered_by", "site__region", "link")


def link_by_token(token: str) -> SellerLink | None:
    """The link of this token, open or not. One query."""
    with across_sites("whoever opens a link is on no site yet"):
        rows = SellerLink.objects.filter(token_hash=hash_token(token))
        return rows.select_related("site__region", "seller__site__region", "made_by").first()


def link_of(seller: Seller) -> SellerLink | None:
    """The link that a seller has now, or had last. One query."""
    rows = SellerLink.objects.filter(seller=seller).select_related("made_by")
    return rows.order_by("-made_at", "-pk").first()


def goods_page(seller: Seller, number: str) -> Page[Product]:
    """What a seller has before readers, the oldest price first."""
    rows = Product.objects.filter(
        seller=seller, published_at__isnull=False, withdrawn_at=None
    ).select_related("site__region", "seller", "item__site")
    return Paginator(rows.order_by("price_on", "pk"), _PAGE).get_page(number)


def own_product(seller: Seller, public_id: str) -> Product | None:
    """A good of this seller that readers have or had. One query."""
    rows = Product.objects.filter(
        seller=seller, public_id=public_id, published_at__isnull=False, withdrawn_at=None
    )
    return rows.select_related("site__region", "seller", "item__site", "item__region").first()


def taps_since_week(seller: Seller, at: datetime) -> int:
    """How often somebody pressed an order for goods of a seller in seven days. One query."""
    since = clock.today(at, seller.site.region.zone) - timedelta(days=6)
    rows = OrderTaps.objects.filter(product__seller=seller, on__gte=since)
    return rows.aggregate(total=Sum("count"))["total"] or 0


def has_open_proposal(product: Product) -> bool:
    """Whether something that was sent about this good still waits. One query."""
    return Proposal.objects.filter(product=product, stage__in=OPEN_STAGES).exists()


def sent_by(seller: Seller, at: datetime) -> list[Proposal]:
    """What a seller sent and nobody shows yet: what was asked first, and what was refused lately.
    One query.
    """
    lately = Q(stage=ProposalStage.REFUSED, answered_at__gt=at - _REFUSAL_STANDS)
    rows = Proposal.objects.filter(
        Q(stage__in=(ProposalStage.WAITING, ProposalStage.ASKED)) | lately, seller=seller
    )
    # "asked" stands before "refused" and "waiting"
    return list(rows.select_related(*_WITH).order_by("stage", "-sent_at", "-pk")[:_PAGE])


def waiting_in(site: Site) -> list[Proposal]:
    """What sellers of this group sent and nobody answered yet, the oldest first. One query."""
    rows = Proposal.objects.filter(site=site, stage=ProposalStage.WAITING)
    return list(rows.select_related("seller").order_by("sent_at", "pk")[:_PAGE])


def own_proposal(seller: Seller, public_id: str) -> Proposal | None:
    """Something that this seller sent. One query."""
    rows = Proposal.objects.filter(seller=seller, public_id=public_id)
    return rows.select_related(*_WITH, "product__item__site").first()


def proposal_of(site: Site, public_id: str) -> Proposal | None:
    """Something that a seller of this group sent. One query."""
    rows = Proposal.objects.filter(site=site, public_id=public_id)
    return rows.select_related(*_WITH, "product__item__site").first()
