"""Messages that are ready for WhatsApp: what a seller sends to those whom she knows, and what the
group writes to her once it has answered.
"""

from typing import Final

from kimid.lib.whatsapp import whatsapp_url
from kimid.market.models import Product, Proposal, ProposalStage

_ASKED: Final = (
    "{seller}, ada pertanyaan dari {kim} tentang {good}: “{answer}” Buka tautan lapak Anda untuk "
    "menjawab."
)
_REFUSED: Final = (
    "{seller}, {good} belum ditampilkan {kim}: {answer} Buka tautan lapak Anda untuk memperbaiki."
)
_SHOWN: Final = "{seller}, {good} sudah tampil dan bisa dipesan: {url} Boleh diteruskan."


def share_url(product: Product) -> str:
    """What opens WhatsApp with a good, for whomever its seller chooses. Empty before readers have
    it.
    """
    if product.item is None:
        return ""
    return whatsapp_url(f"{product.name}, {product.price_words}. {product.item.url}")


def news_url(proposal: Proposal) -> str:
    """What opens WhatsApp with the answer for a seller. Empty if there is none, or no WhatsApp."""
    seller, product = proposal.seller, proposal.product
    url = product.item.url if product is not None and product.item is not None else ""
    texts = {ProposalStage.ASKED: _ASKED, ProposalStage.REFUSED: _REFUSED}
    if url:
        texts[ProposalStage.APPROVED] = _SHOWN
    text = texts.get(ProposalStage(proposal.stage))
    if text is None or not seller.takes_messages:
        return ""
    words = text.format(
        seller=seller.name,
        kim=proposal.site.name,
        good=proposal.name,
        answer=proposal.answer,
        url=url,
    )
    return whatsapp_url(words, seller.phone)
