"""The documents of the demo: a page of plain lines, as an office would send it, taken in by the
door for documents.
"""

from datetime import datetime
from io import BytesIO
from typing import Final

from pikepdf import Dictionary, Name, Pdf

from kimid.events.actor import System
from kimid.lib.attachment import AttachmentData
from kimid.media.attachments import attach_bytes
from kimid.sites.models import Site

# By the title of the story that carries it: what the document is called, and its lines.
DOCUMENTS: Final = {
    "Posyandu Melati kini buka setiap Rabu": (
        "Jadwal Posyandu Melati",
        (
            "Jadwal Posyandu Melati",
            "Setiap Rabu",
            "08.00  Timbang dan ukur",
            "09.00  Imunisasi",
            "10.00  Bubur kacang hijau",
        ),
    ),
    "Ikan asin Kuala Karang tidak memakai formalin": (
        "Hasil uji formalin, dermaga Kuala Karang",
        (
            "Hasil uji cepat formalin (data contoh)",
            "Dermaga Kuala Karang",
            "8 contoh ikan asin dari 4 penjemur",
            "Formalin: tidak ada",
        ),
    ),
}


def documents_of(title: str, site: Site, at: datetime) -> tuple[AttachmentData, ...]:
    """The documents of the story with this title; none for most."""
    if title not in DOCUMENTS:
        return ()
    document_title, lines = DOCUMENTS[title]
    return (
        attach_bytes(
            _page(lines), "document", title=document_title, site=site, by=System("demo"), at=at
        ),
    )


def _page(lines: tuple[str, ...]) -> bytes:
    pdf = Pdf.new()
    pdf.add_blank_page(page_size=(595, 842))
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    written = " ".join(f"({line}) Tj T*" for line in lines)
    pdf.pages[0].Resources = Dictionary(Font=Dictionary(F1=font))
    pdf.pages[0].Contents = pdf.make_stream(f"BT /F1 18 Tf 30 TL 72 740 Td {written} ET".encode())
    out = BytesIO()
    pdf.save(out, deterministic_id=True)
    return out.getvalue()
