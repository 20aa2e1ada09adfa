"""What becomes of the notices of an office when regions change: they follow, with its mailbox."""

from datetime import datetime

from kimid.notify.models import Notice, NoticeAddress
from kimid.places.models import Region
from kimid.places.region_moves import RegionMover


def movers() -> list[RegionMover]:
    """Notices for whoever holds a post there, and the shared mailbox of the office."""
    return [
        RegionMover("notices", _notice_codes, _move_notices),
        RegionMover("mailbox", _mailbox_codes, _move_mailbox, can_move=_can_move_mailbox),
    ]


def _notice_codes() -> list[str]:
    rows = Notice.objects.filter(region__isnull=False)
    return list(map(str, rows.values_list("region_id", flat=True)))


def _move_notices(old: Region, new: Region, at: datetime) -> int:
    return Notice.objects.filter(region=old).update(region=new)


def _mailbox_codes() -> list[str]:
    rows = NoticeAddress.objects.filter(region__isnull=False)
    return list(map(str, rows.values_list("region_id", flat=True)))


def _can_move_mailbox(old: Region, new: Region) -> bool:
    """Unless the new office has written down one of its own."""
    rows = NoticeAddress.objects
    return rows.filter(region=old).exists() and not rows.filter(region=new).exists()


def _move_mailbox(old: Region, new: Region, at: datetime) -> int:
    if not _can_move_mailbox(old, new):
        return 0
    return NoticeAddress.objects.filter(region=old).update(region=new)
