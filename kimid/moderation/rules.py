"""The permissions to report and to answer."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from kimid.events.actor import ActorKind
from kimid.events.permissions import Role, register_permission


class ModerationPermission(StrEnum):
    REPORT = "moderation.report"
    ANSWER = "moderation.answer"


register_permission(
    ModerationPermission.REPORT, "Report something public. Any reader may; no role is needed.", []
)
register_permission(
    ModerationPermission.ANSWER,
    "Read the reports about a site and answer them; look at the contact that a sender left, "
    "which the record then tells.",
    [Role.EDITOR, Role.CHAIR, Role.PORTAL_EDITOR, Role.OFFICER, Role.OPERATOR],
)


@dataclass(frozen=True)
class Reader:
    """A visitor of a public site without an account. May report, and nothing else."""

    @property
    def actor_kind(self) -> ActorKind:
        return ActorKind.READER

    @property
    def actor_ref(self) -> str:
        return ""

    @property
    def actor_name(self) -> str:
        return "pembaca"

    def has_perm(self, perm: str, obj: Any = None) -> bool:
        return perm == ModerationPermission.REPORT and obj is not None
