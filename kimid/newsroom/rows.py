"""A story as one row of a list in the workspace: what it is called, how far it has come, and what waits for the one who looks."""

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

# Stage: what is said of it, and the tone in which.
_STATES: Final = {
    Stage.DRAFT: ("Konsep, baru Anda yang melihatnya", "plain"),
    Stage.COLLECTED: ("Terkirim, belum dibahas", "plain"),
    Stage.DISCUSSED: ("Dibahas, menunggu dipastikan", "info"),
    Stage.VERIFIED: ("Diperiksa, tinggal diterbitkan", "info"),
    Stage.PUBLISHED_UNVERIFIED: ("Terbit, belum diperiksa", "warn"),
    Stage.PUBLISHED: ("Terbit", "good"),
    Stage.CORRECTED: ("Terbit, sudah dikoreksi", "good"),
    Stage.WITHDRAWN: ("Ditarik", "plain"),
}
# What else tells one published story from another, in the list of the group.
_BADGES: Final = {Stage.PUBLISHED_UNVERIFIED: ("Belum diperiksa", "warn"), Stage.CORRECTED: ("Dikoreksi", "info")}


@dataclass(frozen=True)
class Row:
    """One row: a way to the story, a line about it, and a badge."""

    title: str
    url: str
    text: str
    badge: str
    tone: str
    picture: Picture | str


def rows_of_group(stories: Iterable[Story], site: Site, tasks: Mapping[int, str], left: Mapping[int, Talk]) -> list[Row]:
    """Stories of the whole group: who wrote them, what was decided of them last and left open, and what waits for me."""
    return [_row(story, site, _author(story, left.get(story.pk)), *_group_badge(story, tasks)) for story in stories]


def rows_of_mine(stories: Iterable[Story], site: Site, reads: Mapping[int, int], left: Mapping[int, Talk]) -> list[Row]:
    """My own stories: what became of each."""
    return [_mine(story, site, reads, left.get(story.pk)) for story in stories]


def _mine(story: Story, site: Site, reads: Mapping[int, int], last: Talk | None) -> Row:
    badge, tone = _own_badge(story, reads, is_decided=last is not None)
    return _row(story, site, last.outcome if last else "", badge, tone)


def _row(story: Story, site: Site, text: str, badge: str, tone: str) -> Row:
    page = "ruang-edit" if story.stage == Stage.DRAFT else "ruang-story"  # a draft is gone on with
    url = reverse(page, args=[site.ruang_label, story.public_id])
    return Row(story.heading, url, text, badge, tone, story.photos[0] if story.photos else "")


def _author(story: Story, last: Talk | None) -> str:
    if story.stage == Stage.DRAFT:
        return "Lanjutkan menulis"
    return f"{story.author.name}. {last.outcome}" if last else story.author.name


def _group_badge(story: Story, tasks: Mapping[int, str]) -> tuple[str, str]:
    if story.declined_at:
        return "Tidak diterbitkan", "plain"
    if story.pk in tasks:
        return tasks[story.pk], "warn"
    if story.publish_at is not None:
        return f"Akan terbit {clock.short_moment(story.publish_at, story.site.region.zone)}", "info"
    if story.is_under_way and story.is_sensitive:
        return "Perlu dua pemasti", "plain"
    return _BADGES.get(Stage(story.stage), ("", "plain"))


def _own_badge(story: Story, reads: Mapping[int, int], *, is_decided: bool) -> tuple[str, str]:
    if story.declined_at:
        return "Kelompok memutuskan tidak terbit", "plain"
    if story.publish_at is not None:
        return f"Akan terbit {clock.short_moment(story.publish_at, story.site.region.zone)}", "info"
    if story.stage == Stage.COLLECTED and is_decided:
        return "Sudah dibahas, perlu putusan baru", "info"
    words, tone = _STATES[Stage(story.stage)]
    times = reads.get(story.item_id or 0, 0)
    return (f"{words}, dibaca {number(times)} kali" if times else words), tone
