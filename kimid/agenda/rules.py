"""Who may do what with events of the agenda."""

from enum import StrEnum
from typing import Final

from kimid.access.grants import roles_at
from kimid.agenda.models import AgendaEvent
from kimid.events.permissions import EDITORS, Role, register_permission
from kimid.people.models import Person

_GROUP: Final = (Role.MEMBER, Role.EDITOR, Role.CHAIR)


class AgendaPermission(StrEnum):
    WRITE = "agenda.write"
    CHANGE = "agenda.change"
    PUBLISH = "agenda.publish"
    LOOK = "agenda.look"


def is_draft_or_by_editor(actor: object, event: object) -> bool:
    """Whether readers do not have it yet, or the actor is an editor or chair of the group."""
    if not (isinstance(event, AgendaEvent) and isinstance(actor, Person)):
        return False
    return event.is_draft or not roles_at(actor, event.scope()).isdisjoint(EDITORS)


def is_held_for_another(actor: object, event: object) -> bool:
    """Whether this is not the account because of which it is held."""
    return isinstance(event, AgendaEvent) and event.is_held and event.held_account != actor


register_permission(
    AgendaPermission.WRITE, "Write an event into the agenda of one's own KIM.", _GROUP
)
register_permission(
    AgendaPermission.CHANGE,
    "Change an event that readers do not have yet; editors any.",
    _GROUP,
    is_draft_or_by_editor,
)
register_permission(
    AgendaPermission.PUBLISH,
    "Show readers an event, call off or move a day of it, or withdraw it with a reason.",
    EDITORS,
)
register_permission(
    AgendaPermission.LOOK,
    "Look at an event that is held because of another account, and show it again.",
    EDITORS,
    is_held_for_another,
)
