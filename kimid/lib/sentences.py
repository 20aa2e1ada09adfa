"""A text in its sentences: to tap on the wrong one, or to read the first ones alone."""

import re
from typing import Final

# After these a full stop ends no sentence: Jl. Adi Sucipto, H. Karim, Rp. 5.000.
_TITLES: Final = {"hj", "dr", "drs", "dra", "ir", "prof", "st", "ust", "tn", "ny"}
_PLACES: Final = {"jl", "gg", "no", "rt", "rw", "kec", "kab", "rp", "a.n"}
_END: Final = re.compile(r"[.!?]+[\"”’)]*\s+(?=[\"“‘(]*[A-Z\d])")


def sentences(text: str) -> list[str]:
    """The sentences of a text, each just as it stands there. A line break always ends one."""
    return [found for line in text.splitlines() for found in _of_line(line.strip()) if found]


def _of_line(line: str) -> list[str]:
    found, start = [], 0
    for end in _END.finditer(line):
        word = line[start : end.start()].rpartition(" ")[2].lower().lstrip('("“‘')
        if word in _TITLES | _PLACES or (len(word) == 1 and word.isalpha()):
            continue
        found.append(line[start : end.end()].strip())
        start = end.end()
    return [*found, line[start:].strip()]
