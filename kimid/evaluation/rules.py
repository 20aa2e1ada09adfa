"""Who may open a round, hand something in, and decide."""

from enum import StrEnum

from kimid.evaluation.models import Heat, Participant
from kimid.events.permissions import Placed, Role, permit
from kimid.lib import codes
from kimid.lib.codes import Level
from kimid.people.models import Person
from kimid.registry.rules import office_of


class Can(StrEnum):
    SET_FORM = "evaluation.set_form"
    OPEN = "evaluation.open"
    READ = "evaluation.read"
    CHECK = "evaluation.check"
    HAND_UP = "evaluation.hand_up"
    SEE_OWN = "evaluation.see_own"
    FILL = "evaluation.fill"


_OFFICERS = (Role.OFFICER, Role.OPERATOR)


def has_an_office(who: object, thing: object) -> bool:
    """Rounds are opened by the regency, the province and the ministry."""
    return isinstance(thing, Placed) and codes.level(thing.standing().region_code) <= Level.REGENCY


def is_theirs(who: object, thing: object) -> bool:
    """An office decides in its own heat. Those above may once its days have passed without a result."""
    heat = thing.heat if isinstance(thing, Participant) else thing
    if not isinstance(heat, Heat) or not isinstance(who, Person):
        return False
    office = office_of(who, heat)
    return office is not None and (office.code == heat.region_id or heat.handed_up_at is not None)


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
permit(Can.HAND_UP, "Let the office above decide a heat whose days have passed: the platform, by no role.", [])
permit(Can.SEE_OWN, "See the evaluations and contests of one's own KIM.", [Role.MEMBER, Role.EDITOR, Role.CHAIR])
permit(Can.FILL, "Fill in the entry of one's own KIM and send it.", [Role.EDITOR, Role.CHAIR])
