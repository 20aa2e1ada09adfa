"""Notices of applications: what waits for an office, and what became of it."""

from datetime import datetime
from typing import Final

from django.db.models import Q

from kimid.access.models import Grant
from kimid.applications.flow import ApplicationStep
from kimid.applications.models import Application
from kimid.applications.second_officer import level_above, needs_second_officer
from kimid.events.action import on
from kimid.events.actor import ActorKind
from kimid.events.models import Event
from kimid.events.permissions import Role
from kimid.lib import clock, codes
from kimid.lib.codes import Level
from kimid.notify.kinds import NoticeKind, NoticeTopic, register_kind
from kimid.notify.links import ruang_path
from kimid.notify.notices import Recipient, end, give
from kimid.places.models import Region
from kimid.queue.tasks import task
from kimid.registry.models import Kim
from kimid.registry.office_notices import ask_office

_CHECK: Final = "application.to_check"
_SECOND: Final = "application.to_second"
_ACT: Final = "kim.act"
_UNREADABLE: Final = "application.paper_unreadable"

for kind in (
    NoticeKind(
        _CHECK, NoticeTopic.WAITING, "Ada permohonan KIM yang menunggu diperiksa.", "document"
    ),
    NoticeKind(
        _SECOND,
        NoticeTopic.WAITING,
        "Ada permohonan KIM yang diisi petugas dan menunggu petugas kedua.",
        "document",
        at_once=True,
    ),
    NoticeKind(
        _UNREADABLE,
        NoticeTopic.WAITING,
        "Ada berkas permohonan KIM yang tidak terbaca.",
        "document",
    ),
    NoticeKind(
        _ACT,
        NoticeTopic.SAFETY,
        "Ada permohonan supaya KIM Anda dibubarkan, digabungkan, atau dipindahkan.",
        "warning",
        at_once=True,
    ),
    NoticeKind("application.answered", NoticeTopic.MINE, "Permohonan KIM dijawab.", "document"),
):
    register_kind(kind)

_STEPS: Final = {
    ApplicationStep.ASKED: "Permohonan dikembalikan: ada yang perlu dilengkapi",
    ApplicationStep.VERIFIED: "Permohonan disahkan",
    ApplicationStep.REFUSED: "Permohonan ditolak",
}
# What becomes of an act, as everybody of its group is told.
_ACT_STEPS: Final = {
    "application.sent": "dikirim ke kantor, menunggu diperiksa",
    "application.asked": "ada yang ditanyakan kantor",
    "application.verified": "disahkan, sudah berlaku",
    "application.refused": "ditolak",
}
APPLICATION_EVENTS: Final = (
    "application.sent",
    "application.asked",
    "application.verified",
    "application.refused",
    "application.handed_up",
)


@task
def follow_application(event_id: int) -> None:
    """An application waits for the office that must check it, and its answer for the chair."""
    event = Event.objects.get(pk=event_id)
    application = (
        Application.objects.select_related("kim__site", "region")
        .filter(pk=event.subject_id)
        .first()
    )
    if application is None or application.region is None:
        return
    if application.is_act:
        _tell_group_of_act(application, event)
    if application.step == ApplicationStep.SENT:
        _ask_to_check(application, event)
        return
    end([_CHECK, _SECOND, _UNREADABLE], application, event.happened_at)
    title = _STEPS.get(ApplicationStep(application.step))
    if application.kim is not None and title is not None and not application.is_act:
        give(
            "application.answered",
            Recipient.on_site(application.kim.site, Role.CHAIR),
            about=application,
            occasion=str(event.pk),
            title=title,
            why=application.name,
            link=ruang_path("ruang-decree", application.kim.site.ruang_label),
            at=event.happened_at,
        )


def _ask_to_check(application: Application, event: Event) -> None:
    """What an official has filled in waits for somebody else, told at once and with its day."""
    kind, title = _CHECK, "Permohonan menunggu diperiksa"
    if needs_second_officer(application, event.happened_at):
        kind, title = _SECOND, "Diisi petugas, menunggu petugas kedua"
        if application.due_on is not None:
            title = f"{title} sampai {clock.day(application.due_on)}"
    for office in _offices(application, event.happened_at):
        _ask(kind, office, application, event, title=title)


def _tell_group_of_act(application: Application, event: Event) -> None:
    """Everybody of the group, by name: when it has ended nobody holds a role there any more. Whose
    role ended by it is told too.
    """
    kim = application.registered_kim
    title = _ACT_STEPS.get(event.kind)
    if title is None:
        return
    of_group = Q(ends_at=None) | Q(ends_at__gte=event.happened_at)
    grants = Grant.objects.filter(of_group, site=kim.site, starts_at__lte=event.happened_at)
    people = {grant.person_id: grant.person for grant in grants.select_related("person")}
    by_group = application.entered_by_id in people
    office = application.deciding_office or _region(kim.region_id, Level.REGENCY)
    above = office.parent or office
    whose = "Diisi oleh KIM" if by_group else "Diisi oleh petugas, bukan oleh KIM"
    for person in people.values():
        if str(person.pk) == event.actor_ref and event.actor_kind == ActorKind.PERSON:
            continue
        give(
            _ACT,
            Recipient.person(person, kim.site),
            about=application,
            occasion=str(event.pk),
            title=f"{application.asks_for}: {title}",
            why=(
                f"{kim.name}. {whose}. Bukan kami yang mengajukan? Sampaikan sekarang ke Kominfo"
                f" {above.name_in_list}."
            ),
            link=_path_after_act(kim),
            at=event.happened_at,
        )


def _path_after_act(kim: Kim) -> str:
    """Where the group reads more; after its end nobody comes in there."""
    if kim.has_ended:
        return ruang_path("ruang-switch")
    return ruang_path("ruang-decree", kim.site.ruang_label)


@task
def follow_unreadable_paper(event_id: int) -> None:
    """The worker could not read a paper that the office has already: it asks for it again. Before
    it was sent the applicant alone reads so.
    """
    event = Event.objects.get(pk=event_id)
    application = Application.objects.filter(pk=event.subject_id).first()
    if application is not None and application.step == ApplicationStep.SENT:
        for office in _offices(application, event.happened_at):
            _ask(
                _UNREADABLE,
                office,
                application,
                event,
                title="Satu berkas permohonan tidak terbaca",
            )


def _ask(kind: str, office: Region, application: Application, event: Event, *, title: str) -> None:
    ask_office(
        kind,
        office,
        application,
        event,
        title=title,
        page="ruang-application",
        why=application.name,
    )


def _offices(application: Application, at: datetime) -> list[Region]:
    """Who may check it now: the regency; also the nearest office above when the regency let its
    days pass or has nobody else.
    """
    code = application.region_id or ""
    above = [level_above(application, at)] if application.escalated_at else []
    return [_region(code, level) for level in (Level.REGENCY, *map(Level, above))]


def _region(code: str, level: Level) -> Region:
    return Region.objects.get(pk=codes.cut(code, level))


def connect() -> None:
    """Listen to what becomes of applications."""
    for event in APPLICATION_EVENTS:
        on(event, follow_application)
    on("application.paper_unreadable", follow_unreadable_paper)
