"""Who leads a KIM and who belongs to it, as a list to hand in."""

from collections.abc import Iterator

from kimid.applications.documents.data import DocumentData, day
from kimid.applications.documents.meeting import letterhead
from kimid.lib.document.blocks import (
    BLANK,
    Clause,
    Clauses,
    Document,
    DocumentBlock,
    DocumentTable,
    Heading,
    Paragraph,
    Signature,
    Signatures,
)


def roster(data: DocumentData) -> Document:
    """The list of officers and members."""
    return Document(f"Susunan Pengurus dan Anggota {data.full_name}", tuple(_parts(data)))


def _parts(data: DocumentData) -> Iterator[DocumentBlock]:
    yield letterhead(data)
    yield Heading(("SUSUNAN PENGURUS DAN ANGGOTA", data.full_name.upper(), data.term.upper()))
    details = (("Nomor SK", data.decree_number or BLANK), ("Tanggal SK", day(data.issued_on)))
    until = ("Berlaku sampai", day(data.valid_until))
    yield Clauses(
        tuple(
            Clause(label, "", text) for label, text in (*details, until, ("Wilayah", data.location))
        )
    )
    yield Heading(("A. PENGURUS",))
    rows = tuple(
        (f"{at}.", each.post, each.name or BLANK) for at, each in enumerate(data.officers, start=1)
    )
    yield DocumentTable(("No.", "Jabatan", "Nama"), rows, (1, 5, 8))
    yield Heading(("B. ANGGOTA",))
    if data.members:
        yield DocumentTable(
            ("No.", "Nama"),
            tuple((f"{at}.", name) for at, name in enumerate(data.members, start=1)),
            (1, 13),
        )
    else:
        yield DocumentTable(("No.", "Nama"), tuple((f"{at}.", "") for at in range(1, 11)), (1, 13))
    people = len(data.members) + sum(bool(each.name) for each in data.officers)
    yield Paragraph(f"Jumlah pengurus dan anggota: {people if data.members else BLANK} orang.")
    yield Signatures(
        Signature((f"{BLANK}, tanggal {BLANK}", "Ketua,"), data.holder_of("Ketua")),
        Signature(("", "Sekretaris,"), data.holder_of("Sekretaris")),
    )
    yield Signatures(
        Signature(("Mengetahui", f"{data.office.title},"), data.signer or f"({BLANK}{BLANK})")
    )
