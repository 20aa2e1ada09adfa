"""Evenings in the groups: a meeting, somebody named in the talk, a warning, an answer, and the story of tomorrow."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from kimid.demo.founding import Group
from kimid.demo.handmade import Cast, go_through
from kimid.lib import clock
from kimid.newsroom import actions as newsroom
from kimid.newsroom.actions import Decided, MeetingNotes, ReplyNote, SourceNote, Words
from kimid.newsroom.flow import Stage
from kimid.newsroom.models import Decision, Feeling, SourceKind, Story, Urgency
from kimid.sites.guard import on_site
from kimid.wire.models import Topic

_OURS, _THEIRS = "teluk-kapuas", "kim-kuala-karang"
_TOMORROW = Words(
    "Senam lansia pindah ke halaman surau",
    "Senam lansia Dusun Sukun pindah ke halaman surau mulai pekan ini. Lapangan lama sedang diuruk. Senam tetap mulai pukul 06.30.",
    topic=Topic.HEALTH,
    place="Dusun Sukun",
)
_WARNING = Words(
    "Tanggul muara jebol, jalan ke dermaga terputus",
    "Tanggul di muara Kuala Karang jebol pada Minggu malam. Jalan ke dermaga terputus sepanjang sepuluh meter. "
    "Warga diminta memutar lewat jembatan lama.",
    topic=Topic.SAFETY,
    place="Muara Kuala Karang",
)
HOW_MANY = 2  # stories that are told here


def spend(groups: Mapping[str, Group], now: datetime) -> None:
    """Let all of it happen, in the days before now."""
    ours, theirs = groups[_OURS], groups[_THEIRS]
    with on_site(ours.kim.site):
        _meet(ours, now - timedelta(minutes=70))
        _name_somebody(ours, now - timedelta(minutes=50))
        _schedule(ours, now - timedelta(hours=30), now)
    with on_site(theirs.kim.site):
        _warn(theirs, now - timedelta(days=2, hours=4))
        _answer(theirs, now - timedelta(days=2))


def _meet(group: Group, at: datetime) -> None:
    """The group met in the village hall and put one story off; the others go into the next meeting."""
    chair = group.people[-1]
    story = Story.objects.filter(site=group.kim.site, stage=Stage.COLLECTED).earliest("pk")
    meeting = newsroom.open_meeting(group.kim.site, by=chair, at=at)
    notes = MeetingNotes(
        5,
        names=", ".join([*(person.name for person in group.people), "Pak RT 02"]),
        place="balai desa",
        minutes="Rapat dibuka pukul 19.30. Jadwal piket foto disusun untuk sebulan.",
        decisions=(Decided(story.public_id, Decision.FOLLOW_UP, "Siti menanyakan harga ke dua pengepul lagi."),),
    )
    newsroom.close_meeting(meeting, notes=notes, by=chair, at=at + timedelta(minutes=15))


def _name_somebody(group: Group, at: datetime) -> None:
    """Somebody asks the chair by name, and somebody else agrees by a tap."""
    writer, editor, chair = group.people[0], group.editors[0], group.people[-1]
    story = Story.objects.filter(site=group.kim.site, stage=Stage.DISCUSSED).earliest("pk")
    newsroom.say(story, words="@hasan, bibitnya dihitung siapa?", mentions=[chair], by=editor, at=at)
    newsroom.react(story, message=story.messages.latest("pk"), feeling=Feeling.DOUBT, by=writer, at=at)


def _schedule(group: Group, at: datetime, now: datetime) -> None:
    """A checked story that is published tomorrow morning at seven, on the clocks of the place."""
    zone = group.kim.site.region.zone
    story = _written(group, _TOMORROW, at)
    go_through(story, Stage.VERIFIED, Cast(group.people[0], group.people[1], group.people[-1]), at)
    morning = clock.next_midnight(now, zone) + timedelta(hours=7)
    newsroom.schedule(story, publish_at=morning, by=group.editors[0], at=now - timedelta(hours=1))


def _warn(group: Group, at: datetime) -> None:
    """A warning went out before it was checked, and was confirmed within the hour."""
    writer, other = group.people[0], group.people[-1]
    story = _written(group, _WARNING, at)
    newsroom.publish_urgent(story, urgency=Urgency.ROAD, asked="Ketua nelayan, lewat telepon", by=writer, at=at)
    newsroom.confirm(story, how_known="Saya berdiri di tanggulnya.", by=other, at=at + timedelta(minutes=40))


def _answer(group: Group, at: datetime) -> None:
    """The other side answers in a story that is about it."""
    story = Story.objects.filter(site=group.kim.site, stage=Stage.PUBLISHED).earliest("pk")
    reply = ReplyNote(
        "Pak Saleh, pemilik kapal pukat",
        "Kami tidak menolak. Kami hanya minta diberi tahu sebulan sebelumnya, supaya sempat ganti jaring.",
        clock.today(at, group.kim.site.region.zone),
    )
    newsroom.add_reply(story, reply=reply, by=group.people[-1], at=at)


def _written(group: Group, words: Words, at: datetime) -> Story:
    site, writer = group.kim.site, group.people[0]
    source = SourceNote(SourceKind.SEEN, writer.name, clock.today(at, site.region.zone))
    return newsroom.write(site, words=words, source=source, by=writer, at=at)
