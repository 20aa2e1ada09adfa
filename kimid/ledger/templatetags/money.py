"""Sums of money in templates."""

from django import template

from kimid.lib import rupiah as sums

register = template.Library()


@register.filter
def rupiah(amount: int) -> str:
    """25000 gives `Rp25.000`, with a real minus below zero."""
    return sums.rupiah(amount)
