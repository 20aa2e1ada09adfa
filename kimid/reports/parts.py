"""What a paper contains: the finding, its four numbers and what changed always, the rest as an
office ticks it.
"""

from collections.abc import Collection, Iterable
from typing import Final

from django.db.models import TextChoices

# In the address beside the ticks: whoever ticks nothing wants nothing more than this.
ALWAYS: Final = "pokok"


class PaperPart(TextChoices):
    """A part of the paper, in its order, by the word in the address."""

    HEAD = "kop", "Kop surat"
    TARGETS = "target", "Target dan capaian"
    SIGNATURE = "ttd", "Tempat tanda tangan"
    REGIONS = "wilayah", "Tabel wilayah"
    PERIODS = "batang", "Batang lima periode"
    VISITS = "kunjungan", "Kunjungan pembinaan"
    PHOTOS = "foto", "Foto"
    ANNEX = "lampiran", "Lampiran daftar KIM"


ALL_PARTS: Final = frozenset(PaperPart)
# What is of the whole region, and so not in a report that is filtered.
OF_THE_WHOLE: Final = frozenset(
    {PaperPart.TARGETS, PaperPart.PERIODS, PaperPart.VISITS, PaperPart.PHOTOS}
)


def parts_named(words: Iterable[str]) -> frozenset[PaperPart]:
    """The parts that an address names; all, if it names none at all."""
    named = {word for each in words for word in each.split("-") if word}
    return frozenset(part for part in PaperPart if part in named) if named else ALL_PARTS


def word_for(parts: Collection[PaperPart]) -> str:
    """How an address names them: `pokok-kop-wilayah`. Nothing stands for all."""
    if set(parts) >= ALL_PARTS:
        return ""
    return "-".join([ALWAYS, *(part for part in PaperPart if part in parts)])
