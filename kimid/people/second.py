"""Whether somebody who signed in has also shown a second factor in this session: a passkey, or a code of their own."""

from datetime import UTC, datetime, timedelta
from typing import Any, Final

from allauth.account.authentication import get_authentication_records
from allauth.mfa.models import Authenticator
from django.http import HttpRequest

from kimid.people.models import Person

# So long a weighty act may follow the last proof.
FRESH: Final = timedelta(minutes=10)


def visitor[U](request: HttpRequest, user: U) -> U:
    """The user of a request, with the word whether they are sure. Costs no query: the session remembers."""
    if isinstance(user, Person):
        user.is_sure = sure_since(request, user) is not None
    return user


def sure_since(request: HttpRequest, person: Person) -> datetime | None:
    """When a second factor was last shown in this session; None when it never was."""
    return _last([each for each in get_authentication_records(request, person) if each.get("method") == "mfa"])


def is_fresh(request: HttpRequest, person: Person, at: datetime) -> bool:
    """Whether the strongest proof this person can give was given within the last minutes."""
    records = get_authentication_records(request, person)
    last = sure_since(request, person) if has_second_factor(person) else _last(records)
    return last is not None and at - last < FRESH


def has_second_factor(person: Person) -> bool:
    """Whether this person has set up a passkey or an app for codes. Spare codes alone are none."""
    ways = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]
    return bool(Authenticator.objects.filter(user_id=person.pk, type__in=ways).exists())


def _last(records: list[dict[str, Any]]) -> datetime | None:
    return max((datetime.fromtimestamp(each["at"], UTC) for each in records), default=None)
