"""How a story was checked, read from the record itself, so that what the public sees can never differ from the log."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from kimid.events.models import Event
from kimid.lib import clock
from kimid.newsroom.models import Decision, SourceKind, Story, Talk, TalkForm, Urgency, Withdrawal

_SOURCES: Final = frozenset({"story.written", "story.begun_from_tip", "story.edited", "story.source_added"})
_PUBLISHED: Final = frozenset({"story.published", "story.published_urgently"})
_IN_HASTE: Final = frozenset({"story.published_urgently", "story.verification_overdue"})
_OF_ITS_LIFE: Final = frozenset({*_PUBLISHED, "story.corrected", "story.replied", "story.withdrawn", *_IN_HASTE})


@dataclass(frozen=True)
class CheckStep:
    """One line of the box "Bagaimana kami memeriksa": what happened, a detail if there is one, when, and who did it."""

    event_id: int
    kind: str
    what: str
    detail: str
    at: datetime
    by: str
    facts: Mapping[str, Any]

    @property
    def is_correction(self) -> bool:
        """Whether it tells of a mistake; `facts` then has `was`, `right` and `why`."""
        return self.kind == "story.corrected"

    @property
    def is_reply(self) -> bool:
        """Whether it is the answer of the other side; `facts` then has `who`, `words` and `on`."""
        return self.kind == "story.replied"

    @property
    def is_head_note(self) -> bool:
        """Whether it is the note of the head of the village; `facts` then has `title` and `words`."""
        return self.kind == "story.head_noted"

    @property
    def is_of_its_life(self) -> bool:
        """Whether it tells what became of the story among its readers. What was in it is not repeated when it is withdrawn."""
        return self.kind in _OF_ITS_LIFE

    @property
    def is_in_haste(self) -> bool:
        """Whether it tells that readers had the story before it was checked, or still have it so."""
        return self.kind in _IN_HASTE

    @property
    def publisher(self) -> str:
        """Who let the story go before readers, now or by the clock; nothing in any other step."""
        return self.facts.get("scheduled_by") or self.by if self.kind in _PUBLISHED else ""

    @property
    def is_confirmation(self) -> bool:
        """Whether it tells of somebody who confirmed the story."""
        return self.kind == "story.confirmed"

    @property
    def is_source(self) -> bool:
        """Whether it tells of a source; `at` is then when the source was noted, not when it was asked."""
        return self.kind in _SOURCES


def _source(event: Event) -> tuple[str, str]:
    kind, name = SourceKind(event.facts["source_kind"]), event.facts["source_name"]
    why = event.facts.get("source_withheld", "")
    return (
        f"Sumber: {name}",
        f"{kind.label}, {clock.day(date.fromisoformat(event.facts['source_on']))}{f'. {why}' if why else ''}",
    )


def _talk(event: Event) -> tuple[str, str]:
    form = {
        TalkForm.THREAD: "Dibahas di obrolan kelompok",
        TalkForm.MEETING: "Dibahas dalam rapat",
        TalkForm.ORAL: "Dibahas lisan",
    }
    names = event.facts["names"]
    return f"{form[event.facts['form']]}, {event.facts['people_count']} orang", names


def _confirmed(event: Event) -> tuple[str, str]:
    by_link = f" (tanpa akun, lewat tautan dari {event.facts['asked_by']})" if event.facts["by_link"] else ""
    verified = ", dan kabar ini jadi terverifikasi" if event.facts.get("verified") else ""
    return f"Dipastikan {event.actor_name}{by_link}{verified}", f"“{event.facts['how_known']}”"


def _published(event: Event) -> tuple[str, str]:
    editor = event.facts.get("scheduled_by")
    return (f"Diterbitkan {editor}, sesuai jadwal", "") if editor else (f"Diterbitkan {event.actor_name}", "")


def _published_urgently(event: Event) -> tuple[str, str]:
    urgency = Urgency(event.facts["urgency"]).label
    return f"Diterbitkan {event.actor_name} sebelum diperiksa", f"{urgency}. Sudah ditanya: {event.facts['asked']}"


def _overdue(event: Event) -> tuple[str, str]:
    return "Lewat 24 jam, belum terverifikasi", "Kelompok belum menemukan orang yang memastikannya."


def _head_noted(event: Event) -> tuple[str, str]:
    return f"Catatan {event.facts['title']}, {event.actor_name}", f"“{event.facts['words']}”"


def _replied(event: Event) -> tuple[str, str]:
    said_on = clock.day(date.fromisoformat(event.facts["on"]))
    return f"Hak jawab {event.facts['who']}", f"Disampaikan {said_on}, dimuat {event.actor_name} tanpa diubah"


def _withdrawn(event: Event) -> tuple[str, str]:
    kind = event.facts.get("kind")
    label = f"{Withdrawal(kind).label}. " if kind and kind != Withdrawal.OTHER else ""
    return f"Ditarik {event.actor_name}", f"{label}{event.facts['reason']}"


def _corrected(event: Event) -> tuple[str, str]:
    was, right = event.facts["was"], event.facts["right"]
    if not right:
        return f"Dikoreksi {event.actor_name}", f"Dihapus: “{was}”" if was else "Kalimat yang memuat data pribadi dihapus"
    said = f"Semula “{was}”, yang benar “{right}”" if was else f"Data pribadi dihapus, menjadi “{right}”"
    return f"Dikoreksi {event.actor_name}", said


_WORDS: Final[dict[str, Callable[[Event], tuple[str, str]]]] = {
    "story.written": _source,
    "story.begun_from_tip": _source,
    "story.edited": _source,
    "story.source_added": _source,
    "story.talk_recorded": _talk,
    "story.confirmed": _confirmed,
    "story.published": _published,
    "story.published_urgently": _published_urgently,
    "story.verification_overdue": _overdue,
    "story.corrected": _corrected,
    "story.head_noted": _head_noted,
    "story.replied": _replied,
    "story.withdrawn": _withdrawn,
}


def check_steps(story: Story) -> list[CheckStep]:
    """The steps in order of time, in one query.

    Confirmations that a later edit made void are left out, and a note of the head about other words; and so is the first source
    of a draft that its writer replaced, or has not named yet.
    """
    # Few events of a published story tell readers nothing, so all are read: naming their kinds to the database takes longer.
    events = list(Event.objects.filter(thing=story._meta.label, thing_id=str(story.pk)).order_by("pk"))
    voided: set[Any] = {pk for event in events for pk in event.facts.get("voided", ())}
    reworded = max((event.pk for event in events if "voided" in event.facts), default=0)
    replaced = max((event.pk for event in events if event.kind == "story.edited" and _tells_of_source(event)), default=0)
    return [
        _step(event)
        for event in events
        if event.kind in _WORDS
        and event.facts.get("confirmation") not in voided
        and not (event.kind == "story.head_noted" and event.pk < reworded)
        and (event.kind not in _SOURCES or (event.facts.get("source_name") and event.pk >= replaced))
    ]


def left_open_in(steps: Sequence[CheckStep]) -> str:
    """What the group decided last, if that was not to publish: `Ditanyakan dulu: Tanya harga ke pengepul.`"""
    decided = next((step.facts for step in reversed(steps) if step.kind == "story.talk_recorded"), None)
    if decided is None or decided["decision"] == Decision.PUBLISH:
        return ""
    return Talk(decision=decided["decision"], reason=decided["reason"]).outcome


def _tells_of_source(event: Event) -> bool:
    return "source_kind" in event.facts


def _step(event: Event) -> CheckStep:
    what, detail = _WORDS[event.kind](event)
    return CheckStep(event.pk, event.kind, what, detail, event.happened_at, event.actor_name, event.facts)
