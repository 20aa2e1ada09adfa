"""Words of a desa, which no page of a kelurahan may have: it has a lurah, no kepala desa."""

import re
import zipfile
from io import BytesIO
from typing import Final

from tests.matrix.browser import Answer
from tests.matrix.case import Case

_OF_A_DESA: Final = re.compile(
    r"\b(?:kepala desa|kades|pemerintah desa|pemdes|perangkat desa|sekretaris desa|desa ini"
    r"|balai desa|dana desa|apbdes|bpd|badan permusyawaratan desa|peraturan desa)\b"
)
# Pages of places of every kind, and of none yet: they name both.
_NAME_BOTH: Final[dict[tuple[str, str], tuple[str, ...]]] = {
    ("portal", "about"): ("kepala desa, lurah, atau camat",),
    ("portal", "terms"): ("kepala desa/lurah atau camat",),
    ("ruang", "ruang-policy"): ("kepala desa/lurah atau camat",),
    ("ruang", "ruang-applications"): ("kepala desa atau lurah",),
    ("ruang", "ruang-heads"): ("kepala desa, lurah, dan camat",),
    ("ruang", "ruang-head"): ("kepala desa, lurah, dan camat",),
    ("ruang", "ruang-application"): ("kepala desa, lurah, dan camat",),
}
_TEXTS: Final = (
    *("text/html", "text/plain", "application/json", "application/feed+json"),
    *("application/rss+xml", "application/atom+xml", "application/xml"),
)
_TAGS: Final = re.compile(r"<style.*?</style>|<[^>]+>", re.DOTALL)


def words_of(answer: Answer) -> str:
    """What people read of a page or a document, in small letters; nothing for pictures."""
    kind = answer.header("Content-Type")
    if "wordprocessingml" in kind:
        with zipfile.ZipFile(BytesIO(answer.body)) as parts:
            names = [name for name in parts.namelist() if name.endswith(".xml")]
            text = " ".join(parts.read(name).decode() for name in names)
    else:
        text = answer.text if kind.startswith(_TEXTS) else ""
    # Once more with its tags: examples in fields stand there.
    return " ".join(f"{_TAGS.sub(' ', text)} {text}".split()).lower()


def words_of_a_desa(case: Case, answer: Answer) -> list[str]:
    """Every such word of this answer, with what stands around it."""
    words = words_of(answer)
    for phrase in _NAME_BOTH.get(case.route, ()):
        words = words.replace(phrase, "")
    return [words[max(hit.start() - 60, 0) : hit.end() + 40] for hit in _OF_A_DESA.finditer(words)]
