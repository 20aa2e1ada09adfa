"""Notices to a person about their own account: what opens it, and where its mails go, has changed.

They go to whoever is signed in, too: a change by a thief comes from the account of its owner.
"""

from typing import Final

from kimid.access.code_waits import has_wait
from kimid.events.action import on
from kimid.events.models import Event
from kimid.events.permissions import Role
from kimid.lib.text import number
from kimid.notify.kinds import NoticeKind, NoticeTopic, register_kind
from kimid.notify.links import ruang_path
from kimid.notify.models import NoticeAddress
from kimid.notify.notices import Recipient, end, give
from kimid.people.models import Person
from kimid.queue.lanes import Lane
from kimid.queue.tasks import task
from kimid.sites.queries import unsaved_portal

_FACTOR: Final = "account.factor"
_RESET: Final = "account.reset"
_DEVICES: Final = "account.devices"
_CARD: Final = "account.card"
_ADDRESS: Final = "account.address"
_MAILBOX: Final = "office.mailbox"
_STOPPED: Final = "notices.mails_stopped"
_LOCK: Final = "Bukan Anda? Kunci akun sekarang juga. Tetap di lonceng sehari."
_SET_UP: Final = {
    "passkey": "Sidik jari, wajah, atau PIN HP dipasang di akun Anda",
    "code_app": "Aplikasi kode dipasang di akun Anda",
}
_IN_ACCOUNT: Final = {
    "factor.removed": (_FACTOR, "Pengaman kedua dicabut dari akun Anda"),
    "codes.made": (_FACTOR, "Sepuluh kode baru dibuat untuk akun Anda"),
    "card.made": (_CARD, "Kartu pengunci baru dibuat untuk akun Anda"),
}
_OF_ADDRESS: Final = {
    "notices.chosen": "Alamat surel Anda diganti atau dihapus",
    "notices.address_confirmed": "Pemberitahuan sekarang dikirim ke surel Anda",
    _STOPPED: "Pemberitahuan tidak lagi dikirim ke surel Anda",
}

for name, outside in (
    (_FACTOR, "Pengaman kedua akun Anda diubah."),
    (_RESET, "Kata sandi akun Anda diganti."),
    (_DEVICES, "Perangkat lain dikeluarkan dari akun Anda."),
    (_CARD, "Kartu pengunci baru dibuat untuk akun Anda."),
    (_ADDRESS, "Alamat surel untuk pemberitahuan Anda diubah."),
):
    register_kind(
        NoticeKind(name, NoticeTopic.SAFETY, outside, "shield", at_once=True, is_own_account=True)
    )
register_kind(
    NoticeKind(
        _MAILBOX,
        NoticeTopic.SAFETY,
        "Surel bersama kantor diganti atau berhenti.",
        "shield",
        at_once=True,
    )
)


@task(lane=Lane.AWAITED)
def follow_account(event_id: int) -> None:
    """The person learns what was removed from their account or made for it."""
    event = Event.objects.get(pk=event_id)
    kind, title = _IN_ACCOUNT[event.kind]
    _give(kind, Person.objects.get(pk=event.subject_id), event, title)


@task(lane=Lane.AWAITED)
def follow_set_up(event_id: int) -> None:
    """The person learns that a passkey or an app opens their account from now on."""
    event = Event.objects.get(pk=event_id)
    title = _SET_UP[event.data["kind"]]
    _give(_FACTOR, Person.objects.get(pk=event.subject_id), event, title)


@task(lane=Lane.AWAITED)
def follow_sign_out(event_id: int) -> None:
    """The person learns that somebody signed out their other devices."""
    event = Event.objects.get(pk=event_id)
    if devices := event.data["devices"]:
        title = f"{number(devices)} perangkat dikeluarkan dari akun Anda"
        _give(_DEVICES, Person.objects.get(pk=event.subject_id), event, title)


@task(lane=Lane.AWAITED)
def follow_password(event_id: int) -> None:
    """The person learns that a code was used: it set a new password, and maybe more."""
    event = Event.objects.get(pk=event_id)
    person = Person.objects.get(pk=event.data["person"])
    rest = ", pengaman kedua dihapus" if event.data["lost_factors"] else ""
    cards = ". Kartu pengunci lama mati besok; buat yang baru" if event.data.get("cards") else ""
    title = f"Kata sandi akun Anda diganti lewat kode masuk{rest}{cards}"
    if has_wait(person, event.happened_at):
        why = "Bukan Anda? Batalkan kodenya sekarang juga. Tetap di lonceng sehari."
        _give(_RESET, person, event, title, why=why, link="own-code")
    else:
        _give(_RESET, person, event, title)


@task(lane=Lane.AWAITED)
def follow_cancelled_code(event_id: int) -> None:
    """The password is the one of before again: nothing is left to look at. A code that was used
    since is another one.
    """
    event = Event.objects.get(pk=event_id)
    person, at = Person.objects.get(pk=event.data["person"]), event.happened_at
    end([_RESET], person, at, before=at)


@task(lane=Lane.AWAITED)
def follow_address(event_id: int) -> None:
    """Whose notices they are learns that their mails go elsewhere."""
    event = Event.objects.get(pk=event_id)
    row = NoticeAddress.objects.select_related("person", "region").get(pk=event.subject_id)
    if event.kind == "notices.chosen" and not event.data.get("left_address"):
        return
    if row.person is not None:
        _give(_ADDRESS, row.person, event, _OF_ADDRESS[event.kind])


@task(lane=Lane.AWAITED)
def follow_mailbox(event_id: int) -> None:
    """The officers of an office learn that its shared mailbox is another one, or gets no mails."""
    event = Event.objects.get(pk=event_id)
    row = NoticeAddress.objects.select_related("region").get(pk=event.subject_id)
    is_stopped = event.kind == _STOPPED
    if row.region is None or not (is_stopped or event.data.get("left_address")):
        return
    words = "Ada yang menekan Berhenti di surelnya. Masih perlu? Tulis alamatnya lagi."
    give(
        _MAILBOX,
        Recipient.on_region(row.region, Role.OFFICER),
        about=row,
        occasion=str(event.pk),
        title=f"Surel bersama kantor {'berhenti' if is_stopped else 'diganti'}",
        why=words
        if is_stopped
        else f"Oleh {event.actor_name}. Kenal alamatnya? Kalau tidak, betulkan.",
        link=ruang_path("ruang-mailbox", unsaved_portal(row.region).ruang_label),
        at=event.happened_at,
    )


def _give(
    kind: str, person: Person, event: Event, title: str, *, why: str = _LOCK, link: str = "safety"
) -> None:
    give(
        kind,
        Recipient.person(person),
        about=person,
        occasion=str(event.pk),
        title=title,
        why=why,
        link=ruang_path(link),
        at=event.happened_at,
    )


def connect() -> None:
    """Follow the acts on accounts and addresses."""
    for event in _IN_ACCOUNT:
        on(event, follow_account)
    on("factor.added", follow_set_up)
    on("device.let_go", follow_sign_out)
    on("code.used", follow_password)
    on("code.cancelled", follow_cancelled_code)
    for event in _OF_ADDRESS:
        on(event, follow_address)
    for event in ("notices.mailbox_set", _STOPPED):
        on(event, follow_mailbox)
