"""Office documents: both files say the same, open everywhere, and take any text that people can
type.
"""

import json
from io import BytesIO
from typing import get_args

import docx as reader
import pypdfium2
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH as WD_ALIGN
from docx.table import Table as DocxTable
from docx.text.paragraph import Paragraph as DocxParagraph
from reportlab.pdfbase import pdfmetrics

from kimid.lib.document import pdf
from kimid.lib.document.blocks import (
    BLANK,
    AttachmentNote,
    Clause,
    Clauses,
    Document,
    DocumentBlock,
    DocumentTable,
    Heading,
    Letterhead,
    NumberedItem,
    NumberedList,
    PageBreak,
    Paragraph,
    Signature,
    Signatures,
    Subheading,
    document_texts,
    printable_text,
)
from kimid.lib.document.docx import document_docx
from kimid.lib.document.frozen import frozen_document, thawed_document
from tests.reading import words_of_docx, words_of_pdf

EVERYTHING = Document(
    "Contoh",
    (
        Letterhead(("PEMERINTAH KABUPATEN KUBU RAYA", "KEPALA DESA"), "Jalan Raya 1"),
        Heading(("KEPUTUSAN", "NOMOR 1")),
        Subheading("1. Kebutuhan"),
        Paragraph("Satu paragraf."),
        Clauses(
            (
                Clause("Menimbang", "a.", "bahwa satu;"),
                Clause("", "b.", "bahwa dua."),
                Clause("KESATU", "", "Membentuk."),
            )
        ),
        NumberedList((NumberedItem("(1)", "pertama"), NumberedItem("(2)", "kedua"))),
        PageBreak(),
        AttachmentNote(("LAMPIRAN", "NOMOR 1")),
        DocumentTable(("No.", "Nama"), (("1.", "Nurhayati"), ("2.", "")), (1, 5)),
        Signatures(
            Signature(("Pontianak", "Ketua,"), "NURHAYATI"),
            Signature(("", "Sekretaris,"), "RAHMAT"),
        ),
    ),
)
HOSTILE = (
    "<w:p>&amp;</w:t> ]]> <b>tebal</b> <br/> &nbsp;",
    "\x00\x07\x0b\x1b[31mmerah\x7f\x85",
    "\u202eterbalik\u202c \u2066dalam\u2069 \u200bnol\ufeff",
    "Nama" * 25,
    "a" * 100,
    "e\u0301" + "\u0301" * 40,
    "\ud800 setengah",
    "{{ 7*7 }} ${jndi} =1+1 \\ %s",
)


def _with(name: str) -> Document:
    """The name in every part that can carry one."""
    return Document(
        name,
        (
            Letterhead((name, name), name),
            Heading((name,)),
            Paragraph(name),
            Clauses((Clause("Nama", "a.", name), Clause("Nama", "", name))),
            NumberedList((NumberedItem("1.", name),)),
            AttachmentNote((name,)),
            DocumentTable(("No.", "Nama"), (("1.", name),), (1, 4)),
            Signatures(Signature((name,), name), Signature((name,), name)),
        ),
    )


def _spoken(document: Document) -> list[str]:
    return " ".join(document_texts(document)).split()


def test_both_files_say_what_the_description_says() -> None:
    assert words_of_docx(document_docx(EVERYTHING)) == _spoken(EVERYTHING)
    assert words_of_pdf(pdf.document_pdf(EVERYTHING)) == _spoken(EVERYTHING)


def test_the_same_document_gives_the_same_bytes() -> None:
    assert document_docx(EVERYTHING) == document_docx(EVERYTHING)
    assert pdf.document_pdf(EVERYTHING) == pdf.document_pdf(EVERYTHING)


def test_a_document_is_a_heading_a_table_and_two_pages() -> None:
    read = reader.Document(BytesIO(document_docx(EVERYTHING)))
    kinds = [type(part) for part in read.iter_inner_content()]
    assert kinds.count(DocxTable) == 2
    assert kinds.count(DocxParagraph) > 8
    assert [
        each.text for each in read.paragraphs if each.style and each.style.name == "Heading 1"
    ] == ["KEPUTUSAN\nNOMOR 1", "1. Kebutuhan"]
    assert read.core_properties.title == "Contoh"
    assert len(pypdfium2.PdfDocument(pdf.document_pdf(EVERYTHING))) == 2


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_name_breaks_neither_file_and_is_only_text(name: str) -> None:
    document = _with(name)
    assert "".join(words_of_docx(document_docx(document))) == "".join(_spoken(document))
    # A long word is broken over lines on paper, so blanks are not compared; a PDF has no sign for a
    # soft line end either.
    assert "".join(words_of_pdf(pdf.document_pdf(document))) == "".join(_spoken(document))


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("H. Syarif\n bin  Ali ", "H. Syarif bin Ali"),
        ("Regapu’u – Jum'at", "Regapu’u – Jum'at"),
        ("Nguyễn Ștefan ĺuka", "Nguyen Ștefan ĺuka"),
        ("Ahmad \u202eاحمد\u202c Syarif", f"Ahmad {BLANK} Syarif"),
        ("李小龍", BLANK),
        ("KIM Maju 🌿🎉", "KIM Maju"),
        ("\x00\x1f", ""),
    ],
)
def test_text_is_made_printable(typed: str, printed: str) -> None:
    assert printable_text(typed) == printed
    assert printable_text(printed) == printed


