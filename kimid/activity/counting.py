"""The rules that count events as activities.

An activity counts once, on the day of its first event. An undone activity does not count.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final, NamedTuple

from kimid.activity.aspects import Aspect
from kimid.activity.models import MIN_ANSWERS
from kimid.lib import clock
from kimid.lib.month import Month, month_of

type EventData = Mapping[str, Any]


class CountedEvent(NamedTuple):
    """The fields of an event that counting needs."""

    pk: int
    kind: str
    subject: str
    subject_id: str
    data: EventData
    at: datetime


@dataclass(frozen=True)
class ActivityRule:
    """A kind of activity. Events of `done_kinds` count, events of `undone_kinds` undo it.

    Each subject counts once, or each event with `counts_each_event`. `aspect` is None where the
    event data has it.
    """

    name: str
    aspect: Aspect | None
    label: str
    done_kinds: tuple[str, ...]
    undone_kinds: tuple[str, ...] = ()
    counts: Callable[[EventData], bool] = lambda data: True
    counts_each_event: bool = False


BY_HAND: Final = "by_hand"
ACTIVITY_RULES: Final = (
    ActivityRule("gathered", Aspect.ACCESS, "Membawa kabar ke kelompok", ("story.sent",)),
    ActivityRule("sourced", Aspect.ACCESS, "Menambah narasumber", ("story.source_added",)),
    # A talk in a meeting is part of the meeting.
    ActivityRule(
        "talked",
        Aspect.DISCUSS,
        "Membahas kabar",
        ("story.talk_recorded",),
        counts=lambda data: data.get("form") != "meeting",
    ),
    ActivityRule("met", Aspect.DISCUSS, "Rapat redaksi", ("meeting.closed",)),
    ActivityRule(
        "polled",
        Aspect.DISCUSS,
        "Jajak pendapat anggota",
        ("poll.closed",),
        counts=lambda data: data.get("answers", 0) >= MIN_ANSWERS,
    ),
    ActivityRule("checked", Aspect.DISCUSS, "Memeriksa kebenaran kabar", ("story.confirmed",)),
    ActivityRule(
        "head", Aspect.NETWORK, "Memuat catatan pemerintah setempat", ("story.head_noted",)
    ),
    ActivityRule(
        "visited",
        Aspect.NETWORK,
        "Dikunjungi dinas",
        ("kim.coached",),
        counts=lambda data: bool(data.get("is_done")),
        counts_each_event=True,
    ),
    ActivityRule(
        "published",
        Aspect.DISSEMINATE,
        "Menerbitkan kabar",
        ("story.published", "story.published_urgently", "story.published_unchecked"),
        ("story.withdrawn",),
    ),
    ActivityRule(
        "taken_up",
        Aspect.ASPIRE,
        "Menulis kabar dari warga",
        ("story.begun_from_tip",),
        ("story.thrown_away",),
    ),
    # "Bukan untuk kami" (declined) does not count.
    ActivityRule(
        "answered",
        Aspect.ASPIRE,
        "Menjawab kabar warga",
        ("tip.answered",),
        counts=lambda data: data.get("outcome") != "declined",
    ),
    # A reopened plan that is finished again counts once.
    ActivityRule(
        "finished", Aspect.IMPLEMENT, "Rencana aksi selesai", ("plan.finished",), ("plan.reopened",)
    ),
    ActivityRule(
        "agreed",
        Aspect.NETWORK,
        "Sepakat dengan pemerintah setempat",
        ("plan.head_answered",),
        counts=lambda data: data.get("answer") == "agrees",
    ),
    ActivityRule(
        BY_HAND,
        None,
        "Dicatat sendiri",
        ("activity.noted", "activity.corrected"),
        ("activity.withdrawn",),
    ),
)


@dataclass(frozen=True)
class Activity:
    """An activity of a KIM: its rule, aspect, day and subject."""

    rule: ActivityRule
    aspect: Aspect
    on: date
    subject: str
    subject_id: str
    data: EventData

    @property
    def month(self) -> Month:
        return month_of(self.on)

    @property
    def is_by_hand(self) -> bool:
        return self.rule.name == BY_HAND


def _rules_by_kind(
    field: Callable[[ActivityRule], tuple[str, ...]],
) -> Mapping[str, list[ActivityRule]]:
    rules: dict[str, list[ActivityRule]] = defaultdict(list)
    for rule in ACTIVITY_RULES:
        for kind in field(rule):
            rules[kind].append(rule)
    return rules


_DONE: Final = _rules_by_kind(lambda rule: rule.done_kinds)
_UNDONE: Final = _rules_by_kind(lambda rule: rule.undone_kinds)
COUNTED_EVENT_KINDS: Final = frozenset({*_DONE, *_UNDONE})


def activities_in(events: Iterable[CountedEvent], zone: str) -> list[Activity]:
    """The activities in the events of a site, oldest first. Days are local days of `zone`."""
    activities: dict[tuple[str, str, str], Activity] = {}
    for event in events:
        for rule in _UNDONE.get(event.kind, ()):
            activities.pop(_key(rule, event), None)
        for rule in _DONE.get(event.kind, ()):
            _count_event(activities, rule, event, zone)
    return list(activities.values())


def _count_event(
    activities: dict[tuple[str, str, str], Activity],
    rule: ActivityRule,
    event: CountedEvent,
    zone: str,
) -> None:
    key = _key(rule, event)
    # An entry counts with its last correction; other activities with their first event.
    if rule.counts(event.data) and (rule.aspect is None or key not in activities):
        aspect = rule.aspect or Aspect(event.data["aspect"])
        on = (
            date.fromisoformat(event.data["on"])
            if rule.aspect is None
            else clock.today(event.at, zone)
        )
        activities[key] = Activity(rule, aspect, on, event.subject, event.subject_id, event.data)


def _key(rule: ActivityRule, event: CountedEvent) -> tuple[str, str, str]:
    return rule.name, event.subject, f"#{event.pk}" if rule.counts_each_event else event.subject_id
