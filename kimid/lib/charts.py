"""Bar charts as plain SVG, without script. One bar is dark, and the important numbers stand at
their bars.
"""

from collections.abc import Sequence
from typing import Final, NamedTuple
from xml.sax.saxutils import escape, quoteattr

from kimid.lib.text import number

WIDTH: Final = 340
_TOP = 20
_BASE = 130
_FOOT = 152
_MAX_NUMBERED: Final = 8  # bars; more have no room for all their numbers


class ChartBar(NamedTuple):
    """One bar and the word below it, if it has one."""

    label: str
    value: int


def column_chart(bars: Sequence[ChartBar], *, label: str) -> str:
    """Columns in a row, the last one dark. `label` is the sentence that screen readers read."""
    step = WIDTH / len(bars)
    most = max(1, *(bar.value for bar in bars))
    wide = step * (0.7 if len(bars) <= _MAX_NUMBERED else 0.8)
    spans = [
        (step * (place + 0.5), (_BASE - _TOP) * bar.value / most) for place, bar in enumerate(bars)
    ]
    paths = [
        f"M{middle - wide / 2:.1f} {_BASE}v-{tall:.1f}h{wide:.1f}V{_BASE}z" if tall else ""
        for middle, tall in spans
    ]
    texts = [
        *_numbers(bars, spans),
        *(
            _text(middle, _FOOT - 6, bar.label)
            for bar, (middle, _) in zip(bars, spans, strict=True)
            if bar.label
        ),
    ]
    columns_svg = (
        f'<path class="chart__rest" d="{"".join(paths[:-1])}"/>'
        f'<path class="chart__one" d="{paths[-1]}"/>'
    )
    return _chart(
        _FOOT,
        label,
        f'{columns_svg}<path class="chart__axis" d="M0 {_BASE}H{WIDTH}"/>{"".join(texts)}',
    )


def split_bar(part: int, whole: int, *, part_label: str, rest_label: str, label: str) -> str:
    """One bar for the whole with a dark part, and both numbers above its ends."""
    wide = WIDTH * part / whole if whole else 0
    bar_svg = (
        f'<path class="chart__rest" d="M0 28h{WIDTH}v26H0z"/>'
        f'<path class="chart__one" d="M0 28h{wide:.1f}v26H0z"/>'
    )
    left = f'<text class="chart__say" x="0" y="18">{number(part)} {escape(part_label)}</text>'
    right = (
        f'<text x="{WIDTH}" y="18" text-anchor="end">{number(whole - part)} '
        f"{escape(rest_label)}</text>"
    )
    return _chart(56, label, bar_svg + left + right)


def minibar(part: float, whole: float) -> str:
    """A thin bar for a row of a table. Its background is the whole. The number stands beside it."""
    wide = 100 * part / whole if whole else 0
    return (
        '<svg class="minibar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">'
        f'<path d="M0 0h{wide:.1f}v8H0z"/></svg>'
    )


def _numbers(bars: Sequence[ChartBar], spans: Sequence[tuple[float, float]]) -> list[str]:
    """The values of few bars, or of the first and the last of many."""
    numbered = range(len(bars)) if len(bars) <= _MAX_NUMBERED else (0, len(bars) - 1)
    return [
        _text(spans[place][0], _BASE - spans[place][1] - 5, number(bars[place].value), "chart__say")
        for place in numbered
    ]


def _text(middle: float, y: float, text: str, css_class: str = "") -> str:
    """A word centred at `middle`, but never over the edge."""
    half = len(text) * 3.3
    if middle < half:
        middle = 0
        anchor = "start"
    elif middle > WIDTH - half:
        middle = WIDTH
        anchor = "end"
    else:
        anchor = "middle"
    class_attribute = f' class="{css_class}"' if css_class else ""
    return (
        f'<text{class_attribute} x="{middle:.1f}" y="{y:.1f}" '
        f'text-anchor="{anchor}">{escape(text)}</text>'
    )


def _chart(height: int, label: str, content: str) -> str:
    return (
        f'<svg class="chart" viewBox="0 0 {WIDTH} {height}" '
        f'role="img" aria-label={quoteattr(label)}>{content}</svg>'
    )
