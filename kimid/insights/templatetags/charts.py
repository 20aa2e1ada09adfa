"""Charts as tags: `{% load charts %}`."""

from collections.abc import Sequence

from django import template
from django.utils.safestring import SafeString

from kimid.lib import charts
from kimid.lib.charts import Bar
from kimid.lib.text import number

register = template.Library()

# What comes from lib.charts is numbers of ours and words that it escapes.


@register.simple_tag
def columns(bars: Sequence[Bar], said: str) -> SafeString:
    """Columns in a row, the last one dark."""
    return SafeString(charts.columns(bars, said=said))


@register.simple_tag
def split(part: int, whole: int, *, part_words: str, rest_words: str, said: str) -> SafeString:
    """One bar for the whole, its part dark."""
    return SafeString(charts.split(part, whole, part_words=part_words, rest_words=rest_words, said=said))


@register.inclusion_tag("insights/provinces.html")
def provinces(tiles: Sequence[str]) -> dict[str, object]:
    """The provinces as tiles, as `tiles_of` drew them."""
    return {"tiles": [SafeString(each) for each in tiles]}


@register.simple_tag
def minibar(part: float, whole: float) -> SafeString:
    """A thin bar in a row of a table."""
    return SafeString(charts.minibar(part, whole))


@register.filter
def part_of(part: int, whole: int) -> str:
    """`50 dari 103`."""
    return f"{number(part)} dari {number(whole)}"
