"""From the bytes of a stranger to what we keep: asks a process of its own that can do nothing but that (`alone/`).

What that process says is not believed either: lengths are counted again, and what it made must begin as what it is.
"""

import json
import re
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from threading import BoundedSemaphore
from typing import Any, ClassVar, Final, Literal

from kimid.media.limits import LEAST_SIDE, MOST_BYTES, MOST_PIXELS

type Kind = Literal["webp", "avif"]
type Worker = Literal["photo", "document", "pages", "sound", "table"]

WAIT: Final = 5.0  # seconds for room; whoever waits longer holds a thread that readers need
PATIENCE: Final = 20.0  # seconds on the clock for one file, whatever the machine is busy with
_ROOT: Final = str(Path(__file__).resolve().parents[2])
# A photo in the making holds up to 400 MB, so only so many files are worked on at once by one web process.
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


class FileRefused(Exception):
    """This file is not taken. `str()` of it tells the sender in plain words what to do."""

    words: ClassVar[Mapping[str, str]]

    def __init__(self, reason: str) -> None:
        self.reason = reason if reason in self.words else "unreadable"
        super().__init__(self.words[self.reason])


class PhotoRefused(FileRefused):
    """This file does not become a photo."""

    words = REASONS


@dataclass(frozen=True)
class Retouch:
    """What becomes unknowable in a photo, and what is cut off.

    `hide` are circles (middle across and down, radius), `cut` is the box that stays (left, top, right, bottom); all are shares
    of the width and the height between 0 and 1, a radius one of the width.
    """

    hide: tuple[tuple[float, float, float], ...] = ()
    cut: tuple[float, float, float, float] = (0, 0, 1, 1)

    @property
    def is_nothing(self) -> bool:
        """Whether the photo stays as it is."""
        return self == Retouch()


@dataclass(frozen=True)
class Renditions:
    """What one photo became: its size, and the bytes of each width."""

    width: int
    height: int
    bodies: dict[int, bytes]
    tone: str = ""  # the colour of the whole, as `#rgb`

    @property
    def total(self) -> int:
        """All bytes together."""
        return sum(map(len, self.bodies.values()))


def renditions(data: bytes, kind: Kind = "webp", retouch: Retouch | None = None) -> Renditions:
    """Decode a photo and make it anew in every width; nothing of the file but its pixels comes through.

    Raises PhotoRefused with words for the sender, whatever the bytes are.
    """
    if len(data) > MOST_BYTES:
        raise PhotoRefused("heavy")
    try:
        head, bodies = ask("photo", data, *_asked(kind, retouch or Retouch()))
        return _read(head, bodies, kind)
    except NotMade as why:
        raise PhotoRefused(str(why)) from why
    except (ValueError, KeyError, TypeError) as error:
        raise PhotoRefused("unreadable") from error


def missing_walls() -> list[str]:
    """Which walls this machine does not let the process build: `network`, `files`. Its limits on memory and time always stand."""
    said: list[str] = json.loads(_run(command("photo", "walls"), b""))
    return said


class NotMade(Exception):
    """Nothing came of this file; the message is one word that says why."""


def ask(worker: Worker, data: bytes, *arguments: str) -> tuple[dict[str, Any], list[bytes]]:
    """What a worker says of these bytes, and the bodies that it made of them, as many and as long as it says. Raises NotMade."""
    if not _ROOM.acquire(timeout=WAIT):
        raise NotMade("busy")
    try:
        said = _run(command(worker, *arguments), data)
    finally:
        _ROOM.release()
    return taken_apart(said)


def command(worker: Worker, *arguments: str) -> list[str]:
    """What is started for one file: our own code. `-I` shuts out the environment and the folder we are in."""
    code = f"import sys; sys.path.append({_ROOT!r}); from kimid.media.alone.{worker} import main; main()"
    return [sys.executable, "-I", "-c", code, *arguments]


def _asked(kind: Kind, retouch: Retouch) -> tuple[str, ...]:
    return kind, str(MOST_PIXELS), str(LEAST_SIDE), json.dumps({"hide": retouch.hide, "cut": retouch.cut})


def _run(command: list[str], data: bytes) -> bytes:
    try:
        done = subprocess.run(  # noqa: S603  # see `command`
            command, input=data, capture_output=True, timeout=PATIENCE, check=False, env={}, cwd="/"
        )
    except subprocess.TimeoutExpired as late:
        raise NotMade("slow") from late
    if done.returncode:
        raise NotMade("slow" if done.returncode < 0 else "unreadable")
    return done.stdout


def taken_apart(said: bytes) -> tuple[dict[str, Any], list[bytes]]:
    """The head and the bodies of an answer. Raises NotMade when it is a refusal, or no answer at all."""
    line, _, rest = said.partition(b"\n")
    try:
        head: dict[str, Any] = json.loads(line)
        if "refused" in head:
            raise NotMade(str(head["refused"]))
        bodies = []
        for size in head["sizes"]:
            bodies.append(rest[:size])
            rest = rest[size:]
            if size <= 0 or len(bodies[-1]) != size:
                raise ValueError("shorter than it said")
    except (ValueError, KeyError, TypeError) as error:
        raise NotMade("unreadable") from error
    if rest or not bodies:
        raise NotMade("unreadable")
    return head, bodies


def _read(head: dict[str, Any], bodies: list[bytes], kind: Kind) -> Renditions:
    place, mark = _BEGINS[kind]
    widths = [int(width) for width in head["widths"]]
    for width, body in zip(widths, bodies, strict=True):
        if body[place : place + len(mark)] != mark or not 0 < width < 10_000:
            raise ValueError("not a rendition")
    made = dict(zip(widths, bodies, strict=True))
    return Renditions(int(head["width"]), int(head["height"]), made, tone_of(head["tone"]))


def tone_of(said: object) -> str:
    """A colour as `#rgb`, if it is one."""
    return said if isinstance(said, str) and re.fullmatch(r"#[0-9a-f]{3}", said) else ""
