"""Who may do what in the life of a KIM."""

from enum import StrEnum

from django.db.models import Prefetch, prefetch_related_objects
from django.utils import timezone

from kimid.access.grants import OFFICERS
from kimid.access.second_officials import is_second_to
from kimid.events.permissions import Role, register_permission
from kimid.lib.codes import NATION, Level
from kimid.lifecycle.models import Suspension
from kimid.people.models import Person
from kimid.registry.models import Kim
from kimid.registry.rules import office_of


class LifecyclePermission(StrEnum):
    FOLLOW_SILENCE = "lifecycle.follow_silence"
    COACH = "lifecycle.coach"
    ASK_REVIVAL = "lifecycle.ask_revival"
    REVIVE = "lifecycle.revive"
    SUSPEND = "lifecycle.suspend"
    END_SUSPENSION = "lifecycle.end_suspension"
    AGREE_TO_SUSPEND = "lifecycle.agree_to_suspend"
    APPEAL = "lifecycle.appeal"
    ANSWER_APPEAL = "lifecycle.answer_appeal"
    QUARANTINE = "lifecycle.quarantine"


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
    rows = kim.suspensions.all() if isinstance(kim, Kim) else []
    return next((each for each in rows if each.ended_at is None), None)


def read_suspensions(kim: Kim) -> None:
    """Read once what several of these permissions look at, for a page that asks for all of them.
    One query; nothing that changes later is seen in this KIM.
    """
    rows = Suspension.objects.select_related("office", "proposed_by", "agreed_by")
    prefetch_related_objects([kim], Prefetch("suspensions", rows))


register_permission(
    LifecyclePermission.FOLLOW_SILENCE,
    "Move a KIM to the stage that its silence leads to: the platform by the rules, by no role.",
    [],
)
register_permission(
    LifecyclePermission.COACH,
    "Visit KIM that fell silent, and write down what came of it.",
    OFFICERS,
)
register_permission(
    LifecyclePermission.ASK_REVIVAL,
    "Ask that one's own frozen or archived KIM comes back.",
    [Role.CHAIR],
)
register_permission(
    LifecyclePermission.REVIVE,
    "Bring a frozen or archived KIM back, or say what is missing.",
    OFFICERS,
)
register_permission(
    LifecyclePermission.SUSPEND, "Propose to suspend a KIM, for one of few reasons.", OFFICERS
)
register_permission(
    LifecyclePermission.END_SUSPENSION,
    "End a suspension, or take its proposal back: one officer of the office that suspended, or of"
    " a higher one.",
    OFFICERS,
    is_suspending_office_or_above,
)
register_permission(
    LifecyclePermission.AGREE_TO_SUSPEND,
    "Agree to a suspension that somebody else proposed, in the same office or a higher one.",
    OFFICERS,
    is_second_officer,
)
register_permission(
    LifecyclePermission.APPEAL, "Object to the suspension of one's own KIM.", [Role.CHAIR]
)
register_permission(
    LifecyclePermission.ANSWER_APPEAL,
    "Decide on an objection, as an office above the one that suspended.",
    OFFICERS,
    is_above_suspending_office,
)
register_permission(
    LifecyclePermission.QUARANTINE,
    "Close the site of a KIM at once for security, and open it again.",
    OFFICERS,
)
