"""Evenings in the groups: a meeting, somebody named in the talk, a warning, an answer, and the
story of tomorrow.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta

from kimid.demo.groups import Group
from kimid.demo.handmade import Cast, advance_to
from kimid.lib import clock
from kimid.newsroom.actions import (
    confirmations,
    meetings,
    scheduling,
    statements,
    talk,
    urgent,
    writing,
)
from kimid.newsroom.actions.content import ContentData, SourceNote
from kimid.newsroom.actions.meetings import MeetingNotes, StoryDecision
from kimid.newsroom.actions.statements import ReplyNote
from kimid.newsroom.flow import Stage
from kimid.newsroom.models import Decision, Feeling, HowKnown, SourceKind, Story, Urgency
from kimid.sites.guard import on_site
from kimid.wire.models import Topic

_OURS = "teluk-kapuas"
_THEIRS = "kim-kuala-karang"
_TOMORROW = ContentData(
    "Senam lansia pindah ke halaman surau",
    "Senam lansia Dusun Sukun pindah ke halaman surau mulai pekan ini. Lapangan lama sedang diuruk."
    " Senam tetap mulai pukul 06.30.",
    topic=Topic.HEALTH,
    place="Dusun Sukun",
)
_WARNING = ContentData(
    "Tanggul muara jebol, jalan ke dermaga terputus",
    "Tanggul di muara Kuala Karang jebol pada Minggu malam. Jalan ke dermaga terputus sepanjang"
    " sepuluh meter. Warga diminta memutar lewat jembatan lama.",
    topic=Topic.SAFETY,
    place="Muara Kuala Karang",
)
STORY_COUNT = 2  # stories that are told here


def build_scenes(groups: Mapping[str, Group], now: datetime) -> None:
    """Let all of it happen, in the days before now."""
    ours = groups[_OURS]
    theirs = groups[_THEIRS]
    with on_site(ours.kim.site):
        _hold_meeting(ours, now - timedelta(minutes=70))
        _name_somebody(ours, now - timedelta(minutes=50))
        _schedule(ours, now - timedelta(hours=30), now)
    with on_site(theirs.kim.site):
        _warn(theirs, now - timedelta(days=2, hours=4))
        _reply(theirs, now - timedelta(days=2))


def _hold_meeting(group: Group, at: datetime) -> None:
    """The group met in the village hall and put one story off; the others go into the
    next meeting.
    """
    chair = group.people[-1]
    story = _story(group, "Harga kelapa butir naik menjelang akhir tahun")
    meeting = meetings.open_meeting(group.kim.site, by=chair, at=at)
    notes = MeetingNotes(
        5,
        names=", ".join([*(person.name for person in group.people), "Pak RT 02"]),
        place="balai desa",
        minutes="Rapat dibuka pukul 19.30. Jadwal piket foto disusun untuk sebulan.",
        decisions=(
            StoryDecision(
                story.public_id, Decision.FOLLOW_UP, "Siti menanyakan harga ke dua pengepul lagi."
            ),
        ),
    )
    meetings.close_meeting(meeting, notes=notes, by=chair, at=at + timedelta(minutes=15))


def _name_somebody(group: Group, at: datetime) -> None:
    """Somebody asks the chair by name, and somebody else agrees by a tap."""
    writer = group.people[0]
    editor = group.editors[0]
    chair = group.people[-1]
    story = _story(group, "Karang taruna menanam 400 bibit mangrove")
    talk.post_message(
        story, text="@hasan, bibitnya dihitung siapa?", mentions=[chair], by=editor, at=at
    )
    talk.react(story, message=story.messages.latest("pk"), feeling=Feeling.DOUBT, by=writer, at=at)


def _schedule(group: Group, at: datetime, now: datetime) -> None:
    """A checked story that is published tomorrow morning at seven, on the clocks of the place."""
    zone = group.kim.site.region.zone
    story = _write_story(group, _TOMORROW, at)
    advance_to(story, Stage.VERIFIED, Cast(group.people[0], group.people[1], group.people[-1]), at)
    morning = clock.next_midnight(now, zone) + timedelta(hours=7)
    scheduling.schedule(story, publish_at=morning, by=group.editors[0], at=now - timedelta(hours=1))


def _warn(group: Group, at: datetime) -> None:
    """A warning went out before it was checked, and was confirmed within the hour."""
    writer = group.people[0]
    other = group.people[-1]
    story = _write_story(group, _WARNING, at)
    urgent.publish_urgent(
        story, urgency=Urgency.ROAD, asked="Ketua nelayan, lewat telepon", by=writer, at=at
    )
    confirmations.confirm(
        story,
        how_known="Saya berdiri di tanggulnya.",
        known_by=HowKnown.SEEN,
        by=other,
        at=at + timedelta(minutes=40),
    )


def _reply(group: Group, at: datetime) -> None:
    """The other side answers in a story that is about it."""
    story = _story(group, "Nelayan Kuala Karang sepakat sebulan tanpa pukat")
    reply = ReplyNote(
        "Pak Saleh, pemilik kapal pukat",
        "Kami tidak menolak. Kami hanya minta diberi tahu sebulan sebelumnya, supaya sempat ganti"
        " jaring.",
        clock.today(at, group.kim.site.region.zone),
    )
    statements.add_reply(story, reply=reply, by=group.people[-1], at=at)


def _story(group: Group, title: str) -> Story:
    """The story that a scene is about: by its title, because others stand in its stage, too."""
    return Story.objects.get(site=group.kim.site, title=title)


def _write_story(group: Group, words: ContentData, at: datetime) -> Story:
    site = group.kim.site
    writer = group.people[0]
    source = SourceNote(SourceKind.SEEN, writer.name, clock.today(at, site.region.zone))
    return writing.write(site, content=words, source=source, by=writer, at=at)
