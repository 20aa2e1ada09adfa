"""Papers of the founding meeting: its minutes, and the list of who came."""

from collections.abc import Iterator
from typing import Final

from kimid.lib.document.parts import (
    BLANK,
    Clause,
    Clauses,
    Document,
    Heading,
    Item,
    Items,
    Letterhead,
    Paragraph,
    Part,
    Signature,
    Signatures,
    Table,
)
from kimid.registry.documents.facts import Facts

# Room for those who come besides the ones that are named.
_EMPTY_ROWS: Final = 10
_LEAST_ROWS: Final = 25
_NOBODY: Final = f"({BLANK}{BLANK})"
_SIGNED: Final = Signatures(
    Signature((f"{BLANK}, tanggal {BLANK}", "Pemimpin musyawarah,"), _NOBODY), Signature(("", "Notulis,"), _NOBODY)
)


def letterhead(facts: Facts) -> Letterhead:
    """The KIM's own: it writes these papers, no office does."""
    return Letterhead(tuple(line.upper() for line in facts.name_lines), facts.where)


def minutes(facts: Facts) -> Document:
    """What the meeting agreed on, and who was chosen."""
    return Document(f"Berita Acara Musyawarah Pembentukan {facts.called}", tuple(_minutes(facts)))


def attendance(facts: Facts) -> Document:
    """A list to be signed: those who are named already, and room for more."""
    return Document(f"Daftar Hadir Musyawarah Pembentukan {facts.called}", tuple(_attendance(facts)))


def _when() -> Clauses:
    rows = (("Hari, tanggal", BLANK * 3), ("Pukul", BLANK), ("Tempat", BLANK * 3))
    return Clauses(tuple(Clause(label, "", text) for label, text in rows))


def _minutes(facts: Facts) -> Iterator[Part]:
    yield letterhead(facts)
    yield Heading(("BERITA ACARA", f"MUSYAWARAH PEMBENTUKAN {facts.called.upper()}"))
    yield Paragraph("Telah diadakan musyawarah warga untuk membentuk komunitas informasi pada:")
    yield _when()
    yield Clauses((Clause("Hadir", "", _present()),))
    yield Paragraph("Setelah bertukar pendapat, musyawarah menyepakati:")
    agreed = (
        f"membentuk {facts.called} di {facts.where};",
        "memilih pengurus seperti tercantum di bawah ini;",
        "menerima Anggaran Dasar dan Anggaran Rumah Tangga;",
        f"memohon {facts.office.title} menetapkan KIM dan pengurusnya dengan surat keputusan;",
        f"hal lain: {BLANK * 3}",
    )
    yield Items(tuple(Item(f"{at}.", text) for at, text in enumerate(agreed, start=1)))
    rows = tuple((f"{at}.", each.post, each.name or BLANK) for at, each in enumerate(facts.officers, start=1))
    yield Table(("No.", "Jabatan", "Nama"), rows, (1, 5, 8))
    yield Paragraph("Berita acara ini dibuat dengan sebenarnya, dibacakan dalam musyawarah, dan ditandatangani bersama.")
    yield _SIGNED
    yield Signatures(Signature(("Mengetahui", f"{facts.office.title},"), facts.signer or _NOBODY))


def _present() -> str:
    return f"{BLANK} orang, seperti tercantum dalam daftar hadir"


def _attendance(facts: Facts) -> Iterator[Part]:
    yield letterhead(facts)
    yield Heading(("DAFTAR HADIR", f"MUSYAWARAH PEMBENTUKAN {facts.called.upper()}"))
    yield _when()
    named = [*dict.fromkeys(each.name for each in facts.officers if each.name), *facts.members]
    wanted = max(_LEAST_ROWS, facts.least or 0, len(named) + _EMPTY_ROWS)
    names = [*named, *[""] * (wanted - len(named))]
    rows = tuple((f"{at}.", name, "", f"{at}.") for at, name in enumerate(names, start=1))
    yield Table(("No.", "Nama", "Alamat atau RT/RW", "Tanda tangan"), rows, (2, 8, 6, 6))
    yield _SIGNED
