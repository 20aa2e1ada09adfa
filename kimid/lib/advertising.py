"""The words that only advertising of gambling and of quick loans uses."""

import re
from typing import Final

from kimid.lib.folding import foldings

# Words that only advertising uses. A neighbour who complains about gambling uses those below. The
# first two stand in longer ones too (`GACOR88`, `slotgacor`). `ga cor` alone is said of concrete.
_ADVERTISING: Final = re.compile(
    r"gacor(?!p)|maxwin|\bmax[ ._-]{1,3}win\b"
    r"|\b(?:slot|situs|link|main|paling|pola) ga[ ._-]{1,3}cor\b"
    r"|\b(?:rtp|scatter|jackpot|jekpot|zeus|olympus|pragmatic|bonus new member"
    r"|depo(?:sit)? pulsa|link alternatif|daftar sekarang|pinjol cepat|pinjaman online tanpa"
    r"|cair dalam|wd pasti|anti rungkad|situs resmi slot)\b",
    re.IGNORECASE,
)


def advertising_words(text: str) -> list[str]:
    """The words in a text that only advertising uses, each once, however they are disguised."""
    plain = _ADVERTISING.findall(text)
    seen = {word.lower() for word in plain}
    disguised = (word for folded in foldings(text) for word in _ADVERTISING.findall(folded))
    return list(dict.fromkeys([*plain, *(word for word in disguised if word not in seen)]))
