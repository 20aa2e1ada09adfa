"""Thousands of hostile files in families: a family is one idea in three dozen variations.

They are deterministic and quick to make. The promise is the same for all: each becomes a safe file
or gets a clear message, within seconds, and none of its hidden content is stored.
"""

import gzip
import os
import struct
import zlib
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from io import BytesIO
from itertools import islice, product
from random import Random
from typing import Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from PIL import Image

from tests.media.hostile import IPHONE, Hostile
from tests.media.pictures import camera_notes, encoded, frames, png, png_header, riff, scene

MANY: Final = 36
A_FEW: Final = 6
_TRIES_ALL: Final = os.environ.get("KIMID_HOSTILE_FILES") == "all"
EICAR: Final = rb"X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"
ACTIVE: Final = (
    b"<script>alert('RAHASIA')</script>",
    b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'>RAHASIA</svg>",
    b"<?php system($_GET['RAHASIA']); ?>",
    b"<html><body onload=alert(1)>RAHASIA",
    b"*/=1;alert('RAHASIA')//",
    b"<%= RAHASIA %><jsp:scriptlet>",
    b"javascript:alert(1) RAHASIA",
    EICAR,
)
_ODD_NAMES: Final = (
    *(
        "foto\u202egpj.exe",
        "\u2066foto\u2069.jpg",
        "foto\x00.php",
        "a\r\nSet-Cookie: a=b\r\n\r\n<script>.jpg",
    ),
    *(
        "../" * 20 + "etc/passwd",
        "C:\\Windows\\win.ini",
        "//media/f/own",
        "CON.jpg",
        "foto\ufeff\u200b.jpg",
        "x" * 251 + ".jpg",
    ),
    *(
        '"><img src=x onerror=alert(1)>.jpg',
        "'; DROP TABLE media_photo;--.jpg",
        "${jndi:ldap://x}.jpg",
        "foto.jpg\n",
        "%00.jpg",
    ),
    *(
        "....//....//",
        ".",
        "..",
        "~root",
        "$(id).jpg",
        "`id`.jpg",
        "|id.jpg",
        "-rf",
        "aux",
        "foto.jpg:Zone",
        "%2e%2e%2f",
        "\t.jpg",
    ),
    "\U0001f600" * 60,
)
_SYMBOLIC_LINK: Final = 0o120777 << 16

type Family = Callable[[], Iterable[Hostile]]


def turned_over(family: Family) -> list[Hostile]:
    """The files of a family."""
    return list(islice(family(), MANY))


def to_try(files: list[Hostile]) -> list[Hostile]:
    """Those files of a family that this run tries: the same six each time, or all of them in
    `./kim prove files`.
    """
    # Seven files on each time, since variations repeat every two, three or five files.
    return files if _TRIES_ALL else [files[7 * number % len(files)] for number in range(A_FEW)]


@cache
def small(kind: str) -> bytes:
    """A small photo of this format."""
    return IPHONE.read_bytes() if kind == "HEIF" else encoded(scene(320, 240), kind)


def _svg() -> Iterator[Hostile]:
    begins = (
        b"",
        b"\xef\xbb\xbf",
        b" \n\t",
        b"<?xml version='1.0'?>",
        b"<!-- foto -->",
        b"<!DOCTYPE svg>",
        b"GIF89a",
        b"\0",
    )
    for begin, active in product(begins, ACTIVE[:3]):
        yield _photo(
            begin + b"<svg xmlns='http://www.w3.org/2000/svg'>" + active + b"</svg>", "gambar.svg"
        )
        yield _photo(gzip.compress(begin + b"<svg>" + active + b"</svg>", mtime=0), "gambar.svgz")


