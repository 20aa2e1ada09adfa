"""The permissions to report and to answer."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

from django.utils import timezone

from kimid.access.models import Grant
from kimid.events.actor import ActorKind
from kimid.events.permissions import Role, register_permission
from kimid.moderation.models import Report
from kimid.moderation.writers import writers_of
from kimid.people.models import Person

_ANSWERERS: Final = (
    Role.EDITOR,
    Role.CHAIR,
    Role.PORTAL_EDITOR,
    Role.OFFICER,
    Role.OPERATOR,
)


class ModerationPermission(StrEnum):
    REPORT = "moderation.report"
    ANSWER = "moderation.answer"
    SEE_CONTACT = "moderation.see_contact"


def answerers_in_group(report: Report) -> list[Person]:
    """Who in the group can answer now, in the order in which they came. One query."""
    rows = Grant.objects.filter(site=report.site_id, role__in=(Role.EDITOR, Role.CHAIR))
    usable = rows.usable(timezone.now()).select_related("person").order_by("pk")
    return list(dict.fromkeys(grant.person for grant in usable))


def other_answerers(report: Report) -> list[Person]:
    """Of these, who did not write what is reported. Two queries."""
    writers = writers_of(report)
    return [person for person in answerers_in_group(report) if person.pk not in writers]


def wrote_it(who: object, report: Report) -> bool:
    """Whether this person wrote what is reported."""
    return isinstance(who, Person) and who.pk in writers_of(report)


def is_of_another(who: object, what: object) -> bool:
    """Nobody sees the contact of whoever reported what they wrote. A site as a whole is nobody's
    own.
    """
    return not isinstance(what, Report) or not wrote_it(who, what)


def is_of_another_or_nobody_else_can(who: object, what: object) -> bool:
    """Nobody answers a report about what they wrote, while somebody else of the group can."""
    return is_of_another(who, what) or (isinstance(what, Report) and not other_answerers(what))


register_permission(
    ModerationPermission.REPORT, "Report something public. Any reader may; no role is needed.", []
)
register_permission(
    ModerationPermission.ANSWER,
    "Read the reports about a site and answer them.",
    _ANSWERERS,
    is_of_another_or_nobody_else_can,
)
register_permission(
    ModerationPermission.SEE_CONTACT,
    "Look at the contact that the sender of a report left, which the record then tells.",
    _ANSWERERS,
    is_of_another,
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
