"""Who may report, and who answers."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from kimid.events.actor import ActorKind
from kimid.events.permissions import Role, permit


class Can(StrEnum):
    REPORT = "moderation.report"
    ANSWER = "moderation.answer"


permit(Can.REPORT, "Report something public. Any reader may; no role is needed.", [])
permit(
    Can.ANSWER,
    "Read the reports about a site and answer them; look at the contact that a sender left, which the record then tells.",
    [Role.EDITOR, Role.CHAIR, Role.PORTAL_EDITOR, Role.OFFICER, Role.OPERATOR],
)


@dataclass(frozen=True)
class Reader:
    """Somebody on a public site, without an account: may report, and nothing else."""

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
        return perm == Can.REPORT and obj is not None
