"""How a receipt looks: 64 hexadecimal digits that stay almost the same when the same paper is
photographed again, a little turned, nearer or darker.
"""

from collections.abc import Iterable, Sequence
from io import BytesIO
from itertools import pairwise
from typing import Final

from PIL import Image

_SIDE: Final = 16
_DIGITS: Final = _SIDE * _SIDE // 4
# Of 256 places. Receipts drawn on the same sheet differ in 39 and more, the same one photographed
# again, turned up to 6 degrees and a tenth nearer, in up to 36. From the side it looks different.
_MOST_DIFFERENT: Final = 36
# A page without anything on it looks like any other.
_FEWEST_EDGES: Final = 40
_SMALL: Final = (400, 400)
_TURNS: Final = range(-8, 9)
_TABLE: Final = 90  # a grey for what a turn uncovers
_READ_PAGES: Final = 3


def looks_of(pages: Sequence[bytes]) -> str:
    """How the first pages of a paper look, with spaces between; nothing of an empty page."""
    return " ".join(filter(None, map(_look_of, pages[:_READ_PAGES])))


def are_alike(one: str, other: str) -> bool:
    """Whether two papers share a page."""
    theirs = [int(each, 16) for each in other.split()]
    return any(_is_like(int(each, 16), theirs) for each in one.split())


def _is_like(look: int, others: Iterable[int]) -> bool:
    return any((look ^ other).bit_count() <= _MOST_DIFFERENT for other in others)


def _look_of(page: bytes) -> str:
    picture = Image.open(BytesIO(page), formats=("WEBP",)).convert("L")
    picture.thumbnail(_SMALL)
    cells = _paper_of(_straight(picture)).resize((_SIDE + 1, _SIDE), Image.Resampling.BOX)
    grey = cells.tobytes()
    bits = 0
    for at in range(_SIDE * (_SIDE + 1)):
        if at % (_SIDE + 1) != _SIDE:  # the last of a row has none beside it
            bits = bits << 1 | (grey[at] > grey[at + 1])
    is_empty = not _FEWEST_EDGES <= bits.bit_count() <= _SIDE * _SIDE - _FEWEST_EDGES
    return "" if is_empty else f"{bits:0{_DIGITS}x}"


def _straight(picture: Image.Image) -> Image.Image:
    """Turned so that lines of text lie flat: then rows differ most from the next."""
    middle = _middle_of(picture)
    best = max(_TURNS, key=lambda degrees: _steps_of(middle, degrees))
    return picture.rotate(best, resample=Image.Resampling.BILINEAR, fillcolor=_TABLE)


def _steps_of(picture: Image.Image, degrees: int) -> int:
    turned = _middle_of(picture.rotate(degrees, resample=Image.Resampling.BILINEAR))
    rows = turned.resize((1, turned.height), Image.Resampling.BOX).tobytes()
    return sum((one - other) ** 2 for one, other in pairwise(rows))


def _middle_of(picture: Image.Image) -> Image.Image:
    width, height = picture.size
    return picture.crop((width // 6, height // 6, width - width // 6, height - height // 6))


def _paper_of(picture: Image.Image) -> Image.Image:
    """What is brighter than the table below it; all of it where that is no sheet."""
    light = _threshold(picture.histogram())
    bright = picture.point([255 if level > light else 0 for level in range(256)])
    across = _bright_span(bright.resize((picture.width, 1), Image.Resampling.BOX).tobytes())
    down = _bright_span(bright.resize((1, picture.height), Image.Resampling.BOX).tobytes())
    if across is None or down is None:
        return picture
    return picture.crop((across[0], down[0], across[1], down[1]))


def _bright_span(levels: bytes) -> tuple[int, int] | None:
    """From the first to the last of these that is mostly paper."""
    bright = [at for at, level in enumerate(levels) if level > 100]
    if len(bright) < len(levels) / 4:
        return None
    return bright[0], bright[-1] + 1


def _threshold(counts: Sequence[int]) -> int:
    """The level between dark and light, as Otsu found it."""
    whole, weighed = sum(counts), sum(level * count for level, count in enumerate(counts))
    best, best_level, below, weighed_below = 0.0, 127, 0, 0
    for level, count in enumerate(counts):
        below, weighed_below = below + count, weighed_below + level * count
        if not 0 < below < whole:
            continue
        gap = weighed_below / below - (weighed - weighed_below) / (whole - below)
        between = below * (whole - below) * gap * gap
        if between > best:
            best, best_level = between, level
    return best_level
