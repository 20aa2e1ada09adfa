"""Whether a signed-in person has used a second factor in this session: a passkey or a code."""

from datetime import UTC, datetime, timedelta
from typing import Any, Final

from allauth.account.authentication import get_authentication_records
from allauth.mfa.models import Authenticator
from django.http import HttpRequest

from kimid.people.models import Person

# How long after the last proof no new one is needed.
RECENT_AUTH_PERIOD: Final = timedelta(minutes=10)


def user_with_verification[U](request: HttpRequest, user: U) -> U:
    """The user of a request, with `is_verified` set from the session. No query."""
    if isinstance(user, Person):
        user.is_verified = second_factor_at(request, user) is not None
    return user


def second_factor_at(request: HttpRequest, person: Person) -> datetime | None:
    """When a second factor was last used in this session. None when it never was."""
    return _latest(
        [
            each
            for each in get_authentication_records(request, person)
            if each.get("method") == "mfa"
        ]
    )


def last_proof_at(request: HttpRequest, person: Person) -> datetime | None:
    """When this person last proved in this session who they are, by whatever."""
    return _latest(get_authentication_records(request, person))


def has_recent_auth(request: HttpRequest, person: Person, at: datetime) -> bool:
    """Whether the person gave their strongest proof within the last ten minutes."""
    records = get_authentication_records(request, person)
    last = second_factor_at(request, person) if has_second_factor(person) else _latest(records)
    return last is not None and at - last < RECENT_AUTH_PERIOD


def has_second_factor(person: Person) -> bool:
    """Whether this person has a passkey, an authenticator app, or only codes on paper."""
    return bool(Authenticator.objects.filter(user_id=person.pk).exists())


def delete_factors(person: Person, at: datetime) -> bool:
    """For actions: take all second factors of a person away. Returns whether there were any.

    Whoever had one gets no days of grace again: else a thief who gets rid of it would publish by
    the password alone.
    """
    deleted, _ = Authenticator.objects.filter(user_id=person.pk).delete()
    if deleted:
        person.factor_lost_at = at
        person.save(update_fields=["factor_lost_at"])
    return bool(deleted)


def _latest(records: list[dict[str, Any]]) -> datetime | None:
    return max((datetime.fromtimestamp(each["at"], UTC) for each in records), default=None)
