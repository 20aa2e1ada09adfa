"""Who leads a KIM and who belongs to it, as a list to hand in."""

from collections.abc import Iterator

from kimid.lib.document.parts import (
    BLANK,
    Clause,
    Clauses,
    Document,
    Heading,
    Paragraph,
    Part,
    Signature,
    Signatures,
    Table,
)
from kimid.registry.documents.facts import Facts, day
from kimid.registry.documents.meeting import letterhead


def roster(facts: Facts) -> Document:
    """The list of officers and members."""
    return Document(f"Susunan Pengurus dan Anggota {facts.called}", tuple(_parts(facts)))


def _parts(facts: Facts) -> Iterator[Part]:
    yield letterhead(facts)
    yield Heading(("SUSUNAN PENGURUS DAN ANGGOTA", facts.called.upper(), facts.term.upper()))
    said = (("Nomor SK", facts.decree_number or BLANK), ("Tanggal SK", day(facts.issued_on)))
    until = ("Berlaku sampai", day(facts.valid_until))
    yield Clauses(tuple(Clause(label, "", text) for label, text in (*said, until, ("Wilayah", facts.where))))
    yield Heading(("A. PENGURUS",))
    rows = tuple((f"{at}.", each.post, each.name or BLANK) for at, each in enumerate(facts.officers, start=1))
    yield Table(("No.", "Jabatan", "Nama"), rows, (1, 5, 8))
    yield Heading(("B. ANGGOTA",))
    if facts.members:
        yield Table(("No.", "Nama"), tuple((f"{at}.", name) for at, name in enumerate(facts.members, start=1)), (1, 13))
    else:
        yield Table(("No.", "Nama"), tuple((f"{at}.", "") for at in range(1, 11)), (1, 13))
    people = len(facts.members) + sum(bool(each.name) for each in facts.officers)
    yield Paragraph(f"Jumlah pengurus dan anggota: {people if facts.members else BLANK} orang.")
    yield Signatures(
        Signature((f"{BLANK}, tanggal {BLANK}", "Ketua,"), facts.holder_of("Ketua")),
        Signature(("", "Sekretaris,"), facts.holder_of("Sekretaris")),
    )
    yield Signatures(Signature(("Mengetahui", f"{facts.office.title},"), facts.signer or f"({BLANK}{BLANK})"))
