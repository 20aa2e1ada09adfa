"""Sign-in codes: six digits that a chair or officer reads to somebody in person."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from django.core.exceptions import PermissionDenied
from django.utils.crypto import constant_time_compare, salted_hmac

from kimid.access.models import Grant, InPersonCode
from kimid.access.rules import AccessPermission
from kimid.events.actor import ActorKind
from kimid.events.permissions import Role
from kimid.lib import codes
from kimid.people.models import Person
from kimid.sites.models import Site

CODE_LIFETIME: Final = timedelta(minutes=10)


class NotUnderAuthority(PermissionDenied):
    """The person has a role outside the authority of whoever makes the code.

    Otherwise a chair could sign in as an officer.
    """


class CodeUsed(Exception):
    """The code was used before, or is too old."""


@dataclass(frozen=True)
class CodeHolder:
    """The person who typed the right digits. May sign in with exactly this code."""

    code: InPersonCode

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
        return perm == AccessPermission.COME_IN and obj == self.code and self.code.person.is_active


def is_under_authority(person: Person, site: Site, at: datetime) -> bool:
    """Whether whoever makes codes at this site (chair or office) stands above all roles of this
    person. A person without a role has nobody above them.
    """
    grants = Grant.objects.filter(person=person).active(at).select_related("site")
    return person.is_active and bool(grants) and all(_is_under(grant, site) for grant in grants)


def _is_under(grant: Grant, site: Site) -> bool:
    if not site.is_portal:
        return grant.site_id == site.pk and grant.role != Role.CHAIR
    if grant.site is not None:
        return codes.covers(site.region_id, grant.site.region_id)
    return grant.region_id != site.region_id and codes.covers(site.region_id, grant.region_id or "")


def open_code_of(person: Person | None, at: datetime) -> InPersonCode | None:
    """The code with which this person may sign in now, if there is one. One query."""
    # the same work for an unknown name, so that the time of the answer does not tell
    key = person.pk if person is not None and person.is_active else 0
    return (
        InPersonCode.objects.filter(person_id=key, used_at=None, expires_at__gt=at)
        .order_by("-pk")
        .first()
    )


def matching_code(person: Person | None, digits: str, at: datetime) -> InPersonCode | None:
    """The open code of this person, if these are its digits.

    Counts nothing: `attempt_in_person_code` must have taken the try.
    """
    code = open_code_of(person, at)
    digits_hash = hash_digits(code.person_id if code else 0, digits)
    is_right = code is not None and constant_time_compare(code.code_hash, digits_hash)
    return code if is_right else None


def hash_digits(person_id: int, digits: str) -> str:
    """A keyed hash, so that a copy of the database does not give the digits away."""
    return salted_hmac(f"kim:handed-code:{person_id}", digits, algorithm="sha256").hexdigest()
