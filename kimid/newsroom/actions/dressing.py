"""What the platform adds to a published story by itself: its share card, and lighter renditions of its photos."""

from collections.abc import Collection
from datetime import datetime

from kimid.events.action import action, remember, touch
from kimid.events.actor import Actor
from kimid.newsroom.models import Story
from kimid.newsroom.rules import Can
from kimid.wire import placing


@action(needs=Can.PUBLISH, records="story.card_drawn")
def show_card(story: Story, *, name: str, by: Actor, at: datetime) -> str:
    """Let the story's page name this card; gives the name of the one before, or of this one if the story is public no more."""
    if story.item is None:
        return name
    before = story.item.card
    story.item.card = name
    story.item.save(update_fields=["card"])
    remember(card=name)
    touch(story.item.tag)
    return before


@action(needs=Can.PUBLISH, records="story.photos_lightened")
def show_lighter(story: Story, *, names: Collection[str], by: Actor, at: datetime) -> Story:
    """Let all pages that show the story offer the AVIF renditions of these photos too."""
    for photo in story.photos:
        photo["avif"] = photo["avif"] or photo["name"] in names
    story.save(update_fields=["photos"])
    if story.item is not None:
        placing.show_picture(story.item, story.photos[0] if story.photos else None)
    remember(names=sorted(names))
    return story
