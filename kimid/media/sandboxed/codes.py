"""A worker that reads the QR codes in a picture. Only their texts come through."""

import sys
import warnings
from io import BytesIO
from typing import Final

# Load everything before the isolation: later no file can be opened.
import pi_heif
import zxingcpp
from PIL import Image, UnidentifiedImageError

from kimid.media.sandboxed.isolation import Output, Rejected, run_isolated
from kimid.media.sandboxed.photo import FORMATS, MEMORY

# A code is found as well in a smaller picture, and sooner.
_WIDTHS: Final = (1600, 800)
_FORMATS: Final = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)
_BODY: Final = b"."  # an answer has a body; the texts stand in its head


def main() -> None:
    """Read one picture. Its argument is the most pixels."""
    Image.preinit()
    pi_heif.register_heif_opener(thumbnails=False)
    warnings.simplefilter("error", Image.DecompressionBombWarning)
    zxingcpp.read_barcodes(Image.new("L", (8, 8)))
    run_isolated(_texts, memory=MEMORY)


def _texts(data: bytes) -> Output:
    picture = _opened(data, int(sys.argv[1]))
    for width in _WIDTHS:
        seen = zxingcpp.read_barcodes(_narrowed(picture, width), _FORMATS)
        if texts := [code.text for code in seen if code.text]:
            return {"texts": texts, "sizes": [len(_BODY)]}, [_BODY]
    return {"texts": [], "sizes": [len(_BODY)]}, [_BODY]


def _opened(data: bytes, max_pixels: int) -> Image.Image:
    if not data:
        raise Rejected("empty")
    Image.MAX_IMAGE_PIXELS = max_pixels
    try:
        image = Image.open(BytesIO(data), formats=FORMATS)
    except UnidentifiedImageError:
        raise Rejected("kind") from None
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise Rejected("large") from None
    if image.width * image.height > max_pixels:
        raise Rejected("large")
    image.draft("L", (_WIDTHS[0], _WIDTHS[0]))  # a JPEG is decoded at half or a quarter of its size
    # Transparent parts of a picture from a bank are white, as its app shows them.
    if image.mode in {"RGBA", "LA", "PA"} or "transparency" in image.info:
        clean = Image.new("RGBA", image.size, "white")
        clean.alpha_composite(image.convert("RGBA"))
        return clean.convert("L")
    return image.convert("L")


def _narrowed(picture: Image.Image, width: int) -> Image.Image:
    longest = max(picture.size)
    if longest <= width:
        return picture
    return picture.resize(
        (picture.width * width // longest or 1, picture.height * width // longest or 1)
    )
