"""The number of a paper as it is printed, read from what somebody typed."""

import re
from typing import Final, NamedTuple

from kimid.market.models import GoodsPaperKind as Kind


class PaperNumberRefused(ValueError):
    """This is no number of such a paper. The message says what to write."""


class _Shape(NamedTuple):
    pattern: re.Pattern[str]
    example: str


_ANY: Final = _Shape(re.compile(r"(?=(?:\D*\d){4})[A-Z0-9][A-Z0-9 ./-]{3,38}"), "nomor pendaftaran")
_SHAPES: Final = {
    Kind.PIRT: _Shape(re.compile(r"\d{12,13}(?:-?\d{2})?"), "2156102010123-30"),
    Kind.HALAL: _Shape(re.compile(r"ID\d{14,20}"), "ID61110001234567890"),
    Kind.BPOM_MD: _Shape(re.compile(r"MD\d{12,15}"), "MD 213312345678"),
    Kind.BPOM_ML: _Shape(re.compile(r"ML\d{12,15}"), "ML 213312345678"),
    Kind.NIB: _Shape(re.compile(r"\d{13}"), "0220001234567"),
}
_LEADING: Final = re.compile(r"^(?:P-?IRT|NIB|NO(?:MOR)?\.?|BPOM(?:\s*RI)?)[\s.:]*", re.IGNORECASE)
_GAPS: Final = re.compile(r"[\s.]+")


def read_paper_number(kind: Kind, typed: str) -> str:
    """The number, in capitals, without the name of the paper before it. Empty for what is no paper.
    Raises PaperNumberRefused.
    """
    if kind == Kind.NOT_HALAL:
        return ""
    text = " ".join(typed.upper().split())
    while (shorter := _LEADING.sub("", text)) != text:
        text = shorter
    shape = _SHAPES.get(kind, _ANY)
    number = text if shape is _ANY else _GAPS.sub("", text)
    if shape.pattern.fullmatch(number) is None:
        raise PaperNumberRefused(
            f"Nomornya belum lengkap. Salin dari kertasnya, misalnya {shape.example}."
            if shape is not _ANY
            else "Nomornya belum terbaca. Salin dari kertasnya: huruf, angka, titik, dan garis."
        )
    return number
