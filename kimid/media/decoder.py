"""Makes the renditions of one photo. Runs alone, in a process of its own that can open no file and no connection.

Bytes of a stranger come in at standard input; one line of JSON goes out at standard output, and after it the renditions one
behind the other. Asked for `walls`, it only says which of its walls this machine does not let it build. Nothing of kimid is
imported here: see `sandbox.py` for the other side.
"""

import ctypes
import json
import os
import resource
import struct
import sys
import warnings
from contextlib import suppress
from io import BytesIO
from typing import Any, Final

# Everything that may be needed is loaded before the limits are set: later no file can be opened.
import pi_heif
from PIL import (
    AvifImagePlugin,  # noqa: F401  # registers itself
    Image,
    ImageCms,
    ImageFilter,
    JpegImagePlugin,  # noqa: F401  # as above
    MpoImagePlugin,  # noqa: F401  # as above
    PngImagePlugin,  # noqa: F401  # as above
    TiffImagePlugin,  # noqa: F401  # reads what cameras write into a JPEG; no TIFF is opened
    UnidentifiedImageError,
    WebPImagePlugin,  # noqa: F401  # as above
)

MOST_SLENDER: Final = 8  # one side is at most so many times the other
WIDTHS: Final = (320, 640, 960, 1600)
MOST_HEIGHT: Final = 2400
LIGHT: Final = (640, 40 * 1024)  # a rendition of this width weighs at most so many bytes
QUALITIES: Final = (80, 72, 64, 55, 45, 35, 25, 15)
AVIF_QUALITY: Final = 50
SMOOTHER: Final = (1.0, 2.5)  # for what is more noise than picture
MEMORY: Final = 900 * 1024 * 1024
SECONDS: Final = 12
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
# Landlock (Linux 5.13 and later): its system calls, everything that it can forbid by its version, and what goes before it.
_CREATE_RULES, _ENTER_RULES, _NO_NEW_RIGHTS = 444, 446, 38
_FILE_ACTS: Final = {1: 2**13 - 1, 2: 2**14 - 1, 3: 2**15 - 1, 4: 2**15 - 1}
_ALL_FILE_ACTS: Final = 2**16 - 1
_BIND_AND_CONNECT: Final = 3
_OUTSIDERS_SOCKETS_AND_SIGNALS: Final = 3


class Refused(Exception):
    """This photo is not taken; the message is one word that `sandbox.py` knows."""


def main() -> None:
    """Read, decode, write. Whatever goes wrong with the bytes of a stranger has a word, not a traceback."""
    kind, most_pixels, least_side = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    missing = _be_alone(most_pixels)
    if kind == "walls":
        sys.stdout.write(json.dumps(missing))
        return
    try:
        head, bodies = _work(_opened(sys.stdin.buffer.read(), most_pixels, least_side), kind)
    except Refused as refusal:
        head, bodies = {"refused": str(refusal)}, []
    except MemoryError:
        head, bodies = {"refused": "large"}, []
    except Exception:  # a decoder may raise anything at all, and no word of it may be repeated
        head, bodies = {"refused": "unreadable"}, []
    sys.stdout.buffer.write(json.dumps(head).encode() + b"\n" + b"".join(bodies))
    sys.stdout.buffer.flush()
    os._exit(0)


def _be_alone(most_pixels: int) -> list[str]:
    """Give up everything but decoding; gives the names of the walls that this machine does not let us build."""
    Image.preinit()
    missing = []
    for wall, build in (("network", _leave_the_network), ("files", _close_off)):
        try:
            build()
        except OSError:
            missing.append(wall)
    for limit, most in (
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_CPU, SECONDS),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_NOFILE, 0),  # standard input, output and error are all that it will ever have; not one of them anew
    ):
        resource.setrlimit(limit, (most, most))
    Image.MAX_IMAGE_PIXELS = most_pixels
    warnings.simplefilter("error", Image.DecompressionBombWarning)
    pi_heif.register_heif_opener(thumbnails=False)
    return missing


def _leave_the_network() -> None:
    os.unshare(os.CLONE_NEWUSER | os.CLONE_NEWNET)


def _close_off() -> None:
    """No file by any path, no connection, no signal to anybody outside. Raises OSError where the kernel knows no Landlock."""
    libc = ctypes.CDLL(None, use_errno=True)
    version = libc.syscall(ctypes.c_long(_CREATE_RULES), None, ctypes.c_size_t(0), ctypes.c_uint32(1))
    if version < 1:
        raise OSError(ctypes.get_errno(), "no Landlock")
    acts = struct.pack("QQQ", _FILE_ACTS.get(version, _ALL_FILE_ACTS), _BIND_AND_CONNECT, _OUTSIDERS_SOCKETS_AND_SIGNALS)
    known = 8 if version < 4 else 16 if version < 6 else 24
    rules = libc.syscall(ctypes.c_long(_CREATE_RULES), acts, ctypes.c_size_t(known), ctypes.c_uint32(0))
    if (
        rules < 0
        or libc.prctl(_NO_NEW_RIGHTS, 1, 0, 0, 0)
        or libc.syscall(ctypes.c_long(_ENTER_RULES), rules, ctypes.c_uint32(0))
    ):
        raise OSError(ctypes.get_errno(), "Landlock refuses")
    os.close(rules)


def _work(image: Image.Image, kind: str) -> tuple[dict[str, Any], list[bytes]]:
    picture = _bitmap(image)
    if kind == "avif":
        images = [(width, _narrowed(picture, width)) for width in _widths(picture.width)]
        made = [(width, _encoded(image, "AVIF", quality=AVIF_QUALITY, speed=7)) for width, image in images]
    else:
        made = _light_renditions(picture)
    head = {"width": picture.width, "height": picture.height, "sizes": [[width, len(body)] for width, body in made]}
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


if __name__ == "__main__":
    main()
