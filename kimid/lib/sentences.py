"""Splits a text into its sentences."""

import re
from typing import Final

# A full stop after these does not end a sentence: Jl. Adi Sucipto, H. Karim, Rp. 5.000.
_TITLE_ABBREVIATIONS: Final = {"hj", "dr", "drs", "dra", "ir", "prof", "st", "ust", "tn", "ny"}
_PLACE_ABBREVIATIONS: Final = {"jl", "gg", "no", "rt", "rw", "kec", "kab", "rp", "a.n"}
_END: Final = re.compile(r"[.!?]+[\"”’)]*\s+(?=[\"“‘(]*[A-Z\d])")


def sentences(text: str) -> list[str]:
    """The sentences of a text, unchanged. A line break always ends a sentence."""
    return [
        sentence
        for line in text.splitlines()
        for sentence in _line_sentences(line.strip())
        if sentence
    ]


def _line_sentences(line: str) -> list[str]:
    finished = []
    start = 0
    for end in _END.finditer(line):
        word = line[start : end.start()].rpartition(" ")[2].lower().lstrip('("“‘')
        if word in _TITLE_ABBREVIATIONS | _PLACE_ABBREVIATIONS or (
            len(word) == 1 and word.isalpha()
        ):
            continue
        finished.append(line[start : end.end()].strip())
        start = end.end()
    return [*finished, line[start:].strip()]
