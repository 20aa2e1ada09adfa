"""The e-mail address of an account that its owner locks."""

from datetime import datetime

from kimid.notify.models import NoticeAddress
from kimid.people.locks import HELD_PERIOD
from kimid.people.models import Person


def stop_new_address(person: Person, at: datetime) -> dict[str, int]:
    """For the action that locks: an address that was confirmed within the last day gets no more
    mails until somebody confirms it again. It may be that of a thief, who would go on reading.
    """
    rows = NoticeAddress.objects.filter(person=person, confirmed_at__gt=at - HELD_PERIOD)
    return {"mail_addresses": rows.update(confirmed_at=None)}
