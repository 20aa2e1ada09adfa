"""How a story was checked, read from its events. So the public box never differs from the log."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from kimid.events.models import Event
from kimid.lib import clock
from kimid.newsroom.check_labels import CheckedBy
from kimid.newsroom.flow import Stage
from kimid.newsroom.models import (
    Decision,
    SourceKind,
    Story,
    Talk,
    TalkMode,
    Urgency,
    WithdrawalKind,
)

_HEAD_NOTES: Final = frozenset({"story.head_noted", "story.head_note_recorded"})
_SOURCES: Final = frozenset(
    {"story.written", "story.begun_from_tip", "story.edited", "story.source_added"}
)
_PUBLISHED: Final = frozenset(
    {"story.published", "story.published_urgently", "story.published_unchecked"}
)
_URGENT: Final = frozenset(
    {"story.published_urgently", "story.published_unchecked", "story.verification_overdue"}
)
_PUT_BACK: Final = "story.put_back"
_LIFECYCLE: Final = frozenset(
    {*_PUBLISHED, "story.corrected", _PUT_BACK, "story.replied", "story.withdrawn", *_URGENT}
)


@dataclass(frozen=True)
class CheckStep:
    """One line of the box "Bagaimana kami memeriksa": what happened, a detail, when, and who did
    it.
    """

    event_id: int
    kind: str
    what: str
    detail: str
    at: datetime
    by: str
    data: Mapping[str, Any]

    @property
    def is_correction(self) -> bool:
        """Whether it is a correction. `data` then has `was`, `right` and `why`; or `restored`, if
        it undoes others that are in doubt. Those are no steps any more.
        """
        return self.kind in ("story.corrected", _PUT_BACK)

    @property
    def is_reply(self) -> bool:
        """Whether it is a reply of the other side. `data` then has `who`, `words` and `on`."""
        return self.kind == "story.replied"

    @property
    def is_head_note(self) -> bool:
        """Whether it is a note of the head of the village. `data` then has `title`, `words`,
        and `holder` if somebody else wrote it down.
        """
        return self.kind in _HEAD_NOTES

    @property
    def is_lifecycle(self) -> bool:
        """Whether the page of a withdrawn story still shows it."""
        return self.kind in _LIFECYCLE

    @property
    def is_urgent(self) -> bool:
        """Whether it says that the story is or was public before it was checked."""
        return self.kind in _URGENT

    @property
    def publisher(self) -> str:
        """Who published the story, or scheduled it. Empty in all other steps."""
        return self.data.get("scheduled_by") or self.by if self.kind in _PUBLISHED else ""

    @property
    def checked_by(self) -> CheckedBy | None:
        """How somebody confirmed the story. None in all other steps."""
        return _checked_by(self.data) if self.kind == "story.confirmed" else None

    @property
    def is_source(self) -> bool:
        """Whether it is a source. `at` is then the time when the source was added."""
        return self.kind in _SOURCES


def _source(event: Event) -> tuple[str, str]:
    kind = SourceKind(event.data["source_kind"])
    name = event.data["source_name"]
    why = event.data.get("source_withheld", "")
    day = clock.day(date.fromisoformat(event.data["source_on"]))
    return f"Sumber: {name}", f"{kind.label}, {day}{f'. {why}' if why else ''}"


def _talk(event: Event) -> tuple[str, str]:
    form = {
        TalkMode.THREAD: "Dibahas di obrolan kelompok",
        TalkMode.MEETING: "Dibahas dalam rapat",
        TalkMode.ORAL: "Dibahas lisan",
    }
    people = f"{event.data['people_count']} orang, dicatat {event.actor_name}"
    return f"{form[event.data['form']]}, {people}", event.data["names"]


def _confirmed(event: Event) -> tuple[str, str]:
    checked_by = _checked_by(event.data)
    if checked_by is CheckedBy.MEMBER:
        what = f"Dipastikan {event.actor_name}"
    elif checked_by is CheckedBy.LINK:
        asked_by = event.data["asked_by"]
        what = f"Dibenarkan {event.actor_name}, tanpa akun, lewat tautan dari {asked_by}"
    else:
        what = f"Dibenarkan {event.data['witness']} {checked_by}, dicatat oleh {event.actor_name}"
    verified = ", dan kabar ini jadi terverifikasi" if event.data.get("verified") else ""
    return f"{what}{verified}", f"“{event.data['how_known']}”"


def _checked_by(data: Mapping[str, Any]) -> CheckedBy:
    if "witness" in data:
        return CheckedBy.PAPER if data["is_on_paper"] else CheckedBy.FACE
    return CheckedBy.LINK if data["by_link"] else CheckedBy.MEMBER


def _published(event: Event) -> tuple[str, str]:
    editor = event.data.get("scheduled_by")
    return (
        (f"Diterbitkan {editor}, sesuai jadwal", "")
        if editor
        else (f"Diterbitkan {event.actor_name}", "")
    )


def _published_urgently(event: Event) -> tuple[str, str]:
    urgency = Urgency(event.data["urgency"]).label
    return (
        f"Diterbitkan {event.actor_name} sebelum diperiksa",
        f"{urgency}. Sudah ditanya: {event.data['asked']}",
    )


def _published_unchecked(event: Event) -> tuple[str, str]:
    return (
        f"Diterbitkan {event.actor_name} sebelum diperiksa",
        "KIM ini baru punya satu akun, jadi belum ada anggota lain yang memeriksanya.",
    )


def _overdue(event: Event) -> tuple[str, str]:
    return "Lewat 24 jam, belum terverifikasi", "Kelompok belum menemukan orang yang memastikannya."


def _head_noted(event: Event) -> tuple[str, str]:
    return f"Catatan {event.data['title']}, {event.actor_name}", f"“{event.data['words']}”"


def _head_note_recorded(event: Event) -> tuple[str, str]:
    what = f"Catatan {event.data['title']}, {event.data['holder']}, tatap muka"
    return f"{what}, dicatat oleh {event.actor_name}", f"“{event.data['words']}”"


def _replied(event: Event) -> tuple[str, str]:
    replied_on = clock.day(date.fromisoformat(event.data["on"]))
    return (
        f"Hak jawab {event.data['who']}",
        f"Disampaikan {replied_on}, dimuat {event.actor_name} tanpa diubah",
    )


def _withdrawn(event: Event) -> tuple[str, str]:
    kind = event.data.get("kind")
    label = f"{WithdrawalKind(kind).label}. " if kind and kind != WithdrawalKind.OTHER else ""
    return f"Ditarik {event.actor_name}", f"{label}{event.data['reason']}"


def _corrected(event: Event) -> tuple[str, str]:
    what, sentence = _corrected_sentence(event)
    parts = event.data.get("rewritten", ())
    more = f". Diubah juga: {', '.join(parts)}; perlu dipastikan lagi" if parts else ""
    return what, f"{sentence}{more}"


def _corrected_sentence(event: Event) -> tuple[str, str]:
    was = event.data["was"]
    right = event.data["right"]
    if not right:
        return (
            f"Dikoreksi {event.actor_name}",
            f"Dihapus: “{was}”" if was else "Kalimat yang memuat data pribadi dihapus",
        )
    detail = (
        f"Semula “{was}”, yang benar “{right}”"
        if was
        else f"Data pribadi dihapus, menjadi “{right}”"
    )
    return f"Dikoreksi {event.actor_name}", detail


def _put_back(event: Event) -> tuple[str, str]:
    return (
        f"Dikembalikan {event.actor_name}",
        "Kabar ini sempat diubah dari akun yang diragukan. Kata-katanya sekarang seperti sebelum "
        "diubah.",
    )


_WORDINGS: Final[dict[str, Callable[[Event], tuple[str, str]]]] = {
    "story.written": _source,
    "story.begun_from_tip": _source,
    "story.edited": _source,
    "story.source_added": _source,
    "story.talk_recorded": _talk,
    "story.confirmed": _confirmed,
    "story.published": _published,
    "story.published_urgently": _published_urgently,
    "story.published_unchecked": _published_unchecked,
    "story.verification_overdue": _overdue,
    "story.corrected": _corrected,
    _PUT_BACK: _put_back,
    "story.head_noted": _head_noted,
    "story.head_note_recorded": _head_note_recorded,
    "story.replied": _replied,
    "story.withdrawn": _withdrawn,
}
STEP_KINDS: Final = frozenset(_WORDINGS)


def check_steps(story: Story) -> list[CheckStep]:
    """The steps in order of time. One query.

    Voided confirmations are left out, and so are notes of the head about an earlier content,
    sources of a draft that its author replaced, and corrections that were undone.
    """
    # All events are read: most are shown, and a filter by kind takes longer.
    events = _standing(
        Event.objects.filter(subject=story._meta.label, subject_id=str(story.pk)).order_by("pk")
    )
    voided: set[Any] = {pk for event in events for pk in event.data.get("voided", ())}
    reworded = max(
        (
            event.pk
            for event in events
            if "voided" in event.data and event.kind not in ("story.checks_taken_back", _PUT_BACK)
        ),
        default=0,
    )
    replaced = max(
        (event.pk for event in events if event.kind == "story.edited" and _names_source(event)),
        default=0,
    )
    return [
        _step(event)
        for event in events
        if event.kind in _WORDINGS
        and event.data.get("confirmation") not in voided
        and not (event.kind in _HEAD_NOTES and event.pk < reworded)
        and (event.kind not in _SOURCES or (event.data.get("source_name") and event.pk >= replaced))
    ]


def _standing(rows: Iterable[Event]) -> list[Event]:
    """The events without those that a later one undid."""
    events = list(rows)
    undone = {pk for event in events for pk in event.data.get("undone", ())}
    return [event for event in events if event.pk not in undone]


def awaits_other_recorder(story: Story, steps: Sequence[CheckStep]) -> bool:
    """Whether the group decided to publish, and only a writer of the story has recorded that."""
    talks = [step.data for step in steps if step.kind == "story.talk_recorded"]
    return (
        story.stage == Stage.COLLECTED
        and bool(talks)
        and (talks[-1]["decision"] == Decision.PUBLISH)
    )


def open_decision_text(steps: Sequence[CheckStep]) -> str:
    """The last decision, if it was not to publish: `Ditanyakan dulu: Tanya harga ke pengepul.`"""
    decided = next(
        (step.data for step in reversed(steps) if step.kind == "story.talk_recorded"), None
    )
    if decided is None or decided["decision"] == Decision.PUBLISH:
        return ""
    return Talk(decision=decided["decision"], reason=decided["reason"]).outcome


def _names_source(event: Event) -> bool:
    return "source_kind" in event.data


def _step(event: Event) -> CheckStep:
    what, detail = _WORDINGS[event.kind](event)
    return CheckStep(
        event.pk, event.kind, what, detail, event.happened_at, event.actor_name, event.data
    )
