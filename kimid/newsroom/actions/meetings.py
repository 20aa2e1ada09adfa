"""Meetings of the group. Closing a meeting writes its decisions into the stories."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from kimid.events.action import action, add_event_data, record_event_for
from kimid.lib.picture import Picture
from kimid.media.usage import lock_media, mark_media_used, release_media
from kimid.newsroom.actions.content import ActionRefused, EditConflict
from kimid.newsroom.actions.talk import TalkNote, save_talk
from kimid.newsroom.models import Decision, Meeting, Story, TalkMode
from kimid.newsroom.rules import NewsroomPermission
from kimid.people.models import Person
from kimid.sites.models import Site


@dataclass(frozen=True)
class StoryDecision:
    """A decision on the story with this public id. A reason is needed unless it is to publish."""

    public_id: str
    decision: Decision
    reason: str = ""


@dataclass(frozen=True)
class MeetingNotes:
    """The result of a meeting: how many came and their names, the place, minutes and decisions."""

    people_count: int
    names: str = ""
    place: str = ""
    minutes: str = ""
    photos: tuple[Picture, ...] = ()
    decisions: tuple[StoryDecision, ...] = ()


@action(needs=NewsroomPermission.HOLD_MEETING, records="meeting.opened", counts_as_life=True)
def open_meeting(site: Site, *, by: Person, at: datetime) -> Meeting:
    """Begin a meeting. A group has at most one open meeting."""
    if Meeting.objects.filter(site=site, closed_at=None).exists():
        raise ActionRefused("Rapat sebelumnya belum ditutup. Teruskan yang itu.")
    meeting = Meeting.objects.create(site=site, begun_by=by, begun_at=at)
    add_event_data(meeting=meeting.public_id)
    return meeting


@action(needs=NewsroomPermission.HOLD_MEETING, records="meeting.kept", counts_as_life=True)
def save_meeting(
    meeting: Meeting,
    *,
    form_data: Mapping[str, Sequence[str]],
    version: int,
    by: Person,
    at: datetime,
) -> Meeting:
    """Save what is typed so far. `version` counts the saves: it is the one on the page. Raises
    EditConflict if somebody else has saved since.

    The same values sent twice, by a phone that lost the answer, are saved once.
    """
    _refuse_once_closed(meeting)
    form_values = {name: list(values) for name, values in form_data.items()}
    if version != meeting.version:
        if form_values == meeting.form_data:
            return meeting
        raise EditConflict
    names_before = _chosen_photos(meeting)
    meeting.form_data = form_values
    meeting.version = version + 1
    meeting.save(update_fields=["form_data", "version"])
    _note_photos(meeting, names_before, _chosen_photos(meeting), at)
    return meeting


@action(needs=NewsroomPermission.HOLD_MEETING, records="meeting.closed", counts_as_life=True)
def close_meeting(meeting: Meeting, *, notes: MeetingNotes, by: Person, at: datetime) -> Meeting:
    """Close a meeting. Attendance and minutes stay with it, and each decision goes into its story,
    in one transaction.
    """
    _refuse_once_closed(meeting)
    meeting.place = notes.place
    meeting.names = notes.names
    meeting.people_count = notes.people_count
    meeting.minutes = notes.minutes
    meeting.photos = list(notes.photos)
    names_before = _chosen_photos(meeting)
    meeting.form_data = {}
    meeting.closed_by = by
    meeting.closed_at = at
    meeting.save()
    for story_decision in notes.decisions:
        _record_decision(meeting, story_decision, notes, by, at)
    # Photos are locked after stories.
    _note_photos(meeting, names_before, {photo["name"] for photo in notes.photos}, at)
    add_event_data(
        people_count=notes.people_count, names=notes.names, decisions=len(notes.decisions)
    )
    return meeting


def _chosen_photos(meeting: Meeting) -> set[str]:
    """The names of the photos in the form of a meeting that is open."""
    return set(meeting.form_data.get("photos", ()))


def _note_photos(meeting: Meeting, before: set[str], names: set[str], at: datetime) -> None:
    lock_media(meeting.site, before ^ names)
    mark_media_used(meeting, names)
    release_media(meeting, before - names, at)


def _record_decision(
    meeting: Meeting, story_decision: StoryDecision, notes: MeetingNotes, by: Person, at: datetime
) -> None:
    """Write one decision into its story."""
    rows = Story.objects.select_for_update(of=("self",), no_key=True).select_related(
        "site__region", "item"
    )
    story = rows.get(site=meeting.site, public_id=story_decision.public_id)
    # A form can name a draft of somebody else, which is not on the agenda.
    if not by.has_perm(NewsroomPermission.TALK, story):
        raise ActionRefused(f"“{story.heading}” belum dikirim ke kelompok.")
    note = TalkNote(
        TalkMode.MEETING,
        story_decision.decision,
        notes.people_count,
        notes.names,
        story_decision.reason,
        meeting,
    )
    record_event_for(story, "story.talk_recorded", **save_talk(story, note, by, at))


def _refuse_once_closed(meeting: Meeting) -> None:
    if not meeting.is_open:
        raise ActionRefused("Rapat ini sudah ditutup. Catatannya tetap bisa dibaca.")
