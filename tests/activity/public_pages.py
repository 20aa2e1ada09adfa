"""What readers see of plans and polls: on the page of a group, as much as it shows."""

from django.utils import timezone

from kimid.activity.actions import plans, polls
from kimid.events.permissions import Role
from kimid.media.queries import pictures_by_name
from kimid.registry.models import Kim
from tests import build
from tests.activity import making
from tests.house.country import WORDS, Addresses, Country


def addresses(country: Country) -> Addresses:
    """The link by which the head of a village answers about a plan."""
    _get_done(country.kim, country.photo)
    _ask_each_other(country.kim)
    joint = making.plan(country.kim, is_joint=True)
    _asked, token = plans.ask_head(
        joint, holder_name="Pak Usman", by=joint.made_by, at=timezone.now()
    )
    return {("kim", "moved-rencana"): f"/rencana/{token}/"}


def _get_done(kim: Kim, photo: str) -> None:
    """Three plans that are done, with photos before and after: as many as the page of a group
    shows.
    """
    [picture] = pictures_by_name([photo])
    words = " ".join(WORDS[:60])[:480]
    for number in range(3):
        plan = making.plan(kim, what=f"{words[:150]} {number}", before=words, photos=(picture,))
        plans.finish_plan(
            plan, result=plans.PlanResult(words, (picture,)), by=plan.made_by, at=build.AT
        )


def _ask_each_other(kim: Kim) -> None:
    """Two polls that are shown, as many as the page of a group shows, with as long words as there
    can be.
    """
    words = " ".join(WORDS[60:300])
    for number in range(2):
        choices = tuple(
            words[200 + 80 * place :][:78].strip() for place in range(6 * number, 6 * number + 6)
        )
        closed = making.closed_poll(
            kim, 0, 1, 2, words=words[100 * number :][:200].strip(), choices=choices
        )
        polls.show_poll(closed, by=build.member(kim, Role.EDITOR), at=build.AT)
