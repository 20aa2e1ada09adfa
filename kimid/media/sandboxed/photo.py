"""A worker that makes the renditions of one photo. Only its pixels come through."""

import json
import sys
import warnings
from contextlib import suppress
from io import BytesIO
from typing import Any, Final

# Load everything before the isolation: later no file can be opened.
from PIL import (
    Image,
    ImageCms,
    ImageDraw,
    JpegImagePlugin,  # noqa: F401  # registers itself
    MpoImagePlugin,  # noqa: F401  # as above
    PngImagePlugin,  # noqa: F401  # as above
    TiffImagePlugin,  # noqa: F401  # reads the EXIF data of a JPEG; TIFF is not in FORMATS
    UnidentifiedImageError,
)

from kimid.media.sandboxed.isolation import Output, Rejected, run_isolated
from kimid.media.sandboxed.renditions import WIDTHS, avif_renditions, webp_renditions
from kimid.media.sandboxed.tidying import tidied

MAX_ASPECT_RATIO: Final = 8  # the longer side divided by the shorter one
MAX_HEIGHT: Final = 2400
SQUARES: Final = 5  # on each side of a hidden circle
MEMORY: Final = 900 * 1024 * 1024
FORMATS: Final = ("JPEG", "PNG", "WEBP", "AVIF", "HEIF")
# How to turn a picture, by its EXIF orientation.
TURNS: Final = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
_ORIENTATION: Final = 274


def main() -> None:
    """Make the renditions of one photo.

    Its arguments are the format, the most pixels, the shortest side, what to change in JSON, and
    whether it may be HEIF: few are, and its decoder takes a fifth of the start.
    """
    Image.preinit()
    if sys.argv[5:] == ["heif"]:
        register_heif()
    warnings.simplefilter("error", Image.DecompressionBombWarning)
    run_isolated(_renditions, memory=MEMORY)


def register_heif() -> None:
    """Let HEIF be read too."""
    import pi_heif  # noqa: PLC0415  # see `main`

    pi_heif.register_heif_opener(thumbnails=False)


def _renditions(data: bytes) -> Output:
    kind = sys.argv[1]
    max_pixels = int(sys.argv[2])
    min_side = int(sys.argv[3])
    changes = json.loads(sys.argv[4])
    Image.MAX_IMAGE_PIXELS = max_pixels
    picture = _changed(_bitmap(_opened(data, max_pixels, min_side)), changes, min_side)
    if min(picture.size) < min_side:
        raise Rejected("small")
    encoded = (avif_renditions if kind == "avif" else webp_renditions)(picture)
    head = {
        "width": picture.width,
        "height": picture.height,
        "tone": _tone(picture),
        "widths": [width for width, _ in encoded],
        "sizes": [len(body) for _, body in encoded],
    }
    return head, [body for _, body in encoded]


def _opened(data: bytes, max_pixels: int, min_side: int) -> Image.Image:
    """The picture, after a check of its header. No pixel is decoded yet."""
    if not data:
        raise Rejected("empty")
    # For a name that nobody has registered Pillow would load all its decoders.
    formats: list[str] = [each for each in FORMATS if each in Image.OPEN]
    try:
        image = Image.open(BytesIO(data), formats=formats)
    except UnidentifiedImageError:
        raise Rejected("kind") from None
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise Rejected("large") from None
    width, height = image.size
    if width * height > max_pixels:
        raise Rejected("large")
    if min(width, height) < min_side:
        raise Rejected("small")
    if max(width, height) > MAX_ASPECT_RATIO * min(width, height):
        raise Rejected("slender")
    return image


