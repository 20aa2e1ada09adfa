"""The decree (SK) by which a KIM is formed and its officers are named. A draft: the office puts in what only it knows."""

from collections.abc import Iterator, Sequence
from typing import Final

from kimid.lib.document.parts import (
    BLANK,
    Aside,
    Clause,
    Clauses,
    Document,
    Heading,
    Item,
    Items,
    Letterhead,
    PageBreak,
    Paragraph,
    Part,
    Signature,
    Signatures,
    Table,
)
from kimid.registry.documents.facts import Facts, day

_ORDINALS: Final = ("KESATU", "KEDUA", "KETIGA", "KEEMPAT", "KELIMA", "KEENAM")
_DUTIES: Final = (
    "mencari dan mengumpulkan informasi yang berguna bagi warga (akses)",
    "membahas informasi itu bersama anggota dan warga sebelum disebarkan (diskusi)",
    "menerapkan informasi yang berguna dalam kegiatan warga (implementasi)",
    "menjalin hubungan dengan pemerintah, KIM lain, dan lembaga lain (jejaring)",
    "menyebarkan informasi yang sudah diperiksa (diseminasi)",
    "menyerap aspirasi warga dan meneruskannya kepada yang berwenang (aspirasi)",
)


def decree(facts: Facts) -> Document:
    """The whole decree with its attachment."""
    name = f"Pembentukan dan Pengurus {facts.called}"
    return Document(f"Keputusan {facts.office.title} tentang {name}", tuple(_parts(facts, name)))


def _parts(facts: Facts, name: str) -> Iterator[Part]:
    office = facts.office.title
    yield Letterhead(facts.office.letterhead)
    yield Heading((f"KEPUTUSAN {office.upper()}", f"NOMOR {facts.decree_number or BLANK + BLANK}"))
    yield Heading(("TENTANG", "PEMBENTUKAN DAN PENGURUS", facts.called.upper(), facts.term.upper()))
    yield Heading((f"{office.upper()},",))
    yield Clauses((*_lettered("Menimbang", _reasons(facts)), *_numbered("Mengingat", _laws(facts))))
    yield Heading(("MEMUTUSKAN:",))
    what = f"KEPUTUSAN {office.upper()} TENTANG {name.upper()}."
    yield Clauses((Clause("Menetapkan", "", what), *_ruled(facts)))
    yield _signed(facts)
    yield Paragraph("Tembusan:")
    yield Items(tuple(Item(f"{number}.", text) for number, text in enumerate(_copies(facts), start=1)))
    yield PageBreak()
    yield from _attachment(facts, name)


def _reasons(facts: Facts) -> Sequence[str]:
    return (
        f"bahwa warga {facts.where} memerlukan wadah untuk mencari, membahas, memeriksa, dan menyebarkan informasi yang berguna,"
        " serta menyampaikan aspirasi;",
        f"bahwa musyawarah warga pada tanggal {BLANK} telah menyepakati pembentukan {facts.called} dan memilih pengurusnya;",
        "bahwa berdasarkan pertimbangan sebagaimana dimaksud dalam huruf a dan huruf b, perlu menetapkan Keputusan"
        f" {facts.office.title} tentang Pembentukan dan Pengurus {facts.called}.",
    )


def _laws(facts: Facts) -> Sequence[str]:
    *most, last = (*facts.place.laws, *(facts.local_laws or (facts.place.local_law,)))
    return [*(f"{law};" for law in most), f"{last}."]


def _ruled(facts: Facts) -> Iterator[Clause]:
    for ordinal, text in zip(_ORDINALS, _rulings(facts), strict=True):
        yield Clause(ordinal, "", text)
        if ordinal == "KETIGA":
            last = len(_DUTIES) - 1
            for at, (letter, duty) in enumerate(zip("abcdef", _DUTIES, strict=True)):
                yield Clause("", f"{letter}.", f"{duty}{'.' if at == last else ';'}")


def _rulings(facts: Facts) -> Sequence[str]:
    last = f"sampai dengan tanggal {day(facts.valid_until)}"
    return (
        f"Membentuk {facts.called} di {facts.where}.",
        f"Menetapkan pengurus {facts.called} {facts.term} sebagaimana tercantum dalam Lampiran yang merupakan bagian tidak"
        " terpisahkan dari Keputusan ini.",
        "Tugas KIM sebagaimana dimaksud dalam diktum KESATU adalah:",
        "KIM dibentuk dari, oleh, dan untuk warga, bersifat mandiri, dan menjadi mitra pemerintah. Isi kabar yang disebarkan"
        " KIM menjadi tanggung jawab KIM.",
        "Pengurus dan anggota KIM bekerja secara sukarela. Keputusan ini tidak menjanjikan anggaran; bantuan yang bersumber dari"
        f" {facts.place.money} hanya diberikan menurut ketentuan yang berlaku.",
        f"Keputusan ini mulai berlaku pada tanggal ditetapkan dan berlaku {last}. Apabila terdapat kekeliruan, Keputusan ini"
        " dibetulkan sebagaimana mestinya.",
    )


def _signed(facts: Facts) -> Signatures:
    above = (f"Ditetapkan di {facts.office.seat}", f"pada tanggal {day(facts.issued_on)}", f"{facts.office.title.upper()},")
    return Signatures(Signature(above, facts.signer.upper() or f"({BLANK}{BLANK})"))


def _copies(facts: Facts) -> Sequence[str]:
    government = facts.place.government
    head = " ".join(word.capitalize() for word in government.head_title.split())
    return (
        f"{head} {government.short_name} melalui dinas yang membidangi komunikasi dan informatika;",
        f"Ketua {facts.called};",
        "Arsip.",
    )


def _attachment(facts: Facts, name: str) -> Iterator[Part]:
    number = f"NOMOR {facts.decree_number or BLANK + BLANK}"
    yield Aside(("LAMPIRAN", f"KEPUTUSAN {facts.office.title.upper()}", number, f"TENTANG {name.upper()}"))
    yield Heading(("SUSUNAN PENGURUS", facts.called.upper(), facts.term.upper()))
    rows = tuple((f"{at}.", each.post, each.name or BLANK) for at, each in enumerate(facts.officers, start=1))
    yield Table(("No.", "Jabatan", "Nama"), rows, (1, 5, 8))
    yield Signatures(Signature((f"{facts.office.title.upper()},",), facts.signer.upper() or f"({BLANK}{BLANK})"))


def _lettered(label: str, texts: Sequence[str]) -> Iterator[Clause]:
    for letter, text in zip("abcdefgh", texts, strict=False):
        yield Clause(label if letter == "a" else "", f"{letter}.", text)


def _numbered(label: str, texts: Sequence[str]) -> Iterator[Clause]:
    for at, text in enumerate(texts, start=1):
        yield Clause(label if at == 1 else "", f"{at}.", text)
