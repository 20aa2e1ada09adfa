"""Queries about plans and their origin."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

from django.db.models import BigIntegerField, DateField, F, Q, QuerySet
from django.urls import reverse

from kimid.activity.actions.plans import PlanOrigin
from kimid.activity.flow import OPEN_STATES, PlanState
from kimid.activity.models import Plan, Poll
from kimid.newsroom.flow import Stage
from kimid.newsroom.models import Meeting, Story, Tip
from kimid.people.models import Person
from kimid.sites.compiled_here import compiled_here
from kimid.sites.models import Site

_SOON: Final = timedelta(days=14)  # a plan is on the home page so long before its last day
_PUBLIC_LIMIT: Final = 3  # results on the public page
_LIST_LIMIT: Final = 50


@dataclass(frozen=True)
class PlanLists:
    """The plans of a group by state. Open plans have the soonest first."""

    late: Sequence[Plan]
    due: Sequence[Plan]
    done: Sequence[Plan]
    called_off: Sequence[Plan]

    @property
    def is_empty(self) -> bool:
        return not (self.late or self.due or self.done or self.called_off)


def plans() -> QuerySet[Plan]:
    """The plans of the present site, with related rows."""
    return Plan.objects.select_related(
        "site__region", "person", "made_by", "story", "meeting", "tip", "poll", "head_recorded_by"
    )


def plan_lists(today: date) -> PlanLists:
    """All plans of the present site. Two queries."""
    open_plans = list(plans().filter(state__in=OPEN_STATES).order_by("due", "pk"))
    closed_plans = list(plans().exclude(state__in=OPEN_STATES).order_by("-pk")[:_LIST_LIMIT])
    return PlanLists(
        [each for each in open_plans if each.due < today],
        [each for each in open_plans if each.due >= today],
        sorted(
            (each for each in closed_plans if each.done_on),
            key=lambda each: each.done_on or today,
            reverse=True,
        ),
        [each for each in closed_plans if each.state == PlanState.CALLED_OFF],
    )


def waiting_plans(person: Person, today: date) -> list[Plan]:
    """Plans of this person on the present site that are late or due soon. One query."""
    return _waiting_plans(person.pk, today + _SOON)


@compiled_here(BigIntegerField(), DateField())
def _waiting_plans(_site: Any, person: Any, until: Any) -> QuerySet[Plan]:
    rows = plans().filter(person=person, state__in=OPEN_STATES, due__lte=until)
    return rows.order_by("due", "pk")


def joint_agenda(site: Site, exclude: Plan | None = None) -> list[Plan]:
    """The open joint plans, soonest first. One query."""
    rows = Plan.objects.select_related("site__region", "person").filter(
        site=site, is_joint=True, state__in=OPEN_STATES
    )
    rows = rows.exclude(pk=exclude.pk) if exclude else rows
    return list(rows.order_by("due", "pk")[:_LIST_LIMIT])


def results_of(site: Site) -> list[Plan]:
    """The newest finished plans, for readers. One query."""
    rows = Plan.objects.select_related("head_recorded_by").filter(site=site, state=PlanState.DONE)
    return list(rows.order_by("-done_on", "-pk")[:_PUBLIC_LIMIT])


def due_in(site: Site, first: date, last: date) -> list[Plan]:
    """The plans that were done from a day to another, the newest first, and those that were to be
    done by then and are not. One query.
    """
    done = Q(done_on__range=(first, last))
    is_late = Q(due__range=(first, last), state__in=OPEN_STATES)
    rows = Plan.objects.filter(done | is_late, site=site)
    return list(rows.order_by(F("done_on").desc(nulls_last=True), "-pk"))


def parse_origin(text: str) -> PlanOrigin:
    """Parse `berita-abc234`, `rapat-…`, `jajak-…` or `warga-…` on the present site. Anything else
    gives an empty origin.
    """
    kind, _, number = text.partition("-")
    if not (number.isalnum() and number.isascii()):
        return PlanOrigin()
    if kind == "berita":
        return PlanOrigin(
            story=Story.objects.filter(public_id=number).exclude(stage=Stage.DRAFT).first()
        )
    if kind == "rapat":
        return PlanOrigin(
            meeting=Meeting.objects.filter(public_id=number, closed_at__isnull=False).first()
        )
    if kind == "jajak":
        return PlanOrigin(
            poll=Poll.objects.filter(public_id=number, closed_at__isnull=False).first()
        )
    return (
        PlanOrigin(tip=Tip.objects.filter(ticket=number).first())
        if kind == "warga"
        else PlanOrigin()
    )


def origin_link(plan: Plan | PlanOrigin, site: Site) -> tuple[str, str]:
    """The text and URL of a plan's origin; both empty without one."""
    label = site.ruang_label
    if plan.story is not None:
        return f"Kabar: {plan.story.heading}", reverse(
            "ruang-story", args=[label, plan.story.public_id]
        )
    if plan.meeting is not None:
        return "Rapat redaksi", reverse("ruang-meeting", args=[label, plan.meeting.public_id])
    if plan.tip is not None:
        return f"Kabar warga: {plan.tip.heading[:80]}", reverse(
            "ruang-tip", args=[label, plan.tip.ticket]
        )
    if plan.poll is not None:
        return f"Jajak pendapat: {plan.poll.question}", reverse(
            "ruang-poll", args=[label, plan.poll.public_id]
        )
    return "", ""
