"""A story as one row of a list in the workspace: its title, its stage and its task."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from django.urls import reverse

from kimid.lib import clock
from kimid.lib.picture import Picture
from kimid.lib.text import number
from kimid.newsroom.flow import Stage
from kimid.newsroom.models import Story, Talk
from kimid.sites.models import Site

# Stage: the label and its tone.
_STAGE_LABELS: Final = {
    Stage.DRAFT: ("Konsep, baru Anda yang melihatnya", "plain"),
    Stage.COLLECTED: ("Terkirim, belum dibahas", "plain"),
    Stage.DISCUSSED: ("Dibahas, menunggu dipastikan", "info"),
    Stage.VERIFIED: ("Diperiksa, tinggal diterbitkan", "info"),
    Stage.PUBLISHED_UNVERIFIED: ("Terbit, belum terverifikasi", "warn"),
    Stage.PUBLISHED: ("Terbit", "good"),
    Stage.CORRECTED: ("Terbit, sudah dikoreksi", "good"),
    Stage.WITHDRAWN: ("Ditarik", "plain"),
}
# Badges of published stories in the list of the group.
_BADGES: Final = {
    Stage.PUBLISHED_UNVERIFIED: ("Belum terverifikasi", "warn"),
    Stage.CORRECTED: ("Dikoreksi", "info"),
}


@dataclass(frozen=True)
class StoryRow:
    """One row: a link to the story, a text about it, and a badge."""

    title: str
    url: str
    text: str
    badge: str
    tone: str
    picture: Picture | str


def group_rows(
    stories: Iterable[Story], site: Site, tasks: Mapping[int, str], open_talks: Mapping[int, Talk]
) -> list[StoryRow]:
    """Rows of the whole group: the author, the last open decision, and my task."""
    return [
        _row(
            story, site, _author_text(story, open_talks.get(story.pk)), *_group_badge(story, tasks)
        )
        for story in stories
    ]


def own_rows(
    stories: Iterable[Story], site: Site, reads: Mapping[int, int], open_talks: Mapping[int, Talk]
) -> list[StoryRow]:
    """Rows of own stories, with the state of each."""
    return [_own_row(story, site, reads, open_talks.get(story.pk)) for story in stories]


def _own_row(story: Story, site: Site, reads: Mapping[int, int], last: Talk | None) -> StoryRow:
    badge, tone = _own_badge(story, reads, is_decided=last is not None)
    return _row(story, site, last.outcome if last else "", badge, tone)


def _row(story: Story, site: Site, text: str, badge: str, tone: str) -> StoryRow:
    page = "ruang-edit" if story.stage == Stage.DRAFT else "ruang-story"
    url = reverse(page, args=[site.ruang_label, story.public_id])
    return StoryRow(story.heading, url, text, badge, tone, story.photos[0] if story.photos else "")


def _author_text(story: Story, last: Talk | None) -> str:
    if story.stage == Stage.DRAFT:
        return "Lanjutkan menulis"
    return f"{story.author.name}. {last.outcome}" if last else story.author.name


def _group_badge(story: Story, tasks: Mapping[int, str]) -> tuple[str, str]:
    if story.is_held:
        return "Ditahan", "bad"
    if story.declined_at:
        return "Tidak diterbitkan", "plain"
    if story.pk in tasks:
        return tasks[story.pk], "warn"
    if story.publish_at is not None:
        return f"Akan terbit {clock.short_moment(story.publish_at, story.site.region.zone)}", "info"
    if story.is_in_progress and story.is_sensitive:
        return "Perlu dua pemasti", "plain"
    return _BADGES.get(Stage(story.stage), ("", "plain"))


def _own_badge(story: Story, reads: Mapping[int, int], *, is_decided: bool) -> tuple[str, str]:
    if story.is_held:
        return "Ditahan, menunggu dilihat orang lain", "bad"
    if story.declined_at:
        return "Kelompok memutuskan tidak terbit", "plain"
    if story.publish_at is not None:
        return f"Akan terbit {clock.short_moment(story.publish_at, story.site.region.zone)}", "info"
    if story.stage == Stage.COLLECTED and is_decided:
        return "Sudah dibahas, perlu putusan baru", "info"
    label, tone = _STAGE_LABELS[Stage(story.stage)]
    times = reads.get(story.item_id or 0, 0)
    return (f"{label}, dibaca {number(times)} kali" if times else label), tone
