"""The history of a KIM: every step since its first form, out of the record, and the days on which
its decrees ended.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import date, datetime, timedelta
from functools import partial
from typing import Final, NamedTuple

from django.db.models import Q

from kimid.access.models import Handover
from kimid.events.models import Event
from kimid.events.permissions import Role
from kimid.lib import clock
from kimid.people.models import Person
from kimid.registry.models import Decree, Kim

# What each event of a KIM is called on its page of the register.
_EVENT_TEXTS: Final = {
    "kim.registered": "Tercatat di daftar KIM{from_list}",
    "kim.decree_recorded": "SK dicatat: {decree}",
    "kim.officers_changed": "Pengurus baru dicatat",
    "kim.reminded": "Diingatkan, SK segera berakhir: {decree}",
    "kim.chair_invited": "Petugas mengundang ketua",
}
_HANDED_OVER: Final = "post.handed_over"
_DAY: Final = timedelta(days=1)


class RegistryEvent(NamedTuple):
    """One thing that happened in the register, in words."""

    text: str
    who: str
    at: datetime


class HistorySource(NamedTuple):
    """What a subject adds to the history of one KIM: which events, of which kinds, and what each
    says. An empty text leaves it out.
    """

    kinds: Collection[str]
    events: Q
    text: Callable[[Event], str]


_SOURCES: Final[list[Callable[[Kim], HistorySource]]] = []


def register_history(source_of: Callable[[Kim], HistorySource]) -> None:
    """Add the events of a subject to the history of every KIM from now on."""
    _SOURCES.append(source_of)


def history_of_kim(kim: Kim, today: date) -> list[RegistryEvent]:
    """What happened to a KIM in the register, who asked for what and how it went, newest first.
    Three queries, and those of the subjects that add to it.
    """
    sources = [source_of(kim) for source_of in _SOURCES]
    texts = {kind: each.text for each in sources for kind in each.kinds}
    wanted = about_kim(kim, _EVENT_TEXTS)
    wanted |= Q(site_id=kim.site_id, subject=Handover._meta.label, kind=_HANDED_OVER)
    for each in sources:
        wanted |= each.events
    rows = list(Event.objects.filter(wanted).order_by("-pk"))
    names = _successors(rows)
    written = [(texts.get(row.kind, partial(_own_text, names))(row), row) for row in rows]
    entries = [
        RegistryEvent(text, row.actor_name, row.happened_at) for text, row in written if text
    ]
    return sorted([*_decree_ends(kim, today), *entries], key=lambda each: each.at, reverse=True)


def about_kim(kim: Kim, kinds: Collection[str]) -> Q:
    """The events of these kinds that are about a KIM itself."""
    return Q(subject=Kim._meta.label, subject_id=str(kim.pk), kind__in=kinds)


def event_text(text: str, row: Event) -> str:
    """What an event says: the data of the event in this text, with its days in words."""
    data = {
        name: clock.day(date.fromisoformat(value)) if name == "on" else value
        for name, value in row.data.items()
    }
    return text.format(**{"decree": "", "from_list": _list_text(row), **data}) + one_office_text(
        row
    )


def _successors(rows: Iterable[Event]) -> dict[int, str]:
    people = {row.data["person"] for row in rows if row.kind == _HANDED_OVER}
    return dict(Person.objects.filter(pk__in=people).values_list("pk", "name")) if people else {}


def _own_text(names: Mapping[int, str], row: Event) -> str:
    if row.kind == _HANDED_OVER:
        return (
            f"Jabatan {Role(row.data['role']).label} diserahkan kepada {names[row.data['person']]}"
        )
    return event_text(_EVENT_TEXTS[row.kind], row)


def _list_text(row: Event) -> str:
    """That it came from a list of the office, without an application; empty for all else."""
    return ", dari daftar kantor, tanpa permohonan" if row.data.get("import_list") else ""


def one_office_text(row: Event) -> str:
    """That the office which decided had entered it too; empty for all else."""
    return ". Diisi dan diputuskan kantor yang sama" if row.data.get("same_office") else ""


def _decree_ends(kim: Kim, today: date) -> list[RegistryEvent]:
    """The days on which a decree ended and no other had begun. Nobody does that: it is read off the
    decrees.
    """
    decrees = list(kim.decrees.all())
    over = [
        each
        for each in decrees
        if each.valid_until and each.valid_until < today and not _is_followed(each, decrees)
    ]
    return [
        RegistryEvent(
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
