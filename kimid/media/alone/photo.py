"""Makes the renditions of one photo. Nothing of it but its pixels comes through."""

import json
import sys
import warnings
from contextlib import suppress
from io import BytesIO
from typing import Final

# Everything that may be needed is loaded before the limits are set: later no file can be opened.
import pi_heif
from PIL import (
    AvifImagePlugin,  # noqa: F401  # registers itself
    Image,
    ImageCms,
    ImageDraw,
    ImageFilter,
    JpegImagePlugin,  # noqa: F401  # as above
    MpoImagePlugin,  # noqa: F401  # as above
    PngImagePlugin,  # noqa: F401  # as above
    TiffImagePlugin,  # noqa: F401  # reads what cameras write into a JPEG; no TIFF is opened
    UnidentifiedImageError,
    WebPImagePlugin,  # noqa: F401  # as above
)

from kimid.media.alone.walls import Made, Refused, work_alone

MOST_SLENDER: Final = 8  # one side is at most so many times the other
WIDTHS: Final = (320, 640, 960, 1600)
MOST_HEIGHT: Final = 2400
LIGHT: Final = (640, 40 * 1024)  # a rendition of this width weighs at most so many bytes
QUALITIES: Final = (80, 72, 64, 55, 45, 35, 25, 15)
AVIF_QUALITY: Final = 50
SQUARES: Final = 5  # across a hidden face
SMOOTHER: Final = (1.0, 2.5)  # for what is more noise than picture
MEMORY: Final = 900 * 1024 * 1024
FORMATS: Final = ("JPEG", "PNG", "WEBP", "AVIF", "HEIF")
# Where the top of the picture is, by the number that a camera writes.
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
    """Make the renditions of one photo. Asked with their kind, the most pixels, the shortest side, and a retouch."""
    Image.preinit()
    pi_heif.register_heif_opener(thumbnails=False)
    warnings.simplefilter("error", Image.DecompressionBombWarning)
    work_alone(_renditions, memory=MEMORY)


def _renditions(data: bytes) -> Made:
    kind, most_pixels, least_side, retouch = sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), json.loads(sys.argv[4])
    Image.MAX_IMAGE_PIXELS = most_pixels
    picture = _retouched(_bitmap(_opened(data, most_pixels, least_side)), **retouch)
    if min(picture.size) < least_side:
        raise Refused("small")
    if kind == "avif":
        images = [(width, _narrowed(picture, width)) for width in _widths(picture.width)]
        made = [(width, _encoded(image, "AVIF", quality=AVIF_QUALITY, speed=7)) for width, image in images]
    else:
        made = _light_renditions(picture)
    head = {
        "width": picture.width,
        "height": picture.height,
        "tone": _tone(picture),
        "widths": [width for width, _ in made],
        "sizes": [len(body) for _, body in made],
    }
    return head, [body for _, body in made]


def _opened(data: bytes, most_pixels: int, least_side: int) -> Image.Image:
    """The picture, of which only the header was read so far."""
    if not data:
        raise Refused("empty")
    try:
        image = Image.open(BytesIO(data), formats=FORMATS)
    except UnidentifiedImageError:
        raise Refused("kind") from None
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise Refused("large") from None
    width, height = image.size
    if width * height > most_pixels:
        raise Refused("large")
    if min(width, height) < least_side:
        raise Refused("small")
    if max(width, height) > MOST_SLENDER * min(width, height):
        raise Refused("slender")
    return image


def _bitmap(image: Image.Image) -> Image.Image:
    """A new bitmap with nothing but the pixels of the first frame: upright, in sRGB, on white, at most 1600 wide."""
    turn = _turn_of(image)
    sideways = turn in {5, 6, 7, 8}
    width, height = image.size[::-1] if sideways else image.size
    scale = min(1, WIDTHS[-1] / width, MOST_HEIGHT / height)
    size = max(1, round(image.width * scale)), max(1, round(image.height * scale))
    image.draft(None, size)  # a JPEG is read at half or a quarter of its size
    image.load()
    profile = image.info.get("icc_profile")
    small = _plain(image).resize(size, Image.Resampling.LANCZOS, reducing_gap=2.0)
    upright = small.transpose(TURNS[turn]) if turn in TURNS else small
    return _on_white(_in_srgb(upright, profile))


