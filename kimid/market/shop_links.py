"""Where a seller has a shop on a marketplace, and whether readers have it as a link.

The address passes the gate of links in stories: until a second person of the group has opened it,
or those of two other groups, it stands as words.
"""

from dataclasses import dataclass
from typing import Final

from kimid.lib.web_addresses import address_in_words, owner_of, web_link
from kimid.links.ledger import unseen_address
from kimid.market.models import Seller

LONGEST: Final = 200
# By the hosts under which a shop has an address, also a short one that leads on.
_MARKETPLACES: Final = {
    "tokopedia.com": "Tokopedia",
    "tokopedia.link": "Tokopedia",
    "shopee.co.id": "Shopee",
    "shp.ee": "Shopee",
    "lazada.co.id": "Lazada",
    "blibli.com": "Blibli",
    "bukalapak.com": "Bukalapak",
    "tiktok.com": "TikTok",
    "padiumkm.id": "PaDi UMKM",
}
_EXAMPLE: Final = "Salin alamat tokonya dari aplikasinya, misalnya tokopedia.com/madu-salmah."


class ShopRefused(ValueError):
    """This is no shop on a marketplace that kimid knows. The message says what to write."""


@dataclass(frozen=True)
class ShopLink:
    """A shop as readers have it. `url` is empty while the address stands as `words`."""

    name: str
    url: str
    words: str


def read_shop(typed: str) -> str:
    """The address of a shop as it is stored, over https. Raises ShopRefused."""
    url = web_link("".join(typed.split()))
    host, _, path = owner_of(url).partition("/")
    if len(url) > LONGEST or _marketplace(host) == "":
        names = ", ".join(dict.fromkeys(_MARKETPLACES.values()))
        raise ShopRefused(f"Bisa untuk {names}. {_EXAMPLE}")
    if not path:
        raise ShopRefused(f"Itu halaman depan {_marketplace(host)}, bukan tokonya. {_EXAMPLE}")
    return url.replace("http://", "https://", 1)


def shop_of(seller: Seller) -> ShopLink | None:
    """The shop of a seller as readers have it. Two queries at most."""
    url = seller.shop_link
    if not url:
        return None
    name = _marketplace(owner_of(url).partition("/")[0])
    is_words = bool(unseen_address(seller.site, [url]))
    return ShopLink(name, "" if is_words else url, address_in_words(url))


def _marketplace(host: str) -> str:
    names = (name for known, name in _MARKETPLACES.items() if f".{host}".endswith(f".{known}"))
    return next(names, "")
