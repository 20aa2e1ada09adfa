"""What a sign-in by a code puts aside until its wait is over, and how it comes back.

Whoever reads digits aloud could be the one who uses them. So the password, the factors and the
sessions of before are stored with the wait, and cancelling brings all of them back.
"""

from datetime import datetime
from typing import Any

from allauth.mfa.models import Authenticator

from kimid.access.models import CodeWait
from kimid.people import devices
from kimid.people.locks import is_locked, lock_again
from kimid.people.models import Person


def put_aside(wait: CodeWait, person: Person, at: datetime) -> None:
    """Store how this person came in until now, and sign them out everywhere.

    If an earlier code waits still, what it put aside goes on: it is older than that sign-in. A code
    of an office that has decided puts nothing aside: the one before is not to come back.
    """
    signed_in = devices.devices_of(person)
    earlier = CodeWait.objects.filter(person=person, ended_at=None, opens_at__gt=at)
    before = earlier.exclude(set_aside={}).order_by("pk").first()
    if wait.is_decided or before is not None:
        devices.sign_out(signed_in)
        wait.set_aside = before.set_aside if before is not None else {}
    else:
        wait.set_aside = {
            "password": person.password,
            "factors": [_stored(factor) for factor in Authenticator.objects.filter(user=person)],
            "sessions": devices.put_aside(signed_in),
            "is_locked": is_locked(person),
            "factor_lost_at": _text(person.factor_lost_at),
        }
    wait.save(update_fields=["set_aside"])


def bring_back(wait: CodeWait, person: Person, at: datetime) -> None:
    """End every session of now, and make password, factors, sessions and a lock what they were."""
    devices.sign_out(devices.devices_of(person))
    Authenticator.objects.filter(user=person).delete()
    if wait.set_aside:
        person.password = wait.set_aside["password"]
        person.factor_lost_at = _moment(wait.set_aside.get("factor_lost_at"))
        Authenticator.objects.bulk_create(
            _restored(factor, person) for factor in wait.set_aside["factors"]
        )
        devices.bring_back(wait.set_aside["sessions"])
        if wait.set_aside.get("is_locked"):
            lock_again(person, at)
    else:
        person.set_unusable_password()
    person.save(update_fields=["password", "factor_lost_at"])


def forget(wait: CodeWait) -> None:
    """Delete the sessions that were put aside: nobody can cancel any more."""
    devices.delete_sessions(wait.set_aside.get("sessions", []))


def _stored(factor: Authenticator) -> dict[str, Any]:
    return {
        "type": factor.type,
        "data": factor.data,
        "created_at": factor.created_at.isoformat(),
        "last_used_at": _text(factor.last_used_at),
    }


def _restored(stored: dict[str, Any], person: Person) -> Authenticator:
    return Authenticator(
        user=person,
        type=stored["type"],
        data=stored["data"],
        created_at=datetime.fromisoformat(stored["created_at"]),
        last_used_at=_moment(stored["last_used_at"]),
    )


def _text(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None
