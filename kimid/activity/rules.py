"""Permissions of activities, plans and polls."""

from enum import StrEnum
from typing import Final

from kimid.access.grants import roles_at
from kimid.activity.models import ActivityEntry, Plan, Poll
from kimid.events.permissions import EDITORS, Role, register_permission
from kimid.people.models import Person

_GROUP: Final = (Role.MEMBER, Role.EDITOR, Role.CHAIR)


class ActivityPermission(StrEnum):
    SEE = "activity.see"
    NOTE = "activity.note"
    CORRECT = "activity.correct"
    PLAN = "activity.plan"
    CARRY_OUT = "activity.carry_out"
    ANSWER_AS_HEAD = "activity.answer_as_head"
    ASK = "activity.ask"
    ANSWER = "activity.answer"
    CLOSE = "activity.close"
    SHOW = "activity.show"
    READ_REGION = "activity.read_region"


def is_author_or_editor(actor: object, entry: object) -> bool:
    """Whether the actor wrote the entry, or is an editor or chair of the group."""
    if not (isinstance(entry, ActivityEntry) and isinstance(actor, Person)):
        return False
    return entry.by_id == actor.pk or not roles_at(actor, entry.scope()).isdisjoint(EDITORS)


def is_responsible_or_editor(actor: object, plan: object) -> bool:
    """Whether the actor made the plan, is responsible for it, or is an editor or chair."""
    if not (isinstance(plan, Plan) and isinstance(actor, Person)):
        return False
    return actor.pk in (plan.made_by_id, plan.person_id) or not roles_at(
        actor, plan.scope()
    ).isdisjoint(EDITORS)


def is_asker_or_editor(actor: object, poll: object) -> bool:
    """Whether the actor made the poll, or is an editor or chair of the group."""
    if not (isinstance(poll, Poll) and isinstance(actor, Person)):
        return False
    return poll.made_by_id == actor.pk or not roles_at(actor, poll.scope()).isdisjoint(EDITORS)


register_permission(ActivityPermission.SEE, "See what one's own KIM did.", _GROUP)
register_permission(ActivityPermission.NOTE, "Write down an activity of one's own KIM.", _GROUP)
register_permission(
    ActivityPermission.CORRECT,
    "Correct or withdraw an activity that was written down: one's own; editors any.",
    _GROUP,
    is_author_or_editor,
)
register_permission(
    ActivityPermission.PLAN,
    "Plan something for one's own KIM, and ask the head of the village about a joint plan.",
    _GROUP,
)
register_permission(
    ActivityPermission.CARRY_OUT,
    "Change, begin, finish, open again or call off a plan: one's own, or one that one answers "
    "for; editors any.",
    _GROUP,
    is_responsible_or_editor,
)
register_permission(
    ActivityPermission.ANSWER_AS_HEAD,
    "Answer to a joint plan as head of the village: by a one-use link, by no role.",
    [],
)
register_permission(ActivityPermission.ASK, "Ask all members of one's own KIM a question.", _GROUP)
register_permission(
    ActivityPermission.ANSWER, "Answer a question to all members of one's own KIM.", _GROUP
)
register_permission(
    ActivityPermission.CLOSE,
    "Close a question to all members, or take it back while nobody has answered: one's own; "
    "editors any.",
    _GROUP,
    is_asker_or_editor,
)
register_permission(
    ActivityPermission.SHOW,
    "Show readers what a question to all members brought, or show it no more.",
    EDITORS,
)
register_permission(
    ActivityPermission.READ_REGION,
    "See how many activities the KIM of a region had, and those that they wrote down for offices "
    "to read.",
    [Role.PORTAL_EDITOR, Role.OFFICER, Role.OPERATOR],
)
