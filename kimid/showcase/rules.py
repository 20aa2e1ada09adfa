"""Who may write about what a village has and what it achieved, show it, and confirm it."""

from enum import StrEnum
from typing import Final

from kimid.access.grants import roles_at
from kimid.events.permissions import EDITORS, SITE_ROLES, Role, register_permission
from kimid.people.models import Person
from kimid.showcase.models import Achievement, Potential
from kimid.sites.models import Site

_GROUP: Final = (Role.MEMBER, Role.EDITOR, Role.CHAIR)


class ShowcasePermission(StrEnum):
    WRITE = "showcase.write"
    CHANGE = "showcase.change"
    PUBLISH = "showcase.publish"
    CONFIRM = "showcase.confirm"
    LOOK = "showcase.look"


class AchievementPermission(StrEnum):
    WRITE = "showcase.write_achievement"
    CHANGE = "showcase.change_achievement"
    PUBLISH = "showcase.publish_achievement"
    LOOK = "showcase.look_at_achievement"
    ASK = "showcase.ask_about_achievement"
    VERIFY = "showcase.verify_achievement"
    CONFIRM_BY_LINK = "showcase.confirm_achievement_by_link"


def is_draft_or_editor(actor: object, row: object) -> bool:
    """Whether readers do not have it yet, or the actor is an editor or chair of the group."""
    if not (isinstance(row, Potential | Achievement) and isinstance(actor, Person)):
        return False
    return row.is_draft or not roles_at(actor, row.scope()).isdisjoint(EDITORS)


def is_of_readers(actor: object, potential: object) -> bool:
    """Whether readers have it."""
    return isinstance(potential, Potential) and potential.is_published


def is_another(actor: object, row: object) -> bool:
    """Whether this is not the account because of which it is held."""
    return (
        isinstance(row, Potential | Achievement)
        and row.held_account is not None
        and row.held_account != actor
    )


def is_outside(actor: object, row: object) -> bool:
    """Whether the actor belongs to no part of the group, and wrote no word of it. The desk, which
    lists what waits, is open to every officer who holds the permission.
    """
    if isinstance(row, Site):
        return row.is_portal
    if not (isinstance(row, Achievement) and isinstance(actor, Person)):
        return False
    return roles_at(actor, row.scope()).isdisjoint(SITE_ROLES) and not row.is_written_by(actor)


register_permission(
    ShowcasePermission.WRITE, "Write about a potential of the village of one's own KIM.", _GROUP
)
register_permission(
    ShowcasePermission.CHANGE,
    "Change a potential that readers do not have yet; editors any.",
    _GROUP,
    is_draft_or_editor,
)
register_permission(
    ShowcasePermission.PUBLISH, "Show readers a potential, or withdraw it with a reason.", EDITORS
)
register_permission(
    ShowcasePermission.CONFIRM,
    "Say that a potential which readers have is still right.",
    _GROUP,
    is_of_readers,
)
register_permission(
    ShowcasePermission.LOOK,
    "Look at a potential that is held because of another account, and show it again.",
    EDITORS,
    is_another,
)
register_permission(
    AchievementPermission.WRITE, "Write down what the village of one's own KIM achieved.", _GROUP
)
register_permission(
    AchievementPermission.CHANGE,
    "Change an achievement that readers do not have yet; editors any. Its mark falls.",
    _GROUP,
    is_draft_or_editor,
)
register_permission(
    AchievementPermission.PUBLISH,
    "Show readers an achievement, or withdraw it with a reason.",
    EDITORS,
)
register_permission(
    AchievementPermission.LOOK,
    "Look at an achievement that is held because of another account, and show it again.",
    EDITORS,
    is_another,
)
register_permission(
    AchievementPermission.ASK,
    "Ask an office or, by a one-use link, somebody outside to confirm an achievement.",
    _GROUP,
)
register_permission(
    AchievementPermission.VERIFY,
    "Give an achievement the mark of an office, or ask for other proof; nobody of its group.",
    [Role.OFFICER, Role.OPERATOR],
    is_outside,
)
register_permission(
    AchievementPermission.CONFIRM_BY_LINK,
    "Confirm an achievement from outside: by a one-use link, by no role.",
    [],
)
