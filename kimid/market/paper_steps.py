"""Which paper which good needs, in the order in which one gets them: what it costs, where to go,
and who says so.

This file is the rule book of the checklist. A rule that changes is changed here, with its source
and the day on which somebody looked it up (`CHECKED_ON`). What we do not know is said to the
seller as "tanya dulu", never guessed.
"""

from dataclasses import dataclass
from datetime import date
from typing import Final

from kimid.lib import clock
from kimid.market.models import GoodsPaperKind, GoodsSort

# On this day somebody read all the sources below.
CHECKED_ON: Final = date(2026, 11, 30)
_HOLDS_YEARS: Final = 1
_UNKNOWN_COST: Final = "Belum kami ketahui. Tanya dulu sebelum membayar."


@dataclass(frozen=True)
class RuleSource:
    """Where a rule was read: a name with its day, and the address."""

    name: str
    url: str


@dataclass(frozen=True)
class PaperStep:
    """One paper to get, for these sorts of goods. All texts are for the seller."""

    kind: GoodsPaperKind
    sorts: tuple[GoodsSort, ...]
    why: str
    cost: str
    where: str
    source: RuleSource

    @property
    def label(self) -> str:
        """Its name, as people say it."""
        return str(self.kind.label)

    @property
    def short_label(self) -> str:
        """`PSAH` for `Pangan segar hewan (PSAH)`."""
        return self.label.partition("(")[2].rstrip(")") or self.label

    @property
    def lesson_topic(self) -> str:
        """Under which name a lesson is found (`kimid/shared_pages/lessons.py`)."""
        return f"kertas-{self.kind.value}"


@dataclass(frozen=True)
class SortNote:
    """What a seller of such goods is often told to get, and need not."""

    sort: GoodsSort
    text: str
    source: RuleSource


_HONEY_MOVED: Final = RuleSource(
    "Pengumuman BPOM, 30 Januari 2024, di Lintas Perkoro",
    "https://lintasperkoro.com/baca-4786-aturan-baru-dari-bpom-izin-produk-madu-"
    "tidak-bisa-gunakan-pirt",
)
_NOT_ALL_NEED: Final = RuleSource(
    "BPOM Jakarta, 26 Oktober 2022, di Okezone",
    "https://economy.okezone.com/read/2022/10/26/320/2695177/tak-semua-makanan-"
    "perlu-izin-edar-kalau-pentol-gimana-nih",
)
_FROZEN: Final = RuleSource(
    "Dinas PPKUKM Jakarta, 20 Oktober 2021, di Suara",
    "https://jakarta.suara.com/amp/read/2021/10/20/203208/dppkukm-dki-tak-semua-pangan-"
    "olahan-wajib-punya-izin-edar-bpom",
)

