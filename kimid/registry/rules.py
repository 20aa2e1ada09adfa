"""Who may write in the register."""

from datetime import datetime
from enum import StrEnum

from django.utils import timezone

from kimid.access.grants import SETTLED_AFTER, active_grants
from kimid.access.queries import has_chair
from kimid.events.models import Event
from kimid.events.permissions import Role, Scoped, register_permission
from kimid.people.models import Person
from kimid.places.models import Region
from kimid.registry.models import Kim


class RegistryPermission(StrEnum):
    REGISTER = "registry.register"
    EDIT = "registry.edit"
    READ_REGION = "registry.read_region"
    SET_POLICY = "registry.set_policy"
    INVITE_CHAIR = "registry.invite_chair"
    KEEP_ROSTER = "registry.keep_roster"
    CHANGE_REGIONS = "registry.change_regions"


_OFFICE_ROLES = (Role.OFFICER, Role.OPERATOR)


def is_of_office(who: object, code: str) -> bool:
    """Whether somebody is an officer of this very region, not of one above or below."""
    return isinstance(who, Person) and any(
        grant.role in _OFFICE_ROLES and grant.region_id == code for grant in active_grants(who)
    )


def has_no_chair(who: object, kim: object) -> bool:
    """A KIM that is still there, and of which nobody is chair. One whose account is locked or
    frozen is: an office brings them back, and no officer puts another there. Whoever ended the last
    chair does not choose the next one.
    """
    return (
        isinstance(kim, Kim)
        and not kim.has_ended
        and not has_chair(kim.site_id, timezone.now())
        and not _ended_last_chair(who, kim)
        and own_list_until(who, kim) is None
    )


def own_list_until(who: object, kim: Kim) -> datetime | None:
    """Until when somebody does not invite the chair of a KIM because it came from their own list:
    one officer alone does not make a KIM and who leads it while nobody has looked. None without
    such a wait. One query.
    """
    entered = Event.objects.filter(
        subject=Kim._meta.label,
        subject_id=str(kim.pk),
        kind="kim.registered",
        data__has_key="import_list",
    ).last()
    if entered is None or not isinstance(who, Person) or entered.actor_ref != who.actor_ref:
        return None
    until = entered.happened_at + SETTLED_AFTER
    return until if timezone.now() < until else None


def _ended_last_chair(who: object, kim: Kim) -> bool:
    ended = Event.objects.filter(
        subject=Kim._meta.label,
        subject_id=str(kim.pk),
        kind="kim.account_ended",
        data__was_last_chair=True,
    ).last()
    return ended is not None and isinstance(who, Person) and ended.actor_ref == who.actor_ref


def office_of(who: Person, subject: Scoped) -> Region | None:
    """The region for which somebody acts on a thing of the register: the nearest above it in which
    they are an officer.
    """
    scope = subject.scope()
    regions = [
        grant.region
        for grant in active_grants(who)
        if grant.role in _OFFICE_ROLES and grant.covers(scope) and grant.region
    ]
    return max(regions, key=lambda region: region.level, default=None)


register_permission(
    RegistryPermission.REGISTER,
    "Enter a new KIM of one's region into the register.",
    [Role.OFFICER, Role.OPERATOR],
)
register_permission(
    RegistryPermission.EDIT, "Record decrees and officers of a KIM.", [Role.OFFICER, Role.OPERATOR]
)
register_permission(
    RegistryPermission.READ_REGION,
    "See the numbers of a region and all below it in the workspace.",
    [Role.PORTAL_EDITOR, Role.OFFICER, Role.OPERATOR],
)
register_permission(
    RegistryPermission.SET_POLICY,
    "Decide the rules of one's region for the KIM in it.",
    [Role.OFFICER, Role.OPERATOR],
)
register_permission(
    RegistryPermission.INVITE_CHAIR,
    "Invite the chair of a KIM that has none, such as one that came from a list; not whoever ended "
    "the last one's roles in a quarantine, nor in the first three days whoever entered the list.",
    _OFFICE_ROLES,
    has_no_chair,
)
register_permission(
    RegistryPermission.KEEP_ROSTER,
    "Write down who belongs to one's own KIM, with an account or without, and who has left.",
    [Role.CHAIR],
)
register_permission(
    RegistryPermission.CHANGE_REGIONS,
    "Let KIM and offices follow when the ministry changes regions and their codes.",
    [Role.OPERATOR],
)
