"""What the group says of a story and what it decides."""

from datetime import datetime

from kimid.events.action import action, remember
from kimid.newsroom.actions.confirming import verify_if_confirmed
from kimid.newsroom.actions.words import NotNow
from kimid.newsroom.flow import TO_CHECK, Stage
from kimid.newsroom.models import Decision, Message, Story, Talk, TalkForm
from kimid.newsroom.rules import Can
from kimid.people.models import Person


@action(needs=Can.TALK, records="story.message_said")
def say(story: Story, *, words: str, by: Person, at: datetime) -> None:
    """Say something about a story in the group's thread. Words alone never move a stage."""
    Message.objects.create(site=story.site, story=story, by=by, text=words, at=at)


@action(needs=Can.TALK, records="story.talk_recorded")
def record_talk(
    story: Story,
    *,
    form: TalkForm,
    decision: Decision,
    people_count: int,
    names: str = "",
    reason: str = "",
    by: Person,
    at: datetime,
) -> Story:
    """Record that the group talked a story over and what it decided. Deciding to publish makes it `discussed`."""
    if story.stage not in TO_CHECK:
        raise NotNow("Berita ini tidak sedang dibahas, jadi putusan tidak bisa dicatat.")
    if story.is_unverified and decision == Decision.DECLINE:
        raise NotNow("Kabar ini sudah terbit. Kalau tidak benar, tarik beritanya.")
    Talk.objects.create(
        site=story.site,
        story=story,
        form=form,
        decision=decision,
        people_count=people_count,
        names=names,
        reason=reason,
        recorded_by=by,
        at=at,
    )
    remember(form=form, decision=decision, people_count=people_count, names=names, reason=reason)
    story.declined_at = at if decision == Decision.DECLINE else None
    if decision == Decision.PUBLISH and story.stage == Stage.COLLECTED:
        story.move_to(Stage.DISCUSSED)
    if story.declined_at is not None:
        story.unschedule()
    verify_if_confirmed(story, at)
    story.save(update_fields=["stage", "verify_by", "declined_at", "publish_at", "scheduled_by"])
    return story
