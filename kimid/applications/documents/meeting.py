"""Papers of the founding meeting: its minutes, and the list of who came."""

from collections.abc import Iterator
from typing import Final

from kimid.applications.documents.data import DocumentData
from kimid.lib.document.blocks import (
    BLANK,
    Clause,
    Clauses,
    Document,
    DocumentBlock,
    DocumentTable,
    Heading,
    Letterhead,
    NumberedItem,
    NumberedList,
    Paragraph,
    Signature,
    Signatures,
)

# Room for those who come besides the ones that are named.
_EMPTY_ROWS: Final = 10
_LEAST_ROWS: Final = 25
_NOBODY: Final = f"({BLANK}{BLANK})"
_SIGNATURES: Final = Signatures(
    Signature((f"{BLANK}, tanggal {BLANK}", "Pemimpin musyawarah,"), _NOBODY),
    Signature(("", "Notulis,"), _NOBODY),
)


def letterhead(data: DocumentData) -> Letterhead:
    """The KIM's own: it writes these papers, no office does."""
    return Letterhead(tuple(line.upper() for line in data.name_lines), data.location)


def minutes(data: DocumentData) -> Document:
    """What the meeting agreed on, and who was chosen."""
    return Document(f"Berita Acara Musyawarah Pembentukan {data.full_name}", tuple(_minutes(data)))


def attendance(data: DocumentData) -> Document:
    """A list to be signed: those who are named already, and room for more."""
    return Document(
        f"Daftar Hadir Musyawarah Pembentukan {data.full_name}", tuple(_attendance(data))
    )


def _when() -> Clauses:
    rows = (("Hari, tanggal", BLANK * 3), ("Pukul", BLANK), ("Tempat", BLANK * 3))
    return Clauses(tuple(Clause(label, "", text) for label, text in rows))


def _minutes(data: DocumentData) -> Iterator[DocumentBlock]:
    yield letterhead(data)
    yield Heading(("BERITA ACARA", f"MUSYAWARAH PEMBENTUKAN {data.full_name.upper()}"))
    yield Paragraph("Telah diadakan musyawarah warga untuk membentuk komunitas informasi pada:")
    yield _when()
    yield Clauses((Clause("Hadir", "", _present()),))
    yield Paragraph("Setelah bertukar pendapat, musyawarah menyepakati:")
    agreed = (
        f"membentuk {data.full_name} di {data.location};",
        "memilih pengurus seperti tercantum di bawah ini;",
        "menerima Anggaran Dasar dan Anggaran Rumah Tangga;",
        f"memohon {data.office.title} menetapkan KIM dan pengurusnya dengan surat keputusan;",
        f"hal lain: {BLANK * 3}",
    )
    yield NumberedList(
        tuple(NumberedItem(f"{at}.", text) for at, text in enumerate(agreed, start=1))
    )
    rows = tuple(
        (f"{at}.", each.post, each.name or BLANK) for at, each in enumerate(data.officers, start=1)
    )
    yield DocumentTable(("No.", "Jabatan", "Nama"), rows, (1, 5, 8))
    yield Paragraph(
        "Berita acara ini dibuat dengan sebenarnya, dibacakan dalam musyawarah, dan"
        " ditandatangani bersama."
    )
    yield _SIGNATURES
    yield Signatures(Signature(("Mengetahui", f"{data.office.title},"), data.signer or _NOBODY))


def _present() -> str:
    return f"{BLANK} orang, seperti tercantum dalam daftar hadir"


def _attendance(data: DocumentData) -> Iterator[DocumentBlock]:
    yield letterhead(data)
    yield Heading(("DAFTAR HADIR", f"MUSYAWARAH PEMBENTUKAN {data.full_name.upper()}"))
    yield _when()
    named = [*dict.fromkeys(each.name for each in data.officers if each.name), *data.members]
    wanted = max(_LEAST_ROWS, data.min_members or 0, len(named) + _EMPTY_ROWS)
    names = [*named, *[""] * (wanted - len(named))]
    rows = tuple((f"{at}.", name, "", f"{at}.") for at, name in enumerate(names, start=1))
    yield DocumentTable(("No.", "Nama", "Alamat atau RT/RW", "Tanda tangan"), rows, (2, 8, 6, 6))
    yield _SIGNATURES
