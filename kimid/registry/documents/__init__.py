"""The five papers of a KIM, filled with what is known: as .docx to go on writing, and as PDF to print."""

import re
import unicodedata
from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Final, NamedTuple

from kimid.lib.document import pdf, word
from kimid.lib.document.parts import Document
from kimid.registry.documents.decree import decree
from kimid.registry.documents.facts import Facts
from kimid.registry.documents.meeting import attendance, minutes
from kimid.registry.documents.roster import roster
from kimid.registry.documents.statutes import statutes
from kimid.registry.policies import Paper

_NAME_LETTERS: Final = 60


class Ending(StrEnum):
    """As which file."""

    DOCX = "docx"
    PDF = "pdf"


class Kind(NamedTuple):
    """One of the five: what people call it, what it is for, how its file is called, and what writes it."""

    label: str
    about: str
    file: str
    write: Callable[[Facts], Document]


class File(NamedTuple):
    """A document ready to be taken."""

    name: str
    mime: str
    body: bytes


# By the word in the address, in the order in which a group needs them.
KINDS: Final[Mapping[str, Kind]] = {
    Paper.ATTENDANCE: Kind("Daftar hadir", "Ditandatangani semua yang datang", "Daftar-Hadir", attendance),
    Paper.MINUTES: Kind("Berita acara musyawarah", "Apa yang disepakati dan siapa yang dipilih", "Berita-Acara", minutes),
    Paper.STATUTES: Kind("AD/ART", "Aturan kelompok, untuk dibahas bersama", "AD-ART", statutes),
    Paper.ROSTER: Kind("Susunan pengurus", "Pengurus dan anggota", "Susunan-Pengurus", roster),
    "sk": Kind("Surat keputusan (SK)", "Rancangan untuk yang menandatangani", "SK", decree),
}
_WRITERS: Final = {Ending.DOCX: (word.docx, word.MIME), Ending.PDF: (pdf.pdf, pdf.MIME)}


def written(kind: str, ending: str, facts: Facts) -> File | None:
    """The document of this kind as a file with this ending; None when there is no such kind or ending."""
    if kind not in KINDS or ending not in Ending:
        return None
    write, mime = _WRITERS[Ending(ending)]
    return File(f"{KINDS[kind].file}-{_plain(facts.name)}.{ending}", mime, write(KINDS[kind].write(facts)))


def _plain(name: str) -> str:
    """`KIM Teluk Kapuas` gives `KIM-Teluk-Kapuas`: a name that every phone and every header can carry."""
    letters = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return re.sub(r"[^A-Za-z0-9]+", "-", letters)[:_NAME_LETTERS].strip("-") or "KIM"
