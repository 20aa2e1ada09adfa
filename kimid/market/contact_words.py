"""Numbers typed into the words of a good: whoever writes them there goes around the second pair of
eyes that looks at every new number and every QRIS.
"""

import re
import unicodedata
from typing import Final

# A mobile number of Indonesia; not the number of a business, which may begin alike.
_MOBILE: Final = re.compile(
    r"(?<![\d+])(?<!nib )(?<!nib: )(?:\+?62|0)[ .()-]{0,2}8(?:[ .-]?\d){7,11}(?!\d)"
)
_ACCOUNT: Final = re.compile(
    r"\b(?:rek(?:ening)?|no\.? ?rek|bri|bca|bni|bsi|mandiri|dana|ovo|gopay|transfer)\b"
    r"\D{0,24}\d(?:[ .-]?\d){7,}"
)
_WORDS: Final = (
    "Nomor HP atau rekening jangan ditulis di sini. Pembeli memesan lewat tombol Pesan; nomor di "
    "sana sudah ditanyakan KIM kepada penjualnya."
)


def contact_refusal(*texts: str) -> str:
    """Why a number may not stand in these words. Empty if there is none."""
    for text in texts:
        words = " ".join(unicodedata.normalize("NFKC", text).lower().split())
        if _MOBILE.search(words) or _ACCOUNT.search(words):
            return _WORDS
    return ""
