"""The texts that people type about activities, plans and polls."""

from typing import Final

from django.utils import timezone

from kimid.access.one_use_links import LinkHolder
from kimid.activity.actions import plans
from kimid.activity.models import HeadReply
from kimid.people.models import Person
from kimid.registry.models import Kim
from tests.activity import making
from tests.sites.public_text_case import PublicTextCase

GATED: Final = {
    "activity.Poll": "question choices",
    "activity.Plan": "what doer_words before before_photos after after_photos head_note head_name",
}
NOT_PUBLIC: Final = {
    # For the group only.
    "activity.ActivityEntry": "public_id place what photos withdrawn_why",
    "activity.Poll": "public_id counts",
    "activity.Plan": "public_id why",
}


def _answer_plan(kim: Kim, by: Person, text: str) -> object:
    now = timezone.now()
    plan = making.plan(kim, person=by, is_joint=True)
    link, _ = plans.ask_head(plan, holder_name="Pak Kades", by=by, at=now)
    return plans.answer_as_head(
        plan, reply=HeadReply.AGREES, note=text, by=LinkHolder(link, now), at=now
    )


BESIDE: Final[dict[str, PublicTextCase]] = {
    "activity.Poll": lambda kim, by, text: making.poll(kim, by=by, choices=("Ya", text)),
    "activity.Plan": lambda kim, by, text: making.plan(kim, person=by, before=text),
    "the result of a plan": lambda kim, by, text: plans.finish_plan(
        making.plan(kim, person=by), result=plans.PlanResult(text), by=by, at=timezone.now()
    ),
    "the answer of the head about a plan": _answer_plan,
}
