"""A browser on which somebody was signed in before stands in for their devices when none is left:
after a quarantine, or once their sessions are over. It may cancel a sign-in code, nothing else.
"""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Final

from kimid.access.code_waits import all_open_waits, open_waits
from kimid.access.models import CodeWait, WaitEnding
from kimid.people.devices import are_live, devices_of
from kimid.people.models import AccountLock

_SECOND: Final = timedelta(seconds=1)  # the cookie counts whole ones


def wait_for(met: Mapping[int, int], at: datetime) -> CodeWait | None:
    """The newest code that a browser may cancel which met these people then, in seconds since 1970.
    One query for a browser that knows somebody, and some if a code waits for one of them.
    """
    if not met:
        return None
    rows = all_open_waits(at).filter(person__in=list(met), person__is_active=True)
    return next((row for row in rows if _may_cancel(row, met[row.person_id], at)), None)


def _may_cancel(wait: CodeWait, met: int, at: datetime) -> bool:
    """Not a browser that came by this code or by one that was cancelled, or that knew the account
    before somebody locked it: each could be that of a thief.
    """
    since = datetime.fromtimestamp(met, UTC)
    if wait.is_decided or since >= wait.code.made_at or _is_signed_in(wait, at):
        return False
    locks = AccountLock.objects.filter(person=wait.person_id, begun_at__gte=since)
    false_codes = CodeWait.objects.filter(
        person=wait.person_id,
        ending=WaitEnding.CANCELLED,
        code__used_at__lte=since + _SECOND,
        ended_at__gte=since,
    )
    return not locks.exists() and not false_codes.exists()


def _is_signed_in(wait: CodeWait, at: datetime) -> bool:
    """Whether a device of the person is signed in, or was when the first of their codes was used:
    then that device cancels.
    """
    used = [row for row in open_waits(wait.person, at) if row.code.used_at is not None]
    if not used:
        return bool(devices_of(wait.person))
    return are_live([key for row in used for key in row.set_aside.get("sessions", [])])
