"""A worker that rebuilds a voice note: it copies Opus packets from WebM or Ogg into a new Ogg.

It decodes no packet. It measures each by its first byte (RFC 6716) and removes padding. So a note
has the length that it states, and contains nothing but sound.
"""

import struct
import sys
from collections.abc import Iterator
from itertools import batched
from typing import Final

from kimid.media.sandboxed.isolation import Output, Rejected, run_isolated

MEMORY: Final = 300 * 1024 * 1024
_RATE: Final = 48_000  # samples a second; fixed in Opus
_MAX_PACKET_SAMPLES: Final = 5760  # 120 ms
_MIN_SAMPLES: Final = _RATE // 2  # half a second
# Samples of a frame, by the configuration number of the packet (RFC 6716, table 2).
_FRAME: Final = (480, 960, 1920, 2880) * 3 + (480, 960) * 2 + (120, 240, 480, 960) * 4
_PACKETS_A_PAGE: Final = 50
_SERIAL: Final = 1
_VENDOR: Final = b"kimid"
# Elements of WebM (RFC 9559): those with children, and those that this worker reads.
_CONTAINERS: Final = {0x18538067, 0x1F43B675, 0xA0, 0x1654AE6B, 0xAE, 0xE1}
_CODEC = 0x86
_HEAD = 0x63A2
_SIMPLE = 0xA3
_BLOCK = 0xA1
_LACED: Final = 0x06


def main() -> None:
    """Rebuild one note. Its arguments are the most seconds and the most bits a second."""
    run_isolated(_rebuilt, memory=MEMORY)


def _rebuilt(data: bytes) -> Output:
    max_seconds = int(sys.argv[1])
    max_bits = int(sys.argv[2])
    if not data:
        raise Rejected("empty")
    if data[:4] == b"OggS":
        head, packets = _from_ogg(data)
    elif data[:4] == b"\x1a\x45\xdf\xa3":
        head, packets = _from_webm(data)
    else:
        raise Rejected("kind")
    if len(head) < 19 or head[:8] != b"OpusHead" or head[9] not in {1, 2} or head[18] != 0:
        raise Rejected("kind")
    packets = [_unpadded(packet) for packet in packets]
    samples = sum(map(_samples, packets))
    seconds = samples / _RATE
    if samples < _MIN_SAMPLES:
        raise Rejected("short")
    if seconds > max_seconds + 1:  # a browser stops a moment late
        raise Rejected("long")
    if sum(map(len, packets)) * 8 > max_bits * seconds:
        raise Rejected("rate")
    body = _ogg(channels=head[9], skip=struct.unpack("<H", head[10:12])[0], packets=packets)
    return {"seconds": max(1, round(seconds)), "sizes": [len(body)]}, [body]


def _from_ogg(data: bytes) -> tuple[bytes, list[bytes]]:
    packets = []
    at = 0
    packet = b""
    serial = data[14:18]
    while at < len(data):
        if data[at : at + 5] != b"OggS\0" or data[at + 14 : at + 18] != serial:
            raise Rejected("unreadable")
        count = data[at + 26]
        lacing = data[at + 27 : at + 27 + count]
        at += 27 + count
        for size in lacing:
            packet += data[at : at + size]
            at += size
            if size < 255:
                packets.append(packet)
                packet = b""
    if len(packets) < 3 or packets[1][:8] != b"OpusTags":
        raise Rejected("unreadable")
    return packets[0], [packet for packet in packets[2:] if packet]


def _from_webm(data: bytes) -> tuple[bytes, list[bytes]]:
    heads = []
    codecs = []
    blocks = []
    for kind, body in _elements(data):
        if kind == _CODEC:
            codecs.append(body.rstrip(b"\0"))
        elif kind == _HEAD:
            heads.append(body)
        elif kind in {_SIMPLE, _BLOCK}:
            blocks.append(body)
    if codecs != [b"A_OPUS"] or len(heads) != 1:
        raise Rejected("kind")
    return heads[0], [_of_block(block) for block in blocks]


