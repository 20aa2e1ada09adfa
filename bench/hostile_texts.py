"""Texts as long and as twisted as a form lets through: how long it takes to read each and to make its page.

    KIMID_SECRET_KEY=x python -m bench.hostile_texts

Needs no database: measured is the processor time of the one sanitiser (`lib/blocks.py`) and
of what makes HTML of its blocks (`ui/prose.py`).
"""

from collections.abc import Callable
from statistics import quantiles
from time import process_time
from typing import Final

import django

from bench.table import Row, printed

_LONGEST: Final = 60_000  # letters that the form takes
_ROUNDS: Final = 30
_PIECES: Final = (
    *("a", "\n", "\n\n", "- x\n", "> x\n", "## x\n", "[", "]", "](", "[a](", "[a](http://", "[a](https://x.id)", "[foto 1]\n"),
    *("[video https://x.id]\n", "<b>", "<" * 50, "&", '"', "\u202e", "\u0301", "\U0001f468\u200d\U0001f469\u200d\U0001f466"),
    *("[[[[a](http://", "((((", "\x00", "\r", "\t ", "http://x.id/" + "a" * 90 + " ", "[" * 200 + "\n", "a\u0300\u0301\u0302 "),
)


def main() -> None:
    """Print the table."""
    django.setup(set_prefix=False)
    from kimid.lib.blocks import as_text, parse, parts, plain  # noqa: PLC0415  # only after Django is set up
    from kimid.newsroom.forms.words import MOST_PARTS  # noqa: PLC0415  # the same
    from kimid.ui.prose import prose_of  # noqa: PLC0415  # the same

    def read_and_shown(text: str) -> None:
        blocks = parse(text, ["foto"])
        if parts(blocks) > MOST_PARTS:
            return  # the form says so and shows the text as it was typed
        plain(blocks)
        as_text(blocks, ["foto"])
        prose_of(blocks, {}, "http://media/f/")

    texts = [(piece * _LONGEST)[:_LONGEST] for piece in _PIECES]
    took = [_milliseconds(read_and_shown, text) for text in texts for _ in range(_ROUNDS)]
    worst = max(_PIECES, key=lambda piece: _milliseconds(read_and_shown, (piece * _LONGEST)[:_LONGEST]))
    rows = [
        Row("read and shown, p99", f"{len(texts)} texts of {_LONGEST} letters", quantiles(took, n=100)[98], "ms", at_most=100),
        Row("the slowest", repr(worst[:20]), max(took), "ms"),
    ]
    print(printed(rows))


def _milliseconds(act: Callable[[str], None], text: str) -> float:
    began = process_time()
    act(text)
    return (process_time() - began) * 1000


if __name__ == "__main__":
    main()
