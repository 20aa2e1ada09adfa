"""The five papers of a KIM, filled with what is known: as .docx to go on writing, and as PDF to
print.
"""

import re
import unicodedata
from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Final, NamedTuple

from kimid.applications.documents.data import DocumentData
from kimid.applications.documents.decree import decree
from kimid.applications.documents.meeting import attendance, minutes
from kimid.applications.documents.roster import roster
from kimid.applications.documents.statutes import statutes
from kimid.lib.document import docx, pdf
from kimid.lib.document.blocks import Document
from kimid.registry.policies import PaperKind

_NAME_LETTERS: Final = 60


class FileFormat(StrEnum):
    """As which file."""

    DOCX = "docx"
    PDF = "pdf"


class DocumentKind(NamedTuple):
    """One of the five: what people call it, what it is for, how its file is called, and what writes
    it.
    """

    label: str
    about: str
    file: str
    write: Callable[[DocumentData], Document]


class DocumentFile(NamedTuple):
    """A document ready to be taken."""

    name: str
    mime: str
    body: bytes


# By the word in the address, in the order in which a group needs them.
DOCUMENT_KINDS: Final[Mapping[str, DocumentKind]] = {
    PaperKind.ATTENDANCE: DocumentKind(
        "Daftar hadir", "Ditandatangani semua yang datang", "Daftar-Hadir", attendance
    ),
    PaperKind.MINUTES: DocumentKind(
        "Berita acara musyawarah",
        "Apa yang disepakati dan siapa yang dipilih",
        "Berita-Acara",
        minutes,
    ),
    PaperKind.STATUTES: DocumentKind(
        "AD/ART", "Aturan kelompok, untuk dibahas bersama", "AD-ART", statutes
    ),
    PaperKind.ROSTER: DocumentKind(
        "Susunan pengurus", "Pengurus dan anggota", "Susunan-Pengurus", roster
    ),
    "sk": DocumentKind("Surat keputusan (SK)", "Rancangan untuk yang menandatangani", "SK", decree),
}
_WRITERS: Final = {
    FileFormat.DOCX: (docx.document_docx, docx.MIME),
    FileFormat.PDF: (pdf.document_pdf, pdf.MIME),
}


def document_file(kind: str, ending: str, data: DocumentData) -> DocumentFile | None:
    """The document of this kind as a file with this ending; None when there is no such kind or
    ending.
    """
    if kind not in DOCUMENT_KINDS or ending not in FileFormat:
        return None
    write, mime = _WRITERS[FileFormat(ending)]
    return DocumentFile(
        f"{DOCUMENT_KINDS[kind].file}-{_plain(data.name)}.{ending}",
        mime,
        write(DOCUMENT_KINDS[kind].write(data)),
    )


def _plain(name: str) -> str:
    """`KIM Teluk Kapuas` gives `KIM-Teluk-Kapuas`: a name that every phone and every header can
    carry.
    """
    letters = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return re.sub(r"[^A-Za-z0-9]+", "-", letters)[:_NAME_LETTERS].strip("-") or "KIM"
