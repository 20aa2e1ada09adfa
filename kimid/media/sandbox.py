"""From the bytes of a stranger to renditions: asks a process of its own that can do nothing but decode (`decoder.py`).

What that process says is not believed either: lengths are counted again, and a rendition must begin as one.
"""

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from threading import BoundedSemaphore
from typing import Any, Final, Literal

from kimid.media.limits import LEAST_SIDE, MOST_BYTES, MOST_PIXELS

type Kind = Literal["webp", "avif"]

WAIT: Final = 5.0  # seconds for room; whoever waits longer holds a thread that readers need
PATIENCE: Final = 20.0  # seconds on the clock for one photo, whatever the machine is busy with
_DECODER: Final = Path(__file__).with_name("decoder.py")
# A photo in the making holds up to 400 MB, so only so many are made at once by one web process.
_ROOM: Final = BoundedSemaphore(2)
_BEGINS: Final[dict[Kind, tuple[int, bytes]]] = {"webp": (8, b"WEBP"), "avif": (4, b"ftypavif")}

REASONS: Final = {
    "empty": "Foto ini kosong. Coba kirim sekali lagi, atau pilih yang lain.",
    "kind": "Berkas ini bukan foto. Pilih foto dari kamera atau galeri (JPEG, PNG, WebP, HEIC, atau AVIF).",
    "unreadable": "Foto ini tidak terbaca. Coba yang lain.",
    "heavy": f"Foto ini lebih dari {MOST_BYTES // 1024**2} MB. Kecilkan dulu, atau potret ulang dengan ukuran sedang.",
    "large": f"Foto ini lebih dari {MOST_PIXELS // 10**6} megapiksel. Kecilkan dulu, atau pilih yang lain.",
    "small": f"Foto ini terlalu kecil. Sisi terpendek paling sedikit {LEAST_SIDE} titik; pakai foto aslinya.",
    "slender": "Foto ini terlalu panjang dan sempit. Potong dulu, atau pilih yang lain.",
    "slow": "Foto ini terlalu berat untuk diolah. Kecilkan dulu, atau pilih yang lain.",
    "busy": "Sedang banyak foto yang diolah. Tunggu sebentar, lalu kirim foto ini sekali lagi.",
    "full": "Ruang foto KIM ini sudah penuh. Buang dulu foto yang tidak dipakai, atau hubungi pengelola kimid.",
}


class PhotoRefused(Exception):
    """This file does not become a photo. `str()` of it tells the sender in plain words what to do."""

    def __init__(self, reason: str) -> None:
        self.reason = reason if reason in REASONS else "unreadable"
        super().__init__(REASONS[self.reason])


@dataclass(frozen=True)
class Renditions:
    """What one photo became: its size, and the bytes of each width."""

    width: int
    height: int
    bodies: dict[int, bytes]

    @property
    def total(self) -> int:
        """All bytes together."""
        return sum(map(len, self.bodies.values()))


def renditions(data: bytes, kind: Kind = "webp") -> Renditions:
    """Decode a photo and make it anew in every width; nothing of the file but its pixels comes through.

    Raises PhotoRefused with words for the sender, whatever the bytes are.
    """
    if len(data) > MOST_BYTES:
        raise PhotoRefused("heavy")
    if not _ROOM.acquire(timeout=WAIT):
        raise PhotoRefused("busy")
    try:
        said = _ask(data, kind)
    finally:
        _ROOM.release()
    return _read_or_refuse(said, kind)


def missing_walls() -> list[str]:
    """Which walls this machine does not let the process build: `network`, `files`. Its limits on memory and time always stand."""
    said: list[str] = json.loads(_ask(b"", "walls"))
    return said


def command(kind: Kind | Literal["walls"]) -> list[str]:
    """What is started for one photo: our own file with fixed arguments; -I shuts out the environment and the folder we are in."""
    return [sys.executable, "-I", str(_DECODER), kind, str(MOST_PIXELS), str(LEAST_SIDE)]


def _ask(data: bytes, kind: Kind | Literal["walls"]) -> bytes:
    try:
        done = subprocess.run(  # noqa: S603  # see `command`
            command(kind), input=data, capture_output=True, timeout=PATIENCE, check=False, env={}, cwd="/"
        )
    except subprocess.TimeoutExpired as late:
        raise PhotoRefused("slow") from late
    if done.returncode:
        raise PhotoRefused("slow" if done.returncode < 0 else "unreadable")
    return done.stdout


def _read_or_refuse(said: bytes, kind: Kind) -> Renditions:
    try:
        return _read(said, kind)
    except (ValueError, KeyError, TypeError) as error:
        raise PhotoRefused("unreadable") from error


def _read(said: bytes, kind: Kind) -> Renditions:
    line, _, rest = said.partition(b"\n")
    head: dict[str, Any] = json.loads(line)
    if "refused" in head:
        raise PhotoRefused(str(head["refused"]))
    bodies: dict[int, bytes] = {}
    place, mark = _BEGINS[kind]
    for width, size in head["sizes"]:
        body, rest = rest[:size], rest[size:]
        if len(body) != size or body[place : place + len(mark)] != mark or not 0 < width < 10_000:
            raise ValueError("not a rendition")
        bodies[int(width)] = body
    if rest or not bodies:
        raise ValueError("not as many as it said")
    return Renditions(int(head["width"]), int(head["height"]), bodies)
