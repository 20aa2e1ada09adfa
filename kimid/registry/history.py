"""The history of a KIM: every step since its first form, out of the record, and the days on which
its decrees ended.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import date, timedelta
from operator import attrgetter
from typing import Final, NamedTuple

from django.db.models import Q

from kimid.events.history import HistoryEntry, entries_of
from kimid.events.models import Event
from kimid.events.permissions import Role
from kimid.events.presenters import in_words, kinds_with, presenter_of
from kimid.lib import clock
from kimid.people.models import Person
from kimid.registry.models import Decree, Kim

_HANDED_OVER: Final = "post.handed_over"
_DAY: Final = timedelta(days=1)


class HistorySource(NamedTuple):
    """The objects of one model that belong to a KIM before they stand on its site: their events,
    and what each says in its history. An empty text leaves it out.
    """

    model: str
    events: Q
    text: Callable[[Event], str]


_SOURCES: Final[list[Callable[[Kim], HistorySource]]] = []


def register_history(source_of: Callable[[Kim], HistorySource]) -> None:
    """Add the events of such objects to the history of every KIM from now on."""
    _SOURCES.append(source_of)


def history_of_kim(kim: Kim, today: date) -> list[HistoryEntry]:
    """What happened to a KIM in the register, who asked for what and how it went, newest first:
    the events on its site that have words `in_kim_history`. Three queries, and those of the
    subjects that add to it.
    """
    sources = {each.model: each for each in (source_of(kim) for source_of in _SOURCES)}
    wanted = Q(site_id=kim.site_id)
    for each in sources.values():
        wanted |= each.events
    kinds = kinds_with(attrgetter("in_kim_history"))
    rows = list(Event.objects.filter(wanted, kind__in=kinds).order_by("-pk"))
    names = _successors(rows)
    entries = entries_of(
        (row, sources[row.subject].text(row) if row.subject in sources else _text(row, names))
        for row in rows
    )
    return sorted([*_decree_ends(kim, today), *entries], key=lambda each: each.at, reverse=True)


def text_in_kim_history(row: Event, **values: object) -> str:
    """What an event says in the history of a KIM, and whether the office that decided had entered
    it too. `values` stand for those of its data.
    """
    text = in_words(presenter_of(row).in_kim_history, row, **values)
    return f"{text}. Diisi dan diputuskan kantor yang sama" if row.data.get("same_office") else text


def _successors(rows: Iterable[Event]) -> dict[int, str]:
    people = {row.data["person"] for row in rows if row.kind == _HANDED_OVER}
    return dict(Person.objects.filter(pk__in=people).values_list("pk", "name")) if people else {}


def _text(row: Event, names: Mapping[int, str]) -> str:
    if row.kind != _HANDED_OVER:
        return text_in_kim_history(row)
    role, successor = Role(row.data["role"]).label, names[row.data["person"]]
    return text_in_kim_history(row, role=role, person=successor)


def _decree_ends(kim: Kim, today: date) -> list[HistoryEntry]:
    """The days on which a decree ended and no other had begun. Nobody does that: it is read off the
    decrees.
    """
    decrees = list(kim.decrees.filter(is_listed=False))
    over = [
        each
        for each in decrees
        if each.valid_until and each.valid_until < today and not _is_followed(each, decrees)
    ]
    return [
        HistoryEntry(
            f"SK berakhir: {each.number}",
            "Menurut tanggalnya",
            clock.start_of(each.valid_until + _DAY, kim.region.zone),
        )
        for each in over
        if each.valid_until
    ]


def _is_followed(decree: Decree, decrees: Iterable[Decree]) -> bool:
    ends = decree.valid_until or date.max
    return any(
        each.issued_on <= ends + _DAY and (each.valid_until or date.max) > ends
        for each in decrees
        if each != decree
    )
