"""The stages in the life of a KIM, and what each of them closes on its site: the one table that every app asks.

The register moves a site from stage to stage; what is closed follows from this table alone, and is asked of the site.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from django.db import models


class LifeStage(models.TextChoices):
    ACTIVE = "active", "Aktif"
    QUIET = "quiet", "Sepi"
    DORMANT = "dormant", "Tidak aktif"
    FROZEN = "frozen", "Dibekukan"
    ARCHIVED = "archived", "Diarsipkan"
    SUSPENDED = "suspended", "Ditangguhkan"
    QUARANTINED = "quarantined", "Dikarantina"
    DISSOLVED = "dissolved", "Dibubarkan"
    MERGED = "merged", "Sudah bergabung"


class Door(StrEnum):
    """Something that a stage may close. To take a story back is never closed."""

    WRITING = "writing"  # new words, also in drafts
    PUBLISHING = "publishing"  # something new before readers
    CORRECTING = "correcting"  # other words in what readers have
    TIPS = "tips"  # what neighbours send
    READING = "reading"  # the whole public site


@dataclass(frozen=True)
class Terms:
    """What holds in a stage. `notice` is told to readers, `way_back` to the group; both are empty where nothing is to be said."""

    closed: frozenset[Door] = frozenset()
    is_active: bool = False
    notice: str = ""
    why: str = ""  # begins the sentence that refuses
    way_back: str = ""


_ALL_WORDS: Final = frozenset({Door.WRITING, Door.PUBLISHING, Door.CORRECTING, Door.TIPS})

TERMS: Final[Mapping[LifeStage, Terms]] = {
    LifeStage.ACTIVE: Terms(is_active=True),
    LifeStage.QUIET: Terms(
        is_active=True,
        way_back="Sudah agak lama belum ada kabar dari sini. Satu kabar pendek sudah cukup.",
    ),
    LifeStage.DORMANT: Terms(
        notice="KIM ini sudah lama belum mengirim kabar. Yang pernah terbit tetap bisa dibaca.",
        way_back="Semua masih terbuka. Begitu ada kabar yang terbit, KIM tercatat aktif lagi.",
    ),
    LifeStage.FROZEN: Terms(
        closed=frozenset({Door.PUBLISHING}),
        notice="KIM ini sudah lama belum mengirim kabar, jadi penerbitannya dibekukan. Yang pernah terbit tetap bisa dibaca.",
        why="KIM ini dibekukan karena lama diam",
        way_back="Konsep tetap bisa ditulis dan tersimpan. Untuk menerbitkan, ketua meminta KIM dihidupkan lagi.",
    ),
    LifeStage.ARCHIVED: Terms(
        closed=_ALL_WORDS,
        notice="KIM ini sudah tidak berkegiatan. Situsnya disimpan sebagai arsip dan tetap bisa dibaca.",
        why="KIM ini diarsipkan karena sangat lama diam",
        way_back="Tidak ada yang hilang. Untuk menulis lagi, ketua meminta KIM dihidupkan lagi.",
    ),
    LifeStage.SUSPENDED: Terms(
        closed=_ALL_WORDS,
        notice="KIM ini sedang ditangguhkan oleh dinas, jadi belum menerbitkan kabar baru. Yang sudah terbit tetap bisa dibaca.",
        why="KIM ini sedang ditangguhkan",
        way_back="Tidak ada yang hilang. Baca alasannya, dan ajukan keberatan kalau keliru.",
    ),
    LifeStage.QUARANTINED: Terms(
        closed=frozenset(Door),
        notice="Situs ini ditutup sementara demi keamanan pembacanya.",
        why="KIM ini sedang dikarantina demi keamanan",
        way_back="Tidak ada yang hilang. Hubungi petugas dinas; sesudah aman, situs dibuka lagi seperti semula.",
    ),
    LifeStage.DISSOLVED: Terms(
        closed=_ALL_WORDS,
        notice="KIM ini sudah dibubarkan, jadi tidak ada kabar baru dari sini. Yang pernah terbit tetap bisa dibaca.",
        why="KIM ini sudah dibubarkan",
        way_back="Tidak ada yang hilang. Kelompok baru bisa didaftarkan kapan saja, dengan nomor baru.",
    ),
    LifeStage.MERGED: Terms(
        closed=_ALL_WORDS,
        notice="KIM ini sudah bergabung ke KIM lain. Yang pernah terbit di sini tetap bisa dibaca.",
        why="KIM ini sudah bergabung ke KIM lain",
        way_back="Tidak ada yang hilang. Ketua KIM yang baru bisa mengundang Anda.",
    ),
}
# The longer a KIM is silent, the further down it goes; the first needs no rule.
SILENT: Final = (LifeStage.ACTIVE, LifeStage.QUIET, LifeStage.DORMANT, LifeStage.FROZEN, LifeStage.ARCHIVED)
# Out of these nobody comes by themselves: the office of the region revives.
ASLEEP: Final = (LifeStage.FROZEN, LifeStage.ARCHIVED)
COUNT_AS_ACTIVE: Final = tuple(stage for stage, terms in TERMS.items() if terms.is_active)
# Of these not even titles are listed elsewhere.
UNREADABLE: Final = tuple(stage for stage, terms in TERMS.items() if Door.READING in terms.closed)

_NOT_NOW: Final[Mapping[Door, str]] = {
    Door.WRITING: "tulisan belum bisa disimpan atau dikirim",
    Door.PUBLISHING: "kabar belum bisa diterbitkan",
    Door.CORRECTING: "koreksi belum bisa dibuat",
    Door.TIPS: "kabar dari warga belum bisa diterima",
    Door.READING: "situsnya belum bisa dibaca",
}


def refusal(stage: LifeStage, door: Door) -> str:
    """Why this is closed now, for the group; empty while it is open."""
    terms = TERMS[stage]
    if door not in terms.closed:
        return ""
    return f"{terms.why}: {_NOT_NOW[door]}. Yang sudah ada tetap tersimpan. Jalan kembalinya ada di Beranda."


def closed_words(stage: LifeStage) -> list[str]:
    """Everything that a stage closes, each in words."""
    return [words for door, words in _NOT_NOW.items() if door in TERMS[stage].closed]
