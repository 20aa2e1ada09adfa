"""The mail of 06.00 on every clock of the country, and forgetting what is old."""

from datetime import datetime, timedelta
from typing import Final

from kimid.notify.kinds import NoticeTopic
from kimid.notify.mailing import mails_leave, queue_digest
from kimid.notify.models import MAX_FAILURES, Mail, Notice, NoticeAddress
from kimid.notify.queries import KEEP_FOR
from kimid.queue.lanes import Lane
from kimid.queue.schedule import daily
from kimid.queue.tasks import task

_HOUR: Final = 6
# Long enough to answer "did it leave?", not a second archive.
_KEEP_MAILS_FOR: Final = timedelta(days=30)


@daily(hour=_HOUR, zone="WIB")
@task(lane=Lane.AWAITED)
def send_digests_west(at: datetime) -> None:
    """The digests of Western Indonesia Time."""
    _send_digests("WIB", at)


@daily(hour=_HOUR, zone="WITA")
@task(lane=Lane.AWAITED)
def send_digests_central(at: datetime) -> None:
    """The digests of Central Indonesia Time."""
    _send_digests("WITA", at)


@daily(hour=_HOUR, zone="WIT")
@task(lane=Lane.AWAITED)
def send_digests_east(at: datetime) -> None:
    """The digests of Eastern Indonesia Time."""
    _send_digests("WIT", at)


@daily(hour=3, zone="WIB")
@task(lane=Lane.DERIVED)
def forget_old_notices(at: datetime) -> None:
    """Delete notices of 90 days and mails of 30. What still waits stays."""
    Notice.objects.filter(made_at__lt=at - KEEP_FOR, ended_at__isnull=False).delete()
    Notice.objects.filter(made_at__lt=at - KEEP_FOR).exclude(topic=NoticeTopic.WAITING).delete()
    Mail.objects.filter(made_at__lt=at - _KEEP_MAILS_FOR).delete()


def _send_digests(zone: str, at: datetime) -> None:
    if not mails_leave():
        return
    rows = NoticeAddress.objects.filter(
        zone=zone, confirmed_at__isnull=False, failures__lt=MAX_FAILURES
    ).exclude(person__is_active=False)
    for row in rows.select_related("person", "region").iterator():
        queue_digest(row, at)
