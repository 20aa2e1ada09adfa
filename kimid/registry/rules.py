"""Who may write in the register."""

from enum import StrEnum

from django.utils import timezone

from kimid.access.grants import active_grants
from kimid.access.queries import has_chair
from kimid.access.second_officials import is_second_to
from kimid.events.models import Event
from kimid.events.permissions import Role, Scoped, register_permission
from kimid.lib.codes import NATION, Level
from kimid.people.models import Person
from kimid.places.models import Region
from kimid.registry.models import Kim, Suspension


class RegistryPermission(StrEnum):
    REGISTER = "registry.register"
    EDIT = "registry.edit"
    READ_REGION = "registry.read_region"
    SET_POLICY = "registry.set_policy"
    INVITE_CHAIR = "registry.invite_chair"
    KEEP_ROSTER = "registry.keep_roster"
    FOLLOW_SILENCE = "registry.follow_silence"
    COACH = "registry.coach"
    ASK_REVIVAL = "registry.ask_revival"
    REVIVE = "registry.revive"
    SUSPEND = "registry.suspend"
    END_SUSPENSION = "registry.end_suspension"
    AGREE_TO_SUSPEND = "registry.agree_to_suspend"
    APPEAL = "registry.appeal"
    ANSWER_APPEAL = "registry.answer_appeal"
    QUARANTINE = "registry.quarantine"
    CHANGE_REGIONS = "registry.change_regions"
    DESCRIBE_MEANS = "registry.describe_means"
    RECOUNT_ICT = "registry.recount_ict"


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
    )


def _ended_last_chair(who: object, kim: Kim) -> bool:
    ended = Event.objects.filter(
        subject=Kim._meta.label,
        subject_id=str(kim.pk),
        kind="kim.account_ended",
        data__was_last_chair=True,
    ).last()
    return ended is not None and isinstance(who, Person) and ended.actor_ref == who.actor_ref


def is_second_officer(who: object, kim: object) -> bool:
    """Another officer than the one who proposed it, of the same office or of a higher one, for some
    days, and not of one hand with the first.
    """
    running = _running_suspension(kim)
    return (
        running is not None
        and isinstance(who, Person)
        and is_second_to(who, running.proposed_by, running.office_id, timezone.now())
    )


def is_suspending_office_or_above(who: object, kim: object) -> bool:
    """What a higher office has stopped, a lower one does not let go again."""
    running = _running_suspension(kim)
    if running is None or not isinstance(who, Person):
        return False
    office = office_of(who, running.kim)
    return office is not None and office.level <= running.office.level


def is_above_suspending_office(who: object, kim: object) -> bool:
    """An appeal goes to an office above the one that suspended. Above the nation is none: there
    others decide than those two, who are second persons to both.
    """
    running = _running_suspension(kim)
    if running is None or not isinstance(who, Person):
        return False
    two = [person for person in (running.proposed_by, running.agreed_by) if person is not None]
    office = office_of(who, running.kim)
    if who in two or office is None:
        return False
    return office.level < running.office.level or (
        office.level == Level.NATION
        and all(is_second_to(who, each, NATION, timezone.now()) for each in two)
    )


def _running_suspension(kim: object) -> Suspension | None:
    rows = Suspension.objects.select_related("kim", "office", "proposed_by", "agreed_by")
    return rows.filter(kim=kim, ended_at=None).first() if isinstance(kim, Kim) else None


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
    "the last one's roles in a quarantine.",
    _OFFICE_ROLES,
    has_no_chair,
)
register_permission(
    RegistryPermission.KEEP_ROSTER,
    "Write down who belongs to one's own KIM, with an account or without, and who has left.",
    [Role.CHAIR],
)
register_permission(
    RegistryPermission.FOLLOW_SILENCE,
    "Move a KIM to the stage that its silence leads to: the platform by the rules, by no role.",
    [],
)
register_permission(
    RegistryPermission.COACH,
    "Visit KIM that fell silent, and write down what came of it.",
    _OFFICE_ROLES,
)
register_permission(
    RegistryPermission.ASK_REVIVAL,
    "Ask that one's own frozen or archived KIM comes back.",
    [Role.CHAIR],
)
register_permission(
    RegistryPermission.REVIVE,
    "Bring a frozen or archived KIM back, or say what is missing.",
    _OFFICE_ROLES,
)
register_permission(
    RegistryPermission.SUSPEND, "Propose to suspend a KIM, for one of few reasons.", _OFFICE_ROLES
)
register_permission(
    RegistryPermission.END_SUSPENSION,
    "End a suspension, or take its proposal back: one officer of the office that suspended, or of"
    " a higher one.",
    _OFFICE_ROLES,
    is_suspending_office_or_above,
)
register_permission(
    RegistryPermission.AGREE_TO_SUSPEND,
    "Agree to a suspension that somebody else proposed, in the same office or a higher one.",
    _OFFICE_ROLES,
    is_second_officer,
)
register_permission(
    RegistryPermission.APPEAL, "Object to the suspension of one's own KIM.", [Role.CHAIR]
)
register_permission(
    RegistryPermission.ANSWER_APPEAL,
    "Decide on an objection, as an office above the one that suspended.",
    _OFFICE_ROLES,
    is_above_suspending_office,
)
register_permission(
    RegistryPermission.QUARANTINE,
    "Close the site of a KIM at once for security, and open it again.",
    _OFFICE_ROLES,
)
register_permission(
    RegistryPermission.CHANGE_REGIONS,
    "Let KIM and offices follow when the ministry changes regions and their codes.",
    [Role.OPERATOR],
)
register_permission(
    RegistryPermission.DESCRIBE_MEANS,
    "Write down what a KIM works with: devices, signal, who was trained.",
    [Role.CHAIR, *_OFFICE_ROLES],
)
register_permission(
    RegistryPermission.RECOUNT_ICT,
    "Count anew which KIM are ICT-based: the platform by the rules, by no role.",
    [],
)
