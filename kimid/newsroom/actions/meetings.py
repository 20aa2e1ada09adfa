"""The group meets: the agenda fills itself, what is typed is kept, and closing writes everything where it belongs."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from kimid.events.action import action, remember, remember_of
from kimid.lib.picture import Picture
from kimid.media.showing import take_media
from kimid.newsroom.actions.talk import TalkNote, note_talk
from kimid.newsroom.actions.words import NotNow, Overtaken
from kimid.newsroom.models import Decision, Meeting, Story, TalkForm
from kimid.newsroom.rules import Can
from kimid.people.models import Person
from kimid.sites.models import Site


@dataclass(frozen=True)
class Decided:
    """What a meeting decided of the story with this public id, and why; a reason is needed for all but publishing."""

    story: str
    decision: Decision
    reason: str = ""


@dataclass(frozen=True)
class MeetingNotes:
    """What a meeting leaves: where it was, who came (names, and how many with those not named), minutes, and decisions."""

    people_count: int
    names: str = ""
    place: str = ""
    minutes: str = ""
    photos: tuple[Picture, ...] = ()
    decisions: tuple[Decided, ...] = ()


@action(needs=Can.MEET, records="meeting.opened")
def open_meeting(site: Site, *, by: Person, at: datetime) -> Meeting:
    """Begin a meeting. A group has at most one that is open."""
    if Meeting.objects.filter(site=site, closed_at=None).exists():
        raise NotNow("Rapat sebelumnya belum ditutup. Teruskan yang itu.")
    meeting = Meeting.objects.create(site=site, begun_by=by, begun_at=at)
    remember(meeting=meeting.public_id)
    return meeting


@action(needs=Can.MEET, records="meeting.kept")
def keep_meeting(meeting: Meeting, *, typed: Mapping[str, Sequence[str]], version: int, by: Person, at: datetime) -> Meeting:
    """Keep what is typed so far, whole or not. `version` is what was on the page; raises Overtaken when another was faster.

    The same words sent twice, as a phone does that lost the answer, are kept once.
    """
    _refuse_once_closed(meeting)
    words = {name: list(values) for name, values in typed.items()}
    if version != meeting.version:
        if words == meeting.typed:
            return meeting
        raise Overtaken
    meeting.typed, meeting.version = words, version + 1
    meeting.save(update_fields=["typed", "version"])
    take_media(meeting.site, meeting.typed.get("photos", ()), at)
    return meeting


@action(needs=Can.MEET, records="meeting.closed")
def close_meeting(meeting: Meeting, *, notes: MeetingNotes, by: Person, at: datetime) -> Meeting:
    """Close a meeting: attendance and minutes stay with it, and each decision goes into its story, all in one transaction."""
    _refuse_once_closed(meeting)
    meeting.place, meeting.names, meeting.people_count = notes.place, notes.names, notes.people_count
    meeting.minutes, meeting.photos, meeting.typed = notes.minutes, list(notes.photos), {}
    meeting.closed_by, meeting.closed_at = by, at
    meeting.save()
    take_media(meeting.site, {photo["name"] for photo in notes.photos}, at)
    for decided in notes.decisions:
        _decide(meeting, decided, notes, by, at)
    remember(people_count=notes.people_count, names=notes.names, decisions=len(notes.decisions))
    return meeting


def _decide(meeting: Meeting, decided: Decided, notes: MeetingNotes, by: Person, at: datetime) -> None:
    """Write one decision into its story. One that went on without the meeting meanwhile is left as it is."""
    rows = Story.objects.select_for_update(of=("self",), no_key=True).select_related("site__region", "item")
    story = rows.get(site=meeting.site, public_id=decided.story)
    if not by.has_perm(Can.TALK, story):
        raise NotNow(f"“{story.heading}” belum dikirim ke kelompok.")
    note = TalkNote(TalkForm.MEETING, decided.decision, notes.people_count, notes.names, decided.reason, meeting)
    remember_of(story, "story.talk_recorded", **note_talk(story, note, by, at))


def _refuse_once_closed(meeting: Meeting) -> None:
    if not meeting.is_open:
        raise NotNow("Rapat ini sudah ditutup. Catatannya tetap bisa dibaca.")
