"""A good without a valid certificate as readers have it: its words do not say that it is halal."""

from datetime import date
from typing import Final

from kimid.market.claims import picture_without_halal, without_halal
from kimid.market.models import Product, ProductPaper
from kimid.market.paper_queries import papers_about
from kimid.market.paper_words import says_halal

_TEXTS: Final = ("name", "taste", "about", "ingredients", "stock_words", "delivery", "unit")


def papers_for_readers(product: Product, today: date) -> list[ProductPaper]:
    """The papers of a good, of which some may be over. Without a certificate that is valid on this
    day the word is left out of this object, which is shown and never saved: what the group wrote
    stays in its row, and stands there again with a new certificate. One query.
    """
    papers = papers_about(product)
    if not says_halal(papers, today):
        for name in _TEXTS:
            setattr(product, name, without_halal(getattr(product, name)))
        product.photos = [picture_without_halal(picture) for picture in product.photos]
    return papers
