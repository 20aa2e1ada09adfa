"""Notices about the main address of a group: whoever makes readers go elsewhere is seen by all.

They go to everybody of the group, also to whoever asked (it may be a thief in their account), and
to the officers above, by name.
"""

from collections.abc import Iterator
from typing import Final

from kimid.access.grants import officers_above
from kimid.events.action import on
from kimid.events.models import Event
from kimid.events.permissions import Role
from kimid.lib import clock
from kimid.notify.kinds import NoticeKind, NoticeTopic, register_kind
from kimid.notify.links import ruang_path
from kimid.notify.notices import Recipient, end, give
from kimid.queue.lanes import Lane
from kimid.queue.tasks import task
from kimid.sites.models import MAIN_ADDRESS_WAIT, Site

_ASKED: Final = "site.address_to_change"
_CHANGED: Final = "site.address_changed"

for kind in (
    NoticeKind(
        _ASKED, NoticeTopic.SAFETY, "Alamat utama sebuah situs akan diganti.", "home", at_once=True
    ),
    NoticeKind(
        _CHANGED, NoticeTopic.SAFETY, "Ada kabar tentang alamat utama situs.", "home", at_once=True
    ),
):
    register_kind(kind)

# What became of it, as people read it: `{name}` is the own name, `{label}` the address of kimid.
_OUTCOMES: Final = {
    "site.main_address_set": "Situs sekarang di {name}",
    "site.main_address_cancelled": "{name} tidak jadi alamat utama",
    "site.main_address_left": "{name} mengarah ke tempat lain, situs kembali di {label}",
    "site.name_lost": "{name} tidak berlaku lagi, situs di {label}",
    "site.name_given_back": "{name} dilepas, situs di {label}",
    "site.label_made_main": "Situs kembali di {label}",
}


@task(lane=Lane.AWAITED)
def follow_asked(event_id: int) -> None:
    """Group and office learn who wants readers to be led to which address, and until when they can
    cancel.
    """
    event = Event.objects.get(pk=event_id)
    site = Site.objects.select_related("region").get(pk=event.site_id or 0)
    from_then = event.happened_at + MAIN_ADDRESS_WAIT
    end([_ASKED], site, event.happened_at, before=event.happened_at)
    for to in _recipients(site, event):
        give(
            _ASKED,
            to,
            about=site,
            occasion=str(event.pk),
            title=f"{site.name}: alamat utama akan jadi {event.data['name']}",
            why=f"Diminta {event.actor_name}. Berlaku "
            f"{clock.short_moment(from_then, site.region.zone)}. Tidak kenal? Batalkan.",
            link=ruang_path("ruang-new-address", site.ruang_label),
            at=event.happened_at,
            until=from_then,
        )


@task(lane=Lane.AWAITED)
def follow_outcome(event_id: int) -> None:
    """Group and office learn where readers are led from now on, and by whom."""
    event = Event.objects.get(pk=event_id)
    site = Site.objects.select_related("region").get(pk=event.site_id or 0)
    end([_ASKED], site, event.happened_at, before=event.happened_at)
    if event.data.get("was_main") is False:  # readers notice nothing
        return
    words = _OUTCOMES[event.kind].format(name=event.data.get("name"), label=site.label_host)
    for to in _recipients(site, event):
        give(
            _CHANGED,
            to,
            about=site,
            occasion=str(event.pk),
            title=f"{site.name}: {words}",
            why=f"Oleh {event.actor_name}.",
            link=ruang_path("ruang-new-address", site.ruang_label),
            at=event.happened_at,
        )


def _recipients(site: Site, event: Event) -> Iterator[Recipient]:
    yield Recipient.on_site(site, Role.MEMBER)
    for officer in officers_above(site, event.happened_at):
        yield Recipient.person(officer, site)


def connect() -> None:
    """Follow what is done with main addresses."""
    on("site.main_address_asked", follow_asked)
    for event in _OUTCOMES:
        on(event, follow_outcome)
