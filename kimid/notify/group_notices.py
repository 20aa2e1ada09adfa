"""Notices about who belongs to a group: who lost a role, and of a new chair."""

from typing import Final

from kimid.access.models import Handover, Invitation
from kimid.events.action import on
from kimid.events.actor import ActorKind
from kimid.events.models import Event
from kimid.events.permissions import Role
from kimid.notify.kinds import NoticeKind, NoticeTopic, register_kind
from kimid.notify.links import ruang_path
from kimid.notify.notices import Recipient, give
from kimid.people.models import Person
from kimid.queue.lanes import Lane
from kimid.queue.tasks import task
from kimid.sites.models import Site

_ENDED: Final = "group.role_ended"
_NEW_CHAIR: Final = "group.new_chair"
_OFFICE: Final = "petugas Kominfo kabupaten atau kota"

for name, outside in (
    (_ENDED, "Peran Anda di sebuah kelompok diakhiri."),
    (_NEW_CHAIR, "Kelompok Anda punya ketua baru."),
):
    register_kind(NoticeKind(name, NoticeTopic.SAFETY, outside, "people", at_once=True))


@task(lane=Lane.AWAITED)
def follow_end(event_id: int) -> None:
    """Whose roles a chair ended learns by whom, and where to object."""
    event = Event.objects.get(pk=event_id)
    if event.data["ended"]:
        person = Person.objects.get(pk=event.data["person"])
        site = Site.objects.get(pk=event.subject_id)
        _give_former(person, event, f"Peran Anda di {site.name} diakhiri")


@task(lane=Lane.AWAITED)
def follow_handover(event_id: int) -> None:
    """Whose post somebody else handed over learns it, and the group has a new chair."""
    event = Event.objects.get(pk=event_id)
    handover = Handover.objects.select_related("site", "holder", "successor").get(
        pk=event.subject_id
    )
    if event.actor_kind != ActorKind.PERSON or event.actor_ref != str(handover.holder_id):
        words = f"Jabatan {handover.role_label} Anda di {handover.site.name} diserahkan"
        _give_former(handover.holder, event, f"{words} kepada {handover.name}")
    if handover.role == Role.CHAIR and handover.successor is not None:
        _give_group(handover.site, handover.successor, event, f"Disetujui {event.actor_name}.")


@task(lane=Lane.AWAITED)
def follow_joining(event_id: int) -> None:
    """The group has a new chair by an invitation."""
    event = Event.objects.get(pk=event_id)
    if event.data["role"] == Role.CHAIR:
        rows = Invitation.objects.select_related("site", "made_by")
        of_person = rows.filter(site=event.data["site"], person=event.data["person"])
        invitation = of_person.latest("accepted_at")
        _give_group(
            invitation.site,
            Person.objects.get(pk=event.data["person"]),
            event,
            f"Diundang {invitation.made_by.name}.",
        )


@task(lane=Lane.AWAITED)
def follow_grant(event_id: int) -> None:
    """The group has a new chair by a role that somebody gave."""
    event = Event.objects.get(pk=event_id)
    if event.data["role"] == Role.CHAIR:
        site = Site.objects.get(pk=event.subject_id)
        person = Person.objects.get(pk=event.data["person"])
        _give_group(site, person, event, f"Ditunjuk {event.actor_name}.")


def _give_former(person: Person, event: Event, title: str) -> None:
    give(
        _ENDED,
        Recipient.person(person),
        about=person,
        occasion=str(event.pk),
        title=title,
        why=f"Oleh {event.actor_name}. Tulisan Anda tetap. Tidak benar? Hubungi {_OFFICE}.",
        link=ruang_path("ruang-start"),
        at=event.happened_at,
    )


def _give_group(site: Site, chair: Person, event: Event, how: str) -> None:
    """To whoever edits or leads there: also to whose account brought the chair in, because that
    account may be in other hands.
    """
    give(
        _NEW_CHAIR,
        Recipient.on_site(site, Role.EDITOR),
        about=chair,
        occasion=str(event.pk),
        title=f"{chair.name} sekarang ketua {site.name}",
        why=f"{how} Tidak benar, atau tidak kenal? Hubungi {_OFFICE} sekarang juga.",
        link=ruang_path("ruang-people", site.ruang_label),
        at=event.happened_at,
        except_for=chair,
    )


def connect() -> None:
    """Follow who comes into a group, and who is put out."""
    on("role.ended", follow_end)
    on("post.handed_over", follow_handover)
    on("member.joined", follow_joining)
    on("role.granted", follow_grant)
