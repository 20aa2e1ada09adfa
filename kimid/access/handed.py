"""Codes handed over in person: a chair or an official reads six digits to somebody who lost the password or the phone."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from django.core.exceptions import PermissionDenied
from django.db.models import F
from django.utils.crypto import constant_time_compare, salted_hmac

from kimid.access.models import Grant, HandedCode
from kimid.access.rules import Can
from kimid.events.actor import ActorKind
from kimid.events.permissions import Role
from kimid.lib import codes
from kimid.people.models import Person
from kimid.sites.models import Site

GOOD_FOR: Final = timedelta(minutes=10)
TRIES: Final = 5


class NotBelow(PermissionDenied):
    """The person may do something somewhere that whoever hands the code does not stand above: it would be a way up."""


class CodeSpent(Exception):
    """The code was used before, or is too old."""


@dataclass(frozen=True)
class CodeHolder:
    """Whoever typed the right digits a moment ago. May come in with exactly this code."""

    code: HandedCode

    @property
    def actor_kind(self) -> ActorKind:
        return self.code.person.actor_kind

    @property
    def actor_ref(self) -> str:
        return self.code.person.actor_ref

    @property
    def actor_name(self) -> str:
        return self.code.person.actor_name

    def has_perm(self, perm: str, obj: Any = None) -> bool:
        return perm == Can.COME_IN and obj == self.code and self.code.person.is_active


def is_below(person: Person, site: Site, at: datetime) -> bool:
    """Whether all that this person may do lies below the chair of this group, or below the office of this portal."""
    grants = Grant.objects.filter(person=person).running(at).select_related("site")
    return person.is_active and bool(grants) and all(_lies_below(grant, site) for grant in grants)


def _lies_below(grant: Grant, site: Site) -> bool:
    if not site.is_portal:
        return grant.site_id == site.pk and grant.role != Role.CHAIR
    if grant.site is not None:
        return codes.covers(site.region_id, grant.site.region_id)
    return grant.region_id != site.region_id and codes.covers(site.region_id, grant.region_id or "")


def right_code(person: Person | None, digits: str, at: datetime) -> HandedCode | None:
    """The open code of this person if these are its digits. Every look counts as a try, and five are allowed."""
    key = person.pk if person is not None and person.is_active else 0
    typed = hash_digits(key, digits)
    found = HandedCode.objects.filter(person_id=key, used_at=None, expires_at__gt=at, tries__lt=TRIES).order_by("-pk").first()
    if found is None:
        return None
    counted = HandedCode.objects.filter(pk=found.pk, used_at=None, tries__lt=TRIES).update(tries=F("tries") + 1)
    return found if counted == 1 and constant_time_compare(found.code_hash, typed) else None


def hash_digits(person: int, digits: str) -> str:
    """Keyed, so that a copy of the database does not give a million guesses away."""
    return salted_hmac(f"kim:handed-code:{person}", digits, algorithm="sha256").hexdigest()
