"""Reads of a published story, for the tests that count them."""

from datetime import datetime

from kimid.newsroom.flow import Stage
from kimid.newsroom.models import Story
from kimid.wire.reads import Read, reach_of
from tests import build


def published() -> Story:
    """A published story of a new KIM."""
    return build.story(build.kim(), Stage.PUBLISHED)


def seen(story: Story, reader: str = "Bu Aminah", *, at: datetime = build.AT) -> Read:
    """A read of this story."""
    assert story.item is not None
    return Read(story.item.site_id, story.item.pk, reader.encode(), at)


def reads_of(story: Story) -> int:
    """How often the story was read."""
    assert story.item is not None
    return reach_of(story.item.pk).reads