def _words_in_png() -> Iterator[Hostile]:
    head = (b"IHDR", struct.pack(">IIBBBBB", 240, 240, 8, 0, 0, 0, 0))
    body = (b"IDAT", zlib.compress(bytes(241 * 240)))
    end = (b"IEND", b"")
    for active in ACTIVE:
        yield _photo(png([head, (b"tEXt", b"Comment\0" + active), body, end]))
        yield _photo(png([head, (b"zTXt", b"Comment\0\0" + zlib.compress(active)), body, end]))
        yield _photo(png([head, (b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + active), body, end]))
        yield _photo(png([head, body, end]) + active)
        yield _photo(png([head, (b"raHx", active), body, (b"eXIf", b"MM\0*" + active), end]))


def _words_in_jpeg() -> Iterator[Hostile]:
    jpeg = small("JPEG")
    for marker, active in product((0xFE, 0xE0, 0xE1, 0xE2, 0xED), ACTIVE):
        yield _photo(with_segment(jpeg, marker, active))


def _after_jpeg() -> Iterator[Hostile]:
    jpeg = small("JPEG")
    tails = (b"PK\x03\x04", b"%PDF-1.7\n", b"\xff\xd8\xff", b"\0" * 9, b"RIFF\x10\0\0\0WEBP")
    for tail, active in product(tails, ACTIVE):
        yield _photo(jpeg + tail + active)


def _gif_and_script() -> Iterator[Hostile]:
    gif = encoded(scene(220, 220).convert("P"), "GIF")
    for cut, active in product((6, 10, 13, 200, len(gif)), ACTIVE):
        yield _photo(gif[:cut] + b"/*" + active, "gif.js")


def _bombs() -> Iterator[Hostile]:
    for side in (6400, 7000, 9000, 12_000, 16_000, 30_000, 60_000, 2**31 - 1):
        yield _photo(png_header(side, side))
        yield _photo(png_header(side, 300))
    for megabytes in (1, 5, 20, 50):
        yield _photo(zipped("nol", bytes(megabytes * 1024**2)))
        yield _photo(gzip.compress(bytes(megabytes * 1024**2), mtime=0))
        yield _photo(
            png(
                [
                    (b"IHDR", struct.pack(">IIBBBBB", 240, 240, 8, 0, 0, 0, 0)),
                    (b"zTXt", b"a\0\0" + _zeros(megabytes)),
                ]
            )
        )
        yield _photo(
            png(
                [
                    (b"IHDR", struct.pack(">IIBBBBB", 240, 240, 8, 0, 0, 0, 0)),
                    (b"IDAT", _zeros(megabytes)),
                    (b"IEND", b""),
                ]
            )
        )
    for depth in range(2, 10):
        names = "".join(f'<!ENTITY a{each} "{f"&a{each - 1};" * 10}">' for each in range(1, depth))
        yield _photo(f'<!DOCTYPE x [<!ENTITY a0 "ha">{names}]><x>&a{depth - 1};</x>'.encode())


def _nearly_nothing() -> Iterator[Hostile]:
    for length, kind in product(
        (0, 1, 2, 4, 8, 12, 16, 30), ("JPEG", "PNG", "WEBP", "AVIF", "HEIF")
    ):
        yield _photo(small(kind)[:length])


