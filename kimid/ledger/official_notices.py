"""The office above learns of each answer by a link: it knows the head of the place, and a group of
one account could have opened the link itself.
"""

from typing import Final

from kimid.access.grants import OFFICERS
from kimid.access.nearest_office import nearest_office
from kimid.events.action import on
from kimid.events.models import Event
from kimid.events.permissions import Role
from kimid.ledger.likenesses import answer_words
from kimid.ledger.models import Voucher, VoucherState
from kimid.lib.rupiah import rupiah
from kimid.notify.kinds import NoticeKind, NoticeTopic, register_kind
from kimid.notify.links import ruang_path
from kimid.notify.notices import Recipient, give
from kimid.queue.lanes import Lane
from kimid.queue.tasks import task
from kimid.sites.guard import on_site
from kimid.sites.models import Site

ANSWERED: Final = "money.official_answered"

register_kind(
    NoticeKind(
        ANSWERED,
        NoticeTopic.GROUP,
        "Seorang pejabat menyetujui belanja sebuah KIM lewat tautan.",
        "document",
    )
)


@task(lane=Lane.AWAITED)
def show_answer_to_office(event_id: int) -> None:
    """An approval by a link, with what is known of whoever gave it."""
    event = Event.objects.get(pk=event_id)
    site = Site.objects.select_related("region").get(pk=event.site_id or 0)
    with on_site(site):
        voucher = Voucher.objects.get(pk=event.subject_id)
    if voucher.state == VoucherState.REFUSED:
        return
    office = nearest_office(site.region_id, event.happened_at, OFFICERS)
    give(
        ANSWERED,
        Recipient.on_region(office.region, Role.OFFICER),
        about=voucher,
        occasion=str(event.pk),
        title=f"{site.name}: {rupiah(voucher.amount)} disetujui lewat tautan",
        why=f"{answer_words(event)} Untuk {voucher.purpose}. Ragu? Tanyakan kepadanya.",
        link=ruang_path("ruang-kim-list", office.ruang_label),
        at=event.happened_at,
    )


def connect() -> None:
    """Listen to answers of officials."""
    on("voucher.official_answered", show_answer_to_office)
