"""Notices about acting posts: who is asked learns it at once, who asked learns the answer."""

from typing import Final

from kimid.access.models import Appointment
from kimid.events.action import on
from kimid.events.models import Event
from kimid.lib import clock
from kimid.notify.kinds import NoticeKind, NoticeTopic, register_kind
from kimid.notify.links import ruang_path
from kimid.notify.notices import Recipient, end, give
from kimid.people.models import Person
from kimid.places.models import Region
from kimid.queue.lanes import Lane
from kimid.queue.tasks import task
from kimid.sites.queries import unsaved_portal

_OFFERED: Final = "post.offered"
_ANSWERED: Final = "post.answered"
_ENDED: Final = "post.ended"

for name, topic, outside in (
    (_OFFERED, NoticeTopic.WAITING, "Ada kantor yang menunjuk Anda untuk sebuah tugas."),
    (_ANSWERED, NoticeTopic.MINE, "Ada jawaban atas penunjukan dari kantor Anda."),
    (_ENDED, NoticeTopic.SAFETY, "Sebuah tugas Anda di kantor diakhiri."),
):
    register_kind(NoticeKind(name, topic, outside, "people", at_once=name != _ANSWERED))


@task(lane=Lane.AWAITED)
def on_acting_offered(event_id: int) -> None:
    """Whoever was asked to be acting learns who asked, and until when."""
    event = Event.objects.get(pk=event_id)
    row = _appointment_of(event)
    if row.closed_at is not None:
        return
    give(
        _OFFERED,
        Recipient.person(row.person),
        about=row,
        occasion=str(event.pk),
        title=f"Anda ditunjuk sebagai {row.label} {row.region.full_name}",
        why=f"Oleh {row.made_by.name}, sampai {clock.day(row.last_day)}. Terima atau tolak.",
        link=ruang_path("own-posts"),
        at=event.happened_at,
        until=row.ends_at,
    )


@task(lane=Lane.AWAITED)
def on_acting_answered(event_id: int) -> None:
    """Whoever asked learns whether it was a yes or a no."""
    event = Event.objects.get(pk=event_id)
    row = _appointment_of(event)
    end([_OFFERED], row, event.happened_at)
    verb = "menerima" if row.is_accepted else "menolak"
    give(
        _ANSWERED,
        Recipient.person(row.made_by),
        about=row,
        occasion=str(event.pk),
        title=f"{row.person.name} {verb} tugas {row.label}",
        why=f"{row.region.full_name}, sampai {clock.day(row.last_day)}.",
        link=ruang_path("ruang-officials", unsaved_portal(row.region).ruang_label),
        at=event.happened_at,
    )


@task(lane=Lane.AWAITED)
def on_acting_ended(event_id: int) -> None:
    """What was taken back waits no more. Whose post an office ended learns it."""
    event = Event.objects.get(pk=event_id)
    person = Person.objects.get(pk=event.data["person"])
    region = Region.objects.get(pk=event.subject_id)
    for row in Appointment.objects.filter(person=person, region=region, is_accepted=False):
        if row.closed_at is not None:
            end([_OFFERED], row, event.happened_at)
    if event.data["ended"] and event.actor_ref != person.actor_ref:
        give(
            _ENDED,
            Recipient.person(person),
            about=region,
            occasion=str(event.pk),
            title=f"Tugas Anda di {region.full_name} diakhiri",
            why=f"Oleh {event.actor_name}.",
            link=ruang_path("own-posts"),
            at=event.happened_at,
        )


def _appointment_of(event: Event) -> Appointment:
    rows = Appointment.objects.select_related("person", "made_by", "region")
    return rows.get(pk=event.subject_id)


def connect() -> None:
    """Let the notices follow the events."""
    on("role.acting_offered", on_acting_offered)
    on("role.acting_answered", on_acting_answered)
    on("role.acting_ended", on_acting_ended)
