"""Runs a worker of `sandboxed/` in its own process for each file, and checks the answer.

The answer is not trusted: lengths are counted again, and a body must have the right signature.
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

from kimid.media.limits import MAX_BYTES, MAX_PIXELS, MIN_SIDE

type RenditionFormat = Literal["webp", "avif"]
type Worker = Literal["photo", "document", "pages", "sound", "table", "typeset", "codes"]

# Seconds that a request waits for a slot. It holds a thread that readers need.
QUEUE_TIMEOUT: Final = 5.0
TIMEOUT: Final = 20.0  # seconds of wall-clock time for one file
_ROOT: Final = str(Path(__file__).resolve().parents[2])
# One photo takes up to 400 MB, so a web process works on two files at once.
_SLOTS: Final = BoundedSemaphore(2)
_SIGNATURES: Final[dict[RenditionFormat, tuple[int, bytes]]] = {
    "webp": (8, b"WEBP"),
    "avif": (4, b"ftypavif"),
}

PHOTO_MESSAGES: Final = {
    "empty": "Foto ini kosong. Coba kirim sekali lagi, atau pilih yang lain.",
    "kind": (
        "Berkas ini bukan foto. Pilih foto dari kamera atau galeri (JPEG, PNG, WebP, HEIC, atau "
        "AVIF)."
    ),
    "unreadable": "Foto ini tidak terbaca. Coba yang lain.",
    "heavy": (
        f"Foto ini lebih dari {MAX_BYTES // 1024**2} MB. "
        "Kecilkan dulu, atau potret ulang dengan ukuran sedang."
    ),
    "large": (
        f"Foto ini lebih dari {MAX_PIXELS // 10**6} megapiksel. "
        "Kecilkan dulu, atau pilih yang lain."
    ),
    "small": (
        f"Foto ini terlalu kecil. Sisi terpendek paling sedikit {MIN_SIDE} titik; "
        "pakai foto aslinya."
    ),
    "slender": "Foto ini terlalu panjang dan sempit. Potong dulu, atau pilih yang lain.",
    "tidy": "Foto ini sudah lurus, persegi, dan terang. Tidak ada yang perlu dirapikan.",
    "slow": "Foto ini terlalu berat untuk diolah. Kecilkan dulu, atau pilih yang lain.",
    "busy": "Sedang banyak foto yang diolah. Tunggu sebentar, lalu kirim foto ini sekali lagi.",
    "often": (
        "Anda baru saja mengirim sangat banyak foto. Tunggu beberapa menit, lalu kirim foto ini "
        "sekali lagi."
    ),
    "lost": "Foto ini tidak sampai. Kirim sekali lagi.",
    "late": "Foto ini belum bisa dibaca. Kirim sekali lagi.",
    "full": (
        "Ruang foto KIM ini sudah penuh. Buang dulu foto yang tidak dipakai, atau hubungi "
        "pengelola kimid."
    ),
}


class FileRefused(Exception):
    """The file is not accepted. `str()` gives a message that says what the sender can do."""

    messages: ClassVar[Mapping[str, str]]

    def __init__(self, reason: str) -> None:
        self.reason = reason if reason in self.messages else "unreadable"
        super().__init__(self.messages[self.reason])


class PhotoRefused(FileRefused):
    """The file does not become a photo."""

    messages = PHOTO_MESSAGES


@dataclass(frozen=True)
class Retouch:
    """The changes to a photo: what to hide, and how to crop.

    `hide` are circles (middle across and down, radius), `cut` is the remaining box (left, top,
    right, bottom). All values are shares of the width and the height from 0 to 1; a radius is a
    share of the width.
    """

    hide: tuple[tuple[float, float, float], ...] = ()
    cut: tuple[float, float, float, float] = (0, 0, 1, 1)

    @property
    def is_empty(self) -> bool:
        return self == Retouch()

    def as_json(self) -> dict[str, Any]:
        """What the worker reads."""
        return {"hide": self.hide, "cut": self.cut}


@dataclass(frozen=True)
class Tidying:
    """The photo of a good made straight, square and light, around its focus (percent from the left
    and from the top). No colour changes.
    """

    focus: tuple[int, int] = (50, 50)

    def as_json(self) -> dict[str, Any]:
        """What the worker reads."""
        return {"tidy": self.focus}


@dataclass(frozen=True)
class Renditions:
    """The renditions of one photo: its size in pixels, and the bytes of each width."""

    width: int
    height: int
    bodies: dict[int, bytes]
    tone: str = ""  # the average colour, as `#rgb`

    @property
    def total(self) -> int:
        """The bytes of all renditions together."""
        return sum(map(len, self.bodies.values()))


def renditions(
    data: bytes, kind: RenditionFormat = "webp", changes: Retouch | Tidying | None = None
) -> Renditions:
    """Decode a photo and encode it in every width. Only its pixels come through.

    Raises PhotoRefused with a message for the sender.
    """
    if len(data) > MAX_BYTES:
        raise PhotoRefused("heavy")
    try:
        arguments = _photo_arguments(kind, changes or Retouch(), data)
        head, bodies = run_worker("photo", data, *arguments)
        return _checked_renditions(head, bodies, kind)
    except ProcessingFailed as why:
        raise PhotoRefused(str(why)) from why
    except (ValueError, KeyError, TypeError) as error:
        raise PhotoRefused("unreadable") from error


def missing_isolation() -> list[str]:
    """The barriers that this machine cannot set: `network`, `files`.

    Limits on memory and time work everywhere.
    """
    missing: list[str] = json.loads(_run(command("photo", "walls"), b""))
    return missing


class ProcessingFailed(Exception):
    """The worker made nothing of this file. The message is one word with the reason."""


def run_worker(worker: Worker, data: bytes, *arguments: str) -> tuple[dict[str, Any], list[bytes]]:
    """The head and the bodies that a worker makes of these bytes. Raises ProcessingFailed."""
    if not _SLOTS.acquire(timeout=QUEUE_TIMEOUT):
        raise ProcessingFailed("busy")
    try:
        output = _run(command(worker, *arguments), data)
    finally:
        _SLOTS.release()
    return parse_output(output)


def command(worker: Worker, *arguments: str) -> list[str]:
    """The command line of a worker. `-I` ignores the environment and the current folder."""
    code = (
        f"import sys; sys.path.append({_ROOT!r}); from kimid.media.sandboxed.{worker} import main; "
        "main()"
    )
    return [sys.executable, "-I", "-c", code, *arguments]


def _photo_arguments(
    kind: RenditionFormat, changes: Retouch | Tidying, data: bytes
) -> tuple[str, ...]:
    arguments = (kind, str(MAX_PIXELS), str(MIN_SIDE), json.dumps(changes.as_json()))
    may_be_heif = data[4:8] == b"ftyp"  # AVIF begins so, too
    return (*arguments, "heif") if may_be_heif else arguments


def _run(command: list[str], data: bytes) -> bytes:
    try:
        process = subprocess.run(  # noqa: S603  # see `command`
            command, input=data, capture_output=True, timeout=TIMEOUT, check=False, env={}, cwd="/"
        )
    except subprocess.TimeoutExpired as late:
        # What a file may take of the processor ends sooner: the machine had no time for it.
        raise ProcessingFailed("busy") from late
    if process.returncode:
        raise ProcessingFailed("slow" if process.returncode < 0 else "unreadable")
    return process.stdout


def parse_output(output: bytes) -> tuple[dict[str, Any], list[bytes]]:
    """The head and the bodies of an answer.

    Raises ProcessingFailed for a refusal, and for an invalid answer.
    """
    line, _, rest = output.partition(b"\n")
    try:
        head: dict[str, Any] = json.loads(line)
        if "refused" in head:
            raise ProcessingFailed(str(head["refused"]))
        bodies = []
        for size in head["sizes"]:
            bodies.append(rest[:size])
            rest = rest[size:]
            if size <= 0 or len(bodies[-1]) != size:
                raise ValueError("shorter than it said")
    except (ValueError, KeyError, TypeError) as error:
        raise ProcessingFailed("unreadable") from error
    if rest or not bodies:
        raise ProcessingFailed("unreadable")
    return head, bodies


def _checked_renditions(
    head: dict[str, Any], bodies: list[bytes], kind: RenditionFormat
) -> Renditions:
    offset, signature = _SIGNATURES[kind]
    widths = [int(width) for width in head["widths"]]
    for width, body in zip(widths, bodies, strict=True):
        if body[offset : offset + len(signature)] != signature or not 0 < width < 10_000:
            raise ValueError("not a rendition")
    by_width = dict(zip(widths, bodies, strict=True))
    return Renditions(int(head["width"]), int(head["height"]), by_width, tone_of(head["tone"]))


def tone_of(value: object) -> str:
    """The value if it is a colour as `#rgb`, otherwise empty."""
    return value if isinstance(value, str) and re.fullmatch(r"#[0-9a-f]{3}", value) else ""
