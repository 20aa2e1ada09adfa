"""Phrases of advertising that an editor must approve before a story is published. Nothing is
refused: the story waits.
"""

from collections.abc import Iterator
from dataclasses import asdict

from kimid.lib import blocks
from kimid.lib.advertising import advertising_words
from kimid.newsroom.details import Details
from kimid.newsroom.models import Story, StoryContent


def held_phrase(story: Story) -> str:
    """The first phrase of advertising in a story. Empty once an editor has approved the current
    content.
    """
    if story.reviewed_digest == story.digest:
        return ""
    return next(iter(phrases_of(story)), "")


def phrases_of(story: StoryContent) -> list[str]:
    """All phrases of advertising in a story, approved or not."""
    return advertising_words("\n".join(public_texts(story)))


def public_texts(story: StoryContent) -> Iterator[str]:
    """All texts of a story that readers see."""
    yield from (story.title, story.lead, story.body, story.place)
    yield from map(str, asdict(Details.of(story)).values())
    for photo in story.photos:
        yield from (photo["caption"], photo["alt"], photo["credit"])
    yield from (attached["title"] for attached in story.attachments)
    if story.translation:
        yield from (
            story.translation["title"],
            story.translation["lead"],
            blocks.editor_text(story.translation["blocks"]),
        )


def held_message(phrase: str) -> str:
    """The message for the group about this phrase."""
    return f"Tulisan aman tersimpan. Satu frasa perlu dilihat redaktur dulu: “{phrase}”."
