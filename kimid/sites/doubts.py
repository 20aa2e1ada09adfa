"""Accounts in doubt: what apps take from readers of what such an account did lately.

"Akun saya dibajak" and the release of a quarantined site call `hold_all`. Each app registers what
it holds or undoes of its own. Stories, polls and plans keep their words; what is undone (texts,
rules, pictures and the address of a site) stays in the data of the event. This module knows none of
them.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import Any, Final, NamedTuple

from django.db.models import QuerySet

from kimid.events.actor import ActorKind
from kimid.events.models import Event
from kimid.lib.text import number
from kimid.people.locks import HELD_PERIOD
from kimid.people.models import AccountLock, Person
from kimid.sites.models import Site

# What kimid says of itself where a reason is asked for.
DOUBT_REASON: Final = "Akun yang mengerjakannya diragukan"


class FilesOfRow(NamedTuple):
    """Photos and documents that readers see through a row of this site, by name."""

    site: Site
    row: Any  # of any app
    names: frozenset[str]


@dataclass(frozen=True)
class Doubt:
    """Accounts of which nobody knows in whose hands they are, and since when, on some sites.

    `hidden` and `shown` collect photos and documents. They come last, because their rows are locked
    after all others (`wire/front.py`).
    """

    people: Mapping[int, Person]
    since: datetime
    at: datetime
    sites: Sequence[Site]
    hidden: list[FilesOfRow] = field(default_factory=list)
    shown: list[FilesOfRow] = field(default_factory=list)

    def events(self, *kinds: str) -> QuerySet[Event]:
        """What anybody did there since then, of these kinds, the oldest first."""
        rows = Event.objects.filter(site_id__in=[site.pk for site in self.sites], kind__in=kinds)
        return rows.filter(happened_at__gte=self.since).order_by("pk")

    def acts(self, *kinds: str) -> QuerySet[Event]:
        """Of these, what these accounts did."""
        return self.events(*kinds).filter(
            actor_kind=ActorKind.PERSON, actor_ref__in=[str(pk) for pk in self.people]
        )

    def last_acts(self, kind: str) -> dict[int, Event]:
        """What these accounts did and nobody else has done again since, by the id of its
        subject: what somebody else has shown or let pass since then, they have looked at.
        """
        newest: dict[int, Event] = {}
        for event in self.events(kind):
            if self.has_done(event):
                newest[int(event.subject_id)] = event
            elif not self.is_doubtful(event):
                newest.pop(int(event.subject_id), None)
        return newest

    def has_done(self, event: Event) -> bool:
        """Whether one of these accounts did it."""
        return event.actor_kind == ActorKind.PERSON and int(event.actor_ref) in self.people

    def is_doubtful(self, event: Event) -> bool:
        """Whether one of these accounts did it, or another within the day before it was locked: one
        thief may have both, so that is nobody else who has looked, written or shown.
        """
        return self.has_done(event) or any(
            begun_at - HELD_PERIOD <= event.happened_at <= begun_at
            for begun_at in self._locks.get((event.actor_kind, event.actor_ref), ())
        )

    @cached_property
    def _locks(self) -> Mapping[tuple[str, str], Sequence[datetime]]:
        """When accounts were locked since the doubt begins, also those that are back by now."""
        locks: dict[tuple[str, str], list[datetime]] = {}
        rows = AccountLock.objects.filter(begun_at__gte=self.since)
        for person, begun_at in rows.values_list("person", "begun_at"):
            locks.setdefault((ActorKind.PERSON, str(person)), []).append(begun_at)
        return locks


type Holder = Callable[[Doubt], dict[str, int]]

# How much is held because of an account and nobody has looked at.
type HeldCounter = Callable[[Person], int]

_HOLDERS: Final[list[Holder]] = []
_LAST: Final[list[Holder]] = []
_LABELS: Final[dict[str, str]] = {}
_COUNTERS: Final[list[tuple[HeldCounter, str]]] = []
_TABLES: Final[set[str]] = set()


def register_holder(
    holder: Holder, labels: Mapping[str, str], *, tables: Iterable[str], is_last: bool = False
) -> None:
    """This holds or undoes what accounts in doubt did, and returns how much, by the names of
    `labels`; these say in Indonesian what it is. `tables` are those whose rows it holds or undoes:
    they answer so in their `table_answers.py`. `is_last` is for whoever locks photos.
    """
    (_LAST if is_last else _HOLDERS).append(holder)
    _LABELS.update(labels)
    _TABLES.update(tables)


def tables_with_holder() -> frozenset[str]:
    """The tables whose rows a holder holds or undoes."""
    return frozenset(_TABLES)


def hold_all(
    people: Iterable[Person], since: datetime, at: datetime, sites: Iterable[Site]
) -> dict[str, int]:
    """For actions: everything that apps registered. The sites are locked first."""
    rows = Site.objects.select_for_update(of=("self",), no_key=True).select_related("region")
    locked = list(rows.filter(pk__in=[site.pk for site in sites]).order_by("pk"))
    doubt = Doubt({person.pk: person for person in people}, since, at, locked)
    held: dict[str, int] = {}
    for holder in (*_HOLDERS, *_LAST) if doubt.people else ():
        held |= holder(doubt)
    return held


def labels_of(counts: Mapping[str, int]) -> list[str]:
    """What is in these counts: `3 kabar`, `1 tautan`; without what is zero."""
    return [
        f"{number(counts[name])} {label}" for name, label in _LABELS.items() if counts.get(name)
    ]


def register_held_counter(counter: HeldCounter, label: str) -> None:
    """This counts what waits for somebody to look at it; `label` says in Indonesian what it is."""
    _COUNTERS.append((counter, label))


def held_texts(person: Person) -> list[str]:
    """What is held because of this account: `3 kabar`; without what is zero."""
    counts = [(counter(person), label) for counter, label in _COUNTERS]
    return [f"{number(count)} {label}" for count, label in counts if count]