def _elements(data: bytes) -> Iterator[tuple[int, bytes]]:
    """All elements without children, in order. Parents are entered: a recording has no length."""
    at = 0
    while at < len(data):
        kind, at = _number(data, at, marked=True)
        size, at = _number(data, at, marked=False)
        if kind not in _CONTAINERS:
            if size > len(data) - at:
                return  # the upload broke off; the elements before are good
            yield kind, data[at : at + size]
            at += size


def _number(data: bytes, at: int, *, marked: bool) -> tuple[int, int]:
    """A number of variable length, and the position after it. `marked` keeps the length bit."""
    length = 9 - data[at].bit_length()
    if length > 8 or at + length > len(data):
        raise Rejected("unreadable")
    value = int.from_bytes(data[at : at + length])
    return value if marked else value & ((1 << 7 * length) - 1), at + length


def _of_block(block: bytes) -> bytes:
    _track, at = _number(block, 0, marked=False)
    if block[at + 2] & _LACED:
        raise Rejected("unreadable")
    return block[at + 3 :]


def _samples(packet: bytes) -> int:
    if not packet:
        raise Rejected("unreadable")
    frames = (1, 2, 2, packet[1] & 0x3F if len(packet) > 1 else 0)[packet[0] & 3]
    samples = _FRAME[packet[0] >> 3] * frames
    if not 0 < samples <= _MAX_PACKET_SAMPLES:
        raise Rejected("unreadable")
    return samples


def _unpadded(packet: bytes) -> bytes:
    """The packet without its padding, which could hide data."""
    if len(packet) < 2 or packet[0] & 3 != 3 or not packet[1] & 0x40:
        return packet
    at = 2
    padding = 0
    while at < len(packet) and packet[at] == 255:
        padding += 254
        at += 1
    padding += packet[at]
    if at + 1 + padding > len(packet):
        raise Rejected("unreadable")
    return bytes([packet[0], packet[1] & ~0x40]) + packet[at + 1 : len(packet) - padding]


def _ogg(*, channels: int, skip: int, packets: list[bytes]) -> bytes:
    head = b"OpusHead" + struct.pack("<BBHIhB", 1, channels, skip, _RATE, 0, 0)
    tags = b"OpusTags" + struct.pack("<I", len(_VENDOR)) + _VENDOR + struct.pack("<I", 0)
    groups = [*batched(packets, _PACKETS_A_PAGE)]
    pages = [_page(0, 2, 0, [head]), _page(1, 0, 0, [tags])]
    position = 0
    for number, group in enumerate(groups, 2):
        position += sum(map(_samples, group))
        pages.append(_page(number, 4 if number == len(groups) + 1 else 0, position, group))
    return b"".join(pages)


def _page(
    number: int, flags: int, position: int, packets: tuple[bytes, ...] | list[bytes]
) -> bytes:
    lacing = b"".join(
        b"\xff" * (len(packet) // 255) + bytes([len(packet) % 255]) for packet in packets
    )
    if len(lacing) > 255:
        raise Rejected("rate")
    page = (
        struct.pack("<4sBBqIIIB", b"OggS", 0, flags, position, _SERIAL, number, 0, len(lacing))
        + lacing
        + b"".join(packets)
    )
    return page[:22] + struct.pack("<I", _sum(page)) + page[26:]


def _sum(page: bytes) -> int:
    """The checksum of Ogg: CRC-32 with the polynomial of Ethernet, not reflected."""
    crc = 0
    for byte in page:
        crc = (crc << 8 & 0xFFFFFFFF) ^ _CRC[crc >> 24 ^ byte]
    return crc


def _crc_table() -> Iterator[int]:
    for byte in range(256):
        crc = byte << 24
        for _ in range(8):
            crc = crc << 1 ^ (0x04C11DB7 if crc & 0x80000000 else 0)
        yield crc & 0xFFFFFFFF


_CRC: Final = tuple(_crc_table())

if __name__ == "__main__":
    main()
