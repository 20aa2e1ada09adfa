"""Notices about bills. One person writes a bill and cancels it: the others of the group learn that
its money is not awaited any more.
"""

from typing import Final

from kimid.events.action import on
from kimid.events.actor import ActorKind
from kimid.events.models import Event
from kimid.events.permissions import Role
from kimid.ledger.models import Bill
from kimid.notify.kinds import NoticeKind, NoticeTopic, register_kind
from kimid.notify.links import ruang_path
from kimid.notify.notices import Recipient, give
from kimid.people.models import Person
from kimid.queue.lanes import Lane
from kimid.queue.tasks import task
from kimid.sites.guard import on_site
from kimid.sites.models import Site

CANCELLED: Final = "money.bill_cancelled"

register_kind(
    NoticeKind(CANCELLED, NoticeTopic.GROUP, "Sebuah nota tagihan dibatalkan.", "document")
)


@task(lane=Lane.AWAITED)
def follow_cancelled_bill(event_id: int) -> None:
    """Everybody else of the group reads which bill, why, and whom to ask."""
    event = Event.objects.get(pk=event_id)
    site = Site.objects.select_related("region").get(pk=event.site_id or 0)
    is_person = event.actor_kind == ActorKind.PERSON
    with on_site(site):
        bill = Bill.objects.select_related("story").get(pk=event.subject_id)
        give(
            CANCELLED,
            Recipient.on_site(site, Role.MEMBER),
            about=bill,
            occasion=str(event.pk),
            title=f"Nota {bill.label} dibatalkan: {bill.sum_words}",
            why=_why(bill, event.actor_name),
            link=ruang_path("ruang-bill", site.ruang_label, bill.public_id),
            at=event.happened_at,
            except_for=Person.objects.filter(pk=event.actor_ref).first() if is_person else None,
        )


def connect() -> None:
    """Listen to what happens to bills."""
    on("bill.cancelled", follow_cancelled_bill)


def _why(bill: Bill, who: str) -> str:
    is_out = bill.story is not None and bill.story.is_public
    words = " Advertorialnya sudah terbit." if is_out else ""
    return f"“{bill.cancelled_why}”, {who}.{words} Uangnya ternyata sudah diterima? Tanyakan."
