"""Permissions of evaluations and contests."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

from django.utils import timezone

from kimid.access.grants import active_grants, has_role_on_record
from kimid.access.models import Grant
from kimid.access.second_officials import of_one_hand
from kimid.evaluation.conflicts import conflicts_of
from kimid.evaluation.models import ContestLevel, Juror, Participant
from kimid.events.permissions import Role, Scoped, register_permission
from kimid.lib import codes
from kimid.lib.codes import Level
from kimid.people.models import Person
from kimid.people.person_actor import PersonActor
from kimid.registry.models import Kim
from kimid.registry.rules import office_of


class EvaluationPermission(StrEnum):
    SET_FORM = "evaluation.set_form"
    OPEN = "evaluation.open"
    READ = "evaluation.read"
    CHECK = "evaluation.check"
    ESCALATE = "evaluation.hand_up"
    APPOINT = "evaluation.appoint"
    JOIN_JURY = "evaluation.sit"
    SCORE = "evaluation.score"
    PUBLISH = "evaluation.publish"
    CORRECT = "evaluation.correct"
    REMIND = "evaluation.remind"
    SEE_OWN = "evaluation.see_own"
    FILL = "evaluation.fill"


_OFFICERS = (Role.OFFICER, Role.OPERATOR)
WRITERS: Final = (Role.EDITOR, Role.CHAIR)


@dataclass(frozen=True)
class JurorActor(PersonActor):
    """A juror as an actor. May score the participants of one contest level, except those with a
    conflict of interest, and nothing else.
    """

    juror: Juror

    @property
    def actor_name(self) -> str:
        return "juri"

    def has_perm(self, perm: str, obj: Any = None) -> bool:
        is_here = (
            isinstance(obj, Participant)
            and obj.contest_level_id == self.juror.contest_level_id
            and not obj.is_excluded
        )
        is_me = (
            self.juror.is_seated
            and self.juror.person_id == self.person.pk
            and self.person.is_active
        )
        return (
            perm == EvaluationPermission.SCORE
            and is_here
            and is_me
            and not conflicts_of(self.juror, [obj])
        )


def is_office_region(actor: object, subject: object) -> bool:
    """Whether the region is a regency, a province or the nation."""
    return isinstance(subject, Scoped) and codes.level(subject.scope().region_code) <= Level.REGENCY


def may_decide(actor: object, subject: object) -> bool:
    """Whether the actor's office decides in this contest level: its own office, and after an
    escalation the offices above. An entry that waits for somebody else they check before, too.
    """
    contest_level = subject.contest_level if isinstance(subject, Participant | Juror) else subject
    if not isinstance(contest_level, ContestLevel) or not isinstance(actor, Person):
        return False
    office = office_of(actor, contest_level)
    if office is None:
        return False
    if office.code == contest_level.region_id or contest_level.escalated_at is not None:
        return True
    return isinstance(subject, Participant) and waits_for_office_above(subject)


def has_filled(who: Person, participant: Participant) -> bool:
    """Whether somebody filled in or sent the entry, or is of one hand with whoever did. One query,
    and some for whoever is acting, or has deputies.
    """
    region = participant.contest_level.region_id
    return not participant.entry.handler_ids.isdisjoint(of_one_hand(who, region))


def waits_for_office_above(participant: Participant) -> bool:
    """Whether the office cannot check an entry: each of its officials has filled it in, or ten
    working days have passed. One query, and some for each of them.
    """
    if participant.handed_up_at is not None:
        return True
    rows = Grant.objects.filter(region=participant.contest_level.region_id, role__in=_OFFICERS)
    posts = list(rows.usable(timezone.now()).select_related("person"))
    return bool(posts) and all(has_filled(post.person, participant) for post in posts)


def is_group_writer(actor: object, subject: Scoped) -> bool:
    """Whether the actor is a chair or an editor of the group."""
    site = subject.scope().site_id
    return isinstance(actor, Person) and any(
        grant.site_id == site and grant.role in WRITERS for grant in active_grants(actor)
    )


def may_fill(actor: object, subject: object) -> bool:
    """Whether the actor may fill in an entry: a writer of the group; without any writer on record,
    the regency. A writer who is frozen by a quarantine is one.
    """
    if not isinstance(subject, Scoped) or not isinstance(actor, Person):
        return False
    if is_group_writer(actor, subject):
        return True
    office = office_of(actor, subject) if isinstance(subject, Kim) else None
    return (
        office is not None
        and office.level == Level.REGENCY
        and not has_role_on_record(subject.scope().site_id or 0, WRITERS)
    )


register_permission(
    EvaluationPermission.SET_FORM,
    "Add questions to the form of one's region, and retire one's own.",
    _OFFICERS,
    is_office_region,
)
register_permission(
    EvaluationPermission.OPEN,
    "Open an evaluation or a contest for one's region.",
    _OFFICERS,
    is_office_region,
)
register_permission(
    EvaluationPermission.READ,
    "Read what KIM of one's region have sent to an evaluation or a contest; each look at a paper "
    "is on record.",
    _OFFICERS,
)
register_permission(
    EvaluationPermission.CHECK,
    "Check what somebody else sent to the contest level of one's own office. Above it only when it "
    "is late.",
    _OFFICERS,
    may_decide,
)
register_permission(
    EvaluationPermission.APPOINT,
    "Ask people to judge in the contest level of one's own office, and let them go.",
    _OFFICERS,
    may_decide,
)
register_permission(
    EvaluationPermission.JOIN_JURY, "Come in as a juror: by a one-use link, by no role.", []
)
register_permission(
    EvaluationPermission.SCORE,
    "Judge in one contest level as a juror, but not one's own KIM or village.",
    [],
)
register_permission(
    EvaluationPermission.PUBLISH,
    "Publish the result of the contest level of one's own office.",
    _OFFICERS,
    may_decide,
)
register_permission(
    EvaluationPermission.CORRECT,
    "Put a published result right, in the open.",
    _OFFICERS,
    may_decide,
)
register_permission(
    EvaluationPermission.ESCALATE,
    "Let the office above decide a contest level that is late: the platform, by no role.",
    [],
)
register_permission(
    EvaluationPermission.REMIND,
    "Remind a group before entries close: the platform, by no role.",
    [],
)
register_permission(
    EvaluationPermission.SEE_OWN,
    "See the evaluations and contests of one's own KIM.",
    [Role.MEMBER, Role.EDITOR, Role.CHAIR],
)
register_permission(
    EvaluationPermission.FILL,
    "Fill in the entry of one's own KIM and send it; to an evaluation also the regency, for a KIM "
    "that has no chair or editor on record.",
    [*WRITERS, *_OFFICERS],
    may_fill,
)
