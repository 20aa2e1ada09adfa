"""How a story was checked, read from its events. So the public box never differs from the log."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from kimid.events.history import all_events_about
from kimid.events.models import Event
from kimid.events.presenters import presenter_of, texts_for_readers
from kimid.lib import clock
from kimid.newsroom.check_labels import CheckedBy, method_in
from kimid.newsroom.flow import Stage
from kimid.newsroom.models import Decision, Story, Talk

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
AGENDA_CHANGES: Final = ("story.called_off", "story.moved")
_LIFECYCLE: Final = frozenset(
    {
        *_PUBLISHED,
        *AGENDA_CHANGES,
        "story.corrected",
        _PUT_BACK,
        "story.replied",
        "story.withdrawn",
        *_URGENT,
    }
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
    def is_agenda_change(self) -> bool:
        """Whether it says that an event does not take place, or when it does now."""
        return self.kind in AGENDA_CHANGES

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
        return method_in(self.data) if self.kind == "story.confirmed" else None

    @property
    def is_source(self) -> bool:
        """Whether it is a source. `at` is then the time when the source was added."""
        return self.kind in _SOURCES

    @property
    def source_day(self) -> str:
        """The day of a source in words: when it was seen or asked. Only of a source."""
        return clock.day(date.fromisoformat(self.data["source_on"]))


def objections_to(story: Story) -> list[Event]:
    """What people who were asked by a link said is wrong, in order of time. Readers never have
    it.
    """
    return [event for event in all_events_about(story) if event.kind == "story.objected"]


def check_steps(story: Story) -> list[CheckStep]:
    """The steps in order of time. One query.

    Voided confirmations are left out, and so are notes of the head about an earlier content,
    sources of a draft that its author replaced, and corrections that were undone.
    """
    # All events are read: most are shown, and a filter by kind takes longer.
    events = _standing(all_events_about(story))
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
        if presenter_of(event).for_readers
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
    what, detail = texts_for_readers(event)
    return CheckStep(
        event.pk, event.kind, what, detail, event.happened_at, event.actor_name, event.data
    )
