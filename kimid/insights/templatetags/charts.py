"""Charts as tags: `{% load charts %}`."""

from collections.abc import Sequence

from django import template
from django.utils.safestring import SafeString

from kimid.insights.figures import Figure
from kimid.lib import charts
from kimid.lib.charts import ChartBar

register = template.Library()

# What comes from lib.charts is numbers of ours and words that it escapes.


@register.simple_tag
def columns(bars: Sequence[ChartBar], label: str) -> SafeString:
    """Columns in a row, the last one dark."""
    return SafeString(charts.column_chart(bars, label=label))


@register.simple_tag
def split(part: int, whole: int, *, part_words: str, rest_words: str, label: str) -> SafeString:
    """One bar for the whole, its part dark."""
    return SafeString(
        charts.split_bar(part, whole, part_label=part_words, rest_label=rest_words, label=label)
    )


@register.inclusion_tag("insights/provinces.html")
def provinces(tiles: Sequence[str], caption: str) -> dict[str, object]:
    """The provinces as tiles, as `tiles_of` drew them; `caption` says of which day and whose
    numbers they are.
    """
    return {"tiles": [SafeString(each) for each in tiles], "caption": caption}


@register.inclusion_tag("insights/figures.html")
def figures_row(figures: Sequence[Figure]) -> dict[str, object]:
    """The figures that are read first, each with its trend."""
    return {"figures": figures}


@register.simple_tag
def minibar(part: float, whole: float) -> SafeString:
    """A thin bar in a row of a table."""
    return SafeString(charts.minibar(part, whole))
