"""A checked story is published at a minute that was chosen for it: by the action, exactly once, also when the machine slept."""

from datetime import datetime, timedelta
from typing import Final

from kimid.events.action import action, remember
from kimid.events.actor import Actor
from kimid.newsroom.actions.closing import refuse_if_closed
from kimid.newsroom.actions.holding import refuse_while_held
from kimid.newsroom.actions.publishing import put_before_readers
from kimid.newsroom.actions.words import NotNow
from kimid.newsroom.flow import Stage
from kimid.newsroom.models import Story
from kimid.newsroom.rules import Can
from kimid.people.models import Person
from kimid.sites.stages import Door

# Who plans farther ahead has forgotten it by then.
FARTHEST: Final = timedelta(days=90)


@action(needs=Can.PUBLISH, records="story.scheduled")
def schedule(story: Story, *, publish_at: datetime, by: Person, at: datetime) -> Story:
    """Choose the moment at which a checked story is published. Chosen again, the new moment counts."""
    if story.stage != Stage.VERIFIED or story.declined_at is not None:
        raise NotNow("Yang bisa dijadwalkan hanya kabar yang sudah dibahas dan diperiksa.")
    if not at < publish_at <= at + FARTHEST:
        raise NotNow("Pilih waktu sesudah sekarang, paling lama 90 hari lagi.")
    refuse_if_closed(story.site, Door.PUBLISHING)
    refuse_while_held(story)
    story.publish_at, story.scheduled_by = publish_at, by
    story.save(update_fields=["publish_at", "scheduled_by"])
    remember(publish_at=publish_at.isoformat())
    return story


@action(needs=Can.PUBLISH, records="story.unscheduled")
def unschedule(story: Story, *, by: Actor, at: datetime) -> Story:
    """Take the chosen moment back: the story waits for an editor again."""
    if story.publish_at is None:
        raise NotNow("Kabar ini tidak sedang dijadwalkan.")
    story.unschedule()
    story.save(update_fields=["publish_at", "scheduled_by"])
    return story


@action(needs=Can.PUBLISH, records="story.published")
def publish_scheduled(story: Story, *, by: Actor, at: datetime) -> Story:
    """Publish a story whose moment has come; its editor is who chose the moment. Raises NotNow if there is no such moment."""
    editor = story.scheduled_by
    if story.publish_at is None or editor is None or story.publish_at > at:
        raise NotNow("Waktu terbitnya belum sampai, atau jadwalnya sudah dibatalkan.")
    remember(scheduled_by=editor.name)
    story.move_to(Stage.PUBLISHED)
    return put_before_readers(story, editor=editor, at=at)
