"""What portals show: many titles hidden in a day are told, and what an official did whose account
is in doubt is put right.
"""

from collections import defaultdict
from datetime import datetime, timedelta
from typing import Final

from kimid.events.action import on
from kimid.events.actor import ActorKind, System
from kimid.events.models import Event
from kimid.events.permissions import Role
from kimid.notify.kinds import NoticeKind, NoticeTopic, register_kind
from kimid.notify.links import ruang_path
from kimid.notify.notices import Recipient, give
from kimid.people.locks import HELD_PERIOD
from kimid.queue.lanes import Lane
from kimid.queue.tasks import task
from kimid.wire.actions import ARRANGED, put_right, undo_sending
from kimid.wire.models import Item, Placement

_WHO: Final = System("an account that arranged it is in doubt")
_SENT_ON: Final = "item.sent_on"
_HIDDEN: Final = "placement.hidden"
_MANY_HIDDEN: Final = "portal.many_hidden"
_MANY_FROM: Final = 5  # titles that one account hides on a portal within a day

register_kind(
    NoticeKind(
        _MANY_HIDDEN,
        NoticeTopic.SAFETY,
        "Banyak kabar disembunyikan di sebuah portal dalam sehari.",
        "warning",
        at_once=True,
    )
)


@task(lane=Lane.AWAITED)
def tell_of_many_hidden(event_id: int) -> None:
    """From the fifth title that one account hides on a portal within a day its office knows, and so
    does the office above: readers do not see what is missing.
    """
    event = Event.objects.get(pk=event_id)
    day_ago = event.happened_at - timedelta(days=1)
    same = Event.objects.filter(
        kind=_HIDDEN, actor_ref=event.actor_ref, region_code=event.region_code, pk__lte=event.pk
    )
    many = same.filter(happened_at__gt=day_ago).values("subject_id").distinct().count()
    if many < _MANY_FROM:
        return
    portal = (
        Placement.objects.select_related("portal__region__parent").get(pk=event.subject_id).portal
    )
    above = portal.region.parent
    offices = [Recipient.on_region(above, Role.OFFICER)] if above is not None else []
    for recipient in (Recipient.on_region(portal.region, Role.PORTAL_EDITOR), *offices):
        give(
            _MANY_HIDDEN,
            recipient,
            about=portal,
            occasion=f"{event.actor_ref} {portal.pk} {event.happened_at:%Y-%m-%d}",
            title=f"{event.actor_name} menyembunyikan banyak kabar di portal {portal.name}",
            why="Lihat alasannya di meja portal itu. Bukan dia? Kunci akunnya: semuanya tampil "
            "lagi.",
            link=ruang_path("ruang-start"),
            at=event.happened_at,
        )


@task(lane=Lane.WITHDRAWN)
def put_portals_right(at: datetime, event_id: int) -> None:
    """What a locked account hid, showed or featured on portals within the last day stands as others
    had arranged it, and what it sent on unverified goes no further than before. Others may arrange
    it anew at once.
    """
    lock = Event.objects.get(pk=event_id)
    if not lock.data["is_new"]:
        return
    person = int(lock.data["person"])
    acts = Event.objects.filter(
        kind__in=[*ARRANGED, _SENT_ON],
        actor_kind=ActorKind.PERSON,
        actor_ref=str(person),
        happened_at__range=(lock.happened_at - HELD_PERIOD, lock.happened_at),
    )
    doubted: dict[int, list[int]] = defaultdict(list)
    sent_on: set[int] = set()
    for event in acts:
        if event.kind == _SENT_ON:
            sent_on.add(int(event.subject_id))
        else:
            doubted[int(event.subject_id)].append(event.pk)
    rows = Placement.objects.select_related("portal__region", "item__site__region")
    for placement in rows.filter(pk__in=doubted).order_by("pk"):
        put_right(placement, doubted=doubted[placement.pk], by=_WHO, at=at)
    items = Item.objects.select_related("site__region").filter(pk__in=sent_on, sent_on_by=person)
    for item in items.order_by("pk"):
        undo_sending(item, person=person, by=_WHO, at=at)


def connect() -> None:
    """Follow what is hidden on portals, and locks."""
    on(_HIDDEN, tell_of_many_hidden)
    on("account.locked", put_portals_right)