def _bitmap(image: Image.Image) -> Image.Image:
    """A new bitmap of the first frame: upright, in sRGB, on white, at most 1600 pixels wide."""
    turn = _turn_of(image)
    sideways = turn in {5, 6, 7, 8}
    width, height = image.size[::-1] if sideways else image.size
    scale = min(1, WIDTHS[-1] / width, MAX_HEIGHT / height)
    size = max(1, round(image.width * scale)), max(1, round(image.height * scale))
    image.draft(None, size)  # a JPEG is decoded at half or a quarter of its size
    image.load()
    profile = image.info.get("icc_profile")
    small = _plain(image).resize(size, Image.Resampling.LANCZOS, reducing_gap=2.0)
    upright = small.transpose(TURNS[turn]) if turn in TURNS else small
    return _on_white(_in_srgb(upright, profile))


def _changed(picture: Image.Image, changes: dict[str, Any], min_side: int) -> Image.Image:
    """A retouch (`hide`, `cut`), or a photo made tidy around its focus (`tidy`)."""
    if "tidy" not in changes:
        return _retouched(picture, **changes)
    across, down = changes["tidy"]
    tidy, is_new = tidied(picture, (across, down), min_side)
    if not is_new:
        raise Rejected("tidy")
    return tidy


def _retouched(picture: Image.Image, *, hide: list[list[float]], cut: list[float]) -> Image.Image:
    """Hide the circles `hide` (middle and radius), then crop to the box `cut`.

    Positions are shares of the width and the height, a radius is a share of the width. A hidden
    circle becomes a few large squares of one colour, which no program can turn into a face again.
    """
    for across, down, radius in hide:
        picture.paste(*_squares(picture, across, down, radius))
    left, top, right, bottom = cut
    width, height = picture.size
    box = round(left * width), round(top * height), round(right * width), round(bottom * height)
    return picture if box == (0, 0, width, height) else picture.crop(box)


def _squares(
    picture: Image.Image, across: float, down: float, radius: float
) -> tuple[Image.Image, tuple[int, int], Image.Image]:
    size = max(SQUARES, round(2 * radius * picture.width))
    corner = round(across * picture.width - size / 2), round(down * picture.height - size / 2)
    part = picture.crop((*corner, corner[0] + size, corner[1] + size))
    coarse = part.resize((SQUARES, SQUARES), Image.Resampling.BOX).resize(
        (size, size), Image.Resampling.NEAREST
    )
    round_mask = Image.new("L", (size, size), 0)
    ImageDraw.Draw(round_mask).ellipse((0, 0, size, size), fill=255)
    return coarse, corner, round_mask


def _tone(picture: Image.Image) -> str:
    """The average colour, as `#rgb`."""
    colour = picture.resize((1, 1), Image.Resampling.BOX).getpixel((0, 0))
    return (
        "#" + "".join(f"{round(part / 17):x}" for part in colour)
        if isinstance(colour, tuple)
        else ""
    )


def _turn_of(image: Image.Image) -> int:
    with suppress(Exception):  # the camera may have written anything
        return int(image.getexif().get(_ORIENTATION, 1))
    return 1


def _plain(image: Image.Image) -> Image.Image:
    """The picture in a mode that can be resized without wrong colours."""
    if image.mode in {"P", "PA", "LA", "La", "RGBa", "RGBX"} or "transparency" in image.info:
        return image.convert("RGBA")
    return (
        image
        if image.mode in {"L", "RGB", "RGBA", "CMYK"}
        else image.convert("L" if image.mode[0] in "1IF" else "RGB")
    )


def _in_srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    if profile and image.mode in {"RGB", "CMYK"}:
        with suppress(Exception):  # a broken profile is ignored
            source_profile = ImageCms.ImageCmsProfile(BytesIO(profile))
            in_srgb = ImageCms.profileToProfile(
                image, source_profile, ImageCms.createProfile("sRGB"), outputMode="RGB"
            )
            if in_srgb is not None:
                return in_srgb
    return image if image.mode in {"RGB", "RGBA"} else image.convert("RGB")


def _on_white(image: Image.Image) -> Image.Image:
    clean = Image.new("RGB", image.size, "white")
    clean.paste(image, mask=image.getchannel("A") if image.mode == "RGBA" else None)
    return clean
