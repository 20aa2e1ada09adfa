"""Which happening is an activity of which kind: one table, and how the record is counted by it.

An act counts once, whatever number of events tell of it, on the day it was first done; what was undone counts no more.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final, NamedTuple

from kimid.activity.aspects import Aspect
from kimid.activity.models import FEWEST
from kimid.lib import clock
from kimid.lib.month import Month, month_of

type Facts = Mapping[str, Any]


class Happening(NamedTuple):
    """What counting needs of an event row."""

    pk: int
    kind: str
    thing: str
    thing_id: str
    facts: Facts
    at: datetime


@dataclass(frozen=True)
class Way:
    """One way in which an activity is done. `words` are shown; `done_by` are kinds of events, `undone_by` take it back.

    Of one thing it counts once; with `is_each` every event counts. `aspect` is None where the entry itself says which.
    """

    name: str
    aspect: Aspect | None
    words: str
    done_by: tuple[str, ...]
    undone_by: tuple[str, ...] = ()
    counts: Callable[[Facts], bool] = lambda facts: True
    is_each: bool = False


BY_HAND: Final = "by_hand"
WAYS: Final = (
    Way("gathered", Aspect.ACCESS, "Membawa kabar ke kelompok", ("story.sent",)),
    Way("sourced", Aspect.ACCESS, "Menambah narasumber", ("story.source_added",)),
    # What a meeting decided of its stories is part of the meeting.
    Way(
        "talked",
        Aspect.DISCUSS,
        "Membahas kabar",
        ("story.talk_recorded",),
        counts=lambda facts: facts.get("form") != "meeting",
    ),
    Way("met", Aspect.DISCUSS, "Rapat redaksi", ("meeting.closed",)),
    Way(
        "polled",
        Aspect.DISCUSS,
        "Jajak pendapat anggota",
        ("poll.closed",),
        counts=lambda facts: facts.get("answers", 0) >= FEWEST,
    ),
    Way("checked", Aspect.DISCUSS, "Memeriksa kebenaran kabar", ("story.confirmed",)),
    Way("head", Aspect.NETWORK, "Kepala desa atau lurah memberi catatan", ("story.head_noted",)),
    Way(
        "visited",
        Aspect.NETWORK,
        "Dikunjungi dinas",
        ("kim.coached",),
        counts=lambda facts: bool(facts.get("is_done")),
        is_each=True,
    ),
    Way(
        "published",
        Aspect.DISSEMINATE,
        "Menerbitkan kabar",
        ("story.published", "story.published_urgently"),
        ("story.withdrawn",),
    ),
    Way("taken_up", Aspect.ASPIRE, "Menulis kabar dari warga", ("story.begun_from_tip",), ("story.thrown_away",)),
    # "Bukan untuk kami" is an answer, but no wish was taken up by it.
    Way(
        "answered",
        Aspect.ASPIRE,
        "Menjawab kabar warga",
        ("tip.answered",),
        counts=lambda facts: facts.get("outcome") != "declined",
    ),
    # Finished twice, because it was opened again between, it is one plan.
    Way("finished", Aspect.IMPLEMENT, "Rencana aksi selesai", ("plan.finished",), ("plan.reopened",)),
    Way(
        "agreed",
        Aspect.NETWORK,
        "Sepakat dengan kepala desa atau lurah",
        ("plan.head_answered",),
        counts=lambda facts: facts.get("answer") == "agrees",
    ),
    Way(BY_HAND, None, "Dicatat sendiri", ("activity.noted", "activity.corrected"), ("activity.withdrawn",)),
)


@dataclass(frozen=True)
class Act:
    """Something a KIM did: in which way, for which aspect, on which day, and with which thing."""

    way: Way
    aspect: Aspect
    on: date
    thing: str
    thing_id: str
    facts: Facts

    @property
    def month(self) -> Month:
        return month_of(self.on)

    @property
    def is_by_hand(self) -> bool:
        return self.way.name == BY_HAND


def _ways_by_kind(field: Callable[[Way], tuple[str, ...]]) -> Mapping[str, list[Way]]:
    found: dict[str, list[Way]] = defaultdict(list)
    for way in WAYS:
        for kind in field(way):
            found[kind].append(way)
    return found


_DONE: Final = _ways_by_kind(lambda way: way.done_by)
_UNDONE: Final = _ways_by_kind(lambda way: way.undone_by)
KINDS: Final = frozenset({*_DONE, *_UNDONE})


def acts_in(happenings: Iterable[Happening], zone: str) -> list[Act]:
    """What counts of a site's record, oldest first as it was recorded. Days are those on the clocks of `zone`."""
    standing: dict[tuple[str, str, str], Act] = {}
    for told in happenings:
        for way in _UNDONE.get(told.kind, ()):
            standing.pop(_key(way, told), None)
        for way in _DONE.get(told.kind, ()):
            _do(standing, way, told, zone)
    return list(standing.values())


def _do(standing: dict[tuple[str, str, str], Act], way: Way, told: Happening, zone: str) -> None:
    key = _key(way, told)
    # An entry counts as it was corrected last; anything else as it was done first.
    if way.counts(told.facts) and (way.aspect is None or key not in standing):
        aspect = way.aspect or Aspect(told.facts["aspect"])
        on = date.fromisoformat(told.facts["on"]) if way.aspect is None else clock.today(told.at, zone)
        standing[key] = Act(way, aspect, on, told.thing, told.thing_id, told.facts)


def _key(way: Way, told: Happening) -> tuple[str, str, str]:
    return way.name, told.thing, f"#{told.pk}" if way.is_each else told.thing_id
