"""What actions on goods have in common: what closes them, and the row on the wire."""

from kimid.market.models import Product, Seller
from kimid.market.publications import publication_of
from kimid.sites.models import Site
from kimid.sites.stages import Feature
from kimid.wire import placing


class GoodsRefused(Exception):
    """The action is not possible now. The message is for the screen."""


def refuse_if_closed(site: Site, feature: Feature) -> None:
    """Raise GoodsRefused if the stage of this site forbids it."""
    if words := site.refusal(feature):
        raise GoodsRefused(words)


def refuse_if_left(seller: Seller) -> None:
    """Raise GoodsRefused for a seller who sells here no more."""
    if seller.left_at is not None:
        raise GoodsRefused(f"{seller.name} sudah berhenti berjualan di sini.")


def write_again(product: Product) -> None:
    """Give readers on all levels what a product is now, if they have it."""
    if product.item is not None:
        placing.update_item(product.item, publication_of(product), corrected_at=None)