STEPS: Final = (
    PaperStep(
        GoodsPaperKind.NIB,
        tuple(GoodsSort),
        "Nomor usaha Anda. Kertas lain memintanya lebih dulu.",
        "Gratis untuk usaha mikro dan kecil.",
        "Lewat HP di oss.go.id, atau di loket izin (DPMPTSP) kabupaten atau kota. Bawa KTP dan HP.",
        RuleSource(
            "Kementerian Investasi, 14 Juli 2022, di Kompas",
            "https://amp.kompas.com/tren/read/2022/07/14/150600365/apa-itu-nib-dan-"
            "bagaimana-cara-daftarnya-bagi-pelaku-usaha-",
        ),
    ),
    PaperStep(
        GoodsPaperKind.PIRT,
        (GoodsSort.PACKED,),
        "Supaya makanan kemasan dari dapur rumah boleh masuk toko dan dikirim jauh.",
        "Daftarnya gratis. Uji lab atau kunjungan, kalau diminta, tergantung daerah.",
        "Di oss.go.id sesudah ada NIB. Bingung? Tanya Dinas Kesehatan kabupaten atau kota; "
        "penyuluhannya juga di sana.",
        RuleSource(
            "Radar Selatan, dibaca 30 November 2026",
            "https://radarselatan.bacakoran.co/read/18203/ketahui-syarat-alur-dan-cara-"
            "mendapatkan-pirt/15",
        ),
    ),
    PaperStep(
        GoodsPaperKind.BPOM_MD,
        (GoodsSort.CHILLED,),
        "Makanan beku yang disimpan tujuh hari atau lebih izinnya dari BPOM, bukan P-IRT.",
        _UNKNOWN_COST,
        "Balai atau Loka POM terdekat. Perlu NIB.",
        _FROZEN,
    ),
    PaperStep(
        GoodsPaperKind.PSAT,
        (GoodsSort.FRESH_PLANT,),
        "Untuk beras, kopi, atau buah yang dikemas dan diberi label. Dibungkus di depan pembeli, "
        "atau tahan kurang dari tujuh hari? Tidak perlu: tekan “Tidak cocok”.",
        _UNKNOWN_COST,
        "Dinas yang mengurus pangan di kabupaten atau kota. Perlu NIB.",
        RuleSource(
            "Dinas Pertanian dan Pangan Kota Pekalongan, dibaca 30 November 2026",
            "https://dinperpa.pekalongankota.go.id/berita/persyaratan-pendaftaran-izin-"
            "psatpduk-pembinaan-dinas-pertanian-dan-pangan-kota-pekalongan.html",
        ),
    ),
    PaperStep(
        GoodsPaperKind.PSAH,
        (GoodsSort.HONEY,),
        "Madu murni termasuk pangan segar asal hewan (PSAH). Sejak 1 Februari 2024 izinnya di "
        "Kementerian Pertanian, bukan BPOM.",
        _UNKNOWN_COST,
        "Dinas yang mengurus peternakan di kabupaten, kota, atau provinsi. Tanya: nomor PSAH untuk "
        "madu. Perlu NIB.",
        _HONEY_MOVED,
    ),
    PaperStep(
        GoodsPaperKind.HALAL,
        (GoodsSort.PACKED, GoodsSort.COOKED, GoodsSort.CHILLED),
        "Menurut PP 42 Tahun 2024, wajib untuk makanan usaha mikro dan kecil sejak 17 Oktober "
        "2026. Barangnya memang tidak halal? Minta KIM mencatat “Tidak halal”.",
        "Gratis lewat program SEHATI, selama jatahnya masih ada.",
        "Di ptsp.halal.go.id, bersama pendamping halal (PPH). Perlu NIB.",
        RuleSource(
            "Kontan, dibaca 30 November 2026",
            "https://amp.kontan.co.id/news/alur-dan-syarat-sertifikasi-halal-gratis-untuk-"
            "umk-lewat-program-sehati-bpjph",
        ),
    ),
)

SORT_NOTES: Final = (
    SortNote(GoodsSort.HONEY, "Madu murni tidak dikirim ke P-IRT.", _HONEY_MOVED),
    SortNote(
        GoodsSort.FRESH_FISH, "Ikan segar bukan makanan olahan: tidak perlu P-IRT.", _NOT_ALL_NEED
    ),
    SortNote(
        GoodsSort.COOKED,
        "Tahan kurang dari tujuh hari: tidak perlu P-IRT. Tulis tanggal buat dan tanggal habisnya "
        "di bungkusnya.",
        _NOT_ALL_NEED,
    ),
    SortNote(
        GoodsSort.CHILLED,
        "Dibuat kalau dipesan dan tahan kurang dari tujuh hari? Pilih “Masakan atau kue” di bawah.",
        _FROZEN,
    ),
)


def steps_of(sort: GoodsSort) -> list[PaperStep]:
    """The papers that such a good needs, in this order."""
    return [step for step in STEPS if sort in step.sorts]


def note_of(sort: GoodsSort) -> SortNote | None:
    """What such a good need not have, if people often think so."""
    return next((note for note in SORT_NOTES if note.sort == sort), None)


def are_rules_old(today: date) -> bool:
    """Whether nobody has read the sources for a year."""
    return today >= clock.years_later(CHECKED_ON, _HOLDS_YEARS)
