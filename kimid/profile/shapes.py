"""What a block of the profile is made of: words, and rows of words. The form, the page of readers
and the gates follow from it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final, TypedDict

from kimid.profile.block_kinds import BlockKind

MOST_ROWS: Final = 30
AGREED: Final = "agreed"  # the name of the answer of people who are named
TRIED_ON: Final = "tried_on"  # a day, as ISO text


class BlockContent(TypedDict):
    """What a block says, ready for JSON: texts by the name of their input."""

    words: dict[str, str]
    rows: list[dict[str, str]]


class InputType(StrEnum):
    LINE = "line"
    TEXT = "text"
    CHOICE = "choice"
    PHONE = "phone"
    AMOUNT = "amount"
    YEAR = "year"
    DAY = "day"


@dataclass(frozen=True)
class BlockInput:
    """One input. `missing` is the answer when it was left out; without one it may be. `names` says
    that a person may be named there.
    """

    name: str
    label: str
    longest: int = 120
    type: InputType = InputType.LINE
    missing: str = ""
    help_text: str = ""
    example: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    names: bool = False

    def label_of(self, value: str) -> str:
        """What readers see of a value."""
        return dict(self.choices).get(value, value)


@dataclass(frozen=True)
class BlockShape:
    """The inputs of a kind of block: those that stand once, and those of each row. `row_noun` is
    what a row is.
    """

    kind: BlockKind
    about: str
    words: tuple[BlockInput, ...] = ()
    columns: tuple[BlockInput, ...] = ()
    row_noun: str = ""
    has_photos: bool = False
    agreement: str = "Orang yang disebut di sini sudah setuju disebut"

    @property
    def asks_consent(self) -> bool:
        """Whether people may be named in it."""
        return any(each.names for each in (*self.words, *self.columns))

    def names_somebody(self, content: BlockContent) -> bool:
        """Whether something was written where a person may be named."""
        rows = content["rows"]
        in_words = any(content["words"].get(each.name) for each in self.words if each.names)
        columns = [each.name for each in self.columns if each.names]
        return in_words or any(row.get(name) for row in rows for name in columns)

    def typed(self, content: BlockContent) -> Iterator[str]:
        """All that somebody typed."""
        for row, inputs in (
            (content["words"], self.words),
            *((row, self.columns) for row in content["rows"]),
        ):
            yield from (row.get(each.name, "") for each in inputs if not each.choices)


def empty_content() -> BlockContent:
    """What a block says before anybody wrote it."""
    return BlockContent(words={}, rows=[])


def labelled_rows(shape: BlockShape, content: BlockContent) -> list[dict[str, str]]:
    """The rows as readers see them: choices by their labels."""
    inputs = {each.name: each for each in shape.columns}
    return [
        {name: inputs[name].label_of(value) for name, value in row.items() if name in inputs}
        for row in content["rows"]
    ]


_GRADES: Final = (
    ("", "Belum dicoba"),
    ("tidak ada", "Tidak ada"),
    ("lemah", "Lemah"),
    ("kuat", "Kuat"),
)
# Mobile operators in 2026, after the mergers of 2022 (Indosat, Tri) and 2025 (XL, Smartfren).
OPERATORS: Final = (
    ("telkomsel", "Telkomsel"),
    ("indosat", "Indosat, Tri"),
    ("xl", "XL, Smartfren"),
)
_INSTITUTIONS: Final = (
    ("bpd", "BPD"),
    ("lpm", "LPM"),
    ("pkk", "PKK"),
    ("posyandu", "Posyandu"),
    ("karang-taruna", "Karang Taruna"),
    ("rt-rw", "RT dan RW"),
    ("bumdes", "BUMDes"),
    ("koperasi-desa", "Koperasi Desa Merah Putih"),
    ("koperasi-kelurahan", "Koperasi Kelurahan Merah Putih"),
    ("adat", "Lembaga adat"),
    ("tani", "Kelompok tani atau nelayan"),
    ("lain", "Lembaga lain"),
)
# A kelurahan has neither a BPD nor a BUMDes: UU 6/2014 knows them for the desa.
_NOT_IN_KELURAHAN: Final = frozenset({"bpd", "bumdes", "koperasi-desa"})
_NOT_IN_DESA: Final = frozenset({"koperasi-kelurahan"})
_FACILITIES: Final = (
    ("sekolah", "Sekolah"),
    ("kesehatan", "Kesehatan"),
    ("ibadah", "Ibadah"),
    ("air", "Air bersih"),
    ("jalan", "Jalan dan jembatan"),
    ("dermaga", "Dermaga dan terminal"),
    ("pasar", "Pasar"),
    ("balai", "Balai pertemuan"),
    ("olahraga", "Olahraga"),
    ("lain", "Lain-lain"),
)
_NO_CHOICE: Final = ("", "Pilih satu")
_LINE, _TEXT = InputType.LINE, InputType.TEXT

_ALL: Final = (
    BlockShape(
        BlockKind.EMERGENCY,
        "Nomor setempat. Nomor nasional (112 dan lainnya) sudah tampil sendiri.",
        words=(
            BlockInput(
                TRIED_ON,
                "Semua nomor dicoba tanggal berapa?",
                type=InputType.DAY,
                help_text="Telepon satu per satu dulu. Nomor mati lebih buruk daripada tidak ada.",
                missing="Tulis tanggalnya, supaya pembaca tahu nomor ini masih hidup.",
            ),
        ),
        columns=(
            BlockInput(
                "name",
                "Siapa atau apa?",
                60,
                missing="Tulis nomor siapa ini.",
                example="Misalnya: Puskesmas Sungai Durian",
                names=True,
            ),
            BlockInput(
                "phone",
                "Nomornya",
                20,
                InputType.PHONE,
                missing="Tulis nomornya.",
            ),
            BlockInput("note", "Keterangan", 60, example="Misalnya: 24 jam"),
        ),
        row_noun="nomor",
        agreement="Orang yang nomornya ditulis di sini sudah setuju ditelepon pembaca",
    ),
    BlockShape(
        BlockKind.SERVICES,
        "Surat dan urusan yang sering ditanyakan: apa yang dibawa, kapan, di mana.",
        words=(
            BlockInput(
                "place",
                "Dilayani di mana?",
                missing="Tulis tempatnya, supaya orang tidak salah alamat.",
                example="Misalnya: Balai warga, lantai satu",
            ),
            BlockInput(
                "hours",
                "Hari dan jamnya",
                missing="Tulis hari dan jamnya.",
                example="Misalnya: Senin-Kamis 08.00-15.00, Jumat 08.00-11.00",
            ),
        ),
        columns=(
            BlockInput(
                "name",
                "Urusan apa?",
                80,
                missing="Tulis urusan apa ini.",
                example="Misalnya: Surat pengantar KTP",
            ),
            BlockInput("bring", "Bawa apa?", 200, example="Misalnya: KTP lama dan KK"),
            BlockInput("when", "Kapan jadi, dan biayanya", 100, example="Misalnya: sehari, gratis"),
            BlockInput("place", "Di mana, kalau di tempat lain", 100),
        ),
        row_noun="layanan",
    ),
    BlockShape(
        BlockKind.HISTORY,
        "Cerita yang sudah biasa diceritakan orang tua di sini. Tiga alinea cukup.",
        words=(
            BlockInput("text", "Ceritanya", 3000, _TEXT, missing="Tulis ceritanya dulu."),
            BlockInput(
                "teller",
                "Diceritakan oleh siapa, dicatat kapan?",
                160,
                names=True,
                example="Misalnya: Kakek Rusli, dicatat 2025",
            ),
        ),
    ),
    BlockShape(
        BlockKind.VISION,
        "Visi dan misi yang sudah disepakati, seperti di naskah resminya.",
        words=(
            BlockInput("vision", "Visi", 400, _TEXT, missing="Tulis visinya."),
            BlockInput("missions", "Misi", 1500, _TEXT, help_text="Satu baris satu misi."),
            BlockInput(
                "source",
                "Dari naskah apa?",
                160,
                missing="Tulis nama naskah dan tahunnya.",
                example="Misalnya: naskah RPJM 2024-2032",
            ),
        ),
    ),
    BlockShape(
        BlockKind.INSTITUTIONS,
        "Lembaga yang ada di sini. Nama ketua hanya kalau orangnya setuju.",
        columns=(
            BlockInput(
                "which",
                "Lembaga apa?",
                choices=(_NO_CHOICE, *_INSTITUTIONS),
                type=InputType.CHOICE,
                missing="Pilih lembaganya.",
            ),
            BlockInput("name", "Namanya", 80, example="Misalnya: Kelompok Tani Maju"),
            BlockInput("does", "Mengurus apa?", 120, example="Misalnya: air minum, perahu sewa"),
            BlockInput("head", "Nama ketuanya", 80, names=True),
        ),
        row_noun="lembaga",
    ),
    BlockShape(
        BlockKind.FACILITIES,
        "Yang bisa dipakai orang: sekolah, pustu, tempat ibadah, dermaga, lapangan.",
        columns=(
            BlockInput(
                "which",
                "Jenisnya",
                choices=(_NO_CHOICE, *_FACILITIES),
                type=InputType.CHOICE,
                missing="Pilih jenisnya.",
            ),
            BlockInput(
                "name",
                "Apa saja?",
                160,
                missing="Tulis apa saja yang ada.",
                example="Misalnya: 3 SD, 1 SMP",
            ),
        ),
        row_noun="fasilitas",
    ),
    BlockShape(
        BlockKind.SIGNAL,
        "Coba menelepon dan membuka satu halaman di tiap dusun atau RW, lalu catat.",
        words=(
            BlockInput(
                TRIED_ON,
                "Dicoba tanggal berapa?",
                type=InputType.DAY,
                missing="Tulis tanggalnya: sinyal berubah.",
                help_text="Misalnya 4 November 2026.",
            ),
            BlockInput("internet", "Internet tanpa operator", 160, example="Misalnya: WiFi balai"),
        ),
        columns=(
            BlockInput(
                "place",
                "Di mana?",
                40,
                missing="Tulis tempatnya.",
                example="Misalnya: Dusun Hulu, RW 02",
            ),
            *(
                BlockInput(name, label, choices=_GRADES, type=InputType.CHOICE)
                for name, label in OPERATORS
            ),
        ),
        row_noun="tempat",
    ),
    BlockShape(
        BlockKind.NUMBERS,
        "Angka hanya berguna dengan sumber dan tahunnya.",
        columns=(
            BlockInput("label", "Angka apa?", 60, missing="Tulis ini angka apa."),
            BlockInput(
                "amount",
                "Berapa?",
                16,
                InputType.AMOUNT,
                missing="Tulis angkanya.",
                example="Misalnya: 4.212 atau 12,5",
            ),
            BlockInput("unit", "Satuannya", 30, example="Misalnya: jiwa, hektare"),
            BlockInput(
                "source",
                "Sumbernya",
                80,
                missing="Tulis sumbernya, walau “dihitung KIM”.",
                example="Misalnya: BPS, catatan kader",
            ),
            BlockInput("year", "Tahunnya", 4, InputType.YEAR, missing="Tulis tahunnya."),
        ),
        row_noun="angka",
    ),
    BlockShape(
        BlockKind.GALLERY,
        "Sampai delapan foto: sungai, jalan, pasar, orang bekerja. Yang pertama jadi sampul.",
        has_photos=True,
    ),
)
SHAPES: Final[Mapping[BlockKind, BlockShape]] = {shape.kind: shape for shape in _ALL}


def shape_in(kind: BlockKind, *, is_kelurahan: bool) -> BlockShape:
    """The shape of a block in a desa or a kelurahan: the form offers the institutions that such a
    place has.
    """
    shape = SHAPES[kind]
    if kind is not BlockKind.INSTITUTIONS:
        return shape
    absent = _NOT_IN_KELURAHAN if is_kelurahan else _NOT_IN_DESA
    choices = (_NO_CHOICE, *(each for each in _INSTITUTIONS if each[0] not in absent))
    which, *others = shape.columns
    return replace(shape, columns=(replace(which, choices=choices), *others))
