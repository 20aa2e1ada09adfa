"""What the group says about a story and what it decides."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from kimid.access.grants import is_newcomer
from kimid.events.action import action, add_event_data
from kimid.lib.attachment import AttachmentData
from kimid.lib.picture import Picture
from kimid.limits.counting import Charge, Rate, take
from kimid.media.usage import mark_media_used
from kimid.newsroom.actions.confirmations import verify_if_confirmed
from kimid.newsroom.actions.content import ActionRefused, refuse_odd_words
from kimid.newsroom.flow import IN_PROGRESS, TO_CHECK, Stage
from kimid.newsroom.models import (
    SCHEDULE_FIELDS,
    Decision,
    Feeling,
    Meeting,
    Mention,
    Message,
    Reaction,
    Story,
    Talk,
    TalkMode,
)
from kimid.newsroom.queries import lacks_other_recorder
from kimid.newsroom.rules import NewsroomPermission
from kimid.people.models import Person

# A chair who calls twelve members in three messages of one evening stays below.
_MENTIONS: Final = Rate(40, timedelta(minutes=2))


@dataclass(frozen=True)
class TalkNote:
    """A discussion of a story: where, the decision, how many people, their names, the reason, and
    the meeting.
    """

    form: TalkMode
    decision: Decision
    people_count: int
    names: str = ""
    reason: str = ""
    meeting: Meeting | None = None


@action(needs=NewsroomPermission.TALK, records="story.message_said", counts_as_life=True)
def post_message(
    story: Story,
    *,
    text: str,
    photos: Sequence[Picture] = (),
    voice: AttachmentData | None = None,
    mentions: Collection[Person] = (),
    number: str = "",
    by: Person,
    at: datetime,
) -> None:
    """Post a message in the thread of a story. A message never changes a stage.

    `mentions` are people of the group. The message waits for them until they have read it. Mentions
    of the author of the message count as read. `number` is what a phone calls the message: the same
    one again is refused. Raises ActionRefused, also for too many mentions in a short time.
    """
    if not (text or photos or voice):
        raise ActionRefused("Pesannya masih kosong. Tulis satu kalimat dulu.")
    message = Message.objects.create(
        site=story.site,
        story=story,
        by=by,
        text=text,
        photos=list(photos),
        voice=voice or {},
        number=number,
        at=at,
    )
    mark_media_used(message, {each["name"] for each in (*photos, *([voice] if voice else []))})
    keys = _mention(message, mentions, by, at)
    add_event_data(message=message.pk, mentioned=keys, read=_mark_read(story, by, at))


def _mention(message: Message, mentions: Collection[Person], by: Person, at: datetime) -> list[int]:
    """Let the message wait for those of these people who may read it; gives their keys."""
    story = message.story
    mentioned = [
        each for each in mentions if each != by and each.has_perm(NewsroomPermission.TALK, story)
    ]
    _refuse_flood(len(mentioned), by, at)
    Mention.objects.bulk_create(
        [Mention(site=story.site, message=message, story=story, person=each) for each in mentioned]
    )
    return [person.pk for person in mentioned]


def _refuse_flood(mentions: int, by: Person, at: datetime) -> None:
    """Each mention rings somebody's bell: an account that somebody stole rang it sixty times."""
    charge = Charge(("mentions", str(by.pk)), _MENTIONS, cost=mentions)
    if mentions and take([charge], at)[0].is_refused:
        raise ActionRefused(
            "Anda baru saja memanggil sangat banyak orang. Kirim pesannya tanpa memanggil, atau "
            "tunggu beberapa menit."
        )


@action(needs=NewsroomPermission.TALK, records="story.message_answered", counts_as_life=True)
def react(story: Story, *, message: Message, feeling: Feeling, by: Person, at: datetime) -> None:
    """Answer a message of somebody else by one tap. The same answer again removes it."""
    if message.story_id != story.pk or message.by == by:
        raise ActionRefused("Pesan ini tidak bisa ditanggapi.")
    before = message.reactions.filter(person=by).first()
    if before is None:
        Reaction.objects.create(site=story.site, message=message, person=by, feeling=feeling)
    elif before.feeling == feeling:
        before.delete()
    else:
        before.feeling = feeling
        before.save(update_fields=["feeling"])
    add_event_data(message=message.pk, feeling=feeling)
    _mark_read(story, by, at)


