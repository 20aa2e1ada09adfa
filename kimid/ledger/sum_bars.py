"""Bars of money: the outline is the plan, the filled part is real, amber is beyond the plan. Drawn
as plain SVG; the sums stand in words beside them.
"""

from collections.abc import Sequence
from typing import Final, NamedTuple
from xml.sax.saxutils import escape, quoteattr

from django.utils.safestring import SafeString

from kimid.lib.rupiah import rupiah

_WIDTH: Final = 340
_TOP: Final = 20
_BASE: Final = 130
_MILLION: Final = 1_000_000


class SumBar(NamedTuple):
    """One sum with its bar, and a note below it."""

    label: str
    amount: int
    planned: int
    note: str

    @property
    def words(self) -> str:
        return rupiah(self.amount)

    @property
    def plan_words(self) -> str:
        return f"dari rencana {rupiah(self.planned)}" if self.planned else "tidak direncanakan"

    @property
    def over(self) -> int:
        """How much is beyond the plan, where there is one."""
        return max(self.amount - self.planned, 0) if self.planned else 0


def drawn(bars: Sequence[SumBar]) -> list[tuple[SumBar, SafeString]]:
    """Each with its drawing, all on one scale."""
    widest = max((max(bar.amount, bar.planned) for bar in bars), default=0)
    return [(bar, _drawing(bar, widest)) for bar in bars]


def used_bar(spent: int, rest: int, label: str, rest_words: str) -> SafeString:
    """What was used of what there was, and what is left. `label` is for screen readers."""
    whole = spent + rest
    wide = _WIDTH * spent / whole if whole > 0 else 0
    # The words are escaped, the rest are numbers.
    return SafeString(
        f'<svg class="chart" viewBox="0 0 {_WIDTH} 50" role="img" aria-label={quoteattr(label)}>'
        f'<path class="chart__rest" d="M0 26h{_WIDTH}v22H0z"/>'
        f'<path class="chart__one" d="M0 26h{min(wide, _WIDTH):.1f}v22H0z"/>'
        f'<text class="chart__say" x="0" y="17">{escape(rupiah(spent))} dipakai</text>'
        f'<text x="{_WIDTH}" y="17" text-anchor="end">{escape(rest_words)}</text></svg>'
    )


def year_columns(years: Sequence[tuple[int, int]], label: str) -> SafeString:
    """What came in each of these years, the last one dark. `label` is for screen readers."""
    step = _WIDTH / len(years)
    most = max(1, *(amount for _, amount in years))
    parts = []
    for place, (year, amount) in enumerate(years):
        tall = (_BASE - _TOP) * max(amount, 0) / most
        middle = step * (place + 0.5)
        css = "chart__one" if place == len(years) - 1 else "chart__rest"
        if tall:
            bar = f"M{middle - step / 3:.0f} {_BASE}v-{tall:.1f}h{step * 2 / 3:.0f}V{_BASE}z"
            parts.append(f'<path class="{css}" d="{bar}"/>')
        words = escape(in_millions(amount))
        parts += [
            f'<text class="chart__say" x="{middle:.0f}" y="{_BASE - tall - 5:.0f}">{words}</text>',
            f'<text x="{middle:.0f}" y="{_BASE + 18}">{year}</text>',
        ]
    return SafeString(
        f'<svg class="chart" viewBox="0 0 {_WIDTH} 152" role="img" aria-label={quoteattr(label)}>'
        f'<g text-anchor="middle">{"".join(parts)}</g>'
        f'<path class="chart__axis" d="M0 {_BASE}H{_WIDTH}"/></svg>'
    )


def in_millions(amount: int) -> str:
    """`Rp79,2 juta`; what is less than a million stays as it is."""
    for size, word in ((_MILLION * 1000, "miliar"), (_MILLION, "juta")):
        if abs(amount) >= size:
            sign = "" if amount > 0 else "\N{MINUS SIGN}"
            return f"{sign}Rp{abs(amount) / size:.1f} {word}".replace(".", ",")
    return rupiah(amount)


def _drawing(bar: SumBar, widest: int) -> SafeString:
    def length(amount: int) -> float:
        return 100 * max(amount, 0) / widest if widest else 0

    real = length(bar.amount - bar.over)
    paths = [f'<path class="real" d="M0 1h{real:.1f}v14H0z"/>']
    if bar.over:
        paths.append(
            f'<path class="over" d="M{real:.1f} 1h{length(bar.over):.1f}v14h-'
            f'{length(bar.over):.1f}z"/>'
        )
    if bar.planned:
        paths.append(f'<path class="plan" d="M0 1h{length(bar.planned):.1f}v14H0z"/>')
    # Numbers only.
    return SafeString(
        '<svg class="bars" viewBox="0 0 100 16" preserveAspectRatio="none" aria-hidden="true">'
        f"{''.join(paths)}</svg>"
    )
