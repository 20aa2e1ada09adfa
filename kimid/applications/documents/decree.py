"""The decree (SK) by which a KIM is formed and its officers are named. A draft: the office puts in
what only it knows.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from kimid.applications.documents.data import DocumentData, day
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
)

_ORDINALS: Final = ("KESATU", "KEDUA", "KETIGA", "KEEMPAT", "KELIMA", "KEENAM")
_DUTIES: Final = (
    "mencari dan mengumpulkan informasi yang berguna bagi warga (akses)",
    "membahas informasi itu bersama anggota dan warga sebelum disebarkan (diskusi)",
    "menerapkan informasi yang berguna dalam kegiatan warga (implementasi)",
    "menjalin hubungan dengan pemerintah, KIM lain, dan lembaga lain (jejaring)",
    "menyebarkan informasi yang sudah diperiksa (diseminasi)",
    "menyerap aspirasi warga dan meneruskannya kepada yang berwenang (aspirasi)",
)


def decree(data: DocumentData) -> Document:
    """The whole decree with its attachment."""
    name = f"Pembentukan dan Pengurus {data.full_name}"
    return Document(f"Keputusan {data.office.title} tentang {name}", tuple(_parts(data, name)))


def _parts(data: DocumentData, name: str) -> Iterator[DocumentBlock]:
    office = data.office.title
    yield Letterhead(data.office.letterhead)
    yield Heading((f"KEPUTUSAN {office.upper()}", f"NOMOR {data.decree_number or BLANK + BLANK}"))
    yield Heading(
        ("TENTANG", "PEMBENTUKAN DAN PENGURUS", data.full_name.upper(), data.term.upper())
    )
    yield Heading((f"{office.upper()},",))
    yield Clauses((*_lettered("Menimbang", _reasons(data)), *_numbered("Mengingat", _laws(data))))
    yield Heading(("MEMUTUSKAN:",))
    what = f"KEPUTUSAN {office.upper()} TENTANG {name.upper()}."
    yield Clauses((Clause("Menetapkan", "", what), *_dictum_clauses(data)))
    yield _signatures(data)
    yield Paragraph("Tembusan:")
    yield NumberedList(
        tuple(
            NumberedItem(f"{number}.", text) for number, text in enumerate(_copies(data), start=1)
        )
    )
    yield PageBreak()
    yield from _attachment(data, name)


def _reasons(data: DocumentData) -> Sequence[str]:
    return (
        f"bahwa warga {data.location} memerlukan wadah untuk mencari, membahas, memeriksa, dan"
        " menyebarkan informasi yang berguna,"
        " serta menyampaikan aspirasi;",
        f"bahwa musyawarah warga pada tanggal {BLANK} telah menyepakati pembentukan"
        f" {data.full_name} dan memilih pengurusnya;",
        "bahwa berdasarkan pertimbangan sebagaimana dimaksud dalam huruf a dan huruf b, perlu"
        " menetapkan Keputusan"
        f" {data.office.title} tentang Pembentukan dan Pengurus {data.full_name}.",
    )


def _laws(data: DocumentData) -> Sequence[str]:
    *most, last = (*data.place.laws, *(data.local_laws or (data.place.local_law,)))
    return [*(f"{law};" for law in most), f"{last}."]


def _dictum_clauses(data: DocumentData) -> Iterator[Clause]:
    for ordinal, text in zip(_ORDINALS, _dictums(data), strict=True):
        yield Clause(ordinal, "", text)
        if ordinal == "KETIGA":
            last = len(_DUTIES) - 1
            for at, (letter, duty) in enumerate(zip("abcdef", _DUTIES, strict=True)):
                yield Clause("", f"{letter}.", f"{duty}{'.' if at == last else ';'}")


def _dictums(data: DocumentData) -> Sequence[str]:
    last = f"sampai dengan tanggal {day(data.valid_until)}"
    return (
        f"Membentuk {data.full_name} di {data.location}.",
        f"Menetapkan pengurus {data.full_name} {data.term} sebagaimana tercantum dalam Lampiran"
        " yang merupakan bagian tidak"
        " terpisahkan dari Keputusan ini.",
        "Tugas KIM sebagaimana dimaksud dalam diktum KESATU adalah:",
        "KIM dibentuk dari, oleh, dan untuk warga, bersifat mandiri, dan menjadi mitra"
        " pemerintah. Isi kabar yang disebarkan"
        " KIM menjadi tanggung jawab KIM.",
        "Pengurus dan anggota KIM bekerja secara sukarela. Keputusan ini tidak menjanjikan"
        " anggaran; bantuan yang bersumber dari"
        f" {data.place.budget} hanya diberikan menurut ketentuan yang berlaku.",
        f"Keputusan ini mulai berlaku pada tanggal ditetapkan dan berlaku {last}. Apabila"
        " terdapat kekeliruan, Keputusan ini"
        " dibetulkan sebagaimana mestinya.",
    )


def _signatures(data: DocumentData) -> Signatures:
    above = (
        f"Ditetapkan di {data.office.seat}",
        f"pada tanggal {day(data.issued_on)}",
        f"{data.office.title.upper()},",
    )
    return Signatures(Signature(above, data.signer.upper() or f"({BLANK}{BLANK})"))


def _copies(data: DocumentData) -> Sequence[str]:
    government = data.place.government
    head = " ".join(word.capitalize() for word in government.head_title.split())
    return (
        f"{head} {government.short_name} melalui dinas yang membidangi komunikasi dan informatika;",
        f"Ketua {data.full_name};",
        "Arsip.",
    )


def _attachment(data: DocumentData, name: str) -> Iterator[DocumentBlock]:
    number = f"NOMOR {data.decree_number or BLANK + BLANK}"
    yield AttachmentNote(
        ("LAMPIRAN", f"KEPUTUSAN {data.office.title.upper()}", number, f"TENTANG {name.upper()}")
    )
    yield Heading(("SUSUNAN PENGURUS", data.full_name.upper(), data.term.upper()))
    rows = tuple(
        (f"{at}.", each.post, each.name or BLANK) for at, each in enumerate(data.officers, start=1)
    )
    yield DocumentTable(("No.", "Jabatan", "Nama"), rows, (1, 5, 8))
    yield Signatures(
        Signature((f"{data.office.title.upper()},",), data.signer.upper() or f"({BLANK}{BLANK})")
    )


def _lettered(label: str, texts: Sequence[str]) -> Iterator[Clause]:
    for letter, text in zip("abcdefgh", texts, strict=False):
        yield Clause(label if letter == "a" else "", f"{letter}.", text)


def _numbered(label: str, texts: Sequence[str]) -> Iterator[Clause]:
    for at, text in enumerate(texts, start=1):
        yield Clause(label if at == 1 else "", f"{at}.", text)
