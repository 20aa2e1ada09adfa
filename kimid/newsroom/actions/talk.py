"""What the group says of a story and what it decides."""

from dataclasses import dataclass
from datetime import datetime

from kimid.events.action import action, remember
from kimid.newsroom.actions.confirming import verify_if_confirmed
from kimid.newsroom.actions.words import NotNow
from kimid.newsroom.flow import TO_CHECK, Stage
from kimid.newsroom.models import Decision, Meeting, Message, Story, Talk, TalkForm
from kimid.newsroom.rules import Can
from kimid.people.models import Person


@dataclass(frozen=True)
class TalkNote:
    """That a story was talked over: in what form, what came of it, by how many, who they were, why; and in which meeting."""

    form: TalkForm
    decision: Decision
    people_count: int
    names: str = ""
    reason: str = ""
    meeting: Meeting | None = None


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
    remember(**note_talk(story, TalkNote(form, decision, people_count, names, reason), by, at))
    return story


def note_talk(story: Story, note: TalkNote, by: Person, at: datetime) -> dict[str, object]:
    """The writing itself, for actions that record one talk or many; gives the facts for the record of the story."""
    if story.stage not in TO_CHECK:
        raise NotNow(f"“{story.heading}” tidak sedang dibahas, jadi putusannya tidak bisa dicatat.")
    if story.is_unverified and note.decision == Decision.DECLINE:
        raise NotNow("Kabar ini sudah terbit. Kalau tidak benar, tarik beritanya.")
    facts = {
        "form": note.form,
        "decision": note.decision,
        "people_count": note.people_count,
        "names": note.names,
        "reason": note.reason,
    }
    Talk.objects.create(site=story.site, story=story, meeting=note.meeting, recorded_by=by, at=at, **facts)
    story.declined_at = at if note.decision == Decision.DECLINE else None
    if note.decision == Decision.PUBLISH and story.stage == Stage.COLLECTED:
        story.move_to(Stage.DISCUSSED)
    if story.declined_at is not None:
        story.unschedule()
    verify_if_confirmed(story, at)
    story.save(update_fields=["stage", "verify_by", "declined_at", "publish_at", "scheduled_by"])
    return facts
