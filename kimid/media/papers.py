"""From what a founder sends of a decree or of minutes to pictures of its pages; and the stamp that says who looks at them.

A paper is never given out as it was sent. Who may look at it gets its pages with words across them that were made for this look.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from io import BytesIO
from math import cos, hypot, radians, sin
from typing import ClassVar, Final

from PIL import Image, ImageDraw, ImageFont

from kimid.lib.typesetting import FONTS, SANS, drawable
from kimid.media import sandbox
from kimid.media.limits import MOST_BYTES, MOST_PAGES_OF_PAPER
from kimid.media.sandbox import FileRefused, NotMade, PhotoRefused

_MEGABYTES: Final = MOST_BYTES // 1024**2
_PDF_BEGINS_WITHIN: Final = 1024
_WIDEST, _HIGHEST = 1600, 2400
_QUALITY: Final = 70
_SMALL: Final = (120, 180)  # tried: at 240 most of a decree can still be read
# The stamp: how steep, how strong, how large and how close. Sizes are shares of the shorter side of a page.
_SLOPE: Final = 30
_STRENGTH: Final = 74  # of 255
_DARK, _LIGHT = (20, 20, 32), (255, 255, 255)
_WEAKER: Final = [level * 2 // 3 for level in range(256)]  # so that on grey the light does not undo the dark
_LETTERS: Final = 1 / 48
_APART: Final = 3.2  # lines
_SHIFT: Final = 0.382  # each line begins at another place, so that no column stays free
_LONGEST: Final = 160  # letters
_TURNS: Final = {90: Image.Transpose.ROTATE_270, 180: Image.Transpose.ROTATE_180, 270: Image.Transpose.ROTATE_90}
_A4: Final = (8.27, 11.69)  # inches


class PaperRefused(FileRefused):
    """This file does not become a paper."""

    words: ClassVar[Mapping[str, str]] = {
        "empty": "Berkas ini kosong. Coba kirim sekali lagi, atau pilih yang lain.",
        "kind": "Berkas ini bukan foto atau PDF. Potret dokumennya, atau simpan sebagai PDF, lalu kirim lagi.",
        "locked": "Dokumen ini dikunci dengan kata sandi. Simpan ulang tanpa kata sandi, lalu kirim lagi.",
        "long": f"Dokumen ini lebih dari {MOST_PAGES_OF_PAPER} halaman. Kirim bagian yang penting saja.",
        "heavy": f"Berkas ini lebih dari {_MEGABYTES} MB. Kecilkan dulu, atau potret halamannya satu per satu.",
        "large": "Berkas ini terlalu besar untuk diolah. Kecilkan dulu, atau potret ulang dengan ukuran sedang.",
        "small": "Halaman ini terlalu kecil untuk dibaca. Potret ulang seluruh halaman dari dekat.",
        "slender": "Halaman ini terlalu panjang dan sempit. Potong dulu, atau potret ulang.",
        "slow": "Berkas ini terlalu berat untuk diolah. Kecilkan dulu, atau potret halamannya satu per satu.",
        "unreadable": "Berkas ini tidak terbaca. Potret ulang dokumennya, atau simpan ulang sebagai PDF.",
        "busy": "Sedang banyak berkas yang diolah. Tunggu sebentar, lalu kirim sekali lagi.",
    }


class NothingToStamp(ValueError):
    """There is no word that our font can draw. A paper is not shown without a stamp: say who looks, and when."""


def pages_of(data: bytes) -> list[bytes]:
    """The pages of a paper as WebP: one of a photo, all of a PDF. What the sender calls it, or says it is, is not looked at.

    Raises PaperRefused with words for the sender, whatever the bytes are.
    """
    if len(data) > MOST_BYTES:
        raise PaperRefused("heavy")
    made: Callable[[bytes], list[bytes]] = _of_pdf if b"%PDF-" in data[:_PDF_BEGINS_WITHIN] else _of_photo
    pages = made(data)
    if not 0 < len(pages) <= MOST_PAGES_OF_PAPER or not all(map(_is_page, pages)):
        raise PaperRefused("unreadable")
    return pages


def _of_photo(data: bytes) -> list[bytes]:
    try:
        made = sandbox.renditions(data).bodies
    except PhotoRefused as refusal:
        raise PaperRefused(refusal.reason) from refusal
    return [made[max(made)]]


def _of_pdf(data: bytes) -> list[bytes]:
    try:
        return sandbox.ask("pages", data, str(MOST_PAGES_OF_PAPER))[1]
    except NotMade as why:
        raise PaperRefused(str(why)) from why


def _is_page(body: bytes) -> bool:
    """Whether this is a plain WebP of a page's size, by its first bytes: it is decoded whenever somebody looks at it."""
    width, height = (int.from_bytes(body[at : at + 2], "little") & 0x3FFF for at in (26, 28))
    return (body[:4], body[8:16]) == (b"RIFF", b"WEBPVP8 ") and 0 < width <= _WIDEST and 0 < height <= _HIGHEST


