"""Who may open a round, hand something in, and decide."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

from kimid.access.grants import is_held, running_grants
from kimid.evaluation.conflicts import conflicts_of
from kimid.evaluation.models import Heat, Juror, Participant
from kimid.events.actor import ActorKind
from kimid.events.permissions import Placed, Role, permit
from kimid.lib import codes
from kimid.lib.codes import Level
from kimid.people.models import Person
from kimid.registry.models import Kim
from kimid.registry.rules import office_of


class Can(StrEnum):
    SET_FORM = "evaluation.set_form"
    OPEN = "evaluation.open"
    READ = "evaluation.read"
    CHECK = "evaluation.check"
    HAND_UP = "evaluation.hand_up"
    APPOINT = "evaluation.appoint"
    SIT = "evaluation.sit"
    SCORE = "evaluation.score"
    PUBLISH = "evaluation.publish"
    CORRECT = "evaluation.correct"
    REMIND = "evaluation.remind"
    SEE_OWN = "evaluation.see_own"
    FILL = "evaluation.fill"


_OFFICERS = (Role.OFFICER, Role.OPERATOR)
WRITERS: Final = (Role.EDITOR, Role.CHAIR)


@dataclass(frozen=True)
class AsJuror:
    """Somebody who judges in one heat: may give points to its participants but those of their own, and has no other right."""

    person: Person
    juror: Juror

    @property
    def actor_kind(self) -> ActorKind:
        return self.person.actor_kind

    @property
    def actor_ref(self) -> str:
        return self.person.actor_ref

    @property
    def actor_name(self) -> str:
        return "juri"

    def has_perm(self, perm: str, obj: Any = None) -> bool:
        is_here = isinstance(obj, Participant) and obj.heat_id == self.juror.heat_id and not obj.is_excluded
        is_me = self.juror.sits and self.juror.person_id == self.person.pk and self.person.is_active
        return perm == Can.SCORE and is_here and is_me and not conflicts_of(self.juror, [obj])


def has_an_office(who: object, thing: object) -> bool:
    """Rounds are opened by the regency, the province and the ministry."""
    return isinstance(thing, Placed) and codes.level(thing.standing().region_code) <= Level.REGENCY


def is_theirs(who: object, thing: object) -> bool:
    """An office decides in its own heat. Those above may once its days have passed without a result."""
    heat = thing.heat if isinstance(thing, Participant | Juror) else thing
    if not isinstance(heat, Heat) or not isinstance(who, Person):
        return False
    office = office_of(who, heat)
    return office is not None and (office.code == heat.region_id or heat.handed_up_at is not None)


def is_of_group(who: object, thing: Placed) -> bool:
    """Whether somebody may write for a group as one of it."""
    site = thing.standing().site_id
    return isinstance(who, Person) and any(grant.site_id == site and grant.role in WRITERS for grant in running_grants(who))


def is_theirs_to_fill(who: object, thing: object) -> bool:
    """A group fills in its own entry. Where nobody of it can, its regency does, as with groups that have no phone."""
    if not isinstance(thing, Placed) or not isinstance(who, Person):
        return False
    if is_of_group(who, thing):
        return True
    office = office_of(who, thing) if isinstance(thing, Kim) else None
    return office is not None and office.level == Level.REGENCY and not is_held(thing.standing().site_id or 0, WRITERS)


permit(Can.SET_FORM, "Add questions to the form of one's region, and retire one's own.", _OFFICERS, has_an_office)
permit(Can.OPEN, "Open an evaluation or a contest for one's region.", _OFFICERS, has_an_office)
permit(
    Can.READ,
    "Read what KIM of one's region have sent to an evaluation or a contest; each look at a paper is on record.",
    _OFFICERS,
)
permit(
    Can.CHECK,
    "Check what was sent to the heat of one's own office. Above it only when it has let its days pass.",
    _OFFICERS,
    is_theirs,
)
permit(Can.APPOINT, "Ask people to judge in the heat of one's own office, and let them go.", _OFFICERS, is_theirs)
permit(Can.SIT, "Come in as a juror: by a one-use link, by no role.", [])
permit(Can.SCORE, "Judge in one heat, and nothing else: whoever sits on its jury, but not about their own KIM or village.", [])
permit(Can.PUBLISH, "Publish the result of the heat of one's own office.", _OFFICERS, is_theirs)
permit(Can.CORRECT, "Put a published result right, in the open.", _OFFICERS, is_theirs)
permit(Can.HAND_UP, "Let the office above decide a heat whose days have passed: the platform, by no role.", [])
permit(Can.REMIND, "Remind a group before entries close: the platform, by no role.", [])
permit(Can.SEE_OWN, "See the evaluations and contests of one's own KIM.", [Role.MEMBER, Role.EDITOR, Role.CHAIR])
permit(
    Can.FILL,
    "Fill in the entry of one's own KIM and send it; to an evaluation also the regency, for a KIM that has nobody who can.",
    [*WRITERS, *_OFFICERS],
    is_theirs_to_fill,
)
