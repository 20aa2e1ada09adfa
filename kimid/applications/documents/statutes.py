"""Statutes and by-laws (AD/ART) of a KIM: a text to talk over in the founding meeting, not a law
from above.
"""

from collections.abc import Iterator, Sequence
from itertools import count
from typing import Final, NamedTuple

from kimid.applications.documents.data import DocumentData, day
from kimid.applications.documents.meeting import letterhead
from kimid.lib.document.blocks import (
    BLANK,
    Document,
    DocumentBlock,
    Heading,
    NumberedItem,
    NumberedList,
    Paragraph,
    Signature,
    Signatures,
)

_ROMAN: Final = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")


class Chapter(NamedTuple):
    """A chapter (BAB): its name, and its articles, each of one sentence or of several that are
    numbered.
    """

    name: str
    articles: Sequence[Sequence[str]]


def statutes(data: DocumentData) -> Document:
    """Both in one paper, as offices ask for them."""
    return Document(
        f"Anggaran Dasar dan Anggaran Rumah Tangga {data.full_name}", tuple(_parts(data))
    )


def _parts(data: DocumentData) -> Iterator[DocumentBlock]:
    yield letterhead(data)
    yield Heading(("ANGGARAN DASAR", data.full_name.upper()))
    yield from _chapters(_statutes(data))
    yield Heading(("ANGGARAN RUMAH TANGGA", data.full_name.upper()))
    yield from _chapters(_by_laws(data))
    yield Paragraph(
        "Anggaran Dasar dan Anggaran Rumah Tangga ini disepakati dalam musyawarah warga di"
        f" {data.location} pada tanggal {day(None)}."
    )
    yield Signatures(
        Signature((f"{BLANK}, tanggal {BLANK}", "Ketua,"), data.holder_of("Ketua")),
        Signature(("", "Sekretaris,"), data.holder_of("Sekretaris")),
    )


def _chapters(chapters: Sequence[Chapter]) -> Iterator[DocumentBlock]:
    """Articles are counted through all chapters."""
    number = count(1)
    for roman, chapter in zip(_ROMAN, chapters, strict=False):
        yield Heading((f"BAB {roman}", chapter.name.upper()))
        for sentences in chapter.articles:
            yield Heading((f"Pasal {next(number)}",))
            if len(sentences) == 1:
                yield Paragraph(sentences[0])
            else:
                yield NumberedList(
                    tuple(
                        NumberedItem(f"({at})", text) for at, text in enumerate(sentences, start=1)
                    )
                )


def _statutes(data: DocumentData) -> Sequence[Chapter]:
    return (
        Chapter(
            "Nama, tempat, dan waktu",
            (
                (f"Komunitas ini bernama {data.full_name}, selanjutnya disebut KIM.",),
                (f"KIM berkedudukan di {data.location}.",),
                (
                    "KIM didirikan untuk waktu yang tidak ditentukan. Masa bakti pengurusnya"
                    " mengikuti surat keputusan.",
                ),
            ),
        ),
        Chapter("Asas, sifat, dan tujuan", _aims(data)),
        Chapter("Tugas", (_DUTIES,)),
        Chapter("Keanggotaan", (_membership(data),)),
        Chapter("Pengurus", (_officers(data),)),
        Chapter("Musyawarah", (_MEETINGS,)),
        Chapter("Keuangan", (_money(data),)),
        Chapter("Perubahan dan pembubaran", (_AMENDMENTS,)),
    )


def _by_laws(data: DocumentData) -> Sequence[Chapter]:
    return (
        Chapter("Anggota", (_MEMBER_RIGHTS, _LEAVING)),
        Chapter("Tugas pengurus", (_OFFICER_DUTIES,)),
        Chapter("Rapat", (_OFFICER_MEETINGS,)),
        Chapter("Kabar", (_NEWS, _NEUTRALITY, _PRIVACY)),
        Chapter("Kekayaan dan akun", (_ACCOUNTS, _handover(data))),
        Chapter("Penutup", (_CLOSING,)),
    )


def _aims(data: DocumentData) -> Sequence[Sequence[str]]:
    return (
        ("KIM berasaskan Pancasila dan Undang-Undang Dasar Negara Republik Indonesia Tahun 1945.",),
        (
            "KIM dibentuk dari, oleh, dan untuk warga.",
            "KIM bersifat mandiri, kreatif, sukarela, dan tidak berpihak pada partai politik,"
            " calon, atau golongan.",
            f"KIM adalah mitra pemerintah {data.place.term_word}, bukan bawahannya.",
        ),
        (
            "KIM bertujuan agar warga mudah mendapat informasi, mampu memilah informasi, dan"
            " memakainya untuk kehidupan yang"
            " lebih baik, serta agar suara warga didengar.",
        ),
    )


_DUTIES: Final = (
    "Akses: mencari informasi yang berguna bagi warga.",
    "Diskusi: membahas informasi itu bersama sebelum disebarkan.",
    "Implementasi: memakai informasi itu dalam kegiatan warga.",
    "Jejaring: bekerja sama dengan pemerintah, KIM lain, dan lembaga lain.",
    "Diseminasi: menyebarkan informasi yang sudah diperiksa.",
    "Aspirasi: menyerap suara warga dan meneruskannya kepada yang berwenang.",
)


