"""What others say beside a story, in their own words: the head of the village before it is published, the other side after."""

from dataclasses import asdict, dataclass
from datetime import date, datetime

from kimid.access import links
from kimid.access.links import LinkHolder
from kimid.access.models import OneUseLink
from kimid.events.action import action, remember, touch
from kimid.newsroom.actions.words import NotNow
from kimid.newsroom.flow import Stage
from kimid.newsroom.models import Story
from kimid.newsroom.rules import Can
from kimid.people.models import Person
from kimid.wire import placing


@dataclass(frozen=True)
class ReplyNote:
    """What the other side says, unedited: who it is, in what words, and on which day they said it."""

    who: str
    words: str
    on: date


@action(needs=Can.ASK_BY_LINK, records="story.head_asked")
def ask_head(story: Story, *, holder_name: str, by: Person, at: datetime) -> tuple[OneUseLink, str]:
    """Ask the head of the village for a note beside a story; gives the link and its token, which is kept nowhere."""
    if not story.site.asks_head:
        raise NotNow("Aturan kelompok tidak meminta catatan dari luar. Ketua bisa mengubahnya.")
    if not story.is_to_check:
        raise NotNow("Catatan diminta selagi kabar ini diperiksa.")
    remember(holder=holder_name)
    return links.make_link(story, site=story.site, perm=Can.NOTE_AS_HEAD, holder_name=holder_name, made_by=by, at=at)


@action(needs=Can.NOTE_AS_HEAD, records="story.head_noted")
def note_as_head(story: Story, *, words: str, by: LinkHolder, at: datetime) -> Story:
    """Keep the note of the head of the village. It stands beside the story; it neither confirms nor forbids anything."""
    if story.stage in (Stage.DRAFT, Stage.WITHDRAWN):
        raise NotNow("Kabar ini tidak sedang terbit atau diperiksa.")
    links.use_link(by.link, at)
    remember(words=words, title=story.site.region.head_title, asked_by=by.link.made_by.name)
    if story.item is not None:
        touch(story.item.tag)
    return story


@action(needs=Can.ADD_REPLY, records="story.replied")
def add_reply(story: Story, *, reply: ReplyNote, by: Person, at: datetime) -> Story:
    """Let the other side answer in a published story, in its own words; every place it stands in is told."""
    if story.item is None:
        raise NotNow("Kabar ini tidak sedang terbit, jadi jawabannya belum bisa dimuat.")
    remember(**asdict(reply) | {"on": reply.on.isoformat()})
    placing.note_reply(story.item, replied_at=at)
    return story
