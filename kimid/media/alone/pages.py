"""Makes pictures of the pages of a PDF. Nothing of it but what is drawn on its pages comes through.

PDFium comes without JavaScript and without XFA; forms are never set up, and no note on a page is drawn.
"""

import sys
from io import BytesIO
from typing import Final

# Everything that may be needed is loaded before the limits are set: later no file can be opened. PDFium looks for the fonts of
# the machine then and finds none; those that a document may leave out are within it.
from PIL import (
    Image,
    WebPImagePlugin,  # noqa: F401  # registers itself
)
from pypdfium2 import PdfBitmap, PdfDocument, PdfiumError, PdfPage, raw

from kimid.media.alone.walls import Made, Refused, work_alone

WIDEST: Final = 1600
HIGHEST: Final = 2400
MOST_SLENDER: Final = 8  # one side is at most so many times the other
LEAST_SIDE: Final = 18  # of 72 points to an inch: below that a page is none
QUALITY: Final = 70
MEMORY: Final = 700 * 1024 * 1024
_BEGINS_WITHIN: Final = 1024
_LOCKED: Final = {raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY}
_NOT_ENCRYPTED: Final = -1
# No FPDF_ANNOT: notes, stamps and buttons are not drawn. Pictures that were drawn are forgotten at once.
_HOW: Final = raw.FPDF_REVERSE_BYTE_ORDER | raw.FPDF_RENDER_LIMITEDIMAGECACHE


def main() -> None:
    """Make the pictures of one document. Asked with the most pages."""
    Image.preinit()
    _encoded(Image.new("RGB", (1, 1)))
    work_alone(_pictures, memory=MEMORY)


def _pictures(data: bytes) -> Made:
    document = _opened(data)
    if len(document) > int(sys.argv[1]):
        raise Refused("long")
    bodies = [_encoded(_drawn(document, number)) for number in range(len(document))]
    return {"pages": len(bodies), "sizes": [len(body) for body in bodies]}, bodies


def _opened(data: bytes) -> PdfDocument:
    if not data:
        raise Refused("empty")
    if b"%PDF-" not in data[:_BEGINS_WITHIN]:
        raise Refused("kind")
    try:
        document = PdfDocument(data)
    except PdfiumError as error:
        raise Refused("locked" if error.err_code in _LOCKED else "unreadable") from None
    if raw.FPDF_GetSecurityHandlerRevision(document) != _NOT_ENCRYPTED:
        raise Refused("locked")
    return document


def _drawn(document: PdfDocument, number: int) -> Image.Image:
    """What a page shows, on white: upright as its readers see it, in the size that it will be kept in."""
    page = document[number]
    width, height = _size(page)
    bitmap = PdfBitmap.new_native(width, height, raw.FPDFBitmap_BGR, rev_byteorder=True)
    try:
        bitmap.fill_rect((255, 255, 255, 255), 0, 0, width, height)
        raw.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, _HOW)
        return Image.frombytes("RGB", (width, height), bytes(bitmap.buffer), "raw", "RGB", bitmap.stride, 1)
    finally:
        bitmap.close()
        page.close()


def _size(page: PdfPage) -> tuple[int, int]:
    """How many pixels the page becomes; known before anything of it is drawn."""
    width, height = page.get_size()
    if not min(width, height) >= LEAST_SIDE:
        raise Refused("small")
    if not max(width, height) <= MOST_SLENDER * min(width, height):
        raise Refused("slender")
    scale = min(WIDEST / width, HIGHEST / height)
    return min(WIDEST, round(width * scale)), min(HIGHEST, round(height * scale))


def _encoded(picture: Image.Image) -> bytes:
    out = BytesIO()
    picture.save(out, "WEBP", quality=QUALITY, method=2, exif=b"", icc_profile=b"", xmp=b"")
    return out.getvalue()


if __name__ == "__main__":
    main()
