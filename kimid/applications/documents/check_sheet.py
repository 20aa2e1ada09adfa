"""The check of an application on paper: what was compared and found, for the file of the office.

Without notes of colleagues, and without any telephone number.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final, NamedTuple

from kimid.access.acting_office import office_title
from kimid.applications.checking import CheckLine
from kimid.applications.flow import ApplicationStep
from kimid.applications.models import Application, Fit
from kimid.lib import clock
from kimid.lib.document import pdf
from kimid.lib.document.blocks import (
    BLANK,
    Clause,
    Clauses,
    Document,
    DocumentBlock,
    DocumentTable,
    Heading,
    Letterhead,
    Paragraph,
    Signature,
    Signatures,
)
from kimid.places.models import Region

_SHARES: Final = (3, 8, 12, 5, 8)  # the first holds "No." in one line
_HEADS: Final = ("No.", "Yang dicocokkan", "Tertulis di permohonan", "Hasil", "Catatan")


class SheetFrame(NamedTuple):
    """What stands around the lines: for which office, the place with its regency, who signs, and
    when.
    """

    office: Region
    where: str
    examiner: str
    on: date


def check_sheet_pdf(
    application: Application, lines: Sequence[CheckLine], frame: SheetFrame
) -> bytes:
    """The sheet as PDF."""
    blocks = tuple(_blocks(application, lines, frame))
    return pdf.document_pdf(Document(f"Lembar periksa {application.name}", blocks))


def _blocks(
    application: Application, lines: Sequence[CheckLine], frame: SheetFrame
) -> Iterator[DocumentBlock]:
    yield Letterhead((office_title(frame.office).upper(),))
    yield Heading(("LEMBAR PERIKSA PERMOHONAN KIM",))
    facts = _facts(application, frame.where)
    yield Clauses(tuple(Clause(label, "", text) for label, text in facts))
    rows = tuple(
        (f"{at}.", line.label, line.value or "–", *_finding(line))
        for at, line in enumerate(lines, start=1)
    )
    yield DocumentTable(_HEADS, rows, _SHARES)
    yield Paragraph(_result(application))
    signed = (f"{BLANK}, {clock.day(frame.on)}", "Pemeriksa,")
    yield Signatures(Signature(signed, frame.examiner))


def _facts(application: Application, where: str) -> Iterator[tuple[str, str]]:
    zone = application.sent_region.zone
    yield "Nama KIM", application.name
    yield "Tempat", where
    yield "Permohonan", application.asks_for
    yield "Nomor surat masuk", application.letter_number or BLANK
    if application.sent_at:
        yield "Masuk", clock.day(clock.today(application.sent_at, zone))
    if application.due_on:
        yield "Tenggat", clock.day(application.due_on)
    if application.head_answer:
        yield application.sent_region.head_title.capitalize(), application.head_answer_text


def _finding(line: CheckLine) -> tuple[str, str]:
    if line.finding is None:
        return "belum", ""
    return str(Fit(line.finding["mark"]).label), line.finding["note"]


def _result(application: Application) -> str:
    match application.step:
        case ApplicationStep.VERIFIED:
            return "Putusan: disahkan."
        case ApplicationStep.REFUSED:
            return f"Putusan: ditolak. Alasan: {application.reason}"
        case ApplicationStep.ASKED:
            return f"Dikembalikan ke pemohon. Pertanyaan: {application.question or BLANK}"
    return "Putusan: belum ada."
