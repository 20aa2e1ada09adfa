"""Notices of what somebody changed on every page of a site: who the group is, its pictures, its
address. A thief could change it, and so could one editor alone; the others see it.
"""

from typing import Final, NamedTuple

from kimid.access.grants import OFFICERS
from kimid.access.nearest_office import nearest_office
from kimid.events.action import on
from kimid.events.actor import ActorKind
from kimid.events.models import Event
from kimid.events.permissions import Role
from kimid.lib import clock
from kimid.notify.kinds import NoticeKind, NoticeTopic, register_kind
from kimid.notify.links import ruang_path
from kimid.notify.notices import Recipient, give
from kimid.people.models import Person
from kimid.queue.lanes import Lane
from kimid.queue.tasks import task
from kimid.registry.actions.site_images import SiteImage
from kimid.registry.models import Kim
from kimid.sites.models import Site
from kimid.sites.own_names import display_name

_CHANGED: Final = "site.shown_otherwise"
_ADDRESS: Final = "site.address_changed"

for kind in (
    NoticeKind(_CHANGED, NoticeTopic.GROUP, "Tampilan situs KIM Anda diubah.", "paint"),
    NoticeKind(
        _ADDRESS, NoticeTopic.SAFETY, "Alamat sebuah situs KIM diubah.", "warning", at_once=True
    ),
):
    register_kind(kind)


class _Change(NamedTuple):
    """What somebody did, and the page of the workspace that shows it."""

    what: str
    page: str


_INTRODUCED: Final = "site.introduced"
_HUNG: Final = "site.picture_hung"
_CHANGES: Final = {
    _INTRODUCED: _Change("perkenalan dan kontak kelompok", "ruang-introduction"),
    SiteImage.LOGO: _Change("logo situs", "ruang-logo"),
    SiteImage.COVER: _Change("sampul situs", "ruang-cover"),
}
_NAME_ASKED: Final = "site.name_asked"
_MAIN_SET: Final = "site.main_address_set"
_NAMES: Final = {
    _NAME_ASKED: "meminta alamat {name} untuk situs. Belum dipakai.",
    _MAIN_SET: "menjadikan {name} alamat utama situs.",
    "site.label_made_main": "mengembalikan alamat utama situs ke alamat bawaan.",
}


@task
def follow_look(event_id: int) -> None:
    """The other editors and chairs know who changed words or pictures of the site: once a day for
    each person and each of them, since the page shows the newest.
    """
    event = Event.objects.get(pk=event_id)
    site = Site.objects.select_related("region").get(pk=event.site_id or 0)
    change = _CHANGES[event.data.get("wall", event.kind)]
    day = clock.today(event.happened_at, site.region.zone)
    give(
        _CHANGED,
        Recipient.on_site(site, Role.EDITOR),
        about=site,
        occasion=f"{site.pk} {change.page} {event.actor_ref} {day}",
        title=f"{event.actor_name} mengubah {change.what}",
        why="Lihat apakah isinya benar. Bukan dia? Minta dia menekan Akun saya dibajak.",
        link=ruang_path(change.page, site.ruang_label),
        at=event.happened_at,
        except_for=_actor(event),
    )


@task(lane=Lane.AWAITED)
def follow_address(event_id: int) -> None:
    """The other editors and chairs know at once of an own name, and the nearest office with them:
    the pages of the platform may lead there.
    """
    event = Event.objects.get(pk=event_id)
    site = Site.objects.select_related("region").get(pk=event.site_id or 0)
    name = display_name(str(event.data.get("name", "")))
    words = _NAMES[event.kind].format(name=name)
    link = ruang_path("ruang-group", site.ruang_label)  # editors do not open that of addresses
    _tell_of_address(Recipient.on_site(site, Role.EDITOR), site, event, words, link)
    kim = Kim.objects.filter(site=site).first()
    if kim is not None:
        office = nearest_office(site.region_id, event.happened_at, OFFICERS)
        link = ruang_path("ruang-life", office.ruang_label, kim.pk)
        to = Recipient.on_region(office.region, Role.OFFICER)
        _tell_of_address(to, site, event, words, link)


def _tell_of_address(to: Recipient, site: Site, event: Event, words: str, link: str) -> None:
    give(
        _ADDRESS,
        to,
        about=site,
        occasion=str(event.pk),
        title=f"{site.name}: alamat situs diubah",
        why=f"{event.actor_name} {words} Tidak wajar? Tanyakan orangnya sekarang juga.",
        link=link,
        at=event.happened_at,
        except_for=_actor(event),
    )


def _actor(event: Event) -> Person | None:
    is_person = event.actor_kind == ActorKind.PERSON
    return Person.objects.filter(pk=event.actor_ref).first() if is_person else None


def connect() -> None:
    """Listen to changes of sites."""
    for event in (_INTRODUCED, _HUNG):
        on(event, follow_look)
    for event in _NAMES:
        on(event, follow_address)
