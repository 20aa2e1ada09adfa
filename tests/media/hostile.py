"""Fifty files that claim to be photos: broken, huge, in disguise, or only unusual.

Each names its expected result.
"""

import struct
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property, partial
from pathlib import Path
from random import Random
from typing import Final

from PIL import Image, ImageCms, PngImagePlugin

from tests.media.pictures import camera_notes, encoded, frames, plain, png, png_header, scene

SECRETS: Final = (
    b"RAHASIA",
    b"Exif\0",
    b"http://ns.adobe.com",
    b"<script",
    b"<?php",
    b"ICC_PROFILE",
)

# Made once by another library: ours only reads HEIC.
IPHONE: Final = Path(__file__).with_name("hp.heic")


@dataclass(frozen=True)
class Hostile:
    """One file: its description, its file name, what makes it, and the possible reasons to refuse
    it.

    `refused` is empty for a file that becomes a safe photo.
    """

    what: str
    called: str
    make: Callable[[], bytes]
    refused: tuple[str, ...] = ()

    @cached_property
    def data(self) -> bytes:
        """Its bytes. Made when a test wants them: pytest asks for the names of all files."""
        return self.make()


@cache
def corpus() -> tuple[Hostile, ...]:
    """All files, not yet made."""
    return (
        *_broken(),
        *_cut_off(),
        *_in_disguise(),
        *_of_other_kinds(),
        *_bombs(),
        *_odd_sizes(),
        *_talkative(),
        *_badly_named(),
        *_unusual(),
    )


def _broken() -> Iterator[Hostile]:
    yield Hostile("a PNG with a wrong checksum", "salah.png", _with_wrong_checksum)
    yield Hostile("noise", "derau.jpg", lambda: Random(1).randbytes(50_000), ("kind",))
    yield Hostile(
        "noise behind the beginning of a JPEG",
        "derau2.jpg",
        lambda: plain()[:600] + Random(2).randbytes(9_000),
        ("unreadable", "kind", "large", "small", "slender"),
    )


