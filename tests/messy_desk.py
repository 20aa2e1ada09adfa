"""The list of an office as it is typed over years: headings in two rows, villages in one word or
with a letter too few, numbers that Excel has cut, a dash for nothing, two KIM in a village. Every
fault is on purpose and has a name.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from tests import messy

HEADINGS: Final = (
    (
        *("NO", "NAMA KIM", "DESA/KEL", "KEC.", "SK", "SK", "BERLAKU S/D", "NAMA KETUA", "NO. HP"),
        *("SEKRETARIS", "JML ANGGOTA", "KET"),
    ),
    ("", "", "", "", "NOMOR", "TANGGAL", *[""] * 6),
)
FIRST_ROW: Final = 5  # a title, a blank row, the headings in two rows
_DAYS: Final = ("2023-03-12", "12 Maret 2023", "12/03/2023", "12-3-23", "44997", "'12.03.2023")
_PHONES: Final = (
    "0812-0000-0718",
    "+62 852 0000 0322",
    "62813 0000 0801",
    "81300000801",
    "8.12345678901E+11",
    "0812 0000 0718 / 0813 0000 0801",
)
_GOOD: Final = ("141/7/2023", "12/3/2023", "", "Hamdan", "0812 0000 0718", "Ani", "12", "")
_NOTHING: Final = ("-",) * 7 + ("",)

# Village, district, then as HEADINGS from the number of the decree on.
FAULTS: Final[dict[str, tuple[str, ...]]] = {
    "one word": ("Telukkapuas", "Sungai Raya", *_GOOD),
    "one word of three": ("Rasaujayasatu", "", *_GOOD),
    "short form": ("Sui. Ambangah", "Sui Raya", *_GOOD),
    "number": ("Desa Rasau Jaya II", "Kec. Rasau Jaya", *_GOOD),
    "district in the cell": ("Desa Kapur, Kec. Sungai Raya", "", *_GOOD),
    "district with a letter too few": ("Kuala Mandor B", "Kuala Mandr B", *_GOOD),
    "code": ("61.12.03.2010", "", *_GOOD),
    "typing error": ("Arang Limbng", "Sungai Raya", *_GOOD),
    "elsewhere in the province": ("Suka Maju", "", *_GOOD),
    "another district": ("Korek", "Rasau Jaya", *_GOOD),
    "half a name": ("Punggur", "Sungai Kakap", *_GOOD),
    "nowhere": ("Zzyzx", "", *_GOOD),
    "no such day": ("Limbung", "", "140/07/2024", "31/2/24", *_GOOD[2:]),
    "no day": ("Kuala Dua", "", "140/08/2024", "-", *_GOOD[2:]),
    "cut number": ("Pasak", "", *_GOOD[:4], "8,12E+11", *_GOOD[5:]),
    "short number": ("Puguk", "", *_GOOD[:4], "0812 345", *_GOOD[5:]),
    "members in words": ("Durian", "", *_GOOD[:6], "dua puluh", ""),
    "for five years": ("Lingga", "", *_GOOD[:2], "5 tahun", *_GOOD[3:6], "25 orang", ""),
    "nothing": ("Bengkarek", "Sungai Ambawang", *_NOTHING),
    "second in a village": ("Mega Timur", "Sungai Ambawang", *_GOOD),
    "another in a village": ("Mega Timur", "Sungai Ambawang", *_GOOD),
    "the same again": ("MEGA TIMUR", "", *_GOOD),
    "in the register": ("Teluk Kapuas", "Sungai Raya", *_GOOD),
}
# Villages of rows without a fault, in the order of the file.
VILLAGES: Final = (
    *("Mega Timur", "Sungai Raya", "Tebang Kacang", "Sungai Asam", "Pulau Limbung", "Sungai Bulan"),
    *("Madu Sari", "Mekar Sari", "Mekar Baru", "Sungai Raya Dalam", "Parit Baru", "Pulau Jambu"),
    *("Kalibandung", "Muara Baru", "Permata Jaya", "Kubu Padi", "Retok", "Sungai Enau"),
    *("Padi Jaya", "Simpang Kanan", "Jawa Tengah", "Pancaroba", "Pasak Piang", "Teluk Bakung"),
    *("Ampera Raya", "Teluk Empening", "Betuah", "Teluk Bayur", "Tanjung Beringin", "Batu Ampar"),
    *("Teluk Nibung", "Tasik Malaya", "Sungai Jawi", "Ambarawa", "Medan Mas", "Kampung Baru"),
    *("Dabong", "Bintang Mas", "Kuala Karang", "Madura", "Jeruju Besar", "Sepuk Laut"),
)
_NAMES: Final = {
    "the same again": "kim  bersama",
    "second in a village": "KIM Bersama",
    "another in a village": "KIM Bersatu",
    "in the register": "KIM Sudah Lama",
}


def table() -> list[tuple[str, ...]]:
    """The whole sheet: 65 rows of KIM, a row that numbers the columns, a blank one, and a sum."""
    rows = list(_rows())
    numbers = tuple(str(at + 1) for at in range(len(HEADINGS[0])))
    title = ("DAFTAR KIM KABUPATEN KUBU RAYA", *[""] * 11)
    return [title, (), *HEADINGS, numbers, *rows, (), ("JUMLAH", "", str(len(rows)))]


def file() -> bytes:
    """The sheet as an Excel file, its headings joined as offices join them."""
    joined = ["A1:L1", "E3:F3", *(f"{column}3:{column}4" for column in "ABCDGHIJKL")]
    return messy.workbook(table(), merged=joined)


def number_of(fault: str) -> int:
    """The number that the row with this fault has in the file."""
    return FIRST_ROW + 1 + len(VILLAGES) + list(FAULTS).index(fault)


def _rows() -> Iterator[tuple[str, ...]]:
    for at, village in enumerate(VILLAGES):
        written = (village.upper(), f"Desa {village}", f"{village} ", village)[at % 4]
        number, day = f"141/{at}/2023", _DAYS[at % len(_DAYS)]
        phone = _PHONES[at % len(_PHONES)]
        yield _row(at, f"KIM {village}", (written, "", number, day, "", f"Ketua {at}", phone))
    for at, (fault, cells) in enumerate(FAULTS.items(), len(VILLAGES)):
        yield _row(at, _NAMES.get(fault, f"KIM {fault.capitalize()}"), cells)


def _row(at: int, name: str, cells: Sequence[str]) -> tuple[str, ...]:
    return (str(at + 1), name, *cells, *[""] * (10 - len(cells)))
