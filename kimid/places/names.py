"""Names of regions, and titles of their heads. Plain text in, plain text out."""

from typing import Final

# What the decree writes before the name, by kind of region; the longest first.
NAME_PREFIXES: Final[dict[str, tuple[str, ...]]] = {
    "regency": ("Kabupaten Administrasi ", "Kabupaten "),
    "city": ("Kota Administrasi ", "Kota "),
    "desa_adat": ("Desa Adat ",),
}
# Two provinces for which everybody, even their own government, uses a shorter name.
SHORT_PROVINCE_NAMES: Final = {
    "Daerah Khusus Ibukota Jakarta": "DKI Jakarta",
    "Daerah Istimewa Yogyakarta": "DI Yogyakarta",
}

SHORT_TERMS: Final = {"Kecamatan": "Kec.", "Kabupaten": "Kab."}

HEAD_BY_KIND: Final = {
    "nation": "presiden",
    "province": "gubernur",
    "regency": "bupati",
    "city": "wali kota",
    "district": "camat",
    "desa": "kepala desa",
    "kelurahan": "lurah",
    "desa_adat": "kepala desa adat",
}
HEAD_BY_TERM: Final = {
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
# Exceptions in some regencies: (local word, code of the regency).
HEAD_BY_TERM_AND_REGENCY: Final = {
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
    """The name without the word for its kind: `Kabupaten Kubu Raya` gives `Kubu Raya`.

    A village called Kota Baru keeps its name.
    """
    for prefix in NAME_PREFIXES.get(kind, ()):
        if name.startswith(prefix):
            return name.removeprefix(prefix)
    return SHORT_PROVINCE_NAMES.get(name, name)


def full_name(term: str, name: str) -> str:
    """The name with its local word, not repeated: `Desa Teluk Kapuas`, `Kota Pontianak`."""
    return name if name.startswith(f"{term} ") else f"{term} {name}"


def head_title(kind: str, term: str, code: str) -> str:
    """The title of the head, in lower case: `kepala desa`, `lurah`, `camat`, `wali nagari`."""
    return (
        HEAD_BY_TERM_AND_REGENCY.get((term, code[:4]))
        or HEAD_BY_TERM.get(term)
        or HEAD_BY_KIND[kind]
    )
