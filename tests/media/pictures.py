"""The pictures of the tests, and the containers that they come in."""

import struct
import zlib
from functools import cache
from io import BytesIO
from random import Random

from PIL import Image


@cache
def scene(width: int = 900, height: int = 600) -> Image.Image:
    """A picture like a photo: large shapes with the grain of a cheap lens."""
    shapes = Image.effect_mandelbrot((width, height), (-2, -1.3, 1, 1.3), 60).convert("RGB")
    noise = Random(7).randbytes((width // 4) * (height // 4) * 3)
    grain = Image.frombytes("RGB", (width // 4, height // 4), noise)
    return Image.blend(shapes, grain.resize((width, height)), 0.1)


def encoded(image: Image.Image, kind: str = "JPEG", **how: object) -> bytes:
    """The bytes of a picture."""
    out = BytesIO()
    image.save(out, kind, **how)
    return out.getvalue()


@cache
def plain(kind: str = "JPEG") -> bytes:
    """The scene in this format, and nothing else."""
    return encoded(scene(), kind)


def camera_notes(turn: int = 1) -> bytes:
    """The EXIF data of a phone: the owner, the make, and the exact position."""
    notes = Image.Exif()
    notes[274] = turn
    notes[271] = "RAHASIA-HP"
    notes[315] = "RAHASIA-PEMILIK"
    notes[0x9286] = "RAHASIA-CATATAN"
    place = notes.get_ifd(0x8825)
    place |= {1: "S", 2: (0.0, 1.0, 33.3), 3: "E", 4: (109.0, 20.0, 44.4)}
    return notes.tobytes()


def twelve_megapixels() -> bytes:
    """A photo of a phone: 4000 by 3000, on its side, with its position."""
    return encoded(
        scene(4000, 3000),
        quality=90,
        exif=camera_notes(6),
        comment=b"RAHASIA-KOMENTAR",
        xmp=b"<x:RAHASIA-XMP/>",
    )


def png_header(width: int, height: int) -> bytes:
    """A PNG that claims this size without a picture."""
    return png(
        [
            (b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)),
            (b"IDAT", zlib.compress(b"\0")),
            (b"IEND", b""),
        ]
    )


def frames(number: int) -> bytes:
    """A WebP of this many frames of one colour, built by hand: an encoder would need minutes."""
    still = encoded(Image.new("RGB", (300, 300), "teal"), "WEBP", lossless=True)[12:]
    place = (
        struct.pack("<I", 0)[:3] * 2
        + struct.pack("<I", 299)[:3] * 2
        + struct.pack("<I", 20)[:3]
        + b"\0"
    )
    frame = riff(b"ANMF", place + still)
    head = riff(b"VP8X", b"\x02\0\0\0" + struct.pack("<I", 299)[:3] * 2) + riff(b"ANIM", bytes(6))
    return riff(b"RIFF", b"WEBP" + head + frame * number)


def riff(kind: bytes, body: bytes) -> bytes:
    """One chunk of a RIFF container such as WebP."""
    return kind + struct.pack("<I", len(body)) + body + b"\0" * (len(body) % 2)


def png(chunks: list[tuple[bytes, bytes]]) -> bytes:
    """A PNG of these chunks, each with the right checksum."""
    parts = [
        struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
        for kind, body in chunks
    ]
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)
