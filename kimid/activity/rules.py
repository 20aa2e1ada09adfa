"""Who may do what with the activities of a KIM. What is in it stays the group's own; offices read what counts."""

from enum import StrEnum
from typing import Final

from kimid.access.grants import roles_at
from kimid.activity.models import Entry, Plan, Poll
from kimid.events.permissions import Role, permit
from kimid.people.models import Person

_GROUP: Final = (Role.MEMBER, Role.EDITOR, Role.CHAIR)
_EDITORS: Final = frozenset({Role.EDITOR, Role.CHAIR})


class Can(StrEnum):
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


def is_own_or_editor(who: object, entry: object) -> bool:
    """Whoever wrote it down, or who answers for the group."""
    if not (isinstance(entry, Entry) and isinstance(who, Person)):
        return False
    return entry.by_id == who.pk or not roles_at(who, entry.standing()).isdisjoint(_EDITORS)


def is_mine_or_editor(who: object, plan: object) -> bool:
    """Whoever made the plan or answers for it, or who answers for the group."""
    if not (isinstance(plan, Plan) and isinstance(who, Person)):
        return False
    return who.pk in (plan.made_by_id, plan.person_id) or not roles_at(who, plan.standing()).isdisjoint(_EDITORS)


def is_asked_by_me_or_editor(who: object, poll: object) -> bool:
    """Whoever asked, or who answers for the group."""
    if not (isinstance(poll, Poll) and isinstance(who, Person)):
        return False
    return poll.made_by_id == who.pk or not roles_at(who, poll.standing()).isdisjoint(_EDITORS)


permit(Can.SEE, "See what one's own KIM did.", _GROUP)
permit(Can.NOTE, "Write down an activity of one's own KIM.", _GROUP)
permit(Can.CORRECT, "Correct or withdraw an activity that was written down: one's own; editors any.", _GROUP, is_own_or_editor)
permit(Can.PLAN, "Plan something for one's own KIM, and ask the head of the village about a joint plan.", _GROUP)
permit(
    Can.CARRY_OUT,
    "Change, begin, finish, open again or call off a plan: one's own, or one that one answers for; editors any.",
    _GROUP,
    is_mine_or_editor,
)
permit(Can.ANSWER_AS_HEAD, "Answer to a joint plan as head of the village: by a one-use link, by no role.", [])
permit(Can.ASK, "Ask all members of one's own KIM a question.", _GROUP)
permit(Can.ANSWER, "Answer a question to all members of one's own KIM.", _GROUP)
permit(
    Can.CLOSE,
    "Close a question to all members, or take it back while nobody has answered: one's own; editors any.",
    _GROUP,
    is_asked_by_me_or_editor,
)
permit(Can.SHOW, "Show readers what a question to all members brought, or show it no more.", _EDITORS)
permit(
    Can.READ_REGION,
    "See how many activities the KIM of a region had, and those that they wrote down for offices to read.",
    [Role.PORTAL_EDITOR, Role.OFFICER, Role.OPERATOR],
)
