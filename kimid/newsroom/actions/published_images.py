"""What kimid adds to a published story: its share card, and AVIF renditions of its photos."""

from collections.abc import Collection
from datetime import datetime

from kimid.events.action import action, add_event_data, touch
from kimid.events.actor import Actor
from kimid.newsroom.models import Story
from kimid.newsroom.rules import NewsroomPermission
from kimid.wire import placing


def card_version(story: Story) -> str:
    """Which words and which state a card shows. Another one when the story changes while it is
    drawn.
    """
    picture = story.photos[0]["name"] if story.photos else ""
    return f"{story.revision_number} {story.stage} {picture}"


@action(needs=NewsroomPermission.PUBLISH, records="story.card_drawn", counts_as_life=True)
def set_share_card(story: Story, *, name: str, version: str, by: Actor, at: datetime) -> str:
    """Set the share card of a story, drawn from this version of it. Returns the name of the card to
    delete: the old one, or this one if the story is not public or was changed meanwhile.
    """
    if story.item is None or version != card_version(story):
        return name
    before = story.item.card
    story.item.card = name
    story.item.save(update_fields=["card"])
    add_event_data(card=name)
    touch(story.item.tag)
    return before


@action(needs=NewsroomPermission.PUBLISH, records="story.photos_lightened", counts_as_life=True)
def mark_avif_photos(story: Story, *, names: Collection[str], by: Actor, at: datetime) -> Story:
    """Mark these photos of a story as available in AVIF."""
    for photo in story.photos:
        photo["avif"] = photo["avif"] or photo["name"] in names
    story.save(update_fields=["photos"])
    if story.item is not None:
        placing.show_picture(story.item, story.photos[0] if story.photos else None)
    add_event_data(names=sorted(names))
    return story
