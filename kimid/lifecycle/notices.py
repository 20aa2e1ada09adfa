"""Notices of the life of a KIM: what it asks of an office, and what an office did to it."""

from datetime import datetime
from typing import Final

from kimid.access.models import Grant
from kimid.access.second_officials import seconds_to
from kimid.events.action import on
from kimid.events.models import Event
from kimid.events.permissions import Role
from kimid.lib import codes
from kimid.lib.codes import Level
from kimid.lifecycle.models import Suspension
from kimid.notify.kinds import NoticeKind, NoticeTopic, register_kind
from kimid.notify.links import ruang_path
from kimid.notify.notices import Recipient, end, give
from kimid.places.models import Region
from kimid.queue.tasks import task
from kimid.registry.models import Kim
from kimid.registry.office_notices import ask_office

_REVIVE: Final = "kim.to_revive"
_AGREE: Final = "kim.to_agree"
_APPEAL: Final = "kim.appeal_to_answer"

for kind in (
    NoticeKind(_REVIVE, NoticeTopic.WAITING, "Ada KIM yang minta dihidupkan lagi.", "people"),
    NoticeKind(
        _AGREE, NoticeTopic.WAITING, "Ada usul penangguhan KIM yang menunggu petugas kedua.", "flag"
    ),
    NoticeKind(_APPEAL, NoticeTopic.WAITING, "Ada keberatan KIM yang menunggu dijawab.", "flag"),
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
KIM_EVENTS: Final = (
    *_TO_GROUP,
    "kim.revival_asked",
    "kim.suspension_proposed",
    "kim.appealed",
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
    regency = Region.objects.get(pk=codes.cut(kim.site.region_id, Level.REGENCY))
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
        ask_office(kind, office, kim, event, title=title, page="ruang-life", why=kim.name)


def _office_of_second(running: Suspension, at: datetime) -> Region:
    """The nearest office where somebody can agree to a proposal; its own if there is nobody."""
    posts = seconds_to(running.proposed_by, running.office_id, at)
    return (posts[0].region if posts else None) or running.office


def connect() -> None:
    """Listen to what becomes of a KIM."""
    for event in KIM_EVENTS:
        on(event, follow_kim)
