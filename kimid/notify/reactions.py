"""Notices about accounts: sign-in codes, who answers to them, and accounts that two have stopped.

`outside` tells a mailbox nothing that a thief of the phone does not know.
"""

from collections.abc import Iterator
from typing import Final

from kimid.access.code_queries import asker_line
from kimid.access.grants import OFFICERS
from kimid.access.models import AccountStop, CodeWait, Grant, InPersonCode
from kimid.access.rules import AccessPermission
from kimid.events.models import Event
from kimid.events.permissions import Role
from kimid.lib import clock, codes
from kimid.notify.kinds import NoticeKind, NoticeTopic, register_kind
from kimid.notify.links import ruang_path
from kimid.notify.notices import Recipient, end, give
from kimid.people.models import Person
from kimid.places.models import Region
from kimid.queue.lanes import Lane
from kimid.queue.tasks import task
from kimid.sites.models import Site
from kimid.sites.queries import unsaved_portal

_HANDED: Final = "code.handed"
_AROUND: Final = "code.of_colleague"
_ANSWERED: Final = "code.answered"
_DECIDE: Final = "account.to_decide"
_DECIDED: Final = "account.decided"

for kind in (
    NoticeKind(
        _HANDED,
        NoticeTopic.SAFETY,
        "Ada yang meminta kode masuk untuk akun Anda.",
        "shield",
        at_once=True,
    ),
    NoticeKind(
        _AROUND,
        NoticeTopic.SAFETY,
        "Ada kode masuk untuk orang di tempat Anda.",
        "shield",
        at_once=True,
    ),
    NoticeKind(
        _ANSWERED,
        NoticeTopic.SAFETY,
        "Ada jawaban tentang sebuah kode masuk.",
        "shield",
        at_once=True,
    ),
    NoticeKind(
        _DECIDE,
        NoticeTopic.WAITING,
        "Ada akun yang menunggu putusan kantor Anda.",
        "shield",
        at_once=True,
    ),
    NoticeKind(
        _DECIDED,
        NoticeTopic.SAFETY,
        "Kantor sudah memutuskan tentang sebuah akun.",
        "shield",
        at_once=True,
    ),
):
    register_kind(kind)


@task(lane=Lane.AWAITED)
def on_code_handed(event_id: int) -> None:
    """Let the person know who asked, and everybody in their places who can agree or cancel, if it
    has a wall. What was said of an older code of the same asker that nobody can use any more ends.
    """
    event = Event.objects.get(pk=event_id)
    rows = InPersonCode.objects.select_related("person", "made_by", "site__region")
    code = rows.get(pk=event.data["code"])
    wait = CodeWait.objects.filter(code=code).first()
    older = rows.filter(person=code.person, made_by=code.made_by, used_at=None, pk__lt=code.pk)
    for row in older.select_related("wait"):
        end([_HANDED, _AROUND], getattr(row, "wait", None) or row, event.happened_at)
    give(
        _HANDED,
        Recipient.person(code.person),
        about=wait or code,
        occasion=str(event.pk),
        title="Kode masuk untuk akun Anda diminta",
        why=f"Oleh {asker_line(code)}. Bukan Anda? Batalkan.",
        link=ruang_path("own-code"),
        at=event.happened_at,
    )
    if wait is None or not wait.has_wall:
        return
    for recipient, place in _places_of(code.person, event):
        until = clock.short_moment(wait.opens_at, place.region.zone)
        give(
            _AROUND,
            recipient,
            about=wait,
            occasion=str(event.pk),
            title=f"Kode masuk untuk {code.person.name} diminta",
            why=f"Oleh {asker_line(code)}. Setujui, atau batalkan sebelum {until}.",
            link=ruang_path("ruang-codes", place.ruang_label),
            at=event.happened_at,
            until=wait.opens_at,
            except_for=code.person,
        )


