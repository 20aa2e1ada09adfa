"""The discussion of a group about a story: its messages, and between them events of the story."""

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
    said = {line.message.by_id for line in thread if line.message and not line.is_doubted}
    return len(said | {reader.pk})


def _feelings(message: Message) -> list[str]:
    counts = Counter(reaction.feeling for reaction in message.reactions.all())
    return [f"{counts[each]} {each.label.lower()}" for each in Feeling if counts[each]]


def _recorded_lines(story: Story) -> Iterator[ThreadLine]:
    rows = _standing(
        Event.objects.filter(
            subject=story._meta.label, subject_id=str(story.pk), kind__in=[*_SENTENCES, *_SENT]
        ).order_by("pk")
    )
    names: dict[int, str] = {}  # who confirmed, by the id of the confirmation
    is_shared = False
    for event in rows:
        is_shared = is_shared or event.kind in _SENT
        if not is_shared:
            continue  # edits of a draft are not shown
        if event.kind == "story.confirmed":
            names[event.data["confirmation"]] = event.data.get("witness", event.actor_name)
        if event.kind in _SENTENCES:
            yield ThreadLine(
                event.happened_at, _SENTENCES[event.kind](event, story.site.region.zone)
            )
        for sentence in _consequences(event, names, story.site.region.zone):
            yield ThreadLine(event.happened_at, sentence)


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


def _edit_verb(event: Event) -> str:
    return (
        "membetulkan salah ketik; pemastian tetap berlaku"
        if event.data.get("mended")
        else "mengubah naskah"
    )


def _decision_sentence(event: Event, _zone: str) -> str:
    sentence = f"{event.actor_name} mencatat putusan: {Decision(event.data['decision']).label}."
    return f"{sentence} {event.data['reason']}".strip()


def _confirmation_sentence(event: Event) -> str:
    if witness := event.data.get("witness"):
        return f"{event.actor_name} mencatat bahwa {witness} membenarkan kabar ini."
    return f"{event.actor_name} memastikan kabar ini benar."


_DOUBTED: Final = "story.words_doubted"
_SENT: Final = frozenset({"story.sent", "story.published_urgently"})
_SENTENCES: Final[dict[str, Callable[[Event, str], str]]] = {
    "story.edited": lambda event, _zone: f"{event.actor_name} {_edit_verb(event)}.",
    "story.restored": lambda event, _zone: (
        f"{event.actor_name} memakai lagi naskah {event.data['restored']}."
    ),
    "story.source_added": lambda event, _zone: (
        f"{event.actor_name} menambah sumber: {event.data['source_name']}."
    ),
    "story.talk_recorded": _decision_sentence,
    "story.edit_accepted": lambda event, _zone: f"{event.actor_name} menyetujui ubahan naskahnya.",
    "story.confirmed": lambda event, _zone: _confirmation_sentence(event),
    "story.confirmation_asked": lambda event, _zone: (
        f"{event.actor_name} meminta seseorang memastikan lewat tautan."
    ),
    "story.head_asked": lambda event, _zone: (
        f"{event.actor_name} meminta catatan dari luar kelompok lewat tautan."
    ),
    "story.head_noted": lambda event, _zone: (
        f"{event.actor_name} menulis catatan {event.data['title']}."
    ),
    "story.head_note_recorded": lambda event, _zone: (
        f"{event.actor_name} mencatat ucapan {event.data['title']} {event.data['holder']}."
    ),
    "story.replied": lambda event, _zone: (
        f"{event.actor_name} memuat hak jawab {event.data['who']}."
    ),
    "story.scheduled": lambda event, zone: (
        f"{event.actor_name} menjadwalkan terbit {_moment(event.data['publish_at'], zone)}."
    ),
    "story.check_opened": lambda _event, _zone: (
        "Aturan kelompok kembali seperti sebelumnya, jadi kabar ini perlu dipastikan lagi."
    ),
    _DOUBTED: lambda _event, _zone: (
        "Satu akun yang ikut di sini diragukan. Pesannya dilipat, sumber dan putusan yang "
        "dicatatnya tidak dihitung."
    ),
    "story.unscheduled": lambda event, _zone: f"{event.actor_name} membatalkan jadwal terbit.",
    "story.published": lambda event, _zone: (
        f"{event.data.get('scheduled_by') or event.actor_name} menerbitkannya."
    ),
    "story.published_urgently": lambda event, _zone: (
        f"{event.actor_name} menerbitkannya sebelum diperiksa."
    ),
    "story.published_unchecked": lambda event, _zone: (
        f"{event.actor_name} menerbitkannya sebagai belum terverifikasi."
    ),
    "story.verification_overdue": lambda _event, _zone: (
        "Sudah lewat 24 jam dan belum ada yang memastikan."
    ),
    "story.corrected": lambda event, _zone: f"{event.actor_name} mengoreksinya.",
    "story.put_back": lambda event, _zone: (
        f"{event.actor_name} mengembalikan naskah {event.data['restored']}, sebelum koreksi akun "
        "yang diragukan. Pemastian naskah itu berlaku lagi."
    ),
    "story.withdrawn": lambda event, _zone: (
        f"{event.actor_name} menariknya. {event.data['reason']}"
    ),
}
