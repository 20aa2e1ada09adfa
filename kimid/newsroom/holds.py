"""Words that an editor looks at before readers do: what a member writes is never refused, at most it waits for a second look."""

from kimid.lib import blocks
from kimid.moderation.spam import selling_words
from kimid.newsroom.models import Story


def held_phrase(story: Story) -> str:
    """The first phrase in a story, as it stands there, that only advertising uses. Empty once an editor has looked at it."""
    if story.looked_over == story.digest:
        return ""
    captions = (photo["caption"] for photo in story.photos)
    found = selling_words("\n".join([story.title, story.lead, blocks.plain(story.blocks), *captions]))
    return found[0] if found else ""


def why_held(phrase: str) -> str:
    """What the group reads about a story with such a phrase."""
    return f"Tulisan aman tersimpan. Satu frasa perlu dilihat redaktur dulu: “{phrase}”."
