"""Voice notes as browsers record them, built by hand. The packets contain noise."""

import struct
from collections.abc import Sequence
from random import Random
from typing import Final

from kimid.media.sandboxed.sound import _page

SPEECH: Final = 1 << 3  # the first byte of a packet of 20 ms


def packets(seconds: float, *, size: int = 60, padding: bytes = b"") -> list[bytes]:
    """Packets of 20 ms for this many seconds."""
    chance = Random(20)
    plain = [bytes([SPEECH]) + chance.randbytes(size) for _ in range(round(seconds * 50))]
    if not padding:
        return plain
    return [bytes([SPEECH | 3, 0x41, len(padding)]) + packet[1:] + padding for packet in plain]


def opus_head(channels: int = 1) -> bytes:
    """The header of an Opus stream."""
    return b"OpusHead" + struct.pack("<BBHIhB", 1, channels, 312, 48_000, 0, 0)


def webm(
    sound: Sequence[bytes],
    *,
    codec: bytes = b"A_OPUS",
    head: bytes = b"",
    words: bytes = b"",
    flags: int = 0x80,
) -> bytes:
    """A WebM as Chromium records it: of unknown length, with `words` as metadata."""
    track = (
        _element(0xD7, b"\1")
        + _element(0x83, b"\2")
        + _element(0x86, codec)
        + _element(0x63A2, head or opus_head())
    )
    tracks = _element(
        0x1654AE6B,
        _element(0xAE, track + _element(0xE1, _element(0xB5, struct.pack(">f", 48_000)))),
    )
    about = _element(
        0x1549A966,
        _element(0x2AD7B1, b"\x0f\x42\x40") + _element(0x4D80, b"Chrome") + _element(0x5741, words),
    )
    blocks = b"".join(
        _element(0xA3, b"\x81" + struct.pack(">h", number % 100 * 20) + bytes([flags]) + packet)
        for number, packet in enumerate(sound)
    )
    cluster = b"\x1f\x43\xb6\x75\x01" + b"\xff" * 7 + _element(0xE7, b"\0") + blocks
    return (
        _element(0x1A45DFA3, _element(0x4282, b"webm"))
        + b"\x18\x53\x80\x67\x01"
        + b"\xff" * 7
        + about
        + tracks
        + cluster
    )


def ogg(sound: Sequence[bytes], *, head: bytes = b"", words: bytes = b"") -> bytes:
    """An Ogg as Firefox records it."""
    tags = (
        b"OpusTags" + struct.pack("<I", 7) + b"Mozilla" + struct.pack("<II", 1, len(words)) + words
    )
    pages = [_page(0, 2, 0, [head or opus_head()]), _page(1, 0, 0, [tags])]
    return b"".join(
        [
            *pages,
            *(_page(number, 0, number * 960, [packet]) for number, packet in enumerate(sound, 2)),
        ]
    )


def _element(kind: int, body: bytes) -> bytes:
    return kind.to_bytes((kind.bit_length() + 7) // 8) + (0x10000000 | len(body)).to_bytes(4) + body
