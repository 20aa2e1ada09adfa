"""Sellers and products for tests, through the actions that people use."""

from binascii import crc_hqx
from datetime import date, datetime, timedelta
from io import BytesIO
from typing import Any, Final

import segno
from django.utils import timezone
from PIL import Image

from kimid.events.permissions import Role
from kimid.market import qris_codes
from kimid.market.actions import papers, products, sellers
from kimid.market.actions import qris as qris_actions
from kimid.market.models import (
    GoodsCategory,
    GoodsPaperKind,
    PhoneChange,
    Product,
    ProductPaper,
    QrisCode,
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


def qris(of: Seller, *, by: Person, **changes: str) -> QrisCode:
    """A QRIS of this seller, which waits."""
    with on_site(of.site):
        code = qris_codes.read_qris(payload(**changes))
        return qris_actions.offer_qris(of, qris=code, by=by, at=timezone.now())


def approved_qris(of: Seller, *, by: Person, other: Person) -> QrisCode:
    """A QRIS of this seller that readers have: `other` asked her."""
    code = qris(of, by=by)
    with on_site(of.site):
        return qris_actions.approve_qris(code, by=other, at=timezone.now())


def payload(merchant: str = "MADU BU SALMAH", city: str = "KUBU RAYA", more: str = "") -> str:
    """The text of a QRIS that stays, as a bank writes it."""
    account = _field("00", "ID.CO.QRIS.WWW") + _field("02", "ID1020021234567") + _field("03", "UMI")
    text = "".join(
        (
            _field("00", "01"),
            _field("01", "11"),
            _field("26", _field("00", "ID.CO.BANK.WWW") + _field("01", "936000021234567890")),
            _field("51", account),
            _field("52", "5499"),
            _field("53", "360"),
            more,
            _field("58", "ID"),
            _field("59", merchant),
            _field("60", city),
            "6304",
        )
    )
    return f"{text}{crc_hqx(text.encode(), 0xFFFF):04X}"


def _field(number: str, value: str) -> str:
    return f"{number}{len(value):02}{value}"


def qr_png(*texts: str) -> bytes:
    """A picture with these codes below each other, as a screenshot has them."""
    codes = []
    for text in texts:
        out = BytesIO()
        segno.make_qr(text).save(out, kind="png", scale=6, border=4)
        codes.append(Image.open(out).convert("RGB"))
    size = max(code.width for code in codes), sum(code.height for code in codes)
    picture = Image.new("RGB", size, "white")
    top = 0
    for code in codes:
        picture.paste(code, (0, top))
        top += code.height
    out = BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()


def _kim_of(product: Product) -> Kim:
    return Kim.objects.get(site=product.site)
