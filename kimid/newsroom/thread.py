"""The discussion of a group about a story: its messages, and between them events of the story."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from operator import attrgetter
from typing import Final

from kimid.events.history import events_about
from kimid.events.models import Event
from kimid.events.presenters import kinds_with, sentence_of
from kimid.lib import clock
from kimid.newsroom.models import Feeling, Message, Story
from kimid.people.models import Person

_DOUBTED: Final = "story.words_doubted"
_SENT: Final = ("story.sent", "story.published_urgently")  # from then on the group has it


@dataclass(frozen=True)
class ThreadLine:
    """A line of the thread: a message of a person, or an event of the story."""

    at: datetime
    text: str
    who: str = ""
    is_mine: bool = False
    message: Message | None = None
    is_doubted: bool = False  # its account was in other hands, or may have been
    feelings: Sequence[str] = ()  # `2 setuju`, `1 terima kasih`


def thread_of(story: Story, reader: Person) -> list[ThreadLine]:
    """Messages and events in order of time. Three queries."""
    messages = [
        ThreadLine(
            message.at,
            message.text,
            message.by.name,
            message.by_id == reader.pk,
            message,
            message.doubted_at is not None,
            _feelings(message),
        )
        for message in story.messages.select_related("by").prefetch_related("reactions")
    ]
    return sorted([*messages, *_recorded_lines(story)], key=lambda line: line.at)


def speaker_count(thread: Iterable[ThreadLine], reader: Person) -> int:
    """How many people wrote in it, with the reader."""
    speakers = {line.message.by_id for line in thread if line.message and not line.is_doubted}
    return len(speakers | {reader.pk})


def _feelings(message: Message) -> list[str]:
    counts = Counter(reaction.feeling for reaction in message.reactions.all())
    return [f"{counts[each]} {each.label.lower()}" for each in Feeling if counts[each]]


def _recorded_lines(story: Story) -> Iterator[ThreadLine]:
    zone = story.site.region.zone
    names: dict[int, str] = {}  # who confirmed, by the id of the confirmation
    is_shared = False
    kinds = [*kinds_with(attrgetter("sentence")), *_SENT]
    for event in _standing(events_about(story).filter(kind__in=kinds).order_by("pk")):
        is_shared = is_shared or event.kind in _SENT
        if not is_shared:
            continue  # edits of a draft are not shown
        if event.kind == "story.confirmed":
            names[event.data["confirmation"]] = event.data.get("witness", event.actor_name)
        for sentence in (_sentence(event, zone), *_consequences(event, names, zone)):
            if sentence:
                yield ThreadLine(event.happened_at, sentence)


def _sentence(event: Event, zone: str) -> str:
    moment = event.data.get("publish_at")
    return sentence_of(event, **{"publish_at": _moment(moment, zone)} if moment else {})


def _standing(rows: Iterable[Event]) -> list[Event]:
    """The events without sources and decisions that are in doubt."""
    events = list(rows)
    doubted = {pk for event in events if event.kind == _DOUBTED for pk in event.data["undone"]}
    return [event for event in events if event.pk not in doubted]


def _consequences(event: Event, names: Mapping[int, str], zone: str) -> Iterator[str]:
    """What an edit did to the confirmations and to the publishing time."""
    for number in event.data.get("voided", ()):
        name = names.get(number, "seseorang")
        yield f"Pemastian {name} perlu diulang, karena kata-katanya sudah lain."
    if moment := event.data.get("unscheduled"):
        yield f"Jadwal terbitnya batal. Semula {_moment(moment, zone)}."


def _moment(iso: str, zone: str) -> str:
    return clock.short_moment(datetime.fromisoformat(iso), zone)
