"""Hostile documents and voice notes, in families as in `families.py`."""

import struct
from collections.abc import Iterator
from itertools import product
from random import Random
from typing import Any, Final

from pikepdf import Name

from tests.media import documents as pdf
from tests.media import sounds
from tests.media.families import ACTIVE, EICAR, MANY, Family, zipped
from tests.media.hostile import Hostile

_SCRIPTS: Final = (
    "app.alert('RAHASIA')",
    "this.submitForm('http://x.id')",
    "app.launchURL('http://x.id')",
    "while(1){}",
)


def _acts() -> Iterator[Hostile]:
    acts: list[dict[str, Any]] = [
        *({"/S": Name.JavaScript, "/JS": script} for script in _SCRIPTS),
        *(
            {"/S": Name.Launch, "/F": program}
            for program in ("cmd.exe", "/bin/sh", "RAHASIA.bat", "calc")
        ),
        *(
            {"/S": Name.URI, "/URI": url}
            for url in (
                "http://x.id",
                "javascript:alert(1)",
                "file:///etc/passwd",
                "data:text/html,x",
            )
        ),
        *(
            {"/S": kind, "/F": "RAHASIA.pdf"}
            for kind in (Name.GoToR, Name.GoToE, Name.SubmitForm, Name.ImportData, Name.Rendition)
        ),
        {"/S": Name.Named, "/N": Name.Print},
    ]
    for act, pages in product(acts, (1, 4)):
        yield _paper(pdf.document(pages, pdf.opening(act)))


def _carries() -> Iterator[Hostile]:
    for name, active in product(("a.exe", "b.js", "c.pdf", "../d.html", "RAHASIA.zip"), ACTIVE):
        yield _paper(pdf.document(2, pdf.with_file(name, active), pdf.with_form(active)))


def _tells() -> Iterator[Hostile]:
    for pages, active in product((1, 2, 3, 7, 20), ACTIVE):
        yield _paper(pdf.document(pages, pdf.with_words("RAHASIA" + active.decode("latin1"))))


