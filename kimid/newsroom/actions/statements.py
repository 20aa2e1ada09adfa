"""Statements of others about a story: notes of the head of the village, replies."""

from dataclasses import asdict, dataclass
from datetime import date, datetime

from kimid.access import one_use_links
from kimid.access.models import OneUseLink
from kimid.access.one_use_links import LinkHolder
from kimid.events.action import action, add_event_data, touch
from kimid.newsroom.actions.content import ActionRefused, refuse_odd_words
from kimid.newsroom.flow import Stage
from kimid.newsroom.models import Story
from kimid.newsroom.rules import NewsroomPermission
from kimid.people.models import Person
from kimid.wire import placing


@dataclass(frozen=True)
class ReplyNote:
    """A reply of the other side, unedited: who replies, the text, and the day."""

    who: str
    words: str
    on: date


@action(needs=NewsroomPermission.ASK_BY_LINK, records="story.head_asked", counts_as_life=True)
def ask_head(story: Story, *, holder_name: str, by: Person, at: datetime) -> tuple[OneUseLink, str]:
    """Make a one-use link for the head of the village, who may write a note. Returns the link and
    its token. Only the hash of the token is stored.
    """
    if not story.site.asks_head:
        raise ActionRefused(
            "Aturan kelompok tidak meminta catatan dari luar. Ketua bisa mengubahnya."
        )
    if not story.is_to_check:
        raise ActionRefused("Catatan diminta selagi kabar ini diperiksa.")
    refuse_odd_words(story.site, holder_name, by=by)
    add_event_data(holder=holder_name)
    return one_use_links.make_link(
        story,
        site=story.site,
        perm=NewsroomPermission.NOTE_AS_HEAD,
        holder_name=holder_name,
        made_by=by,
        at=at,
    )


@action(needs=NewsroomPermission.NOTE_AS_HEAD, records="story.head_noted", counts_as_life=True)
def note_as_head(story: Story, *, text: str, by: LinkHolder, at: datetime) -> Story:
    """Record the note of the head of the village. It neither confirms nor forbids anything."""
    if story.stage in (Stage.DRAFT, Stage.WITHDRAWN):
        raise ActionRefused("Kabar ini tidak sedang terbit atau diperiksa.")
    refuse_odd_words(story.site, text, by.actor_name, by=by)
    one_use_links.use_link(by.link, at)
    add_event_data(words=text, title=story.site.region.head_title, asked_by=by.link.made_by.name)
    if story.item is not None:
        touch(story.item.tag)
    return story


@action(
    needs=NewsroomPermission.ASK_BY_LINK, records="story.head_note_recorded", counts_as_life=True
)
def record_head_note(story: Story, *, name: str, text: str, by: Person, at: datetime) -> Story:
    """Write down what the head of the village said of a story to one's face. It stands as that,
    with who wrote it down, which no writer of the story does. Raises ActionRefused.
    """
    if not story.site.asks_head or not story.is_to_check:
        raise ActionRefused("Catatan dicatat selagi kabar ini diperiksa, kalau aturannya meminta.")
    if story.is_written_by(by):
        raise ActionRefused(
            "Bukan penulisnya yang mencatat. Minta anggota lain yang mendengarnya, atau buat tautan"
            " yang dibuka di HP beliau."
        )
    refuse_odd_words(story.site, name, text, by=by)
    add_event_data(words=text, title=story.site.region.head_title, holder=name)
    if story.item is not None:
        touch(story.item.tag)
    return story


@action(needs=NewsroomPermission.ADD_REPLY, records="story.replied", counts_as_life=True)
def add_reply(story: Story, *, reply: ReplyNote, by: Person, at: datetime) -> Story:
    """Add a reply of the other side to a published story. Every list then marks the story."""
    if story.item is None:
        raise ActionRefused("Kabar ini tidak sedang terbit, jadi jawabannya belum bisa dimuat.")
    refuse_odd_words(story.site, reply.who, reply.words, by=by)
    add_event_data(**asdict(reply) | {"on": reply.on.isoformat()})
    placing.note_reply(story.item, replied_at=at)
    return story
