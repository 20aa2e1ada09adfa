"""Claims that need a paper or are forbidden on goods: halal without a number, and healing."""

import re
import unicodedata
from typing import Final, cast

from kimid.lib.picture import Picture

# Also "h.a.l.a.l" and "h4lal".
_WORD: Final = r"\bh[ .*_-]?[a4@][ .*_-]?l[ .*_-]?[a4@][ .*_-]?l\b"
_HALAL: Final = re.compile(_WORD)
# A greeting of Syawal, and what a seller must say: these claim nothing.
_NO_CLAIM: Final = re.compile(
    r"\bhalal[\s-]*bi[\s-]*halal\b|\b(?:tidak|bukan|non)[\s-]*halal\b|\bnonhalal\b"
)
# The number of a certificate: ID and at least fourteen digits.
_HALAL_NUMBER: Final = re.compile(r"\bid[\s.-]*(?:\d[\s.-]?){14,20}")
_ILLS: Final = (
    "diabetes|kencing manis|gula darah|kolesterol|asam urat|darah tinggi|hipertensi|kanker|tumor"
    "|stroke|jantung|maag|asma|batuk|demam|rematik|ambeien|wasir|stunting|penyakit"
)
_HEALING: Final = re.compile(
    r"\b(?:\w*(?:sembuh|nyembuh)\w*|(?:me|pe|di)?ngobat\w*|berkhasiat"
    r"|(?:khasiat|manjur)\s+\w+|obat\w*"
    r"|(?:jamu|ramuan|minyak)\s+kuat|kuat\s+(?:pria|lelaki|laki)|kejantanan|vitalitas"
    r"|(?:me|di)?(?:ng|n|m)?(?:atasi|redakan|cegah|turunkan|urunkan|lawan|basmi|hilangkan)"
    rf"\s+(?:\w+\s+){{0,2}}(?:{_ILLS}))\b"
)
# No claim that the good heals: kept without drugs, and drugs against insects.
_NO_HEALING: Final = re.compile(
    r"\b(?:tanpa|bukan)\s+obat(?:-obatan|an)?\b|\bobat\s+(?:nyamuk|hama|rumput)\b"
)


# What goes with the word when it goes: “, dijamin halal”.
_HALAL_IN_TEXT: Final = re.compile(
    r"(?:[,;]\s*)?(?:\b(?:dan|sudah|pasti|dijamin|bersertifikat|sertifikat)\s+){0,3}"
    r"(?<!tidak )(?<!bukan )(?<!non )(?<!non-)(?<!halal bi)(?<!halal bi )(?<!halal-bi-)"
    rf"{_WORD}(?![\s-]*bi[\s-]*halal\b)",
    re.IGNORECASE,
)


def claim_refusal(*texts: str, has_halal: bool = False) -> str:
    """Why these words may not stand on a good. Empty if they may. `has_halal`: the number of its
    certificate is on record.
    """
    return next(filter(None, (_refusal(text, has_halal=has_halal) for text in texts)), "")


def without_halal(text: str) -> str:
    """The text as readers have it while no certificate is valid: the word is left out. A text with
    a number of its own, or one that claims nothing, stays as it is.
    """
    if not _claims_halal(_as_read(text)):
        return text
    shorter = _HALAL_IN_TEXT.sub("", _seen(unicodedata.normalize("NFKC", text)))
    return re.sub(r"[ \t]{2,}", " ", shorter).strip(" ,;\t")


def picture_without_halal(picture: Picture) -> Picture:
    """The photo with the texts that readers have of it while no certificate is valid."""
    texts = {name: without_halal(picture[name]) for name in ("alt", "caption")}
    return cast(Picture, picture | texts)


def _claims_halal(words: str) -> bool:
    has_word = _HALAL.search(_NO_CLAIM.sub(" ", words)) is not None
    return has_word and _HALAL_NUMBER.search(words) is None


def _refusal(text: str, *, has_halal: bool) -> str:
    words = _as_read(text)
    if not has_halal and _claims_halal(words):
        return (
            "Kata “halal” hanya boleh bersama nomor sertifikatnya. Hapus dulu kata itu; "
            "barangnya tetap bisa tampil. Ada sertifikatnya? KIM mencatat nomornya di Kertas "
            "barang ini."
        )
    if claim := _HEALING.search(_NO_HEALING.sub(" ", words)):
        return (
            f"“{claim[0]}” terbaca sebagai janji menyembuhkan, dan itu dilarang untuk barang "
            "jualan. Tulis rasanya, bahannya, atau cara membuatnya."
        )
    return ""


def _as_read(text: str) -> str:
    """The text as the eye reads it: small letters, without signs of no width."""
    return " ".join(_seen(unicodedata.normalize("NFKC", text)).lower().split())


def _seen(text: str) -> str:
    return "".join(sign for sign in text if unicodedata.category(sign) != "Cf")
