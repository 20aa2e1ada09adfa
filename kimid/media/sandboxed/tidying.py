"""Tidies the photo of a good: straight, square, light. No colour of it changes: every pixel keeps
its hue and its saturation, only its light is raised.
"""

from itertools import pairwise
from math import cos, log, radians, sin
from statistics import median
from typing import Final

from PIL import Image, ImageChops, ImageFilter, ImageMath

# How far a photo is turned, and how small a slant is left alone; in degrees.
_MOST_TILT: Final = 6.0
_LEAST_TILT: Final = 0.75
_TILT_STEP: Final = 0.5
_TILT_SIDE: Final = 160  # pixels, on which a slant is looked for
# A slant is believed if lines stand out so much more there than straight on, and than elsewhere.
_SURE_OVER_STRAIGHT: Final = 1.3
_SURE_OVER_OTHERS: Final = 1.7
_LEAST_LINES: Final = 300.0
# So much more must be seen beside the middle to leave it.
_SUBJECT_OVER_MIDDLE: Final = 1.2
_LIGHT_ENOUGH: Final = 118  # of 255: where half of the pixels are darker
_DARKEST_WHITE: Final = 160
_MOST_GAIN: Final = 1.6  # black cloth stays black
_LEAST_GAIN: Final = 1.06


def tidied(picture: Image.Image, focus: tuple[int, int], min_side: int) -> tuple[Image.Image, bool]:
    """The photo straight, square and light, and whether anything changed. `focus` is its most
    important point in percent; the middle says nothing.
    """
    straight = _straightened(picture, min_side)
    square = _squared(straight, focus)
    light = _lightened(square)
    return light, light is not picture


def _straightened(picture: Image.Image, min_side: int) -> Image.Image:
    angle = _tilt(picture)
    width, height = _inside(*picture.size, abs(angle))
    if not angle or min(width, height) < min_side:
        return picture
    turned = picture.rotate(angle, Image.Resampling.BICUBIC)
    left, top = (turned.width - width) // 2, (turned.height - height) // 2
    return turned.crop((left, top, left + width, top + height))


def _tilt(picture: Image.Image) -> float:
    """By how much to turn, in degrees against the clock. 0 unless one line stands out: a horizon,
    the edge of a table.
    """
    small = picture.convert("L")
    small.thumbnail((_TILT_SIDE, _TILT_SIDE))
    steps = round(_MOST_TILT / _TILT_STEP)
    angles = [step * _TILT_STEP for step in range(-steps, steps + 1)]
    lines = {angle: _lines(small.convert("F"), angle) for angle in angles}
    best = max(lines, key=lines.__getitem__)
    is_sure = (
        _LEAST_TILT <= abs(best) < _MOST_TILT
        and lines[best] >= _SURE_OVER_STRAIGHT * lines[0.0]
        and lines[best] >= _SURE_OVER_OTHERS * median(lines.values())
        and lines[best] >= _LEAST_LINES
    )
    return best if is_sure else 0.0


def _lines(small: Image.Image, angle: float) -> float:
    """How much rows differ from the next once the photo is turned: level lines make them differ."""
    turned = small.rotate(angle, Image.Resampling.BILINEAR)
    edge_x, edge_y = small.width // 8, small.height // 8
    middle = turned.crop((edge_x, edge_y, small.width - edge_x, small.height - edge_y))
    rows = _values(middle.resize((1, middle.height), Image.Resampling.BOX))
    return sum((one - next_one) ** 2 for one, next_one in pairwise(rows))


def _values(image: Image.Image) -> list[float]:
    """The values of an image of one band, row by row."""
    width, height = image.size
    pixels = (image.getpixel((x, y)) for y in range(height) for x in range(width))
    return [float(each) for each in pixels if isinstance(each, int | float)]


def _inside(width: int, height: int, angle: float) -> tuple[int, int]:
    """The largest upright box of the same shape inside a photo that was turned by so many degrees,
    for small angles.
    """
    turn = radians(angle)
    longer, shorter = max(width, height), min(width, height)
    share = 1 / (cos(turn) + longer / shorter * sin(turn))
    return int(width * share), int(height * share)


def _squared(picture: Image.Image, focus: tuple[int, int]) -> Image.Image:
    """Around the focus, else around what is seen most of, else around the middle."""
    width, height = picture.size
    side = min(width, height)
    if width == height:
        return picture
    is_wide = width > height
    share = focus[0 if is_wide else 1] / 100
    room = abs(width - height)
    start = (
        min(room, max(0, round(share * max(width, height) - side / 2)))
        if focus != (50, 50)
        else round(_subject(picture, is_wide=is_wide) * room)
    )
    corner = (start, 0) if is_wide else (0, start)
    return picture.crop((*corner, corner[0] + side, corner[1] + side))


def _subject(picture: Image.Image, *, is_wide: bool) -> float:
    """Where along the longer side the square begins, as a share of its room: 0.5 is the middle."""
    small = picture.convert("L")
    small.thumbnail((_TILT_SIDE, _TILT_SIDE))
    edges = small.filter(ImageFilter.FIND_EDGES)
    edges.paste(0, (0, 0, edges.width, 1))
    edges.paste(0, (0, edges.height - 1, edges.width, edges.height))
    edges.paste(0, (0, 0, 1, edges.height))
    edges.paste(0, (edges.width - 1, 0, edges.width, edges.height))
    size = (edges.width, 1) if is_wide else (1, edges.height)
    seen = _values(edges.convert("F").resize(size, Image.Resampling.BOX))
    side = min(edges.size)
    room = len(seen) - side
    if room < 1:
        return 0.5
    windows = [sum(seen[start : start + side]) for start in range(room + 1)]
    best = max(windows)
    is_beside = best >= _SUBJECT_OVER_MIDDLE * windows[room // 2]
    return windows.index(best) / room if is_beside else 0.5


def _lightened(picture: Image.Image) -> Image.Image:
    """Each pixel times one number for all its three colours, so that none of them runs over: hue
    and saturation stay.
    """
    red, green, blue = picture.split()
    bright = ImageChops.lighter(ImageChops.lighter(red, green), blue)
    curve = _curve(bright.histogram())
    if curve is None:
        return picture
    raised = bright.point(curve)
    divisor = ImageChops.lighter(bright, Image.new("L", bright.size, 1))
    parts = [
        ImageMath.lambda_eval(
            lambda each: each["convert"](
                (each["part"] * each["raised"] + each["half"] / 2) / each["half"], "L"
            ),
            part=part,
            raised=raised,
            half=divisor,
        )
        for part in (red, green, blue)
    ]
    return Image.merge("RGB", parts)


def _curve(counts: list[int]) -> list[int] | None:
    """What becomes of each brightness; None for a photo that is light enough."""
    white = max(_DARKEST_WHITE, _darker_than(counts, 0.995))
    middle = min(254, max(1, _darker_than(counts, 0.5) * 255 // white))
    power = min(1.0, max(0.6, log(_LIGHT_ENOUGH / 255) / log(middle / 255)))
    raised = [255 * (min(each, white) / white) ** power for each in range(256)]
    curve = [round(min(255.0, each * _MOST_GAIN, max(each, up))) for each, up in enumerate(raised)]
    gain = curve[128] / 128
    return curve if gain >= _LEAST_GAIN else None


def _darker_than(counts: list[int], share: float) -> int:
    """The brightness below or at which this share of all pixels lies."""
    wanted, seen = share * sum(counts), 0
    for each, count in enumerate(counts):
        seen += count
        if seen >= wanted:
            return each
    return 255
