"""The stages of a story as texts for its page."""

from typing import Final

from kimid.newsroom.flow import Stage
from kimid.newsroom.models import Story

_TRACK: Final = (Stage.COLLECTED, Stage.DISCUSSED, Stage.VERIFIED, Stage.PUBLISHED)
_REFUSALS: Final = {
    Stage.DRAFT: "Kabar ini masih konsep. Kirim dulu ke kelompok.",
    Stage.COLLECTED: (
        "Belum bisa terbit: kelompok belum memutuskannya. Bahas dulu, lalu catat putusannya."
    ),
    Stage.DISCUSSED: (
        "Belum bisa terbit: belum cukup orang yang memastikan. Minta satu orang selain penulisnya."
    ),
    Stage.PUBLISHED_UNVERIFIED: "Kabar ini sudah terbit. Yang kurang: orang yang memastikannya.",
    Stage.PUBLISHED: "Kabar ini sudah terbit.",
    Stage.CORRECTED: "Kabar ini sudah terbit.",
    Stage.WITHDRAWN: "Kabar ini sudah ditarik.",
}


def stage_steps(story: Story) -> list[tuple[str, str]]:
    """The steps from collected to published as (label, state). A state is done, now or next."""
    if story.is_unverified:
        return [
            (str(Stage.COLLECTED.label), "done"),
            (str(story.get_stage_display()), "now"),
            (str(Stage.VERIFIED.label), "next"),
        ]
    stage = Stage.PUBLISHED if story.was_published else Stage(story.stage)
    reached = _TRACK.index(stage) if stage in _TRACK else -1
    return [
        (
            str(step.label),
            "done"
            if place < reached or stage == Stage.PUBLISHED
            else "now"
            if place == reached
            else "next",
        )
        for place, step in enumerate(_TRACK)
    ]


def step_refusal(stage: Stage, target: Stage) -> str:
    """Why a story at this stage cannot go to the target stage, and what to do now."""
    if target == Stage.WITHDRAWN and stage != Stage.WITHDRAWN:
        return "Kabar ini belum terbit, jadi belum ada yang bisa ditarik."
    if target == Stage.COLLECTED:
        return "Kabar ini sudah di tangan kelompok."
    return _REFUSALS.get(stage, "Langkah ini belum bisa sekarang. Lihat dulu tahap kabarnya.")
