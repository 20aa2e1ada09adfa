"""What somebody must have shown of themselves before they choose a publication (decision 43)."""

from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from allauth.mfa.models import Authenticator
from django.http import HttpRequest

from kimid.people.devices import is_new_device
from kimid.people.models import Person
from kimid.people.second_factor import RECENT_AUTH_PERIOD, last_proof_at, second_factor_at

# So long after their first publication people may publish without a second factor.
GRACE: Final = timedelta(days=14)
# So long a proof counts on a known device; and on a new one, after a change of roles, or for a link
# that nobody has looked at.
ORDINARY_PERIOD: Final = timedelta(days=30)
CAREFUL_PERIOD: Final = timedelta(hours=1)
# A second factor that was first set up after the grace counts a day later: whoever has stolen the
# password can set one up too, and its owner must have the time to see it.
FIRST_FACTOR_WAIT: Final = timedelta(days=1)


class ProofState(StrEnum):
    """Whether somebody may publish now, and what is missing if not."""

    SHOWN = "shown"
    TOO_OLD = "too old"
    NO_FACTOR = "no factor"
    NEW_FACTOR = "new factor"


def proof_state(
    request: HttpRequest, person: Person, at: datetime, *, is_urgent: bool, is_careful: bool
) -> ProofState:
    """What this person has shown in this session. One query.

    `is_careful`: their role or what they publish asks for a fresh proof, on a known device too.
    """
    first = first_factor_at(person)
    if (lack := _lack(person, first, at)) is not None:
        return lack
    last = second_factor_at(request, person) if first else last_proof_at(request, person)
    is_fresh_needed = is_careful or is_new_device(request, person, at)
    period = CAREFUL_PERIOD if is_fresh_needed else ORDINARY_PERIOD
    limit = RECENT_AUTH_PERIOD if is_urgent else period
    is_shown = last is not None and at - last < limit
    return ProofState.SHOWN if is_shown else ProofState.TOO_OLD


def first_factor_at(person: Person) -> datetime | None:
    """Since when this person has a second factor: a passkey, an app, or codes on paper."""
    rows = Authenticator.objects.filter(user_id=person.pk).order_by("created_at")
    first: datetime | None = rows.values_list("created_at", flat=True).first()
    return first


def grace_ends_at(person: Person) -> datetime | None:
    """Until when this person may publish without a second factor. None before their first time. It
    is over for whoever had one and lost it.
    """
    asked, lost = person.factor_asked_at, person.factor_lost_at
    return min((end for end in (asked and asked + GRACE, lost) if end), default=None)


def _lack(person: Person, first: datetime | None, at: datetime) -> ProofState | None:
    end = grace_ends_at(person)
    if end is None or at < end:
        return None
    if first is None:
        return ProofState.NO_FACTOR
    is_late = first > end and at - first < FIRST_FACTOR_WAIT
    return ProofState.NEW_FACTOR if is_late else None
