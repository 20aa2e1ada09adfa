"""Notices of calls: to all editors at once, and again when nobody has opened one."""

from datetime import datetime
from typing import Final

from kimid.events.action import on
from kimid.events.models import Event
from kimid.events.permissions import Role
from kimid.newsroom.danger_queries import AGAIN_AFTER, OPEN_FOR
from kimid.newsroom.models import EditorCall
from kimid.notify.kinds import NoticeKind, NoticeTopic, register_kind
from kimid.notify.links import ruang_path
from kimid.notify.notices import Recipient, end, give
from kimid.queue.lanes import Lane
from kimid.queue.schedule import every
from kimid.queue.tasks import task
from kimid.sites.guard import across_sites, on_site
from kimid.sites.models import Site

_CALLED: Final = "danger.called"
_UNOPENED: Final = "danger.unopened"
_ANSWERED: Final = "danger.answered"
_OVER: Final = "danger.over"

for kind in (
    NoticeKind(
        _CALLED,
        NoticeTopic.WAITING,
        "Seorang anggota melihat bahaya dan memanggil redaktur.",
        "warning",
        at_once=True,
    ),
    NoticeKind(
        _UNOPENED,
        NoticeTopic.WAITING,
        "Panggilan seorang anggota yang melihat bahaya belum dibuka.",
        "warning",
        at_once=True,
    ),
    NoticeKind(
        _ANSWERED, NoticeTopic.MINE, "Redaktur menjawab panggilan Anda.", "talk", at_once=True
    ),
    NoticeKind(
        _OVER,
        NoticeTopic.GROUP,
        "Anggota yang memanggil redaktur menulis bahwa keadaan sudah aman.",
        "check",
    ),
):
    register_kind(kind)


@task(lane=Lane.AWAITED)
def tell_editors(event_id: int) -> None:
    """Let all editors and chairs know of a call."""
    event = Event.objects.get(pk=event_id)
    with on_site(Site.objects.get(pk=event.site_id or 0)):
        call = EditorCall.objects.select_related("site", "by").get(pk=event.data["call"])
        if call.is_waiting:
            _give(_CALLED, call, f"{call.by.name} memanggil redaktur: ada bahaya", call.at)


@task(lane=Lane.AWAITED)
def follow_call(event_id: int) -> None:
    """A call was opened, answered, or is over: nobody is told again."""
    event = Event.objects.get(pk=event_id)
    with on_site(Site.objects.get(pk=event.site_id or 0)):
        call = EditorCall.objects.select_related("site", "by", "answered_by").get(
            pk=event.subject_id
        )
        end([_UNOPENED], call, event.happened_at)
        if not call.is_waiting:
            end([_CALLED], call, event.happened_at)
        if event.kind == _OVER:
            _give(_OVER, call, f"Sudah aman, kata {call.by.name}", event.happened_at)
        if event.kind == _ANSWERED and call.answered_by:
            give(
                _ANSWERED,
                Recipient.person(call.by, call.site),
                about=call,
                occasion=str(event.pk),
                title=f"{call.answered_by.name} menjawab panggilan Anda",
                why=call.answer,
                link=_link(call),
                at=event.happened_at,
            )


@every(minutes=1)
@task(lane=Lane.AWAITED)
def tell_again(at: datetime) -> None:
    """Let the editors know once more of calls that nobody has opened for five minutes."""
    with across_sites(reason="calls wait in every group alike"):
        waiting = EditorCall.objects.select_related("site", "by").filter(
            opened_at=None, answered_at=None, safe_at=None
        )
        for call in waiting.filter(at__lte=at - AGAIN_AFTER, at__gt=at - OPEN_FOR):
            _give(_UNOPENED, call, f"Belum dibuka: {call.by.name} melihat bahaya", at)


def _give(kind: str, call: EditorCall, title: str, at: datetime) -> None:
    give(
        kind,
        Recipient.on_site(call.site, Role.EDITOR),
        about=call,
        occasion=str(call.pk),
        title=title,
        why=call.about or ("Buka, lalu telepon balik." if call.is_waiting else ""),
        link=_link(call),
        at=at,
        until=call.at + OPEN_FOR,
        except_for=call.by,
    )


def _link(call: EditorCall) -> str:
    return ruang_path("ruang-danger-call", call.site.ruang_label, call.number)


def connect() -> None:
    """Register the listeners."""
    on("danger.called", tell_editors)
    for event in ("danger.opened", _ANSWERED, _OVER):
        on(event, follow_call)
