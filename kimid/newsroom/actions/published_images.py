"""What kimid adds to a published story: AVIF renditions of its photos."""

from collections.abc import Collection
from datetime import datetime

from kimid.events.action import action, add_event_data
from kimid.events.actor import Actor
from kimid.newsroom.models import Story
from kimid.newsroom.rules import NewsroomPermission
from kimid.wire import placing


@action(needs=NewsroomPermission.PUBLISH, records="story.photos_lightened", counts_as_life=True)
def mark_avif_photos(story: Story, *, names: Collection[str], by: Actor, at: datetime) -> Story:
    """Mark these photos of a story as available in AVIF."""
    for photo in story.photos:
        photo["avif"] = photo["avif"] or photo["name"] in names
    story.save(update_fields=["photos"])
    if story.item is not None:
        placing.show_picture(story.item, story.lead_photo)
    add_event_data(names=sorted(names))
    return story
