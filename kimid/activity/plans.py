"""Reading plans: what is due, what is on the joint agenda, what was done; and out of what a plan came."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from django.db.models import QuerySet
from django.urls import reverse

from kimid.activity.actions import Origin
from kimid.activity.flow import OPEN, PlanState
from kimid.activity.models import Plan, Poll
from kimid.newsroom.flow import Stage
from kimid.newsroom.models import Meeting, Story, Tip
from kimid.people.models import Person
from kimid.sites.models import Site

_SOON: Final = timedelta(days=14)  # so long before its day a plan waits for whoever answers for it
_SHOWN: Final = 3  # results on the public page
_LISTED: Final = 50


@dataclass(frozen=True)
class PlanLists:
    """The plans of a group: those that are late, those that are due (soonest first), joint ones among them, and what is over."""

    late: Sequence[Plan]
    due: Sequence[Plan]
    done: Sequence[Plan]
    called_off: Sequence[Plan]

    @property
    def is_empty(self) -> bool:
        return not (self.late or self.due or self.done or self.called_off)


def plans() -> QuerySet[Plan]:
    """The plans of the present site with all that a page says of them."""
    return Plan.objects.select_related("site__region", "person", "made_by", "story", "meeting", "tip", "poll")


def plan_lists(today: date) -> PlanLists:
    """All plans of the present site. Two queries."""
    open_ones = list(plans().filter(state__in=OPEN).order_by("due", "pk"))
    over = list(plans().exclude(state__in=OPEN).order_by("-pk")[:_LISTED])
    return PlanLists(
        [each for each in open_ones if each.due < today],
        [each for each in open_ones if each.due >= today],
        sorted((each for each in over if each.done_on), key=lambda each: each.done_on or today, reverse=True),
        [each for each in over if each.state == PlanState.CALLED_OFF],
    )


def waiting_plans(person: Person, today: date) -> list[Plan]:
    """What this person answers for on the present site and what is late or due soon, the soonest first. One query."""
    return list(plans().filter(person=person, state__in=OPEN, due__lte=today + _SOON).order_by("due", "pk"))


def joint_agenda(site: Site, but: Plan | None = None) -> list[Plan]:
    """What group and head of the village mean to do together, the soonest first."""
    rows = Plan.objects.select_related("site__region", "person").filter(site=site, is_joint=True, state__in=OPEN)
    rows = rows.exclude(pk=but.pk) if but else rows
    return list(rows.order_by("due", "pk")[:_LISTED])


def results_of(site: Site) -> list[Plan]:
    """What was done last, for readers. One query."""
    rows = Plan.objects.filter(site=site, state=PlanState.DONE)
    return list(rows.order_by("-done_on", "-pk")[:_SHOWN])


def origin_asked(text: str) -> Origin:
    """`berita-abc234`, `rapat-…`, `jajak-…`, `warga-…`: what an address names of the present site; none for any other."""
    kind, _, number = text.partition("-")
    if not (number.isalnum() and number.isascii()):
        return Origin()
    if kind == "berita":
        return Origin(story=Story.objects.filter(public_id=number).exclude(stage=Stage.DRAFT).first())
    if kind == "rapat":
        return Origin(meeting=Meeting.objects.filter(public_id=number, closed_at__isnull=False).first())
    if kind == "jajak":
        return Origin(poll=Poll.objects.filter(public_id=number, closed_at__isnull=False).first())
    return Origin(tip=Tip.objects.filter(ticket=number).first()) if kind == "warga" else Origin()


def origin_words(plan: Plan | Origin, site: Site) -> tuple[str, str]:
    """Out of what it came, in words, and the way there; twice nothing when it came from nowhere."""
    label = site.ruang_label
    if plan.story is not None:
        return f"Kabar: {plan.story.heading}", reverse("ruang-story", args=[label, plan.story.public_id])
    if plan.meeting is not None:
        return "Rapat redaksi", reverse("ruang-meeting", args=[label, plan.meeting.public_id])
    if plan.tip is not None:
        return f"Kabar warga: {plan.tip.heading[:80]}", reverse("ruang-tip", args=[label, plan.tip.ticket])
    if plan.poll is not None:
        return f"Jajak pendapat: {plan.poll.question}", reverse("ruang-poll", args=[label, plan.poll.public_id])
    return "", ""
