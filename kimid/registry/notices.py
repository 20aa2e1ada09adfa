"""Notices of the register: what waits for an office, and what an office did to a KIM."""

from datetime import datetime
from typing import Final

from django.db.models import Q

from kimid.access.models import Grant
from kimid.access.second_officials import seconds_to
from kimid.events.action import on
from kimid.events.actor import ActorKind
from kimid.events.models import Event
from kimid.events.permissions import Role
from kimid.lib import clock, codes
from kimid.lib.codes import Level
from kimid.notify.kinds import NoticeKind, NoticeTopic, register_kind
from kimid.notify.links import ruang_path
from kimid.notify.notices import Recipient, end, give
from kimid.people.models import Person
from kimid.places.models import Region
from kimid.queue.tasks import task
from kimid.registry.flow import ApplicationStep
from kimid.registry.models import Application, Kim, Suspension
from kimid.registry.second_officer import level_above, needs_second_officer
from kimid.wire.queries import portal_of

_CHECK: Final = "application.to_check"
_SECOND: Final = "application.to_second"
_ACT: Final = "kim.act"
_UNREADABLE: Final = "application.paper_unreadable"
_REVIVE: Final = "kim.to_revive"
_AGREE: Final = "kim.to_agree"
_APPEAL: Final = "kim.appeal_to_answer"

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
    NoticeKind(_REVIVE, NoticeTopic.WAITING, "Ada KIM yang minta dihidupkan lagi.", "people"),
    NoticeKind(
        _AGREE, NoticeTopic.WAITING, "Ada usul penangguhan KIM yang menunggu petugas kedua.", "flag"
    ),
    NoticeKind(_APPEAL, NoticeTopic.WAITING, "Ada keberatan KIM yang menunggu dijawab.", "flag"),
    NoticeKind(
        _ACT,
        NoticeTopic.SAFETY,
        "Ada permohonan supaya KIM Anda dibubarkan, digabungkan, atau dipindahkan.",
        "warning",
        at_once=True,
    ),
    NoticeKind("application.answered", NoticeTopic.MINE, "Permohonan KIM dijawab.", "document"),
    NoticeKind(
        "kim.closed", NoticeTopic.SAFETY, "Situs KIM ditutup sementara.", "warning", at_once=True
    ),
    NoticeKind("kim.opened", NoticeTopic.SAFETY, "Situs KIM dibuka lagi.", "shield", at_once=True),
    NoticeKind("kim.answered", NoticeTopic.MINE, "Dinas menjawab KIM.", "people"),
):
    register_kind(kind)

# What an office did, as the group reads it.
_TO_GROUP: Final = {
    "kim.quarantined": ("kim.closed", "Situs ditutup sementara demi keamanan"),
    "kim.suspended": ("kim.closed", "KIM ditangguhkan"),
    "kim.released": ("kim.opened", "Situs dibuka lagi"),
    "kim.suspension_ended": ("kim.opened", "Penangguhan berakhir"),
    "kim.revived": ("kim.answered", "KIM dihidupkan lagi"),
    "kim.revival_declined": ("kim.answered", "KIM belum bisa dihidupkan lagi"),
    "kim.appeal_answered": ("kim.answered", "Keberatan dijawab"),
}
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
KIM_EVENTS: Final = (
    *_TO_GROUP,
    "kim.revival_asked",
    "kim.suspension_proposed",
    "kim.appealed",
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
            title=f"{application.get_purpose_display()}: {title}",
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


@task
def follow_kim(event_id: int) -> None:
    """What a KIM asks of an office, and what an office did to a KIM."""
    event = Event.objects.get(pk=event_id)
    kim = Kim.objects.select_related("site__region").filter(pk=event.subject_id).first()
    if kim is None:
        return
    if (outcome := _TO_GROUP.get(event.kind)) is not None:
        _inform_chairs(kim, event, *outcome)
    _follow_kim_at_offices(kim, event)


def _inform_chairs(kim: Kim, event: Event, kind: str, title: str) -> None:
    """By name, because in a quarantine the post of a chair is frozen."""
    chairs = Grant.objects.filter(site=kim.site, role=Role.CHAIR).active(event.happened_at)
    for grant in chairs.select_related("person"):
        give(
            kind,
            Recipient.person(grant.person, kim.site),
            about=kim,
            occasion=str(event.pk),
            title=title,
            why=f"{kim.name}. Baca alasannya dan apa yang bisa dilakukan.",
            link=ruang_path("ruang-state", kim.site.ruang_label),
            at=event.happened_at,
        )


def _follow_kim_at_offices(kim: Kim, event: Event) -> None:
    regency = _region(kim.site.region_id, Level.REGENCY)
    running = kim.suspensions.filter(ended_at=None).select_related("office", "proposed_by").first()
    open_kinds: dict[str, tuple[Region, str]] = {}
    if kim.revivals.filter(decided_at=None).exists():
        open_kinds[_REVIVE] = (regency, "KIM minta dihidupkan lagi")
    if running is not None and running.agreed_at is None:
        office = _office_of_second(running, event.happened_at)
        open_kinds[_AGREE] = (office, "Usul penangguhan menunggu petugas kedua")
    if running is not None and running.has_open_appeal:
        above = running.office.parent or running.office
        open_kinds[_APPEAL] = (above, "Keberatan menunggu dijawab")
    end(
        [kind for kind in (_REVIVE, _AGREE, _APPEAL) if kind not in open_kinds],
        kim,
        event.happened_at,
    )
    for kind, (office, title) in open_kinds.items():
        _ask(kind, office, kim, event, title=title)


def _office_of_second(running: Suspension, at: datetime) -> Region:
    """The nearest office where somebody can agree to a proposal; its own if there is nobody."""
    posts = seconds_to(running.proposed_by, running.office_id, at)
    return (posts[0].region if posts else None) or running.office


def _ask(kind: str, office: Region, about: Application | Kim, event: Event, *, title: str) -> None:
    """Something waits in an office. Who made it wait is not asked."""
    portal = portal_of(office.code)
    if portal is None:
        return
    is_person = event.actor_kind == ActorKind.PERSON
    give(
        kind,
        Recipient.on_region(office, Role.OFFICER),
        about=about,
        occasion=str(event.pk),
        title=title,
        why=f"{about.name}.",
        link=(
            ruang_path("ruang-application", portal.ruang_label, about.pk)
            if isinstance(about, Application)
            else ruang_path("ruang-life", portal.ruang_label, about.pk)
        ),
        at=event.happened_at,
        except_for=Person.objects.filter(pk=event.actor_ref).first() if is_person else None,
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
    """Listen to what becomes of applications and of a KIM."""
    for event in APPLICATION_EVENTS:
        on(event, follow_application)
    on("application.paper_unreadable", follow_unreadable_paper)
    for event in KIM_EVENTS:
        on(event, follow_kim)