def _circles_and_bombs() -> Iterator[Hostile]:
    circle = pdf.document(2, pdf.in_circles)
    for number in range(MANY // 3):
        yield _paper(circle + b"%" * number)
        yield _paper(
            pdf.document(
                1,
                lambda file: setattr(file.pages[0], "Contents", file.make_stream(bytes(3_000_000))),
            )
        )
        nested = (
            b"[" * (100 * 4**number) + b"]" * (100 * 4**number) if number < 7 else b"<<" * 10_000
        )
        yield _paper(
            b"%PDF-1.7\n1 0 obj\n"
            + nested
            + b"\nendobj\nxref\n0 1\ntrailer<</Root 1 0 R/Prev 9>>\nstartxref\n9\n%%EOF"
        )


def _cut() -> Iterator[Hostile]:
    whole = pdf.document(3, pdf.with_words("RAHASIA"))
    yield from (_paper(whole[: len(whole) * step // MANY]) for step in range(MANY))


def _damaged() -> Iterator[Hostile]:
    whole = pdf.document(
        3, pdf.with_words("RAHASIA"), pdf.opening({"/S": Name.JavaScript, "/JS": "RAHASIA"})
    )
    for seed in range(MANY):
        yield _paper(_broken(whole, seed))


def _disguised() -> Iterator[Hostile]:
    whole = pdf.document(1)
    for active in ACTIVE:
        yield _paper(active + b"\n" + whole)
        yield _paper(whole + active)
        yield _paper(b"%PDF-" + active)
        yield _paper(zipped("word/vbaProject.bin", active), "surat.docm")
        yield _paper(active, "surat.pdf")


def _sizes_and_locks() -> Iterator[Hostile]:
    for pages in (0, 1, 49, 50, 51, 60, 120, 400):
        yield _paper(pdf.document(pages))
    for password, pages in product(("", "rahasia"), range(1, 15)):
        yield _paper(pdf.document(pages, encryption=pdf.locked(password)), "\u202egnik.fdp")


def _sound_cut(whole: bytes) -> Family:
    return lambda: (_voice(whole[: len(whole) * step // MANY]) for step in range(MANY))


def _sound_damaged(whole: bytes) -> Family:
    return lambda: (_voice(_broken(whole, seed)) for seed in range(MANY))


def _sound_tells() -> Iterator[Hostile]:
    for active, seconds in product(ACTIVE, (1, 2.5, 7)):
        yield _voice(sounds.webm(sounds.packets(seconds), words=b"RAHASIA" + active))
        yield _voice(sounds.ogg(sounds.packets(seconds), words=b"ARTIST=RAHASIA" + active))
        yield _voice(sounds.webm(sounds.packets(seconds, padding=b"RAHASIA" + active)))


def _sound_otherwise() -> Iterator[Hostile]:
    some = sounds.packets(2)
    for codec in (b"A_VORBIS", b"A_PCM/INT/LIT", b"V_VP8", b"A_OPUS\0x", b"S_TEXT/WEBVTT"):
        yield _voice(sounds.webm(some, codec=codec))
    for channels, flags in product((0, 1, 2, 3, 255), (0x80, 0x82, 0x84, 0x86)):
        yield _voice(sounds.webm(some, head=sounds.opus_head(channels), flags=flags))
    for seconds, size in product((0, 0.1, 0.6, 119, 120, 125, 400), (3, 60, 1200)):
        yield _voice(sounds.webm(sounds.packets(seconds, size=size)))


def _sound_disguised() -> Iterator[Hostile]:
    heads = (
        b"ID3\x04",
        b"\xff\xfb\x90",
        b"RIFF\x24\0\0\0WAVE",
        b"fLaC",
        b"#!AMR\n",
        b"\0\0\0\x18ftypM4A ",
        b"OggS",
        b"\x1a\x45\xdf\xa3",
    )
    for head, active in product(heads, [*ACTIVE[:4], EICAR]):
        yield _voice(head + active * 40)


def _sound_lengths() -> Iterator[Hostile]:
    for number in range(MANY):
        size = struct.pack(">Q", 2 ** (number + 8) - 1)
        yield _voice(
            b"\x1a\x45\xdf\xa3"
            + size
            + b"\x18\x53\x80\x67"
            + size
            + b"\xa3"
            + size
            + b"RAHASIA" * number
        )


ATTACHMENT_FAMILIES: Final[dict[str, Family]] = {
    "documents that act": _acts,
    "documents that carry others": _carries,
    "documents that tell": _tells,
    "documents in circles, and bombs": _circles_and_bombs,
    "documents cut off": _cut,
    "documents damaged": _damaged,
    "no documents": _disguised,
    "long and locked documents": _sizes_and_locks,
    "WebM cut off": _sound_cut(sounds.webm(sounds.packets(3), words=b"RAHASIA")),
    "Ogg cut off": _sound_cut(sounds.ogg(sounds.packets(3), words=b"RAHASIA")),
    "WebM damaged": _sound_damaged(sounds.webm(sounds.packets(3), words=b"RAHASIA")),
    "Ogg damaged": _sound_damaged(sounds.ogg(sounds.packets(3), words=b"RAHASIA")),
    "voices that tell": _sound_tells,
    "other sounds": _sound_otherwise,
    "no sounds": _sound_disguised,
    "lengths that lie": _sound_lengths,
}


def _paper(data: bytes, called: str = "RAHASIA_edaran.pdf") -> Hostile:
    return Hostile("dokumen", called, lambda: data)


def _voice(data: bytes) -> Hostile:
    return Hostile("suara", "RAHASIA.webm", lambda: data)


def _broken(whole: bytes, seed: int) -> bytes:
    chance = Random(seed)
    broken = bytearray(whole)
    for _ in range(1 + seed // 3):
        broken[chance.randrange(len(broken))] = chance.randrange(256)
    return bytes(broken)
