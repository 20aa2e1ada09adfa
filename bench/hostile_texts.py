"""The longest and most twisted texts that a form accepts: the time to parse and to render each.

    KIMID_SECRET_KEY=x python -m bench.hostile_texts

Needs no database: measured is the processor time of the one sanitiser (`lib/blocks.py`) and
of what makes HTML of its blocks (`ui/prose.py`). The last line is JSON; exit code 1 when it takes
too long.
"""

import json
import sys
from collections.abc import Callable
from statistics import quantiles
from time import process_time
from typing import Final

import django

from bench.table import Row, printed
from kimid.lib.blocks import editor_text, parse_blocks, part_count, plain_text

_LONGEST: Final = 60_000  # characters that the form accepts
_ROUNDS: Final = 30
_PIECES: Final = (
    *(
        "a",
        "\n",
        "\n\n",
        "- x\n",
        "> x\n",
        "## x\n",
        "[",
        "]",
        "](",
        "[a](",
        "[a](http://",
        "[a](https://x.id)",
        "[foto 1]\n",
    ),
    *(
        "[video https://x.id]\n",
        "<b>",
        "<" * 50,
        "&",
        '"',
        "\u202e",
        "\u0301",
        "\U0001f468\u200d\U0001f469\u200d\U0001f466",
    ),
    *(
        "[[[[a](http://",
        "((((",
        "\x00",
        "\r",
        "\t ",
        "http://x.id/" + "a" * 90 + " ",
        "[" * 200 + "\n",
        "a\u0300\u0301\u0302 ",
    ),
)


def main() -> int:
    """Print the table; 1 when a form would take too long."""
    django.setup(set_prefix=False)
    from kimid.newsroom.forms.content import MAX_PARTS  # noqa: PLC0415  # Django is set up by now
    from kimid.ui.prose import prose_html  # noqa: PLC0415  # the same

    def read_and_shown(text: str) -> None:
        blocks = parse_blocks(text, ["foto"])
        if part_count(blocks) > MAX_PARTS:
            return  # the form refuses it and shows the text as it was typed
        plain_text(blocks)
        editor_text(blocks, ["foto"])
        prose_html(blocks, {}, "http://media/f/")

    texts = [(piece * _LONGEST)[:_LONGEST] for piece in _PIECES]
    took = [_milliseconds(read_and_shown, text) for text in texts for _ in range(_ROUNDS)]
    worst = max(
        _PIECES, key=lambda piece: _milliseconds(read_and_shown, (piece * _LONGEST)[:_LONGEST])
    )
    rows = [
        Row(
            "read and shown, p99",
            f"{len(texts)} texts of {_LONGEST} letters",
            quantiles(took, n=100)[98],
            "ms",
            at_most=100,
        ),
        Row("the slowest", repr(worst[:20]), max(took), "ms"),
    ]
    print(printed(rows))
    numbers = {"kinds": len(texts), "p99_ms": rows[0].value, "worst_ms": rows[1].value}
    print(json.dumps(numbers))
    return int(rows[0].met is not True)


def _milliseconds(act: Callable[[str], None], text: str) -> float:
    began = process_time()
    act(text)
    return (process_time() - began) * 1000


if __name__ == "__main__":
    sys.exit(main())
