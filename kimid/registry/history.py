"""The history of a KIM: every step since its first form, out of the record, and the days on which
its decrees ended.
"""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Final

from django.db.models import Q

from kimid.access.models import Handover
from kimid.events.models import Event
from kimid.events.permissions import Role
from kimid.lib import clock
from kimid.people.models import Person
from kimid.registry.applications import RegistryEvent
from kimid.registry.life import life_event_text
from kimid.registry.models import ACTS, Application, Decree, Kim

# What each event of a KIM is called on its page of the register.
_EVENT_TEXTS: Final = {
    "kim.registered": "Tercatat di daftar KIM{from_list}",
    "kim.decree_recorded": "SK dicatat: {decree}",
    "kim.officers_changed": "Pengurus baru dicatat",
    "kim.reminded": "Diingatkan, SK segera berakhir: {decree}",
    "kim.chair_invited": "Petugas mengundang ketua",
    "kim.means_described": "Sarana KIM diisi",
    "kim.dissolved": "Dibubarkan {on}",
    "kim.merged": "Bergabung ke {into} {on}",
    "kim.absorbed": "Menerima {name}, nomor {number}",
    "kim.moved": "Pindah ke {place} {on}. Nomor lama {was}, nomor baru {number}",
}
# Out of its life what whoever opens it sees on its site anyway.
_LIFE_EVENTS: Final = (
    *("kim.stage_moved", "kim.revived", "kim.suspended", "kim.suspension_ended"),
    *("kim.quarantined", "kim.released"),
)
# Each step of what was asked for it.
_APPLICATION_EVENTS: Final = {
    "application.begun": "mulai diisi",
    "application.renewal_begun": "mulai diisi",
    "application.act_begun": "mulai diisi",
    "application.sent": "dikirim ke dinas",
    "application.asked": "petugas bertanya",
    "application.head_asked": "kepala desa atau lurah ditanya",
    "application.head_answered": "kepala desa atau lurah menjawab",
    "application.head_recorded": "jawaban tatap muka kepala desa atau lurah dicatat petugas",
    "application.target_answered": "ketua KIM tujuan menjawab",
    "application.refused": "ditolak",
    "application.handed_up": "boleh diperiksa provinsi",
    "application.verified": "disahkan",
    "application.founder_let_in": "pendiri masuk sebagai ketua",
}
_HANDED_OVER: Final = "post.handed_over"
_DAY: Final = timedelta(days=1)


def history_of_kim(kim: Kim, today: date) -> list[RegistryEvent]:
    """What happened to a KIM in the register, who asked for what and how it went, newest first.
    Four queries.
    """
    applications = {str(row.pk): row for row in kim.applications.all()}
    own = Q(
        subject=Kim._meta.label, subject_id=str(kim.pk), kind__in=(*_EVENT_TEXTS, *_LIFE_EVENTS)
    )
    steps = Q(
        subject=Application._meta.label,
        subject_id__in=list(applications),
        kind__in=_APPLICATION_EVENTS,
    )
    posts = Q(site_id=kim.site_id, subject=Handover._meta.label, kind=_HANDED_OVER)
    rows = list(Event.objects.filter(own | steps | posts).order_by("-pk"))
    names = _successors(rows)
    entries = [
        RegistryEvent(_event_text(row, applications, names), row.actor_name, row.happened_at)
        for row in rows
        if _is_shown(row, applications)
    ]
    return sorted([*_decree_ends(kim, today), *entries], key=lambda each: each.at, reverse=True)


def _is_shown(row: Event, applications: Mapping[str, Application]) -> bool:
    """What became of an act, the KIM's own event says better."""
    return row.kind != "application.verified" or applications[row.subject_id].purpose not in ACTS


def _successors(rows: Iterable[Event]) -> dict[int, str]:
    people = {row.data["person"] for row in rows if row.kind == _HANDED_OVER}
    return dict(Person.objects.filter(pk__in=people).values_list("pk", "name")) if people else {}


def _event_text(
    row: Event, applications: Mapping[str, Application], names: Mapping[int, str]
) -> str:
    if row.kind in _APPLICATION_EVENTS:
        purpose = applications[row.subject_id].get_purpose_display()
        return f"{purpose}: {_APPLICATION_EVENTS[row.kind]}{_one_office_text(row)}"
    if row.kind == _HANDED_OVER:
        return (
            f"Jabatan {Role(row.data['role']).label} diserahkan kepada {names[row.data['person']]}"
        )
    if row.kind in _LIFE_EVENTS:
        return life_event_text(row)
    data = {
        name: clock.day(date.fromisoformat(value)) if name == "on" else value
        for name, value in row.data.items()
    }
    return _EVENT_TEXTS[row.kind].format(
        **{"decree": "", "from_list": _list_text(row), **data}
    ) + _one_office_text(row)


def _list_text(row: Event) -> str:
    """That it came from a list of the office, without an application; empty for all else."""
    return ", dari daftar kantor, tanpa permohonan" if row.data.get("import_list") else ""


def _one_office_text(row: Event) -> str:
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
