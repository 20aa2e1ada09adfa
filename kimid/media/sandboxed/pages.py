"""A worker that renders the pages of a PDF as pictures.

This build of PDFium has no JavaScript and no XFA. Forms are not loaded, and annotations are not
drawn.
"""

import codecs
import sys
from io import BytesIO
from typing import Any, Final

# Load everything before the isolation: later no file can be opened. So PDFium finds no system
# fonts. It contains the standard fonts itself.
from PIL import (
    Image,
    WebPImagePlugin,  # noqa: F401  # registers itself
)
from pypdfium2 import PdfBitmap, PdfDocument, PdfiumError, PdfPage, raw

from kimid.media.sandboxed.isolation import Output, Rejected, run_isolated

MAX_WIDTH: Final = 1600
MAX_HEIGHT: Final = 2400
MAX_ASPECT_RATIO: Final = 8  # the longer side divided by the shorter one
MIN_SIDE: Final = 18  # points: 72 are an inch
QUALITY: Final = 70
MAX_LETTERS: Final = 20_000  # that are read of a page
MEMORY: Final = 700 * 1024 * 1024
_SIGNATURE_WITHIN: Final = 1024
_LOCKED: Final = {raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY}
_NOT_ENCRYPTED: Final = -1
# No FPDF_ANNOT: notes, stamps and buttons are not drawn. The image cache stays small.
_RENDER_FLAGS: Final = raw.FPDF_REVERSE_BYTE_ORDER | raw.FPDF_RENDER_LIMITEDIMAGECACHE


def main() -> None:
    """Render one document. Its arguments are the largest number of pages, and how many of them to
    draw, if not all: then what is written on them is answered, too.
    """
    Image.preinit()
    _encoded(Image.new("RGB", (1, 1)))
    codecs.lookup("utf-16-le")  # the text of a page
    run_isolated(_pictures, memory=MEMORY)


def _pictures(data: bytes) -> Output:
    document = _opened(data)
    if len(document) > int(sys.argv[1]):
        raise Rejected("long")
    wanted = min([len(document), *map(int, sys.argv[2:])])
    bodies = [_encoded(_drawn(document, number)) for number in range(wanted)]
    head: dict[str, Any] = {"pages": len(bodies), "sizes": [len(body) for body in bodies]}
    if sys.argv[2:]:
        head["words"] = " ".join(_words(document, number) for number in range(wanted))
    return head, bodies


def _opened(data: bytes) -> PdfDocument:
    if not data:
        raise Rejected("empty")
    if b"%PDF-" not in data[:_SIGNATURE_WITHIN]:
        raise Rejected("kind")
    try:
        document = PdfDocument(data)
    except PdfiumError as error:
        raise Rejected("locked" if error.err_code in _LOCKED else "unreadable") from None
    if raw.FPDF_GetSecurityHandlerRevision(document) != _NOT_ENCRYPTED:
        raise Rejected("locked")
    return document


def _drawn(document: PdfDocument, number: int) -> Image.Image:
    """A page on white, upright, in its final size."""
    page = document[number]
    width, height = _size(page)
    bitmap = PdfBitmap.new_native(width, height, raw.FPDFBitmap_BGR, rev_byteorder=True)
    try:
        bitmap.fill_rect((255, 255, 255, 255), 0, 0, width, height)
        raw.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, _RENDER_FLAGS)
        return Image.frombytes(
            "RGB", (width, height), bytes(bitmap.buffer), "raw", "RGB", bitmap.stride, 1
        )
    finally:
        bitmap.close()
        page.close()


def _words(document: PdfDocument, number: int) -> str:
    """What is written on a page, as far as it is text; empty for a scan."""
    page = document[number].get_textpage()
    return str(page.get_text_range(count=min(page.count_chars(), MAX_LETTERS)))


def _size(page: PdfPage) -> tuple[int, int]:
    """The size of a page in pixels, checked before anything is drawn."""
    width, height = page.get_size()
    if not min(width, height) >= MIN_SIDE:
        raise Rejected("small")
    if not max(width, height) <= MAX_ASPECT_RATIO * min(width, height):
        raise Rejected("slender")
    scale = min(MAX_WIDTH / width, MAX_HEIGHT / height)
    return min(MAX_WIDTH, round(width * scale)), min(MAX_HEIGHT, round(height * scale))


def _encoded(picture: Image.Image) -> bytes:
    out = BytesIO()
    picture.save(out, "WEBP", quality=QUALITY, method=2, exif=b"", icc_profile=b"", xmp=b"")
    return out.getvalue()


if __name__ == "__main__":
    main()
