"""Receipts of shops for the demo, drawn: a head, rows of what was bought, a sum and a stamp. Each
looks different, as real ones do; the books say when two are alike.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from io import BytesIO
from random import Random
from typing import Final

from PIL import Image, ImageChops, ImageDraw, ImageFont

from kimid.ledger.receipts import StoredReceipt, stored_receipts
from kimid.lib import clock
from kimid.lib.text import number
from kimid.lib.typesetting import FONTS, SANS

_PAPERS: Final = ("#fbf9f2", "#f6f1dd", "#fdfdfb", "#f3e9ef")
_INKS: Final = ("#241d14", "#1d2c57", "#3a3a3a")
_FAINT: Final = "#8d8679"
_QUALITY: Final = 60
_MARGIN: Final = 36


@contextmanager
def shop_receipt(
    shop: str, purpose: str, amount: int, on: date, *, seed: int
) -> Iterator[list[StoredReceipt]]:
    """A receipt in private storage, for the action that makes its row."""
    with stored_receipts([[drawn_receipt(shop, purpose, amount, on, seed=seed)]]) as stored:
        yield stored


def drawn_receipt(shop: str, purpose: str, amount: int, on: date, *, seed: int) -> bytes:
    """One sheet as WebP. The seed decides how the shop sets it."""
    chance = Random(seed)
    width, height = chance.choice((440, 520, 600)), chance.randrange(560, 900, 20)
    sheet = _crumpled(Image.new("RGB", (width, height), chance.choice(_PAPERS)), chance)
    pen, ink = ImageDraw.Draw(sheet), chance.choice(_INKS)
    head = chance.randrange(90, 190, 10)
    pen.rectangle((0, 0, width, head), fill=ink)
    _write(pen, (_MARGIN, 24), shop, 26, "#fbf9f2" if chance.random() < 0.5 else "#d9d2bd")
    _write(pen, (_MARGIN, head + 18), f"{clock.day(on)}   no. {chance.randrange(1000)}", 20, ink)
    top = head + chance.randrange(60, 110, 5)
    foot = height - chance.randrange(120, 180, 5)
    _rows(pen, chance, top, foot, width)
    _write(pen, (_MARGIN, top), purpose, 22, ink)
    pen.line((_MARGIN, foot, width - _MARGIN, foot), fill=ink, width=3)
    _write(pen, (_MARGIN, foot + 10), f"Jumlah  Rp{number(amount)}", 28, ink)
    _stamp(pen, chance, width, height)
    out = BytesIO()
    sheet.save(out, "WEBP", quality=_QUALITY)
    return out.getvalue()


def _crumpled(sheet: Image.Image, chance: Random) -> Image.Image:
    """Paper out of a pocket: lighter and darker in places."""
    across, down = 13, 21
    spots = bytes(chance.randrange(218, 256) for _ in range(across * down))
    shade = Image.frombytes("L", (across, down), spots).resize(sheet.size, Image.Resampling.BICUBIC)
    return ImageChops.multiply(sheet, shade.convert("RGB"))


def _rows(pen: ImageDraw.ImageDraw, chance: Random, top: int, foot: int, width: int) -> None:
    """What was bought, as one sees it from afar: words and sums as bars."""
    for line in range(top + 44, foot - 24, chance.randrange(26, 46, 4)):
        if chance.random() < 0.7:
            end = chance.randrange(120, width // 2 + 60)
            pen.rectangle((_MARGIN, line, end, line + chance.randrange(4, 8)), fill=_FAINT)
        if chance.random() < 0.5:
            start = width - _MARGIN - chance.randrange(30, 90)
            pen.rectangle((start, line, width - _MARGIN, line + 6), fill=_FAINT)


def _stamp(pen: ImageDraw.ImageDraw, chance: Random, width: int, height: int) -> None:
    size = chance.randrange(90, 150)
    left = chance.randrange(width // 3, width - size - 10)
    top = chance.randrange(height // 2, height - size - 10)
    pen.ellipse((left, top, left + size, top + size), outline="#8a3a6b", width=6)
    _write(pen, (left + size // 4, top + size // 2 - 12), "LUNAS", 20, "#8a3a6b")


def _write(
    pen: ImageDraw.ImageDraw, place: tuple[int, int], text: str, size: int, colour: str
) -> None:
    font = ImageFont.truetype(FONTS / SANS, size, layout_engine=ImageFont.Layout.BASIC)
    pen.text(place, text, fill=colour, font=font)
