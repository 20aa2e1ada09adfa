"""Notices of what somebody changed on every page of a site: who the group is, its pictures; and of
a name that somebody brings. A thief could do it, and so could one editor alone; the others see it.

Those about the main address are in `notify/address_notices.py`.
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
_BROUGHT: Final = "site.name_brought"

for kind in (
    NoticeKind(_CHANGED, NoticeTopic.GROUP, "Tampilan situs KIM Anda diubah.", "paint"),
    NoticeKind(
        _BROUGHT, NoticeTopic.SAFETY, "Sebuah situs KIM meminta alamat.", "warning", at_once=True
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
def follow_name(event_id: int) -> None:
    """The other editors and chairs know at once of a name that somebody brings, and the nearest
    office with them: readers may be led there.
    """
    event = Event.objects.get(pk=event_id)
    site = Site.objects.select_related("region").get(pk=event.site_id or 0)
    link = ruang_path("ruang-group", site.ruang_label)  # editors do not open that of addresses
    _tell_of_name(Recipient.on_site(site, Role.EDITOR), site, event, link)
    kim = Kim.objects.filter(site=site).first()
    if kim is not None:
        office = nearest_office(site.region_id, event.happened_at, OFFICERS)
        link = ruang_path("ruang-life", office.ruang_label, kim.pk)
        _tell_of_name(Recipient.on_region(office.region, Role.OFFICER), site, event, link)


def _tell_of_name(to: Recipient, site: Site, event: Event, link: str) -> None:
    name = display_name(str(event.data["name"]))
    give(
        _BROUGHT,
        to,
        about=site,
        occasion=str(event.pk),
        title=f"{site.name}: ada yang meminta alamat {name}",
        why=f"{event.actor_name} memintanya. Belum dipakai. Tidak wajar? Tanyakan orangnya "
        "sekarang juga.",
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
    on("site.name_asked", follow_name)