def stamped(page: bytes, words: str, *, turn: int = 0) -> bytes:
    """A page as WebP with the words all over it. `turn` is by how many degrees it is turned clockwise before: 0, 90, 180, 270.

    The words are drawn dark and light, so that they are seen on paper and on shadow. Raises NothingToStamp.
    """
    picture = Image.open(BytesIO(page), formats=("WEBP",)).convert("RGB")
    if turn:
        picture = picture.transpose(_TURNS[turn])
    said = drawable(words)[:_LONGEST]
    if not said:
        raise NothingToStamp(words)
    mask = _mask(picture.size, said)
    edge = max(1, min(picture.size) // 800)
    picture.paste(_LIGHT, (edge, edge), mask.point(_WEAKER))
    picture.paste(_DARK, (0, 0), mask)
    return _encoded(picture)


def small(page: bytes) -> bytes:
    """A page as WebP, so small that one sees which it is but cannot read it: for whoever sent it. Without a stamp."""
    picture = Image.open(BytesIO(page), formats=("WEBP",)).convert("RGB")
    picture.thumbnail(_SMALL)
    return _encoded(picture)


def _mask(size: tuple[int, int], words: str) -> Image.Image:
    """Where the stamp is, and how strong: the words in lines that rise, over all of a picture of this size."""
    width, height = size
    line = _line(words, max(8, round(min(size) * _LETTERS)))
    side = round(hypot(width, height)) + 1
    level = Image.new("L", (side, side))
    for number, top in enumerate(range(0, side, round(line.height * _APART))):
        for left in range(-round(number * _SHIFT * line.width) % line.width - line.width, side, line.width):
            level.paste(line, (left, top))
    across, up = cos(radians(_SLOPE)), sin(radians(_SLOPE))
    middle = side / 2
    turning = (
        *(across, -up, middle - across * width / 2 + up * height / 2),
        *(up, across, middle - up * width / 2 - across * height / 2),
    )
    return level.transform(size, Image.Transform.AFFINE, turning, Image.Resampling.BILINEAR)


def _line(words: str, size: int) -> Image.Image:
    """The words once, with the space that follows them."""
    font = _font(size)
    line = Image.new("L", (round(font.getlength(words)) + 2 * size, round(size * 1.3)))
    ImageDraw.Draw(line).text((0, 0), words, fill=_STRENGTH, font=font)
    return line


@cache
def _font(size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(FONTS / SANS, size, layout_engine=ImageFont.Layout.BASIC)


def _encoded(picture: Image.Image) -> bytes:
    out = BytesIO()
    picture.save(out, "WEBP", quality=_QUALITY, method=2, exif=b"", icc_profile=b"", xmp=b"")
    return out.getvalue()


def as_pdf(pages: Sequence[bytes]) -> bytes:
    """Pages that are stamped already as one PDF, each as large as it can be on A4. Only one at a time is in memory."""
    out = BytesIO()
    for number, page in enumerate(pages):
        picture = Image.open(BytesIO(page), formats=("WEBP",)).convert("RGB")
        short, long = sorted(picture.size)
        dots = max(short / _A4[0], long / _A4[1])
        told = {"creationDate": None, "modDate": None}
        picture.save(out, "PDF", append=number > 0, resolution=dots, quality=_QUALITY, **told)
    return out.getvalue()
