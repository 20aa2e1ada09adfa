"""Words that an editor looks at before readers do: what a member writes is never refused, at most it waits for a second look."""

from collections.abc import Iterator
from dataclasses import asdict

from kimid.lib import blocks
from kimid.moderation.spam import selling_words
from kimid.newsroom.models import Story
from kimid.wire.placing import Details


def held_phrase(story: Story) -> str:
    """The first phrase in a story, as it stands there, that only advertising uses. Empty once an editor has looked at it."""
    if story.looked_over == story.digest:
        return ""
    found = selling_words("\n".join(_read_by_readers(story)))
    return found[0] if found else ""


def _read_by_readers(story: Story) -> Iterator[str]:
    """All that somebody typed into it and readers see."""
    yield from (story.title, story.lead, story.body, story.place)
    yield from map(str, asdict(Details.of(story)).values())
    for photo in story.photos:
        yield from (photo["caption"], photo["alt"], photo["credit"])
    yield from (attached["title"] for attached in story.attachments)
    if story.second:
        yield from (story.second["title"], story.second["lead"], blocks.as_text(story.second["blocks"]))


def why_held(phrase: str) -> str:
    """What the group reads about a story with such a phrase."""
    return f"Tulisan aman tersimpan. Satu frasa perlu dilihat redaktur dulu: “{phrase}”."
