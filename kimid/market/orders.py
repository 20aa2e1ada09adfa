"""The order that is ready: its words, and where it goes. Nobody but the seller gets it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final
from urllib.parse import quote

from kimid.lib.rupiah import rupiah
from kimid.lib.whatsapp import whatsapp_url
from kimid.market.models import Product

_TIMES: Final = (1, 2, 3, 5, 10)
_MOST: Final = 1_000
_SIGNED: Final = "Saya lihat di kim.id"


class OrderChannel(StrEnum):
    """How an order leaves for the seller."""

    WHATSAPP = "wa"
    SMS = "sms"


@dataclass(frozen=True)
class OrderOption:
    """An amount with its button, and the text that is ready for it."""

    amount: int
    label: str
    text: str


def options_of(product: Product, today: date, url: str) -> list[OrderOption]:
    """The amounts that one may choose; one only where one has to ask first."""
    if product.is_not_now:
        label = "Tanya kapan ada lagi"
        return [OrderOption(product.minimum, label, text_of(product, product.minimum, today, url))]
    if product.has_old_price(today):
        text = text_of(product, product.minimum, today, url)
        return [OrderOption(product.minimum, "Tanya harga", text)]
    amounts = (product.minimum * times for times in _TIMES)
    return [
        OrderOption(
            amount,
            f"Pesan {amount} {product.unit}, {rupiah(amount * product.price)}",
            text_of(product, amount, today, url),
        )
        for amount in amounts
    ]


def amount_from(typed: str, product: Product) -> int:
    """How many somebody wants: at least the smallest order, whatever the address says."""
    if not (typed.isascii() and typed.isdecimal() and len(typed) <= 4):
        return product.minimum
    return min(max(int(typed), product.minimum), _MOST)


def text_of(product: Product, amount: int, today: date, url: str) -> str:
    """What the seller reads. A sum stands only under a price that holds."""
    return "\n".join([*_wish(product, amount, today), url, _SIGNED])


def _wish(product: Product, amount: int, today: date) -> Sequence[str]:
    hello = f"Halo {product.seller.name},"
    if product.is_not_now:
        return [f"{hello} kapan {product.name} ada lagi? Saya mau pesan {amount} {product.unit}."]
    if product.has_old_price(today):
        return [
            f"{hello} apakah {product.name} masih {product.price_words}? "
            f"Saya mau pesan {amount} {product.unit}."
        ]
    total = f"{amount} × {rupiah(product.price)} = {rupiah(amount * product.price)}"
    return [
        f"{hello} saya mau pesan {product.name}.",
        f"{total} (belum ongkir)",
        "Alamat saya: ",
    ]


def order_url(channel: OrderChannel, phone: str, text: str) -> str:
    """The address that opens the app of the channel with this text."""
    if channel == OrderChannel.WHATSAPP:
        return whatsapp_url(text, phone)
    return f"sms:+{phone}?body={quote(text, safe='')}"
