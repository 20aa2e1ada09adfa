"""Languages of the archipelago in which a story may stand a second time: BCP 47 tag and what their speakers call them.

Malay of one place has no code of its own in ISO 639-3, so a private part after `x-` says which one is meant.
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