@action(needs=NewsroomPermission.TALK, records="story.mention_heard", counts_as_life=True)
def mark_mentions_read(story: Story, *, by: Person, at: datetime) -> None:
    """Mark the mentions of this person in a story as read."""
    if not _mark_read(story, by, at):
        raise ActionRefused("Tidak ada pesan untuk Anda yang menunggu di sini.")


@action(needs=NewsroomPermission.TALK, records="story.talk_recorded", counts_as_life=True)
def record_talk(
    story: Story,
    *,
    form: TalkMode,
    decision: Decision,
    people_count: int,
    names: str = "",
    reason: str = "",
    by: Person,
    at: datetime,
) -> Story:
    """Record that the group discussed a story and what it decided. The decision to publish makes it
    `discussed`.

    Whoever wrote the story, or has just joined, does not record alone that it is published.
    Raises ActionRefused.
    """
    if why := recording_refusal(story, decision, by, at):
        raise ActionRefused(why)
    note = TalkNote(form, decision, people_count, names, reason)
    add_event_data(**_save_talk(story, note, by, at, is_alone=False))
    return story


def recording_refusal(story: Story, decision: Decision, by: Person, at: datetime) -> str:
    """Why this decision does not count if this person alone records it. Empty if it does."""
    if story.stage not in IN_PROGRESS or decision == Decision.DECLINE:
        return ""
    if not story.is_written_by(by):
        return _newcomer_refusal(story, decision, by, at)
    if story.declined_at is not None:
        return "Kelompok memutuskan kabar ini tidak terbit. Putusan baru dicatat orang lain."
    if decision == Decision.PUBLISH and lacks_other_recorder(story):
        return (
            "Putusan “Terbitkan” tidak dicatat penulisnya sendiri. Minta seorang lain yang ikut "
            "membahas membuka kabar ini dan mencatat putusannya."
        )
    return ""


def _newcomer_refusal(story: Story, decision: Decision, by: Person, at: datetime) -> str:
    is_open = story.declined_at is None and not (
        decision == Decision.PUBLISH and lacks_other_recorder(story)
    )
    if is_open or not is_newcomer(by, story.site_id, at):
        return ""
    return (
        "Anda belum tiga hari di kelompok ini. Minta anggota yang lebih lama mencatat putusannya. "
        "Kalau tidak ada, tunggu tiga hari; naskahnya tetap tersimpan."
    )


def save_talk(story: Story, note: TalkNote, by: Person, at: datetime) -> dict[str, object]:
    """Save a discussion, for actions that record one or many. Returns the data of the event.

    What a writer of the story or a newcomer records alone is stored and changes nothing yet.
    """
    is_alone = bool(recording_refusal(story, note.decision, by, at))
    return _save_talk(story, note, by, at, is_alone=is_alone)


def _save_talk(
    story: Story, note: TalkNote, by: Person, at: datetime, *, is_alone: bool
) -> dict[str, object]:
    if story.stage not in TO_CHECK:
        raise ActionRefused(
            f"“{story.heading}” tidak sedang dibahas, jadi putusannya tidak bisa dicatat."
        )
    if story.is_unverified and note.decision == Decision.DECLINE:
        raise ActionRefused("Kabar ini sudah terbit. Kalau tidak benar, tarik kabarnya.")
    refuse_odd_words(story.site, note.names, by=by)
    values = {
        "form": note.form,
        "decision": note.decision,
        "people_count": note.people_count,
        "names": note.names,
        "reason": note.reason,
    }
    Talk.objects.create(
        site=story.site, story=story, meeting=note.meeting, recorded_by=by, at=at, **values
    )
    if is_alone:
        return values
    story.declined_at = at if note.decision == Decision.DECLINE else None
    if note.decision == Decision.PUBLISH and story.stage == Stage.COLLECTED:
        story.move_to(Stage.DISCUSSED)
    if story.declined_at is not None:
        story.unschedule()
    verify_if_confirmed(story, at)
    story.save(update_fields=["stage", "verify_by", "declined_at", *SCHEDULE_FIELDS])
    return values


def _mark_read(story: Story, by: Person, at: datetime) -> int:
    return story.mentions.filter(person=by, read_at=None).update(read_at=at)
