"""Words of the cash book: `{% load cash_words %}`."""

from datetime import date

from django import template

from kimid.ledger import book_rows
from kimid.lib import clock
from kimid.lib import rupiah as sums

register = template.Library()


@register.filter
def rupiah(amount: int) -> str:
    """25000 gives `Rp25.000`, with a real minus below zero."""
    return sums.rupiah(amount)


@register.filter
def in_words(amount: int) -> str:
    """`Dua puluh lima ribu rupiah`, as a receipt says it."""
    words = sums.rupiah_in_words(amount)
    return words[:1].upper() + words[1:]


@register.filter
def day_words(on: date) -> str:
    """`Selasa, 24 November`."""
    return book_rows.day_words(on)


@register.filter
def month_day(on: date) -> str:
    """`24 November`."""
    return clock.day(on).rsplit(" ", 1)[0]