def _cut(kind: str) -> Family:
    def files() -> Iterator[Hostile]:
        whole = small(kind)
        for step in range(MANY):
            yield _photo(whole[: 40 + (len(whole) - 40) * step // MANY], f"putus.{kind.lower()}")

    return files


def _damaged(kind: str) -> Family:
    def files() -> Iterator[Hostile]:
        for seed in range(MANY):
            chance = Random(f"{kind} {seed}")
            broken = bytearray(small(kind))
            for _ in range(1 + seed // 4):
                broken[chance.randrange(len(broken))] = chance.randrange(256)
            yield _photo(bytes(broken), f"rusak.{kind.lower()}")

    return files


def _called_otherwise() -> Iterator[Hostile]:
    endings = ("svg", "html", "php;.png", "phtml", "js", "exe", "pdf", "xml", "jpg.htaccess", "")
    for ending, kind in product(endings, ("JPEG", "PNG", "WEBP", "AVIF")):
        yield _photo(small(kind), f"foto.{ending}")


def _names() -> Iterator[Hostile]:
    yield from (_photo(small("JPEG"), name) for name in _ODD_NAMES)
    yield from (_photo(small("WEBP"), f"{name}.webp") for name in _ODD_NAMES)


def _archives() -> Iterator[Hostile]:
    link = ZipInfo("foto.jpg")
    link.external_attr = _SYMBOLIC_LINK
    macro = {"[Content_Types].xml": b"<Types/>", "word/vbaProject.bin": b"\xd0\xcf\x11\xe0 RAHASIA"}
    for target in ("/etc/passwd", "../../db.sqlite3", "/proc/self/environ", "own"):
        yield _photo(zipped(link, target.encode()), "tautan.zip")
        for name in ("../../../etc/keluar", "/etc/keluar", "foto.php", "x" * 200):
            yield _photo(zipped(name, target.encode()), "naik.zip")
        for ending in ("docm", "xlsm", "pptm"):
            yield _photo(
                b"".join(zipped(name, body) for name, body in macro.items()), f"surat.{ending}"
            )
        yield _photo(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + target.encode() * 300, "surat.doc")
    for head in (
        b"Rar!\x1a\x07",
        b"7z\xbc\xaf\x27\x1c",
        b"\x1f\x8b\x08",
        b"BZh9",
        b"\xfd7zXZ\0",
        b"ustar",
        b"MZ\x90\0",
        b"\x7fELF",
    ):
        yield _photo(head + b"RAHASIA" * 300, "arsip.jpg")


def _moving() -> Iterator[Hostile]:
    for number in (2, 10, 100, 1000, 5000, 10_000):
        yield _photo(frames(number), "gerak.webp")
    for number, kind in product((2, 5, 9, 14, 20, 30), ("GIF", "PNG", "WEBP", "AVIF", "TIFF")):
        pictures = [Image.new("RGB", (220, 220), (each * 8, 90, 60)) for each in range(number)]
        yield _photo(
            encoded(pictures[0], kind, save_all=True, append_images=pictures[1:]),
            f"gerak.{kind.lower()}",
        )
    for number in (2, 3, 5, 8):
        pages = [scene(260, 240)] * number
        yield _photo(encoded(pages[0], "MPO", save_all=True, append_images=pages[1:]), "lensa.mpo")


def _where_it_was_taken() -> Iterator[Hostile]:
    for turn, kind in product(range(10), ("JPEG", "PNG", "WEBP", "AVIF")):
        yield _photo(
            encoded(scene(320, 240), kind, exif=camera_notes(turn)), f"lokasi.{kind.lower()}"
        )


def _other_metadata() -> Iterator[Hostile]:
    for active in ACTIVE:
        packet = b"<x:xmpmeta xmlns:x='adobe:ns:meta/'>RAHASIA" + active + b"</x:xmpmeta>"
        for kind in ("JPEG", "WEBP", "AVIF"):
            yield _photo(encoded(scene(320, 240), kind, xmp=packet), f"xmp.{kind.lower()}")
        words = b"\x1c\x02\x50" + struct.pack(">H", len(active)) + active
        yield _photo(
            with_segment(
                small("JPEG"),
                0xED,
                b"Photoshop 3.0\x008BIM\x04\x04\0\0" + struct.pack(">I", len(words)) + words,
            )
        )
        yield _photo(encoded(scene(320, 240), icc_profile=b"RAHASIA" + active))


def _the_same_again() -> Iterator[Hostile]:
    for number in range(MANY):
        yield _photo(small("JPEG"), f"IMG_{number // 4:04}.jpg")


def _test_virus() -> Iterator[Hostile]:
    carriers = (
        b"",
        b"\xff\xd8\xff\xfe",
        b"PK\x03\x04",
        b"GIF89a",
        b"\x89PNG\r\n\x1a\n",
        small("PNG"),
        small("WEBP"),
        small("AVIF"),
    )
    for carrier, times in product(carriers, (1, 2, 3, 50, 500)):
        yield _photo(carrier + EICAR * times, "eicar.com.jpg")


def _programs() -> Iterator[Hostile]:
    heads = (
        b"\x7fELF\x02\x01\x01",
        b"MZ",
        b"#!/bin/sh\n",
        b"\xca\xfe\xba\xbe",
        b"\0asm\x01",
        b"%!PS-Adobe-3.0 EPSF-3.0\n",
        b"{\\rtf1",
        b"<?xml ",
    )
    for head, active in product(heads, ACTIVE[:5]):
        yield _photo(head + active, "foto.jpg")


def _strange_riffs() -> Iterator[Hostile]:
    still = small("WEBP")[12:]
    for seed in range(MANY // 2):
        extra = riff(
            (b"EXIF", b"XMP ", b"ICCP", b"ALPH", b"RAHA")[seed % 5], b"RAHASIA" * (seed + 1)
        )
        flags = (
            struct.pack("<I", (0x08, 0x04, 0x20, 0x10, 0x3E)[seed % 5])
            + struct.pack("<I", 319)[:3]
            + struct.pack("<I", 239)[:3]
        )
        yield _photo(riff(b"RIFF", b"WEBP" + riff(b"VP8X", flags) + still + extra), "aneh.webp")
        yield _photo(
            b"RIFF" + struct.pack("<I", 2**31 + seed) + b"WEBP" + still[: 40 + seed], "bohong.webp"
        )


def _unusual_colours() -> Iterator[Hostile]:
    modes = ("1", "L", "LA", "P", "RGB", "RGBA", "CMYK", "YCbCr", "I;16", "LAB")
    allowed = {
        "JPEG": {"L", "RGB", "CMYK", "YCbCr"},
        "PNG": {"1", "L", "LA", "P", "RGB", "RGBA", "I;16"},
        "WEBP": {"RGB", "RGBA"},
    }
    for mode, (kind, known), size in product(
        modes, allowed.items(), ((320, 240), (240, 1500), (201, 200), (199, 800))
    ):
        if mode in known:
            yield _photo(
                encoded(scene(*size).convert("L" if mode == "I;16" else mode), kind),
                f"warna.{kind.lower()}",
            )


PHOTO_FAMILIES: Final[dict[str, Family]] = {
    "drawings that run": _svg,
    "words in a PNG": _words_in_png,
    "words in a JPEG": _words_in_jpeg,
    "a JPEG and something else": _after_jpeg,
    "a GIF and a script": _gif_and_script,
    "bombs": _bombs,
    "nearly nothing": _nearly_nothing,
    **{f"{kind} cut off": _cut(kind) for kind in ("JPEG", "PNG", "WEBP", "AVIF", "HEIF")},
    **{f"{kind} damaged": _damaged(kind) for kind in ("JPEG", "PNG", "WEBP", "AVIF", "HEIF")},
    "called otherwise": _called_otherwise,
    "names": _names,
    "archives, links, macros": _archives,
    "moving": _moving,
    "where it was taken": _where_it_was_taken,
    "said in other ways": _other_metadata,
    "the same again": _the_same_again,
    "the test virus": _test_virus,
    "programs": _programs,
    "strange containers": _strange_riffs,
    "unusual colours": _unusual_colours,
}


def with_segment(jpeg: bytes, marker: int, body: bytes) -> bytes:
    """A JPEG with another segment after its start."""
    return jpeg[:2] + bytes([0xFF, marker]) + struct.pack(">H", len(body) + 2) + body + jpeg[2:]


def zipped(name: str | ZipInfo, body: bytes) -> bytes:
    """An archive with one file."""
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        archive.writestr(name if isinstance(name, ZipInfo) else ZipInfo(name), body)
    return out.getvalue()


def _photo(data: bytes, called: str = "foto.jpg") -> Hostile:
    return Hostile("", called, lambda: data)


def _zeros(megabytes: int) -> bytes:
    return zlib.compress(bytes(megabytes * 1024**2), 9)
