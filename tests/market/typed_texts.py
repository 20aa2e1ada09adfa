"""The texts that people type about sellers and products."""

from collections.abc import Callable
from typing import Final

from django.utils import timezone

from kimid.market.actions import products
from kimid.market.models import GoodsPaperKind
from kimid.people.models import Person
from kimid.registry.models import Kim
from kimid.sites.guard import on_site
from tests import build
from tests.market import making
from tests.sites.public_text_case import PublicTextCase

GATED: Final = {
    "market.Seller": "name place story photos",
    "market.Product": (
        "name unit stock_words taste about ingredients delivery photos withdrawn_reason"
    ),
    "market.ProductPaper": "number",
    "market.QrisCode": "merchant city",
}
NOT_PUBLIC: Final = {
    # Hashes only.
    "market.SellerLink": "token_hash browser_hash",
    # Between a seller and the group; the product that an approval makes is gated.
    "market.Proposal": "public_id name photos unit taste reply answer",
    # Digits only; an address made of the name; and who agreed, for the group only.
    # The address of a shop is words until another account has opened it.
    "market.Seller": "public_id slug phone shop_link consent_by consent_to",
    "market.Product": "public_id slug",
    # An address of the state only; and the reason is for the group.
    "market.ProductPaper": "public_id check_page unfit_reason",
    # Digits and signs that a bank wrote; drawn as a code, or checked to be digits.
    "market.QrisCode": "public_id payload merchant_number vouched_by",
    "market.PhoneChange": "public_id old_phone phone vouched_by",
}


def _captioned(kim: Kim, by: Person, text: str) -> list[object]:
    return [build.photo(kim, by=by).as_picture() | {"caption": text}]


def _of_product(name: str, most: int) -> Callable[[Kim, Person, str], object]:
    return lambda kim, by, text: making.draft(kim, None, by=by, **{name: text[:most]})


def _withdraw(kim: Kim, by: Person, text: str) -> object:
    product = making.shown(kim, by=by)
    with on_site(kim.site):
        return products.withdraw(product, why=text, by=by, at=timezone.now())


def _paper(kim: Kim, by: Person, text: str) -> object:
    kind = GoodsPaperKind.PSAT
    return making.paper(making.draft(kim, by=by), kind, by=by, number=f"RI 1234 {text[:25]}")


BESIDE: Final[dict[str, PublicTextCase]] = {
    **{
        f"market.Product.{name}": _of_product(name, most)
        for name, most in (
            ("name", 80),
            ("unit", 30),
            ("stock_words", 80),
            ("taste", 200),
            ("about", 1200),
            ("ingredients", 300),
            ("delivery", 200),
        )
    },
    "market.Product.photos": lambda kim, by, text: making.draft(
        kim, by=by, photos=_captioned(kim, by, text)
    ),
    "market.Product.withdrawn_reason": _withdraw,
    "market.ProductPaper.number": _paper,
    "market.QrisCode.merchant": lambda kim, by, text: making.qris(
        making.seller(kim, by=by), by=by, merchant=text[:25]
    ),
    "market.QrisCode.city": lambda kim, by, text: making.qris(
        making.seller(kim, by=by), by=by, city=text[:25]
    ),
    "market.Seller.name": lambda kim, by, text: making.seller(kim, by=by, name=text),
    "market.Seller.place": lambda kim, by, text: making.seller(kim, by=by, place=text),
    "market.Seller.story": lambda kim, by, text: making.seller(kim, by=by, story=text),
    "market.Seller.photos": lambda kim, by, text: making.seller(
        kim, by=by, photos=_captioned(kim, by, text)
    ),
}