def _retouched(picture: Image.Image, *, hide: list[list[float]], cut: list[float]) -> Image.Image:
    """Make the circles of `hide` (middle and radius) unknowable, then keep the box `cut` (left, top, right, bottom).

    Places are shares of the width and the height, a radius one of the width. What is hidden becomes a few large squares of one
    colour, which no program turns into a face again.
    """
    for across, down, radius in hide:
        picture.paste(*_squares(picture, across, down, radius))
    left, top, right, bottom = cut
    width, height = picture.size
    box = round(left * width), round(top * height), round(right * width), round(bottom * height)
    return picture if box == (0, 0, width, height) else picture.crop(box)


def _squares(picture: Image.Image, across: float, down: float, radius: float) -> tuple[Image.Image, tuple[int, int], Image.Image]:
    size = max(SQUARES, round(2 * radius * picture.width))
    corner = round(across * picture.width - size / 2), round(down * picture.height - size / 2)
    part = picture.crop((*corner, corner[0] + size, corner[1] + size))
    coarse = part.resize((SQUARES, SQUARES), Image.Resampling.BOX).resize((size, size), Image.Resampling.NEAREST)
    round_mask = Image.new("L", (size, size), 0)
    ImageDraw.Draw(round_mask).ellipse((0, 0, size, size), fill=255)
    return coarse, corner, round_mask


def _tone(picture: Image.Image) -> str:
    """The colour of the whole, as `#rgb`: what stands in its place until the photo has come."""
    colour = picture.resize((1, 1), Image.Resampling.BOX).getpixel((0, 0))
    return "#" + "".join(f"{round(part / 17):x}" for part in colour) if isinstance(colour, tuple) else ""


def _turn_of(image: Image.Image) -> int:
    with suppress(Exception):  # what a camera wrote may be anything; then the picture stays as it is
        return int(image.getexif().get(_ORIENTATION, 1))
    return 1


def _plain(image: Image.Image) -> Image.Image:
    """The picture in a mode that can be made smaller without wrong colours."""
    if image.mode in {"P", "PA", "LA", "La", "RGBa", "RGBX"} or "transparency" in image.info:
        return image.convert("RGBA")
    return image if image.mode in {"L", "RGB", "RGBA", "CMYK"} else image.convert("L" if image.mode[0] in "1IF" else "RGB")


def _in_srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    if profile and image.mode in {"RGB", "CMYK"}:
        with suppress(Exception):  # a profile that cannot be read is as none
            given = ImageCms.ImageCmsProfile(BytesIO(profile))
            changed = ImageCms.profileToProfile(image, given, ImageCms.createProfile("sRGB"), outputMode="RGB")
            if changed is not None:
                return changed
    return image if image.mode in {"RGB", "RGBA"} else image.convert("RGB")


def _on_white(image: Image.Image) -> Image.Image:
    clean = Image.new("RGB", image.size, "white")
    clean.paste(image, mask=image.getchannel("A") if image.mode == "RGBA" else None)
    return clean


def _widths(width: int) -> list[int]:
    """The widths to be made: never wider than the picture, and its own when that is worth a file."""
    made = [each for each in WIDTHS if each <= width]
    own = min(width, WIDTHS[-1])
    return made if made and own < made[-1] * 1.15 else [*made, own]


def _light_renditions(picture: Image.Image) -> list[tuple[int, bytes]]:
    """WebP of every width, at the best quality at which the one for phones is light."""
    width, most = LIGHT
    narrow = _narrowed(picture, min(width, picture.width))
    for smooth, quality in [*((0.0, each) for each in QUALITIES), *((each, QUALITIES[-1]) for each in SMOOTHER)]:
        if smooth:
            narrow = narrow.filter(ImageFilter.GaussianBlur(smooth))
        if len(_encoded(narrow, "WEBP", quality=quality, method=4)) <= most:
            break
    if smooth:
        picture = picture.filter(ImageFilter.GaussianBlur(smooth * picture.width / narrow.width))
    return [(each, _encoded(_narrowed(picture, each), "WEBP", quality=quality, method=4)) for each in _widths(picture.width)]


def _narrowed(picture: Image.Image, width: int) -> Image.Image:
    if width == picture.width:
        return picture
    size = width, max(1, round(picture.height * width / picture.width))
    return picture.resize(size, Image.Resampling.LANCZOS, reducing_gap=3.0)


def _encoded(image: Image.Image, kind: str, **how: int) -> bytes:
    out = BytesIO()
    image.save(out, kind, exif=b"", icc_profile=b"", xmp=b"", **how)
    return out.getvalue()
