"""Template tags of the market: messages that are ready for WhatsApp."""

from django import template

from kimid.market import messages
from kimid.market.models import Product

register = template.Library()


@register.simple_tag
def share_url(product: Product) -> str:
    """What opens WhatsApp with a good; empty before readers have it."""
    return messages.share_url(product)
