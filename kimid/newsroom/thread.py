"""The talk of a group about a story: what people said, and between it, from the record, what happened meanwhile."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from kimid.events.models import Event
from kimid.lib import clock
from kimid.newsroom.models import Decision, Feeling, Message, Story
from kimid.people.models import Person


@dataclass(frozen=True)
class TalkLine:
    """A line in the thread: a message of a person, or a fact that the record adds."""

    at: datetime
    text: str
    who: str = ""
    is_mine: bool = False
    message: Message | None = None
    feelings: Sequence[str] = ()  # `2 setuju`, `1 terima kasih`


def thread_of(story: Story, reader: Person) -> list[TalkLine]:
    """Messages and recorded facts in order of time. Three queries."""
    said = [
        TalkLine(message.at, message.text, message.by.name, message.by_id == reader.pk, message, _feelings(message))
        for message in story.messages.select_related("by").prefetch_related("reactions")
    ]
    return sorted([*said, *_facts(story)], key=lambda line: line.at)


def talkers(thread: Iterable[TalkLine], reader: Person) -> int:
    """How many people spoke in it, together with the one who reads it."""
    return len({line.message.by_id for line in thread if line.message} | {reader.pk})


def _feelings(message: Message) -> list[str]:
    counts = Counter(reaction.feeling for reaction in message.reactions.all())
    return [f"{counts[each]} {each.label.lower()}" for each in Feeling if counts[each]]


def _facts(story: Story) -> Iterator[TalkLine]:
    rows = Event.objects.filter(thing=story._meta.label, thing_id=str(story.pk), kind__in=[*_WORDS, *_SENT]).order_by("pk")
    names: dict[int, str] = {}  # of those who confirmed, by the number of their confirmation
    is_shared = False
    for event in rows:
        is_shared = is_shared or event.kind in _SENT
        if not is_shared:
            continue  # what its writer did to a draft is nobody's news
        if event.kind == "story.confirmed":
            names[event.facts["confirmation"]] = event.actor_name
        if event.kind in _WORDS:
            yield TalkLine(event.happened_at, _WORDS[event.kind](event, story.site.region.zone))
        for sentence in _consequences(event, names, story.site.region.zone):
            yield TalkLine(event.happened_at, sentence)


def _consequences(event: Event, names: Mapping[int, str], zone: str) -> Iterator[str]:
    """What new words did to the confirmations of the old ones, and to the minute at which they were to be published."""
    for number in event.facts.get("voided", ()):
        yield f"Pemastian {names.get(number, 'seseorang')} perlu diulang, karena kata-katanya sudah lain."
    if moment := event.facts.get("unscheduled"):
        yield f"Jadwal terbitnya batal. Semula {_moment(moment, zone)}."


def _moment(iso: str, zone: str) -> str:
    return clock.short_moment(datetime.fromisoformat(iso), zone)


def _did_to_words(event: Event) -> str:
    return "membetulkan salah ketik; pemastian tetap berlaku" if event.facts.get("mended") else "mengubah naskah"


def _decided(event: Event, _zone: str) -> str:
    said = f"{event.actor_name} mencatat putusan: {Decision(event.facts['decision']).label}."
    return f"{said} {event.facts['reason']}".strip()


_SENT: Final = frozenset({"story.sent", "story.published_urgently"})
_WORDS: Final[dict[str, Callable[[Event, str], str]]] = {
    "story.edited": lambda event, _zone: f"{event.actor_name} {_did_to_words(event)}.",
    "story.restored": lambda event, _zone: f"{event.actor_name} memakai lagi naskah {event.facts['restored']}.",
    "story.source_added": lambda event, _zone: f"{event.actor_name} menambah sumber: {event.facts['source_name']}.",
    "story.talk_recorded": _decided,
    "story.confirmed": lambda event, _zone: f"{event.actor_name} memastikan kabar ini benar.",
    "story.confirmation_asked": lambda event, _zone: f"{event.actor_name} meminta seseorang memastikan lewat tautan.",
    "story.head_asked": lambda event, _zone: f"{event.actor_name} meminta catatan dari luar kelompok lewat tautan.",
    "story.head_noted": lambda event, _zone: f"{event.actor_name} menulis catatan {event.facts['title']}.",
    "story.replied": lambda event, _zone: f"{event.actor_name} memuat hak jawab {event.facts['who']}.",
    "story.scheduled": lambda event, zone: f"{event.actor_name} menjadwalkan terbit {_moment(event.facts['publish_at'], zone)}.",
    "story.unscheduled": lambda event, _zone: f"{event.actor_name} membatalkan jadwal terbit.",
    "story.published": lambda event, _zone: f"{event.facts.get('scheduled_by') or event.actor_name} menerbitkannya.",
    "story.published_urgently": lambda event, _zone: f"{event.actor_name} menerbitkannya sebelum diperiksa.",
    "story.verification_overdue": lambda _event, _zone: "Sudah lewat 24 jam dan belum ada yang memastikan.",
    "story.corrected": lambda event, _zone: f"{event.actor_name} mengoreksinya.",
    "story.withdrawn": lambda event, _zone: f"{event.actor_name} menariknya. {event.facts['reason']}",
}
