"""The stages in the life of a KIM, and what each of them closes on its site.

The register moves a site from stage to stage. All apps ask this one table what is closed.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from django.db import models


class LifeStage(models.TextChoices):
    UNOPENED = "unopened", "Belum dibuka"
    ACTIVE = "active", "Aktif"
    QUIET = "quiet", "Sepi"
    DORMANT = "dormant", "Tidak aktif"
    FROZEN = "frozen", "Dibekukan"
    ARCHIVED = "archived", "Diarsipkan"
    SUSPENDED = "suspended", "Ditangguhkan"
    QUARANTINED = "quarantined", "Dikarantina"
    DISSOLVED = "dissolved", "Dibubarkan"
    MERGED = "merged", "Sudah bergabung"


class Feature(StrEnum):
    """Something that a stage may close. Withdrawing a story is never closed."""

    WRITING = "writing"  # new text, also in drafts
    PUBLISHING = "publishing"  # something new for readers
    CORRECTING = "correcting"  # changes in what readers have
    TIPS = "tips"  # what neighbours send
    READING = "reading"  # the whole public site


@dataclass(frozen=True)
class StageEffects:
    """The effects of a stage. `notice` is for readers, `advice` for the group; may be empty."""

    closed_features: frozenset[Feature] = frozenset()
    is_active: bool = False
    notice: str = ""
    reason: str = ""  # begins the sentence that refuses
    advice: str = ""


_ALL_BUT_READING: Final = frozenset(
    {Feature.WRITING, Feature.PUBLISHING, Feature.CORRECTING, Feature.TIPS}
)

STAGE_EFFECTS: Final[Mapping[LifeStage, StageEffects]] = {
    LifeStage.UNOPENED: StageEffects(
        closed_features=frozenset(Feature),
        notice=(
            "KIM ini tercatat di daftar KIM, dan situsnya belum dibuka. "
            "Situs dibuka begitu ketuanya masuk lewat tautan dari dinas."
        ),
        reason="Situs KIM ini belum dibuka",
        advice="Situs dibuka begitu ketuanya masuk lewat tautan dari dinas.",
    ),
    LifeStage.ACTIVE: StageEffects(is_active=True),
    LifeStage.QUIET: StageEffects(
        is_active=True,
        advice="Sudah agak lama belum ada kabar dari sini. Satu kabar pendek sudah cukup.",
    ),
    LifeStage.DORMANT: StageEffects(
        notice="KIM ini sudah lama belum mengirim kabar. Yang pernah terbit tetap bisa dibaca.",
        advice="Semua masih terbuka. Begitu ada kabar yang terbit, KIM tercatat aktif lagi.",
    ),
    LifeStage.FROZEN: StageEffects(
        closed_features=frozenset({Feature.PUBLISHING}),
        notice=(
            "KIM ini sudah lama belum mengirim kabar, jadi penerbitannya dibekukan. "
            "Yang pernah terbit tetap bisa dibaca."
        ),
        reason="KIM ini dibekukan karena lama diam",
        advice=(
            "Konsep tetap bisa ditulis dan tersimpan. "
            "Untuk menerbitkan, ketua meminta KIM dihidupkan lagi."
        ),
    ),
    LifeStage.ARCHIVED: StageEffects(
        closed_features=_ALL_BUT_READING,
        notice=(
            "KIM ini sudah tidak berkegiatan. "
            "Situsnya disimpan sebagai arsip dan tetap bisa dibaca."
        ),
        reason="KIM ini diarsipkan karena sangat lama diam",
        advice="Tidak ada yang hilang. Untuk menulis lagi, ketua meminta KIM dihidupkan lagi.",
    ),
    LifeStage.SUSPENDED: StageEffects(
        closed_features=_ALL_BUT_READING,
        notice=(
            "KIM ini sedang ditangguhkan oleh dinas, jadi belum menerbitkan kabar baru. "
            "Yang sudah terbit tetap bisa dibaca."
        ),
        reason="KIM ini sedang ditangguhkan",
        advice="Tidak ada yang hilang. Baca alasannya, dan ajukan keberatan kalau keliru.",
    ),
    LifeStage.QUARANTINED: StageEffects(
        closed_features=frozenset(Feature),
        notice="Situs ini ditutup sementara demi keamanan pembacanya.",
        reason="KIM ini sedang dikarantina demi keamanan",
        advice=(
            "Tidak ada yang hilang. "
            "Hubungi petugas dinas; sesudah aman, situs dibuka lagi seperti semula."
        ),
    ),
    LifeStage.DISSOLVED: StageEffects(
        closed_features=_ALL_BUT_READING,
        notice=(
            "KIM ini sudah dibubarkan, jadi tidak ada kabar baru dari sini. "
            "Yang pernah terbit tetap bisa dibaca."
        ),
        reason="KIM ini sudah dibubarkan",
        advice=(
            "Tidak ada yang hilang. Kelompok baru bisa didaftarkan kapan saja, dengan nomor baru."
        ),
    ),
    LifeStage.MERGED: StageEffects(
        closed_features=_ALL_BUT_READING,
        notice="KIM ini sudah bergabung ke KIM lain. Yang pernah terbit di sini tetap bisa dibaca.",
        reason="KIM ini sudah bergabung ke KIM lain",
        advice="Tidak ada yang hilang. Ketua KIM yang baru bisa mengundang Anda.",
    ),
}
# The longer a KIM is silent, the further it moves down. The first stage needs no rule.
SILENCE_STAGES: Final = (
    LifeStage.ACTIVE,
    LifeStage.QUIET,
    LifeStage.DORMANT,
    LifeStage.FROZEN,
    LifeStage.ARCHIVED,
)
# Where a KIM is while no office has stopped it: nobody has come yet, or by its silence.
RESTING_STAGES: Final = (LifeStage.UNOPENED, *SILENCE_STAGES)
# Only the office of the region brings a KIM out of these.
STAGES_TO_REVIVE: Final = (LifeStage.FROZEN, LifeStage.ARCHIVED)
ACTIVE_STAGES: Final = tuple(stage for stage, effects in STAGE_EFFECTS.items() if effects.is_active)
# An office has stopped these, and says when they go on.
STOPPED_STAGES: Final = (LifeStage.SUSPENDED, LifeStage.QUARANTINED)
# Other pages do not even list titles of these.
UNREADABLE_STAGES: Final = tuple(
    stage for stage, effects in STAGE_EFFECTS.items() if Feature.READING in effects.closed_features
)

_REFUSALS: Final[Mapping[Feature, str]] = {
    Feature.WRITING: "tulisan belum bisa disimpan atau dikirim",
    Feature.PUBLISHING: "kabar belum bisa diterbitkan",
    Feature.CORRECTING: "koreksi belum bisa dibuat",
    Feature.TIPS: "kabar dari warga belum bisa diterima",
    Feature.READING: "situsnya belum bisa dibaca",
}


def refusal(stage: LifeStage, feature: Feature) -> str:
    """Why the stage closes this feature, in Indonesian for the group. Empty while it is open."""
    effects = STAGE_EFFECTS[stage]
    if feature not in effects.closed_features:
        return ""
    return (
        f"{effects.reason}: {_REFUSALS[feature]}. Yang sudah ada tetap tersimpan. "
        "Jalan kembalinya ada di Beranda."
    )


def closed_feature_labels(stage: LifeStage) -> list[str]:
    """What a stage closes, in Indonesian."""
    return [
        label
        for feature, label in _REFUSALS.items()
        if feature in STAGE_EFFECTS[stage].closed_features
    ]
