"""Sums of yearly papers: `{% load year_words %}`."""

from django import template

from kimid.lib.rupiah import rupiah

register = template.Library()


@register.filter
def in_rupiah(amount: int) -> str:
    """25000 gives `Rp25.000`."""
    return rupiah(amount)


@register.filter
def in_column(amount: int) -> str:
    """The same below a head that says rupiah: `25.000`, `−25.000`."""
    return rupiah(amount).replace("Rp", "")
