"""Converts a private paper (a decree, minutes) to pictures of its pages, and stamps them.

A paper is never served as it was sent. A viewer gets its pages with a stamp that was made for this
one view.
"""

from collections.abc import Mapping, Sequence
from functools import cache
from io import BytesIO
from math import cos, hypot, radians, sin
from typing import Any, ClassVar, Final, NamedTuple

from PIL import Image, ImageDraw, ImageFont

from kimid.lib.typesetting import FONTS, SANS, drawable_text
from kimid.media import sandbox
from kimid.media.limits import MAX_BYTES, MAX_PAPER_PAGES
from kimid.media.sandbox import FileRefused, PhotoRefused, ProcessingFailed

_MEGABYTES: Final = MAX_BYTES // 1024**2
_PDF_SIGNATURE_WITHIN: Final = 1024
_MAX_WIDTH = 1600
_MAX_HEIGHT = 2400
_QUALITY: Final = 70
_THUMBNAIL: Final = (120, 180)  # pixels; with 240 most of a decree is still readable
# The stamp: angle, strength, size and distance. Sizes are shares of the shorter side of a page.
_SLOPE: Final = 30
_STRENGTH: Final = 74  # of 255
_DARK = (20, 20, 32)
_LIGHT = (255, 255, 255)
# The light letters are weaker: on grey they must not cancel the dark ones.
_LIGHT_STRENGTH: Final = [level * 2 // 3 for level in range(256)]
_LETTER_SIZE: Final = 1 / 48
_LINE_DISTANCE: Final = 3.2  # lines
_SHIFT: Final = 0.382  # of a line's width: each line starts elsewhere, so no column stays free
_MAX_LETTERS: Final = 160  # letters
_TURNS: Final = {
    90: Image.Transpose.ROTATE_270,
    180: Image.Transpose.ROTATE_180,
    270: Image.Transpose.ROTATE_90,
}
_A4: Final = (8.27, 11.69)  # inches


class PaperRefused(FileRefused):
    """The file does not become a paper."""

    messages: ClassVar[Mapping[str, str]] = {
        "empty": "Berkas ini kosong. Coba kirim sekali lagi, atau pilih yang lain.",
        "kind": (
            "Berkas ini bukan foto atau PDF. Potret dokumennya, atau simpan sebagai PDF, lalu "
            "kirim lagi."
        ),
        "pdf": "Berkas ini bukan PDF. Pilih PDF yang sudah ditandatangani.",
        "locked": (
            "Dokumen ini dikunci dengan kata sandi. Simpan ulang tanpa kata sandi, lalu kirim lagi."
        ),
        "long": (
            f"Dokumen ini lebih dari {MAX_PAPER_PAGES} halaman. Kirim bagian yang penting saja."
        ),
        "heavy": (
            f"Berkas ini lebih dari {_MEGABYTES} MB. "
            "Kecilkan dulu, atau potret halamannya satu per satu."
        ),
        "large": (
            "Berkas ini terlalu besar untuk diolah. "
            "Kecilkan dulu, atau potret ulang dengan ukuran sedang."
        ),
        "small": "Halaman ini terlalu kecil untuk dibaca. Potret ulang seluruh halaman dari dekat.",
        "slender": "Halaman ini terlalu panjang dan sempit. Potong dulu, atau potret ulang.",
        "slow": (
            "Berkas ini terlalu berat untuk diolah. "
            "Kecilkan dulu, atau potret halamannya satu per satu."
        ),
        "unreadable": (
            "Berkas ini tidak terbaca. Potret ulang dokumennya, atau simpan ulang sebagai PDF."
        ),
        "often": (
            "Sangat banyak berkas baru saja masuk untuk permohonan ini. "
            "Tunggu beberapa menit, lalu kirim sekali lagi."
        ),
        "lost": "Berkas ini tidak sampai. Kirim sekali lagi.",
        "late": "Berkas ini belum bisa dibaca. Kirim sekali lagi.",
        "busy": "Sedang banyak berkas yang diolah. Tunggu sebentar, lalu kirim sekali lagi.",
    }


class NothingToStamp(ValueError):
    """The font can draw no character of the text. A paper is never shown without a stamp."""


def pages_of(data: bytes) -> list[bytes]:
    """The pages of a paper as WebP: one for a photo, all for a PDF.

    Looks at the bytes only, not at the file name or the content type. Raises PaperRefused with a
    message for the sender.
    """
    if len(data) > MAX_BYTES:
        raise PaperRefused("heavy")
    pages = _of_pdf(data, MAX_PAPER_PAGES) if is_pdf(data) else _of_photo(data)
    if not 0 < len(pages) <= MAX_PAPER_PAGES or not all(map(_is_page, pages)):
        raise PaperRefused("unreadable")
    return pages


class FirstPages(NamedTuple):
    """The first pages of a PDF as WebP, and what is written on them: nothing on a scan."""

    pages: list[bytes]
    words: str


def first_pages_of(data: bytes, *, count: int, most: int) -> FirstPages:
    """The first pages of a PDF of at most so many; the file itself is kept beside them. Raises
    PaperRefused.
    """
    if len(data) > MAX_BYTES:
        raise PaperRefused("heavy")
    if not data.startswith(b"%PDF-"):
        raise PaperRefused("pdf")
    head, pages = _answer_of_pdf(data, most, count)
    if not 0 < len(pages) <= count or not all(map(_is_page, pages)):
        raise PaperRefused("unreadable")
    return FirstPages(pages, str(head.get("words", "")))


def is_pdf(data: bytes) -> bool:
    """Whether a file begins like a PDF."""
    return b"%PDF-" in data[:_PDF_SIGNATURE_WITHIN]


def _of_photo(data: bytes) -> list[bytes]:
    try:
        bodies = sandbox.renditions(data).bodies
    except PhotoRefused as refusal:
        raise PaperRefused(refusal.reason) from refusal
    return [bodies[max(bodies)]]


def _of_pdf(data: bytes, *limits: int) -> list[bytes]:
    return _answer_of_pdf(data, *limits)[1]


def _answer_of_pdf(data: bytes, *limits: int) -> tuple[dict[str, Any], list[bytes]]:
    try:
        return sandbox.run_worker("pages", data, *map(str, limits))
    except ProcessingFailed as why:
        raise PaperRefused(str(why)) from why


def _is_page(body: bytes) -> bool:
    """Whether this is a simple WebP of a page's size, by its header. Every view decodes it."""
    width, height = (int.from_bytes(body[at : at + 2], "little") & 0x3FFF for at in (26, 28))
    return (
        (body[:4], body[8:16]) == (b"RIFF", b"WEBPVP8 ")
        and 0 < width <= _MAX_WIDTH
        and 0 < height <= _MAX_HEIGHT
    )


def stamp(page: bytes, text: str, *, turn: int = 0) -> bytes:
    """A page as WebP with the text all over it.

    `turn` rotates it clockwise first: 0, 90, 180 or 270 degrees. The letters are dark with a light
    edge, so that they are visible on paper and in shadow. Raises NothingToStamp.
    """
    picture = Image.open(BytesIO(page), formats=("WEBP",)).convert("RGB")
    if turn:
        picture = picture.transpose(_TURNS[turn])
    stamp_text = drawable_text(text)[:_MAX_LETTERS]
    if not stamp_text:
        raise NothingToStamp(text)
    mask = _mask(picture.size, stamp_text)
    edge = max(1, min(picture.size) // 800)
    picture.paste(_LIGHT, (edge, edge), mask.point(_LIGHT_STRENGTH))
    picture.paste(_DARK, (0, 0), mask)
    return _encoded(picture)


def thumbnail(page: bytes) -> bytes:
    """A page as WebP without a stamp, too small to read. Only for its sender."""
    picture = Image.open(BytesIO(page), formats=("WEBP",)).convert("RGB")
    picture.thumbnail(_THUMBNAIL)
    return _encoded(picture)


def _mask(size: tuple[int, int], text: str) -> Image.Image:
    """A greyscale mask of this size with the text in sloping lines."""
    width, height = size
    line = _line(text, max(8, round(min(size) * _LETTER_SIZE)))
    side = round(hypot(width, height)) + 1
    level = Image.new("L", (side, side))
    for number, top in enumerate(range(0, side, round(line.height * _LINE_DISTANCE))):
        for left in range(
            -round(number * _SHIFT * line.width) % line.width - line.width, side, line.width
        ):
            level.paste(line, (left, top))
    across = cos(radians(_SLOPE))
    up = sin(radians(_SLOPE))
    middle = side / 2
    turning = (
        *(across, -up, middle - across * width / 2 + up * height / 2),
        *(up, across, middle - up * width / 2 - across * height / 2),
    )
    return level.transform(size, Image.Transform.AFFINE, turning, Image.Resampling.BILINEAR)


def _line(text: str, size: int) -> Image.Image:
    """The text once, with the space after it."""
    font = _font(size)
    line = Image.new("L", (round(font.getlength(text)) + 2 * size, round(size * 1.3)))
    ImageDraw.Draw(line).text((0, 0), text, fill=_STRENGTH, font=font)
    return line


@cache
def _font(size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(FONTS / SANS, size, layout_engine=ImageFont.Layout.BASIC)


def _encoded(picture: Image.Image) -> bytes:
    out = BytesIO()
    picture.save(out, "WEBP", quality=_QUALITY, method=2, exif=b"", icc_profile=b"", xmp=b"")
    return out.getvalue()


def as_pdf(pages: Sequence[bytes]) -> bytes:
    """Stamped pages as one PDF, each as large as fits on A4. Holds one page in memory at a time."""
    out = BytesIO()
    for number, page in enumerate(pages):
        picture = Image.open(BytesIO(page), formats=("WEBP",)).convert("RGB")
        short, long = sorted(picture.size)
        resolution = max(short / _A4[0], long / _A4[1])
        metadata = {"creationDate": None, "modDate": None}
        picture.save(
            out, "PDF", append=number > 0, resolution=resolution, quality=_QUALITY, **metadata
        )
    return out.getvalue()
