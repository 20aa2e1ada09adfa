"""Reading the market."""

from datetime import datetime
from typing import Final

from django.core.paginator import Page, Paginator
from django.db.models import Count, F, Q, QuerySet

from kimid.market.models import Product, Seller
from kimid.market.publications import KIND
from kimid.sites.models import Site
from kimid.wire.kinds import kind_of
from kimid.wire.models import Placement, PlacementFacet
from kimid.wire.queries import newest

_WITH: Final = ("item", "seller", "site__region", "published_by", "held_account")
_SHOWN: Final = Q(published_at__isnull=False, withdrawn_at=None, held_account=None)
_PAGE: Final = 30
_FACES: Final = 6
_TAGGED: Final = 300


def product_at(site: Site, slug: str) -> Product | None:
    """The product at this address that readers have or had. One query."""
    rows = Product.objects.filter(site=site, slug=slug, published_at__isnull=False)
    return rows.select_related(*_WITH, "item__site", "item__region").first()


def product_of(site: Site, public_id: str) -> Product | None:
    """A product in the workspace of its group. One query."""
    rows = Product.objects.filter(site=site, public_id=public_id)
    return rows.select_related(*_WITH, "item__site", "item__region").first()


def seller_of(site: Site, public_id: str) -> Seller | None:
    """A seller in the workspace of their group. One query."""
    rows = Seller.objects.filter(site=site, public_id=public_id)
    return rows.select_related("site__region").first()


def seller_at(site: Site, slug: str) -> Seller | None:
    """The seller at this address, if readers have something of them. Two queries."""
    rows = Seller.objects.filter(site=site, slug=slug).select_related("site__region")
    seller = rows.first()
    return seller if seller is not None and shown_of(seller).exists() else None


def shown_of(seller: Seller) -> QuerySet[Product]:
    """What readers have of a seller, the newest first."""
    rows = Product.objects.filter(_SHOWN, seller=seller).select_related("item__site")
    return rows.order_by("-published_at", "-pk")


def sellers_of(site: Site) -> list[Seller]:
    """All sellers of a group, by name. One query."""
    return list(Seller.objects.filter(site=site).order_by("name", "pk"))


def sellers_behind(site: Site) -> list[Seller]:
    """The sellers of whom readers have most; each knows how much (`shown`). One query."""
    shown = Count(
        "products",
        filter=Q(
            products__published_at__isnull=False,
            products__withdrawn_at=None,
            products__held_account=None,
        ),
    )
    rows = Seller.objects.filter(site=site).annotate(shown=shown).filter(shown__gt=0)
    return list(rows.order_by("-shown", "name", "pk")[:_FACES])


def goods_count(site: Site) -> int:
    """How much readers have on the site of a group. One query."""
    return Product.objects.filter(_SHOWN, site=site).count()


def sold_between(site: Site, begin: datetime, end: datetime) -> tuple[int, int]:
    """Of how many sellers readers had something in this time, and how many goods. One query."""
    rows = Product.objects.filter(site=site, published_at__lt=end, held_account=None)
    shown = rows.filter(Q(withdrawn_at=None) | Q(withdrawn_at__gte=begin))
    counts = shown.aggregate(sellers=Count("seller", distinct=True), goods=Count("pk"))
    return counts["sellers"], counts["goods"]


def counts_by_choice(site: Site, keys: list[str]) -> dict[str, int]:
    """How much stands in these narrowed lists of a site. One query."""
    rows = PlacementFacet.objects.filter(portal=site, key__in=keys).values_list("key")
    return dict(rows.annotate(how_many=Count("pk")).order_by())


def neighbours_of(product: Product, how_many: int = 4) -> list[Placement]:
    """What others of the same group sell, the newest first. One query."""
    rows = newest(product.site, kind_of(KIND), 4 * how_many)
    name = product.seller.name
    return [row for row in rows if row.item.data["seller"] != name][:how_many]


def group_page(site: Site, number: str) -> Page[Product]:
    """All that a group entered and did not withdraw: drafts first, then the newest."""
    rows = Product.objects.filter(site=site, withdrawn_at=None).select_related(*_WITH)
    drafts_first = F("published_at").desc(nulls_first=True)
    return Paginator(rows.order_by(drafts_first, "-pk"), _PAGE).get_page(number)


def printable_goods(site: Site) -> list[Product]:
    """What readers have of a group, by name: what can have a price tag. One query."""
    rows = Product.objects.filter(_SHOWN, site=site, item__isnull=False)
    return list(rows.select_related("item__site", "item__region").order_by("name", "pk")[:_TAGGED])


def withdrawn_of(site: Site) -> list[Product]:
    """What a group withdrew, the last first. One query."""
    rows = Product.objects.filter(site=site, withdrawn_at__isnull=False)
    return list(rows.select_related("seller").order_by("-withdrawn_at", "-pk")[:_PAGE])


def withdrawn_paths(site: Site) -> list[str]:
    """Where readers of a site had a product, the last withdrawn first. One query."""
    rows = Product.objects.filter(site=site, withdrawn_at__isnull=False, published_at__isnull=False)
    return [product.path for product in rows.only("slug").order_by("-withdrawn_at", "-pk")]
