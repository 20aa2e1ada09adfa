"""Languages of Indonesia in which a story may have a second version: BCP 47 tag and the name that
its speakers use.

Some local Malays (Pontianak, Sambas, Ketapang) and Teochew have no code of their own; their tags
have a private-use subtag: `zlm-x-sambas`.
"""

from typing import Final

LANGUAGES: Final[dict[str, str]] = {
    "zlm-x-ponti": "Melayu Pontianak",
    "zlm-x-sambas": "Melayu Sambas",
    "zlm-x-ketapang": "Melayu Ketapang",
    "knx": "Dayak Kanayatn",
    "iba": "Iban",
    "sdo": "Bidayuh",
    "nij": "Dayak Ngaju",
    "mad": "Madura",
    "jv": "Jawa",
    "su": "Sunda",
    "bug": "Bugis",
    "mak": "Makassar",
    "bjn": "Banjar",
    "hak": "Hakka (Khek)",
    "nan-x-tiociu": "Tio Ciu",
    "min": "Minangkabau",
    "ace": "Aceh",
    "bbc": "Batak Toba",
    "ban": "Bali",
    "sas": "Sasak",
    "bew": "Betawi",
    "xmm": "Melayu Manado",
    "abs": "Melayu Ambon",
    "pmy": "Melayu Papua",
}
