"""Sign-in codes: six digits that a chair or officer reads to somebody in person."""

import secrets
from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from django.core.exceptions import PermissionDenied
from django.utils.crypto import constant_time_compare, salted_hmac

from kimid.access.code_waits import wall_of
from kimid.access.leading import is_leading, leading_chairs
from kimid.access.makers import refuse_unless_may
from kimid.access.models import Grant, InPersonCode
from kimid.access.rules import AccessPermission
from kimid.events.actor import ActorKind
from kimid.events.permissions import Role
from kimid.lib import codes
from kimid.limits.counting import Charge, Rate, take
from kimid.people.devices import devices_of
from kimid.people.models import Person
from kimid.sites.models import Site

type Decider = Callable[[Person, Person, datetime], bool]

CODE_LIFETIME: Final = timedelta(minutes=10)
_LATELY: Final = timedelta(days=7)
_DECIDERS: Final[list[Decider]] = []
# By one asker for one person: each code is a notice at once for everybody who can cancel it.
_CODES: Final = Rate(3, timedelta(minutes=20))


class NotUnderAuthority(PermissionDenied):
    """The person has a role outside the authority of whoever makes the code.

    Otherwise a chair could sign in as an officer.
    """


class AnotherChairCan(NotUnderAuthority):
    """Somebody in the group of the person can hand the code, so no office does."""


class OlderChairCan(NotUnderAuthority):
    """Who has just come hands no code where a chair who has been there longer can."""


class OnlyForChairs(NotUnderAuthority):
    """An office hands codes within a KIM to its chair only, who hands them to the members."""


class AccountStopped(NotUnderAuthority):
    """Two codes for this account were cancelled. First an office above decides."""


class AccountFrozen(NotUnderAuthority):
    """A role of the person is frozen. First an office says whose account it is."""


class CameInNowhere(NotUnderAuthority):
    """Whoever lately decided about the account hands it no code before its person has signed in
    again: nobody else could cancel that.
    """


class TooManyCodes(NotUnderAuthority):
    """This person asked for several codes for the same one within the hour: each tells many."""


class CodeUsed(Exception):
    """The code was used or cancelled before, or is too old."""


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


def refuse_unless_in_authority(
    person: Person, site: Site, *, by: Person, in_training: bool, at: datetime
) -> None:
    """Raise NotUnderAuthority, or one of its kinds, unless `by` may hand a code to this person.

    Within a KIM an office hands a code only where nobody in the group can, and to a chair. In the
    hall of a training it hands one to every member. Somebody with roles in several groups has no
    chair above all of them, so the office above these hands it. A chair who has just come hands one
    only where no older one can.
    """
    if person == by or not is_under_authority(person, site, at):
        raise NotUnderAuthority
    if person.stopped_at is not None:
        raise AccountStopped
    _refuse_in_doubt(person, by, at)
    if not site.is_portal and not is_leading(by, site.pk, at) and _has_chair_above(person, at):
        raise OlderChairCan
    groups = Grant.objects.filter(person=person, region=None).active(at)
    if not site.is_portal or in_training or not groups.exists():
        return
    if _has_chair_above(person, at):
        raise AnotherChairCan
    one_group = groups.values("site").distinct().count() == 1
    if one_group and not groups.filter(role=Role.CHAIR).exists():
        raise OnlyForChairs


def register_decider(decider: Decider) -> None:
    """Let another app say who lately decided about an account. For `AppConfig.ready`."""
    if decider not in _DECIDERS:
        _DECIDERS.append(decider)


def handed_lately(person: Person, hands: Collection[int], at: datetime) -> bool:
    """Whether one of `hands` handed a code to this person within the last week. One query."""
    rows = InPersonCode.objects.filter(person=person, made_by__in=hands)
    return rows.filter(made_at__gt=at - _LATELY).exists()


def _refuse_in_doubt(person: Person, by: Person, at: datetime) -> None:
    if Grant.objects.filter(person=person, frozen_at__isnull=False).active(at).exists():
        raise AccountFrozen
    if not devices_of(person) and any(decided(person, by, at) for decided in _DECIDERS):
        raise CameInNowhere


def needs_wall(code: InPersonCode) -> bool:
    """Whether a new code opens what is older only later: from an office always, in a group for its
    chairs, and from a chair who has just come.
    """
    site, at = code.site, code.made_at
    chairs = Grant.objects.filter(person=code.person, site=site, role=Role.CHAIR)
    return site.is_portal or chairs.active(at).exists() or not is_leading(code.made_by, site.pk, at)


def _has_chair_above(person: Person, at: datetime) -> bool:
    """Whether another chair who can be reached may hand a code to this person.

    A chair whose account is locked, frozen or stopped, who is signed in nowhere, whose own code
    waits, or who has just come, is not one: else a group whose two chairs lost their phones would
    have nobody.
    """
    places = set(Grant.objects.filter(person=person).active(at).values_list("site_id", "region_id"))
    if len(places) != 1:
        return False
    [(site_id, _region)] = places
    others = leading_chairs(site_id, at).exclude(person=person).select_related("person")
    return any(_can_hand(grant.person) for grant in others)


def _can_hand(chair: Person) -> bool:
    return wall_of(chair) is None and bool(devices_of(chair))


def _is_under(grant: Grant, site: Site) -> bool:
    if not site.is_portal:
        return grant.site_id == site.pk
    if grant.site is not None:
        return codes.covers(site.region_id, grant.site.region_id)
    return grant.region_id != site.region_id and codes.covers(site.region_id, grant.region_id or "")


def open_code_of(person: Person | None, at: datetime) -> InPersonCode | None:
    """The code with which this person may sign in now, if there is one. One query."""
    # the same work for an unknown name, so that the time of the answer does not tell
    key = person.pk if person is not None and person.is_active else 0
    return (
        InPersonCode.objects.filter(person_id=key, used_at=None, expires_at__gt=at)
        .exclude(wait__ended_at__isnull=False)
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


def hand_code(person: Person, site: Site, *, by: Person, at: datetime) -> tuple[InPersonCode, str]:
    """For an action: make a code, if this asker has made few for this person within the hour.

    Raises TooManyCodes.
    """
    [level] = take([Charge(("handed code", str(by.pk), str(person.pk)), _CODES)], at)
    if level.is_refused:
        raise TooManyCodes
    return make_code(person, site, by=by, at=at)


def make_code(person: Person, site: Site, *, by: Person, at: datetime) -> tuple[InPersonCode, str]:
    """For an action: make a code and its digits. Earlier codes of the person stop working."""
    InPersonCode.objects.filter(person=person, used_at=None, expires_at__gt=at).update(
        expires_at=at
    )
    digits = f"{secrets.randbelow(1_000_000):06}"
    code = InPersonCode.objects.create(
        person=person,
        site=site,
        made_by=by,
        code_hash=hash_digits(person.pk, digits),
        made_at=at,
        expires_at=at + CODE_LIFETIME,
    )
    return code, digits


def use_code(code: InPersonCode, at: datetime) -> None:
    """For an action: mark the code as used. Raises CodeUsed to the slower of two, and MakerLeft."""
    refuse_unless_may(code.made_by, AccessPermission.HAND_CODE, code.site)
    rows = InPersonCode.objects.filter(pk=code.pk, used_at=None, expires_at__gt=at)
    if rows.update(used_at=at) != 1:
        raise CodeUsed
    code.used_at = at


def hash_digits(person_id: int, digits: str) -> str:
    """A keyed hash, so that a copy of the database does not give the digits away."""
    return salted_hmac(f"kim:handed-code:{person_id}", digits, algorithm="sha256").hexdigest()
