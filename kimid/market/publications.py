"""What the wire has of a product."""

from typing import Final

from kimid.lib.picture import Picture, first_shown
from kimid.market.claims import picture_without_halal, without_halal
from kimid.market.models import Product
from kimid.market.paper_queries import papers_on_lists
from kimid.market.paper_words import on_lists
from kimid.wire.models import Topic
from kimid.wire.placing import Publication

KIND: Final = "produk"


def publication_of(product: Product) -> Publication:
    """A product as lists, search and portals of six levels have it. One query."""
    seller = product.seller
    papers = on_lists(papers_on_lists(product))
    words = str if papers.has_halal else without_halal
    picture = first_shown(product.photos)
    if picture and not papers.has_halal:
        picture = picture_without_halal(picture)
    return Publication(
        kind=KIND,
        title=words(product.name),
        summary=words(product.taste) or f"Dari {seller.name}, {seller.place}.",
        path=product.path,
        topic=Topic.BUSINESS,
        picture=picture,
        text=words(" ".join([seller.name, seller.place, product.about, product.ingredients])),
        data={
            "category": product.category,
            "stock": product.stock,
            "stock_words": product.stock_words,
            "price": str(product.price),
            "unit": product.unit,
            "price_on": product.price_on.isoformat(),
            "seller": seller.name,
            "place": seller.place,
            "checked": "ya" if papers.is_checked else "",
            "checked_until": papers.checked_until,
            "certificates": papers.certificates,
        },
    )


def photo_names(pictures: list[Picture]) -> set[str]:
    """The names of the files that these pictures show."""
    return {picture["name"] for picture in pictures}
