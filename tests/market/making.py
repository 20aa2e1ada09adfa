"""Sellers and products for tests, through the actions that people use."""

from datetime import date, datetime, timedelta
from typing import Any, Final

from django.utils import timezone

from kimid.events.permissions import Role
from kimid.market.actions import papers, products, sellers
from kimid.market.models import (
    GoodsCategory,
    GoodsPaperKind,
    PhoneChange,
    Product,
    ProductPaper,
    Seller,
)
from kimid.people.models import Person
from kimid.registry.models import Kim
from kimid.sites.guard import on_site
from tests import build

CONSENT: Final = sellers.SellerConsent("Bu Salmah sendiri", "Siti Rahmah", date(2025, 3, 12))


def seller_data(**changes: Any) -> sellers.SellerData:
    """Bu Salmah of Dusun Hulu."""
    values = {
        "name": "Bu Salmah",
        "place": "Dusun Hulu RT 03",
        "consent": CONSENT,
        "phone": "628125550123",
        "story": "Mulai dengan dua stup pada 2021, kini 18.",
    }
    return sellers.SellerData(**{**values, **changes})


def product_data(**changes: Any) -> products.ProductData:
    """Her honey."""
    values = {
        "name": "Madu kelulut, botol 100 ml",
        "category": GoodsCategory.FOOD,
        "price": 25_000,
        "unit": "botol",
        "taste": "Asam dulu, lalu manis.",
    }
    return products.ProductData(**{**values, **changes})


def seller(kim: Kim, *, by: Person | None = None, **changes: Any) -> Seller:
    """A seller of this group."""
    with on_site(kim.site):
        return sellers.enter_seller(
            kim.site,
            data=seller_data(**changes),
            by=by or build.member(kim, Role.EDITOR),
            at=timezone.now(),
        )


def draft(
    kim: Kim, of: Seller | None = None, *, by: Person | None = None, **changes: Any
) -> Product:
    """A product that readers do not have yet."""
    editor = by or build.member(kim, Role.EDITOR)
    owner = of or seller(kim, by=editor)
    with on_site(kim.site):
        return products.enter_product(
            owner, data=product_data(**changes), by=editor, at=timezone.now()
        )


def shown(
    kim: Kim,
    of: Seller | None = None,
    *,
    by: Person | None = None,
    at: datetime | None = None,
    **changes: Any,
) -> Product:
    """A product that readers have."""
    editor = by or build.member(kim, Role.EDITOR)
    product = draft(kim, of, by=editor, **changes)
    with on_site(kim.site):
        return products.publish(product, by=editor, at=at or timezone.now())


NUMBERS: Final = {
    GoodsPaperKind.PIRT: "2156102010123-30",
    GoodsPaperKind.HALAL: "ID61110001234567890",
    GoodsPaperKind.NIB: "0220001234567",
    GoodsPaperKind.NOT_HALAL: "",
}
PAGE: Final = "https://sppirt.pom.go.id/"


def entry(kind: GoodsPaperKind = GoodsPaperKind.PIRT, **changes: Any) -> papers.PaperEntry:
    """What stands on a paper; a P-IRT is over next year."""
    values: dict[str, Any] = {"number": NUMBERS.get(kind, "RI-6112-0001")}
    if kind == GoodsPaperKind.PIRT:
        values["expires_on"] = timezone.localdate() + timedelta(days=200)
    return papers.PaperEntry(kind, **{**values, **changes})


def paper(
    product: Product,
    kind: GoodsPaperKind = GoodsPaperKind.PIRT,
    *,
    by: Person | None = None,
    at: datetime | None = None,
    **changes: Any,
) -> ProductPaper:
    """A paper of this good, written by an editor."""
    editor = by or build.member(_kim_of(product), Role.EDITOR)
    with on_site(product.site):
        return papers.enter_paper(
            product, data=entry(kind, **changes), by=editor, at=at or timezone.now()
        )


def number_change(of: Seller, *, by: Person, phone: str = "628129990001") -> PhoneChange:
    """A new number of a seller, which waits."""
    with on_site(of.site):
        sellers.change_seller(of, data=seller_data(phone=phone), by=by, at=timezone.now())
        return PhoneChange.objects.select_related("seller", "site").get(seller=of, decided_at=None)


def _kim_of(product: Product) -> Kim:
    return Kim.objects.get(site=product.site)
