"""What a seller's proposal would change for readers."""

from typing import NamedTuple

from kimid.market.models import Product, Proposal, Seller


class GoodsDifference(NamedTuple):
    """One thing that is not as readers have it."""

    label: str
    before: str
    after: str


def differences_of(proposal: Proposal) -> list[GoodsDifference]:
    """What would change, in words; nothing for a new good. Photos are seen, not told."""
    product = proposal.product
    if proposal.is_new or product is None:
        return []
    rows = [
        GoodsDifference("Nama", product.name, proposal.name),
        GoodsDifference("Harga", product.price_words, proposal.price_words),
        GoodsDifference("Kalimat", product.taste, proposal.taste),
    ]
    return [row for row in rows if row.before != row.after]


def likely_category(seller: Seller) -> str:
    """Of what sort her last good is; empty for a seller without goods. One query."""
    rows = Product.objects.filter(seller=seller).order_by("-pk")
    return rows.values_list("category", flat=True).first() or ""
