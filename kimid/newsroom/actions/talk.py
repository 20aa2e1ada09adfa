"""What the group says of a story and what it decides."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from kimid.events.action import action, remember
from kimid.lib.picture import Picture
from kimid.media.showing import take_media
from kimid.newsroom.actions.confirming import verify_if_confirmed
from kimid.newsroom.actions.words import NotNow
from kimid.newsroom.flow import TO_CHECK, Stage
from kimid.newsroom.models import Decision, Feeling, Meeting, Mention, Message, Reaction, Story, Talk, TalkForm
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
def say(
    story: Story,
    *,
    words: str,
    photos: Sequence[Picture] = (),
    mentions: Collection[Person] = (),
    by: Person,
    at: datetime,
) -> None:
    """Say something about a story in the group's thread. Words alone never move a stage.

    `mentions` are people of the group; it waits for them until they have heard it. Who answers has heard what was said to them.
    """
    if not words and not photos:
        raise NotNow("Pesannya masih kosong. Tulis satu kalimat dulu.")
    message = Message.objects.create(site=story.site, story=story, by=by, text=words, photos=list(photos), at=at)
    take_media(story.site, {photo["name"] for photo in photos}, at)
    named = [person for person in mentions if person != by and person.has_perm(Can.TALK, story)]
    Mention.objects.bulk_create([Mention(site=story.site, message=message, story=story, person=each) for each in named])
    remember(message=message.pk, mentioned=[person.pk for person in named])
    _heard(story, by, at)


@action(needs=Can.TALK, records="story.message_answered")
def react(story: Story, *, message: Message, feeling: Feeling, by: Person, at: datetime) -> None:
    """Say one word of a message of somebody else by a tap; the same word once more takes it back."""
    if message.story_id != story.pk or message.by == by:
        raise NotNow("Pesan ini tidak bisa ditanggapi.")
    before = message.reactions.filter(person=by).first()
    if before is None:
        Reaction.objects.create(site=story.site, message=message, person=by, feeling=feeling)
    elif before.feeling == feeling:
        before.delete()
    else:
        before.feeling = feeling
        before.save(update_fields=["feeling"])
    remember(message=message.pk, feeling=feeling)
    _heard(story, by, at)


@action(needs=Can.TALK, records="story.mention_heard")
def hear(story: Story, *, by: Person, at: datetime) -> None:
    """Say that one has heard what was said to one by name."""
    if not _heard(story, by, at):
        raise NotNow("Tidak ada pesan untuk Anda yang menunggu di sini.")


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
        raise NotNow("Kabar ini sudah terbit. Kalau tidak benar, tarik kabarnya.")
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


def _heard(story: Story, by: Person, at: datetime) -> int:
    return story.mentions.filter(person=by, heard_at=None).update(heard_at=at)
