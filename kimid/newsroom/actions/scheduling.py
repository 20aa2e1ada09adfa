"""A verified story is published at a chosen minute, exactly once, also when the machine was off."""

from datetime import datetime, timedelta
from typing import Final

from kimid.events.action import action, add_event_data
from kimid.events.actor import Actor
from kimid.newsroom.actions.content import ActionRefused
from kimid.newsroom.actions.publishing import place_on_wire, refuse_to_show
from kimid.newsroom.flow import Stage
from kimid.newsroom.models import SCHEDULE_FIELDS, Story
from kimid.newsroom.rules import NewsroomPermission
from kimid.people.models import Person

MAX_SCHEDULE_AHEAD: Final = timedelta(days=90)


@action(needs=NewsroomPermission.PUBLISH, records="story.scheduled", counts_as_life=True)
def schedule(story: Story, *, publish_at: datetime, by: Person, at: datetime) -> Story:
    """Choose when a verified story is published. Called again, the new time counts."""
    if story.stage != Stage.VERIFIED or story.declined_at is not None:
        raise ActionRefused("Yang bisa dijadwalkan hanya kabar yang sudah dibahas dan diperiksa.")
    if not at < publish_at <= at + MAX_SCHEDULE_AHEAD:
        raise ActionRefused("Pilih waktu sesudah sekarang, paling lama 90 hari lagi.")
    refuse_to_show(story)
    story.unschedule()
    story.publish_at = publish_at
    story.scheduled_by = by
    story.save(update_fields=SCHEDULE_FIELDS)
    add_event_data(publish_at=publish_at.isoformat())
    return story


@action(needs=NewsroomPermission.PUBLISH, records="story.unscheduled", counts_as_life=True)
def unschedule(
    story: Story, *, why: str = "", due_at: datetime | None = None, by: Actor, at: datetime
) -> Story:
    """Cancel the publishing time. An editor must publish the story. `why` stays on record. With
    `due_at`, only a time that has come by then: a plan that is still ahead goes on. Raises
    ActionRefused.
    """
    if story.publish_at is None or (due_at is not None and story.publish_at > due_at):
        raise ActionRefused("Kabar ini tidak sedang dijadwalkan.")
    if due_at is None:
        story.unschedule()
    else:
        story.stop_countdown(at)
    story.save(update_fields=SCHEDULE_FIELDS)
    if why:
        add_event_data(why=why)
    return story


@action(
    needs=NewsroomPermission.PUBLISH,
    records="story.published",
    locks_first="subject.site",
    counts_as_life=True,
)
def publish_scheduled(story: Story, *, by: Actor, at: datetime) -> Story:
    """Publish a story whose time has come. Its editor is the person who scheduled it. Raises
    ActionRefused before that time.
    """
    editor = story.scheduled_by
    # What somebody has just pressed is theirs to publish, and counts as theirs.
    is_due = story.publish_at is not None and story.publish_at <= at
    if editor is None or not is_due or story.is_counting_down:
        raise ActionRefused("Waktu terbitnya belum sampai, atau jadwalnya sudah dibatalkan.")
    add_event_data(scheduled_by=editor.name)
    story.move_to(Stage.PUBLISHED)
    return place_on_wire(story, editor=editor, at=at)