@task(lane=Lane.AWAITED)
def on_code_answered(event_id: int) -> None:
    """Who asked and whose account it is learn that a code was agreed to or cancelled."""
    event = Event.objects.get(pk=event_id)
    rows = CodeWait.objects.select_related("person", "code__made_by", "code__site__region")
    wait = rows.get(pk=event.data["wait"])
    if wait.ended_at is not None:
        end([_HANDED, _AROUND], wait, event.happened_at)
    is_agreed = event.kind == "code.agreed"
    verb = "disetujui" if is_agreed else "dibatalkan"
    links = {
        wait.person: ruang_path("own-code" if is_agreed else "safety"),
        wait.code.made_by: ruang_path("ruang-codes", wait.code.site.ruang_label),
    }
    for person, link in links.items():
        if event.actor_ref != str(person.pk):
            give(
                _ANSWERED,
                Recipient.person(person),
                about=wait,
                occasion=str(event.pk),
                title=f"Kode masuk untuk {wait.person.name} {verb}",
                why=f"Oleh {event.actor_name}.",
                link=link,
                at=event.happened_at,
            )
    for stop in AccountStop.objects.filter(wait=wait, decided_at=None):
        _ask_above(stop, wait, event)


@task(lane=Lane.DERIVED)
def on_codes_opened(event_id: int) -> None:
    """The day of a code is over: nothing is left to answer."""
    event = Event.objects.get(pk=event_id)
    for wait in CodeWait.objects.filter(pk__in=event.data["waits"]):
        end([_HANDED, _AROUND], wait, event.happened_at)


@task(lane=Lane.AWAITED)
def on_account_decided(event_id: int) -> None:
    """The person and their groups learn what the office decided."""
    event = Event.objects.get(pk=event_id)
    stop = AccountStop.objects.select_related("person").get(pk=event.data["stop"])
    end([_DECIDE], stop, event.happened_at)
    around = [(each, place) for each, place in _places_of(stop.person, event)]
    for recipient, link in (
        (Recipient.person(stop.person), ruang_path("safety")),
        *((each, ruang_path("ruang-codes", place.ruang_label)) for each, place in around),
    ):
        give(
            _DECIDED,
            recipient,
            about=stop,
            occasion=str(event.pk),
            title=f"Akun {stop.person.name} diputuskan",
            why=f"{stop.get_outcome_display()}. Oleh {event.actor_name}.",
            link=link,
            at=event.happened_at,
            except_for=None if recipient.who else stop.person,
        )


def _ask_above(stop: AccountStop, wait: CodeWait, event: Event) -> None:
    """Ask the nearest office above with an officer who may decide."""
    above = codes.lineage(stop.region_id)  # the lowest first
    nearest = next((code for code in above if _may_decide(code, stop, event)), codes.NATION)
    office = Region.objects.get(pk=nearest)
    give(
        _DECIDE,
        Recipient.on_region(office, Role.OFFICER),
        about=stop,
        occasion=str(event.pk),
        title=f"Akun {stop.person.name} hanya bisa membaca",
        why="Kodenya dua kali dibatalkan. Putuskan dengan orangnya di depan mata.",
        link=ruang_path("ruang-stopped-account", _label(office), stop.pk),
        at=event.happened_at,
        except_for=wait.code.made_by,
    )


def _may_decide(code: str, stop: AccountStop, event: Event) -> bool:
    rows = Grant.objects.filter(region=code, role__in=OFFICERS).usable(event.happened_at)
    people = [grant.person for grant in rows.select_related("person")]
    return any(person.has_perm(AccessPermission.DECIDE_STOP, stop) for person in people)


def _places_of(person: Person, event: Event) -> Iterator[tuple[Recipient, Site]]:
    """Each group and each office in which this person has a role, once."""
    rows = Grant.objects.filter(person=person).active(event.happened_at)
    for grant in rows.select_related("site__region", "region").distinct():
        if grant.site is not None:
            yield Recipient.on_site(grant.site, Role.MEMBER), grant.site
        elif grant.region is not None:
            yield Recipient.on_region(grant.region, Role.OFFICER), unsaved_portal(grant.region)


def _label(region: Region) -> str:
    return unsaved_portal(region).ruang_label