def _cut_off() -> Iterator[Hostile]:
    yield Hostile("nothing at all", "kosong.jpg", lambda: b"", ("empty",))
    yield Hostile("one byte", "satu.jpg", lambda: b"\xff", ("kind",))
    yield Hostile(
        "only the first two bytes of a JPEG",
        "awal.jpg",
        lambda: plain()[:2],
        ("kind", "unreadable"),
    )
    for share in (1, 10, 50, 90):
        yield Hostile(
            f"a JPEG cut after {share} %",
            "putus.jpg",
            partial(_cut, share),
            ("kind", "unreadable"),
        )
    yield Hostile(
        "a PNG cut in half",
        "putus.png",
        lambda: plain("PNG")[: len(plain("PNG")) // 2],
        ("kind", "unreadable"),
    )
    yield Hostile(
        "a WebP cut in half",
        "putus.webp",
        lambda: plain("WEBP")[: len(plain("WEBP")) // 2],
        ("kind", "unreadable"),
    )
    yield Hostile(
        "an AVIF cut in half",
        "putus.avif",
        lambda: encoded(scene(), "AVIF")[:4000],
        ("kind", "unreadable"),
    )


def _in_disguise() -> Iterator[Hostile]:
    yield Hostile(
        "an SVG with a script",
        "lucu.jpg",
        lambda: b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
        ("kind",),
    )
    yield Hostile(
        "a page", "halaman.jpg", lambda: b"<!doctype html><script>alert(1)</script>", ("kind",)
    )
    yield Hostile("a script", "foto.php;.png", lambda: b"<?php system($_GET['x']); ?>", ("kind",))
    yield Hostile(
        "a PDF",
        "surat.jpg",
        lambda: b"%PDF-1.7\n1 0 obj<</OpenAction<</S/JavaScript>>>>endobj",
        ("kind",),
    )
    yield Hostile("an archive", "foto.jpg", lambda: b"PK\x03\x04" + bytes(2000), ("kind",))
    yield Hostile("a program", "foto.jpg", lambda: b"\x7fELF" + bytes(2000), ("kind",))
    yield Hostile(
        "PostScript, which some readers run",
        "foto.jpg",
        lambda: b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 900 600\n",
        ("kind",),
    )


def _of_other_kinds() -> Iterator[Hostile]:
    yield Hostile("a GIF", "gerak.jpg", lambda: encoded(scene().convert("P"), "GIF"), ("kind",))
    yield Hostile("a TIFF", "pindai.tif", lambda: encoded(scene(), "TIFF"), ("kind",))
    yield Hostile("a BMP", "cat.bmp", lambda: encoded(scene(), "BMP"), ("kind",))
    yield Hostile("a JPEG 2000", "foto.jp2", lambda: encoded(scene(), "JPEG2000"), ("kind",))
    yield Hostile(
        "a JPEG that is also a page",
        "ganda.jpg",
        lambda: plain() + b"<html><script>alert(1)</script>",
    )
    yield Hostile(
        "a JPEG that is also an archive", "ganda.jpg", lambda: plain() + b"PK\x03\x04" + bytes(500)
    )
    yield Hostile(
        "a GIF that is also a script",
        "gif.js",
        lambda: b"GIF89a/*" + bytes(900) + b"*/=1;alert(1)",
        ("kind",),
    )
    yield Hostile("a PNG called JPEG", "tukar.jpg", lambda: plain("PNG"))
    yield Hostile("a JPEG called text", "foto.txt", plain)


def _bombs() -> Iterator[Hostile]:
    yield Hostile(
        "ten kilobytes that are 81 megapixels",
        "bom.png",
        lambda: encoded(Image.new("1", (9000, 9000)), "PNG"),
        ("large",),
    )
    yield Hostile(
        "196 megapixels",
        "bom2.png",
        lambda: encoded(Image.new("1", (14000, 14000)), "PNG"),
        ("large",),
    )
    yield Hostile(
        "a header of 2 billion by 2 billion",
        "bom3.png",
        lambda: png_header(2**31 - 1, 2**31 - 1),
        ("large", "unreadable"),
    )
    yield Hostile(
        "a header of 60,000 by 60,000", "bom4.png", lambda: png_header(60_000, 60_000), ("large",)
    )
    yield Hostile(
        "a header of nothing by nothing",
        "nol.png",
        lambda: png_header(0, 0),
        ("small", "unreadable", "kind"),
    )
    yield Hostile(
        "a text of 100 MB in a PNG of 100 KB",
        "teks.png",
        _text_bomb,
        ("unreadable", "kind"),
    )
    yield Hostile("ten thousand frames", "gerak.webp", lambda: frames(10_000))


def _odd_sizes() -> Iterator[Hostile]:
    yield Hostile(
        "more than ten megabytes",
        "berat.jpg",
        lambda: plain() + bytes(10 * 1024 * 1024),
        ("heavy",),
    )
    yield Hostile(
        "exactly forty megapixels",
        "batas.png",
        lambda: encoded(Image.new("RGB", (8000, 5000), "teal"), "PNG"),
    )
    yield Hostile(
        "a thread",
        "benang.png",
        lambda: encoded(Image.new("RGB", (300, 30_000)), "PNG"),
        ("slender",),
    )
    yield Hostile("a stamp", "kecil.jpg", lambda: encoded(scene(180, 180)), ("small",))


def _talkative() -> Iterator[Hostile]:
    yield Hostile(
        "a JPEG that tells where it was taken",
        "lokasi.jpg",
        lambda: encoded(scene(), exif=camera_notes(), comment=b"RAHASIA <script>"),
    )
    yield Hostile(
        "a PNG that tells it",
        "lokasi.png",
        lambda: encoded(scene(), "PNG", exif=camera_notes(), pnginfo=_png_words()),
    )
    yield Hostile(
        "a WebP that tells it",
        "lokasi.webp",
        lambda: encoded(scene(), "WEBP", exif=camera_notes(), xmp=b"<x:RAHASIA/>"),
    )
    yield Hostile(
        "an AVIF that tells it",
        "lokasi.avif",
        lambda: encoded(scene(), "AVIF", exif=camera_notes(), xmp=b"<x:RAHASIA/>"),
    )
    yield Hostile(
        "a profile of colours", "warna.jpg", lambda: encoded(scene(), icc_profile=_profile())
    )
    yield Hostile(
        "a profile of colours that is none",
        "warna2.jpg",
        lambda: encoded(scene(), icc_profile=b"RAHASIA" * 99),
    )
    yield Hostile(
        "notes of a camera that are none",
        "catatan.jpg",
        lambda: encoded(scene(), exif=b"Exif\0\0RAHASIA" * 20),
    )


def _badly_named() -> Iterator[Hostile]:
    names = {
        "a path upward": "../../../../etc/passwd.jpg",
        "a name with a zero byte": "foto\x00.php.jpg",
        "a name that turns its direction": "foto\u202egpj.exe",
        "a name with line breaks": "foto\r\nSet-Cookie: a=b\r\n.jpg",
        "a name of 255 letters": "x" * 251 + ".jpg",
        "a name that is a script": '"><script>alert(1)</script>.jpg',
        "no name but dots": "...jpg",
    }
    for what, called in names.items():
        yield Hostile(what, called, lambda: encoded(scene(640, 480)))


def _unusual() -> Iterator[Hostile]:
    yield Hostile("four inks", "cetak.jpg", lambda: encoded(scene().convert("CMYK")))
    yield Hostile("grey", "abu.jpg", lambda: encoded(scene().convert("L")))
    yield Hostile(
        "sixteen bits",
        "ilmiah.png",
        lambda: encoded(Image.frombytes("I;16", (400, 300), bytes(range(250)) * 960), "PNG"),
    )
    yield Hostile("two colours", "hitam.png", lambda: encoded(scene().convert("1"), "PNG"))
    yield Hostile(
        "a palette with a hole",
        "lubang.png",
        lambda: encoded(scene().convert("P"), "PNG", transparency=0),
    )
    yield Hostile("half see-through", "kaca.png", lambda: encoded(scene().convert("RGBA"), "PNG"))
    for turn in (0, 3, 6, 8, 99):
        yield Hostile(f"turned by camera sign {turn}", "miring.jpg", partial(_turned, turn))
    yield Hostile("what an iPhone keeps", "IMG_0001.HEIC", IPHONE.read_bytes)
    yield Hostile(
        "half of it", "IMG_0002.HEIC", lambda: IPHONE.read_bytes()[:1500], ("kind", "unreadable")
    )
    yield Hostile("two pictures in one, as phones with two lenses make", "ganda.mpo", _two_in_one)


def _cut(share: int) -> bytes:
    return plain()[: len(plain()) * share // 100]


def _with_wrong_checksum() -> bytes:
    wrong = bytearray(plain("PNG"))
    wrong[60] ^= 0xFF
    return bytes(wrong)


def _turned(turn: int) -> bytes:
    return encoded(scene(), exif=camera_notes(turn))


def _profile() -> bytes:
    return bytes(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())


def _text_bomb() -> bytes:
    text = b"zTXt", b"Comment\0\0" + zlib.compress(bytes(100_000_000), 9)
    head = b"IHDR", struct.pack(">IIBBBBB", 400, 300, 8, 2, 0, 0, 0)
    return png([head, text, (b"IDAT", zlib.compress(bytes((1 + 1200) * 300))), (b"IEND", b"")])


def _png_words() -> PngImagePlugin.PngInfo:
    words = PngImagePlugin.PngInfo()
    words.add_text("Author", "RAHASIA")
    words.add_itxt("XML:com.adobe.xmp", "<x:RAHASIA/>")
    return words


def _two_in_one() -> bytes:
    return encoded(scene(), "MPO", save_all=True, append_images=[scene(600, 400)])
