"""Reading notices, and choosing how one learns of them."""

from dataclasses import dataclass
from datetime import datetime

from kimid.events.action import action, add_event_data
from kimid.events.actor import Actor
from kimid.notify import mailing
from kimid.notify.models import NoticeAddress, NoticeRead, Speed
from kimid.notify.queries import unread_by
from kimid.notify.rules import AddressHolder, NoticeReader, NotifyPermission
from kimid.people.models import Person
from kimid.sites.models import Site


@dataclass(frozen=True)
class NoticeChoices:
    """The address (may be empty), the zone of its 06.00, and how fast each topic is mailed."""

    address: str
    zone: str
    waiting: Speed
    mention: Speed
    mine: Speed
    group: Speed


@action(needs=NotifyPermission.READ, records="notices.read")
def mark_read(person: Person, *, up_to: int, by: NoticeReader, at: datetime) -> Person:
    """Mark everything up to this notice as read. What waits for an act goes on waiting, and news of
    one's own account stays for a day.
    """
    rows = unread_by(person, at).filter(pk__lte=up_to)
    NoticeRead.objects.bulk_create(
        [
            NoticeRead(notice_id=pk, person=person, read_at=at)
            for pk in rows.values_list("pk", flat=True)
        ],
        ignore_conflicts=True,
    )
    return person


@action(needs=NotifyPermission.CHOOSE, records="notices.chosen")
def save_choices(
    person: Person, *, choices: NoticeChoices, by: NoticeReader, at: datetime
) -> NoticeAddress:
    """Save by which address and how fast this person learns of notices. A new address gets mails
    only after its link was opened.
    """
    row, _ = NoticeAddress.objects.get_or_create(person=person)
    _set_address(row, choices.address, at)
    row.zone = choices.zone
    row.waiting, row.mention = choices.waiting, choices.mention
    row.mine, row.group = choices.mine, choices.group
    row.save()
    return row


@action(needs=NotifyPermission.SET_MAILBOX, records="notices.mailbox_set")
def set_mailbox(site: Site, *, address: str, by: Actor, at: datetime) -> NoticeAddress:
    """Name the shared mailbox of the office of this portal; empty for none."""
    row, _ = NoticeAddress.objects.get_or_create(
        region=site.region, defaults={"zone": site.region.zone}
    )
    _set_address(row, address, at)
    row.save()
    add_event_data(has_mailbox=bool(address))
    return row


@action(needs=NotifyPermission.CONFIRM_ADDRESS, records="notices.address_confirmed")
def confirm_address(row: NoticeAddress, *, by: AddressHolder, at: datetime) -> NoticeAddress:
    """Let mails go to the address from now on."""
    row.confirmed_at = row.digest_until = at
    row.failures = 0
    row.save(update_fields=["confirmed_at", "digest_until", "failures"])
    return row


@action(needs=NotifyPermission.CONFIRM_ADDRESS, records="notices.mails_stopped")
def stop_mails(row: NoticeAddress, *, by: AddressHolder, at: datetime) -> NoticeAddress:
    """Send no more mails. The notices stay in the workspace."""
    row.confirmed_at = None
    row.address = ""
    row.save(update_fields=["confirmed_at", "address"])
    return row


def _set_address(row: NoticeAddress, address: str, at: datetime) -> None:
    """Change the address of this row. If mails went to the one before, it gets a last one."""
    if address == row.address:
        return
    former = row.address if row.takes_mails else ""
    row.address, row.confirmed_at, row.failures = address, None, 0
    if former:
        mailing.queue_farewell(row, former, at)
    add_event_data(left_address=bool(former))
