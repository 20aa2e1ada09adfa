"""Charts without script: bars only, one of them dark, the numbers that matter written at them. Plain SVG for a page."""

from collections.abc import Sequence
from typing import Final, NamedTuple
from xml.sax.saxutils import escape, quoteattr

from kimid.lib.text import number

WIDTH: Final = 340
_TOP, _BASE, _FOOT = 20, 130, 152
_FEW: Final = 8  # so many bars have room for their numbers


class Bar(NamedTuple):
    """One bar and the word below it, if it has one."""

    label: str
    value: int


def columns(bars: Sequence[Bar], *, said: str) -> str:
    """Columns in a row, the last one dark. `said` is the sentence a reader takes away; without a picture it is all there is."""
    step, most = WIDTH / len(bars), max(1, *(bar.value for bar in bars))
    wide = step * (0.7 if len(bars) <= _FEW else 0.8)
    spans = [(step * (place + 0.5), (_BASE - _TOP) * bar.value / most) for place, bar in enumerate(bars)]
    paths = [f"M{middle - wide / 2:.1f} {_BASE}v-{tall:.1f}h{wide:.1f}V{_BASE}z" if tall else "" for middle, tall in spans]
    words = [
        *_numbers(bars, spans),
        *(_text(middle, _FOOT - 6, bar.label) for bar, (middle, _) in zip(bars, spans, strict=True) if bar.label),
    ]
    drawn = f'<path class="chart__rest" d="{"".join(paths[:-1])}"/><path class="chart__one" d="{paths[-1]}"/>'
    return _chart(_FOOT, said, f'{drawn}<path class="chart__axis" d="M0 {_BASE}H{WIDTH}"/>{"".join(words)}')


def split(part: int, whole: int, *, part_words: str, rest_words: str, said: str) -> str:
    """One bar for the whole, its part dark, both written above their ends."""
    wide = WIDTH * part / whole if whole else 0
    drawn = f'<path class="chart__rest" d="M0 28h{WIDTH}v26H0z"/><path class="chart__one" d="M0 28h{wide:.1f}v26H0z"/>'
    left = f'<text class="chart__say" x="0" y="18">{number(part)} {escape(part_words)}</text>'
    right = f'<text x="{WIDTH}" y="18" text-anchor="end">{number(whole - part)} {escape(rest_words)}</text>'
    return _chart(56, said, drawn + left + right)


def minibar(part: float, whole: float) -> str:
    """A thin bar for a row of a table, whose number stands beside it; the track behind it is the whole."""
    wide = 100 * part / whole if whole else 0
    return (
        '<svg class="minibar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">'
        f'<path d="M0 0h{wide:.1f}v8H0z"/></svg>'
    )


def _numbers(bars: Sequence[Bar], spans: Sequence[tuple[float, float]]) -> list[str]:
    """The values of few bars, or of the first and the last of many."""
    told = range(len(bars)) if len(bars) <= _FEW else (0, len(bars) - 1)
    return [_text(spans[place][0], _BASE - spans[place][1] - 5, number(bars[place].value), "chart__say") for place in told]


def _text(middle: float, y: float, words: str, name: str = "") -> str:
    """A word centred at `middle`, but never over the edge."""
    half = len(words) * 3.3
    if middle < half:
        middle, anchor = 0, "start"
    elif middle > WIDTH - half:
        middle, anchor = WIDTH, "end"
    else:
        anchor = "middle"
    kind = f' class="{name}"' if name else ""
    return f'<text{kind} x="{middle:.1f}" y="{y:.1f}" text-anchor="{anchor}">{escape(words)}</text>'


def _chart(height: int, said: str, inside: str) -> str:
    return f'<svg class="chart" viewBox="0 0 {WIDTH} {height}" role="img" aria-label={quoteattr(said)}>{inside}</svg>'