def _membership(data: DocumentData) -> Sequence[str]:
    least = (
        f"paling sedikit {data.min_members} orang"
        if data.min_members
        else f"paling sedikit {BLANK} orang"
    )
    return (
        f"Anggota KIM adalah warga {data.place.region.full_name} yang bersedia bekerja secara"
        " sukarela.",
        f"Anggota KIM {least}, dengan latar belakang yang beragam, perempuan dan laki-laki, tua"
        " dan muda.",
    )


def _officers(data: DocumentData) -> Sequence[str]:
    years = f"paling lama {data.max_term_years} tahun" if data.max_term_years else f"{BLANK} tahun"
    return (
        "Pengurus terdiri atas ketua, sekretaris, bendahara, dan seksi menurut kebutuhan.",
        "Pengurus dipilih dalam musyawarah anggota dan berusia paling sedikit 18 tahun.",
        f"Pengurus disahkan dengan surat keputusan {data.office.title}.",
        f"Masa bakti pengurus {years} dan pengurus dapat dipilih kembali menurut ketentuan yang"
        " berlaku.",
    )


_MEETINGS: Final = (
    "Kekuasaan tertinggi KIM ada pada musyawarah anggota.",
    "Musyawarah anggota diadakan paling sedikit sekali setahun.",
    "Keputusan diambil dengan mufakat. Bila mufakat tidak tercapai, keputusan diambil dengan"
    " suara terbanyak.",
)


def _money(data: DocumentData) -> Sequence[str]:
    return (
        "Dana KIM berasal dari iuran anggota, usaha yang sah, dan bantuan yang tidak mengikat.",
        f"KIM dapat mengusulkan bantuan dari {data.place.budget} menurut ketentuan yang berlaku."
        " Usulan bukan jaminan.",
        "Setiap penerimaan dan pengeluaran dicatat dengan bukti dan dilaporkan kepada anggota"
        " paling sedikit sekali setahun.",
    )


_AMENDMENTS: Final = (
    "Anggaran Dasar diubah dalam musyawarah anggota yang dihadiri paling sedikit dua pertiga"
    " anggota.",
    "KIM dibubarkan dengan cara yang sama. Sisa kekayaan diserahkan untuk kepentingan warga.",
)
_CLOSING: Final = (
    "Hal yang belum diatur di sini diputuskan rapat pengurus dan dilaporkan dalam musyawarah"
    " anggota.",
)
_MEMBER_RIGHTS: Final = (
    "Anggota berhak mengikuti kegiatan, memberi suara, memilih, dan dipilih.",
    "Anggota wajib menjaga nama baik KIM dan menaati keputusan musyawarah.",
)
_LEAVING: Final = (
    "Keanggotaan berakhir karena mengundurkan diri, meninggal dunia, atau diberhentikan.",
    "Anggota diberhentikan oleh rapat pengurus setelah diberi kesempatan membela diri.",
)
_OFFICER_DUTIES: Final = (
    "Ketua memimpin KIM, mewakilinya, dan bertanggung jawab kepada musyawarah anggota.",
    "Sekretaris mengurus surat, daftar anggota, catatan rapat, dan arsip.",
    "Bendahara mengurus uang dan barang serta membuat laporan keuangan.",
    "Seksi menjalankan tugas yang diberikan rapat pengurus.",
)
_OFFICER_MEETINGS: Final = (
    "Rapat pengurus diadakan paling sedikit sekali sebulan.",
    "Setiap rapat dibuatkan daftar hadir dan catatan putusan.",
)
_NEWS: Final = (
    "Kabar dibahas bersama dan diperiksa kebenarannya sebelum disebarkan.",
    "Kabar memuat sumber yang jelas. Siapa pun yang dituduh diberi kesempatan menjawab.",
    "Kabar yang keliru dikoreksi secepatnya dan secara terbuka.",
    "Kabar berbayar diberi tanda sebagai advertorial.",
)
_NEUTRALITY: Final = (
    "KIM tidak dipakai untuk kampanye partai politik atau calon dalam pemilihan apa pun.",
)
_PRIVACY: Final = (
    "KIM melindungi data pribadi warga dan tidak menyebarkan nomor induk kependudukan, nomor"
    " telepon, atau alamat tanpa izin.",
    "Foto anak hanya dipakai dengan izin orang tua atau walinya.",
)
_ACCOUNTS: Final = (
    "Situs, akun media sosial, peralatan, dan arsip yang dipakai atas nama KIM adalah milik KIM,"
    " bukan milik perorangan.",
    "Akun dipegang oleh orang yang ditunjuk rapat pengurus. Kata sandi tidak dipakai bersama.",
)


def _handover(data: DocumentData) -> Sequence[str]:
    return (
        "Pengurus lama menyerahkan akun, barang, uang, dan arsip kepada pengurus baru paling"
        " lambat 14 hari setelah pergantian.",
        f"Penyerahan dibuatkan berita acara yang diketahui {data.office.title}.",
    )