def test_the_font_has_every_letter_that_is_kept() -> None:
    pdf.document_pdf(EVERYTHING)
    signs = {
        sign for sign in map(chr, range(0x20, 0x2FFF)) if printable_text(f"x{sign}x") == f"x{sign}x"
    }
    assert len(signs) > 500
    for face in (pdf.REGULAR, pdf.BOLD):
        assert {
            sign for sign in signs if ord(sign) not in pdfmetrics.getFont(face).face.charToGlyph
        } == set()


def test_a_long_table_repeats_its_header_and_goes_on() -> None:
    rows = tuple((f"{number}.", f"Warga {number}") for number in range(1, 201))
    document = Document("Panjang", (DocumentTable(("No.", "Nama lengkap"), rows, (1, 5)),))
    pages = [
        page.get_textpage().get_text_bounded()
        for page in pypdfium2.PdfDocument(pdf.document_pdf(document))
    ]
    assert len(pages) > 3
    assert all("Nama lengkap" in page for page in pages)
    assert len(reader.Document(BytesIO(document_docx(document))).tables[0].rows) == 201


def test_a_sum_stands_below_a_row_of_its_table_on_every_page() -> None:
    for count in range(26, 40):
        rows = tuple((f"Barang {number}", "1") for number in range(count))
        table = DocumentTable(("Uraian", "Rp"), (*rows, ("Jumlah", "9")), (3, 1), has_sum=True)
        document = Document("Biaya", (table,))
        *_, last = pypdfium2.PdfDocument(pdf.document_pdf(document))
        words = last.get_textpage().get_text_bounded()
        assert ("Jumlah" in words, f"Barang {count - 1}" in words) == (True, True)
    [cell, *_] = reader.Document(BytesIO(document_docx(document))).tables[0].rows[-2].cells
    assert cell.paragraphs[0].paragraph_format.keep_with_next


def test_a_line_below_a_name_is_kept_and_the_oldest_papers_have_none() -> None:
    lurah = Signature(("Mengetahui,", "Lurah"), "(…)", "NIP 123")
    document = Document("Surat", (Signatures(Signature(("Ketua,",), "Hasan"), lurah),))

    assert words_of_docx(document_docx(document)) == _spoken(document)
    assert words_of_pdf(pdf.document_pdf(document)) == _spoken(document)
    values = frozen_document(document)
    values["blocks"][0]["left"] = [["Mengetahui,", "Lurah"], "(…)"]
    [old] = thawed_document(json.loads(json.dumps(values))).blocks
    assert isinstance(old, Signatures)
    assert old.left == Signature(("Mengetahui,", "Lurah"), "(…)")


def test_no_page_has_signatures_alone() -> None:
    end = (Paragraph("Demikian adanya.", stays=True), Signatures(Signature(("Ketua,",), "Hasan")))
    pages_of_one = 0
    for count in range(24, 44):
        document = Document("Surat", (*[Paragraph("Satu baris.")] * count, *end))
        pages = [
            page.get_textpage().get_text_bounded()
            for page in pypdfium2.PdfDocument(pdf.document_pdf(document))
        ]
        pages_of_one += len(pages) == 1
        assert "Demikian" in pages[-1]
        assert "Ketua" in pages[-1]
    assert 0 < pages_of_one < 20
    paragraphs = reader.Document(BytesIO(document_docx(document))).paragraphs
    [closing] = [each for each in paragraphs if each.text == "Demikian adanya."]
    assert closing.paragraph_format.keep_with_next


def test_what_was_frozen_is_the_same_document() -> None:
    sums = DocumentTable(("Uraian", "Rp"), (("Jumlah", "9"),), (3, 1), numbers=(1,), has_sum=True)
    alone = Signatures(Signature(("Ketua,",), "Hasan"))
    whole = Document(
        EVERYTHING.title, (*EVERYTHING.blocks, Paragraph("Demikian.", stays=True), sums, alone)
    )

    values = json.loads(json.dumps(frozen_document(whole)))

    assert thawed_document(values) == whole
    assert {type(block) for block in whole.blocks} == set(get_args(DocumentBlock.__value__))


def test_sums_stand_at_the_right_and_the_last_row_may_be_bold() -> None:
    rows = (("Cetak", "2.500.000"), ("Jumlah", "2.500.000"))
    block = DocumentTable(("Uraian", "Rupiah"), rows, (3, 1), numbers=(1,), has_sum=True)

    [table] = reader.Document(BytesIO(document_docx(Document("RAB", (block,))))).tables

    words, amount = (table.rows[1].cells[at].paragraphs[0] for at in (0, 1))
    assert (words.alignment, amount.alignment) == (WD_ALIGN.LEFT, WD_ALIGN.RIGHT)
    assert not amount.runs[0].bold
    assert table.rows[2].cells[0].paragraphs[0].runs[0].bold
