"""How places, and the people who head them, are called. Plain text in, plain text out."""

from typing import Final

# What the decree writes in front of the name proper, by kind of region; the longest first.
WRITTEN_BEFORE: Final[dict[str, tuple[str, ...]]] = {
    "regency": ("Kabupaten Administrasi ", "Kabupaten "),
    "city": ("Kota Administrasi ", "Kota "),
    "desa_adat": ("Desa Adat ",),
}
# Two provinces that everybody, their own governments included, calls by a shorter name.
SHORTER: Final = {
    "Daerah Khusus Ibukota Jakarta": "DKI Jakarta",
    "Daerah Istimewa Yogyakarta": "DI Yogyakarta",
}

HEAD_OF_KIND: Final = {
    "nation": "presiden",
    "province": "gubernur",
    "regency": "bupati",
    "city": "wali kota",
    "district": "camat",
    "desa": "kepala desa",
    "kelurahan": "lurah",
    "desa_adat": "kepala desa adat",
}
HEAD_OF_TERM: Final = {
    "Distrik": "kepala distrik",
    "Dusun": "rio",
    "Gampong": "keuchik",
    "Kalurahan": "lurah",
    "Kampong": "kepala kampong",
    "Kampung": "kepala kampung",
    "Kapanewon": "panewu",
    "Kemantren": "mantri pamong praja",
    "Kepenghuluan": "penghulu",
    "Kute": "pengulu",
    "Lembang": "kepala lembang",
    "Nagari": "wali nagari",
    "Pekon": "kepala pekon",
    "Tiyuh": "kepalo tiyuh",
}
# Where the same word has a head of another title: (local word, code of the regency).
HEAD_THERE: Final = {
    ("Kampung", "1104"): "reje",  # Aceh Tengah
    ("Kampung", "1113"): "pengulu",  # Gayo Lues
    ("Kampung", "1116"): "datok penghulu",  # Aceh Tamiang
    ("Kampung", "1117"): "reje",  # Bener Meriah
    ("Kampung", "1408"): "penghulu",  # Siak
    ("Kampung", "6407"): "petinggi",  # Kutai Barat
    ("Kampung", "6411"): "petinggi",  # Mahakam Ulu
    ("Pekon", "1804"): "peratin",  # Lampung Barat
    ("Pekon", "1813"): "peratin",  # Pesisir Barat
}


def short_name(kind: str, name: str) -> str:
    """The name proper: `Kabupaten Kubu Raya` gives `Kubu Raya`. A village called Kota Baru keeps its name."""
    for before in WRITTEN_BEFORE.get(kind, ()):
        if name.startswith(before):
            return name.removeprefix(before)
    return SHORTER.get(name, name)


def full_name(term: str, name: str) -> str:
    """The local word and the name, unless the name says it already: `Desa Teluk Kapuas`, `Kota Pontianak`."""
    return name if name.startswith(f"{term} ") else f"{term} {name}"


def head_title(kind: str, term: str, code: str) -> str:
    """What the head of a region is called, in small letters: `kepala desa`, `lurah`, `camat`, `wali nagari`."""
    return HEAD_THERE.get((term, code[:4])) or HEAD_OF_TERM.get(term) or HEAD_OF_KIND[kind]
