"""What portals show, once the account of an official is in doubt."""

from collections import defaultdict
from datetime import datetime
from typing import Final

from kimid.events.action import on
from kimid.events.actor import ActorKind, System
from kimid.events.models import Event
from kimid.people.locks import HELD_PERIOD
from kimid.queue.lanes import Lane
from kimid.queue.tasks import task
from kimid.wire.actions import ARRANGED, put_right, undo_sending
from kimid.wire.models import Item, Placement

_WHO: Final = System("an account that arranged it is in doubt")
_SENT_ON: Final = "item.sent_on"


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
    """Follow locks."""
    on("account.locked", put_portals_right)
