"""A worker that sets a PDF: a template of ours, values, and photos.

Values are data and never markup: the template reads them as JSON. Photos are decoded and cut here,
so that no other process opens them.
"""

import json
from io import BytesIO
from pathlib import Path
from typing import Final

# Load everything before the isolation: later no file can be opened.
import typst
from PIL import (
    Image,
    ImageOps,
    JpegImagePlugin,  # noqa: F401  # registers itself
    WebPImagePlugin,  # noqa: F401  # as above
)

from kimid.media.sandboxed.isolation import Output, Rejected, run_isolated

MEMORY: Final = 900 * 1024 * 1024
QUALITY: Final = 66
# The same values give the same bytes: a sheet is known by its content.
_EPOCH: Final = 0
# Fonts are read when they are first used, which is before the isolation.
_EVERY_FONT: Final = b"""
#for font in ("Noto Sans", "Noto Serif", "Tinos") [
  #text(font: font)[a] #text(font: font, weight: 600)[b] #text(font: font, weight: 700)[c]
]
"""
_FONTS: Final = Path(__file__).resolve().parents[2] / "ui" / "fonts"


def main() -> None:
    """Set one document. Everything comes on standard input: a head in one line, then the photos."""
    Image.preinit()
    compiler = typst.Compiler(font_paths=[str(_FONTS)], ignore_system_fonts=True)
    compiler.compile(_EVERY_FONT, format="pdf")
    run_isolated(lambda data: _document(compiler, data), memory=MEMORY)


def _document(compiler: typst.Compiler, data: bytes) -> Output:
    line, _, rest = data.partition(b"\n")
    head = json.loads(line)
    photos: dict[str, list[int]] = {}
    for photo in head["photos"]:
        body, rest = rest[: photo["bytes"]], rest[photo["bytes"] :]
        photos[photo["name"]] = list(_cut(body, **photo["cut"]))
    values = json.dumps({**head["values"], "photos": photos})
    try:
        pdf = compiler.compile(
            head["template"].encode(),
            format="pdf",
            sys_inputs={"values": values},
            pdf_standards=["ua-1"],
            timestamp=_EPOCH,
        )
    except typst.TypstError as error:
        raise Rejected("unreadable") from error
    if not isinstance(pdf, bytes):
        raise Rejected("empty")
    return {"sizes": [len(pdf)]}, [pdf]


def _cut(body: bytes, *, width: int, height: int, focus: list[int] | None = None) -> bytes:
    """The photo as a JPEG of at most this size in pixels, cut to its shape around the focus, or
    whole where there is none.
    """
    image = Image.open(BytesIO(body), formats=("WEBP",)).convert("RGB")
    if focus is None:
        image.thumbnail((width, height), Image.Resampling.LANCZOS)
        return _as_jpeg(image)
    scale = min(1.0, image.width / width, image.height / height)
    size = max(1, round(width * scale)), max(1, round(height * scale))
    centre = focus[0] / 100, focus[1] / 100
    return _as_jpeg(ImageOps.fit(image, size, Image.Resampling.LANCZOS, centering=centre))


def _as_jpeg(image: Image.Image) -> bytes:
    out = BytesIO()
    image.save(out, "JPEG", quality=QUALITY, optimize=True)
    return out.getvalue()
