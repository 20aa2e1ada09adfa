"""What readers have of activities, when the account that showed it is in doubt."""

from kimid.activity.flow import PlanState
from kimid.activity.models import Plan, Poll
from kimid.events.action import record_event_for, touch
from kimid.sites.doubts import DOUBT_REASON, Doubt, FilesOfRow
from kimid.sites.guard import across_sites


def hold_activities(doubt: Doubt) -> dict[str, int]:
    """Readers lose results of polls that these accounts showed, and of plans that they finished.

    Anybody else of the group shows a poll again, or finishes the plan: its words stay. What
    somebody else has shown or finished since stays with its readers.
    """
    with across_sites("an account may work in several groups"):
        return {"polls": _hide_polls(doubt), "plans": _open_plans(doubt)}


def _hide_polls(doubt: Doubt) -> int:
    """Hide results of polls that an account in doubt showed."""
    shown = Poll.objects.filter(pk__in=doubt.last_acts("poll.shown"), is_shown=True)
    polls = list(shown.select_for_update(no_key=True).order_by("pk"))
    for poll in polls:
        poll.is_shown = False
        poll.save(update_fields=["is_shown"])
        record_event_for(poll, "poll.hidden", why=DOUBT_REASON)
        touch(poll.site.tag)
    return len(polls)


def _open_plans(doubt: Doubt) -> int:
    """Reopen plans that an account in doubt finished."""
    done = Plan.objects.filter(pk__in=doubt.last_acts("plan.finished"), state=PlanState.DONE)
    plans = list(done.select_for_update(no_key=True).order_by("pk"))
    for plan in plans:
        plan.move_to(PlanState.RUNNING)
        plan.done_on = None
        plan.save(update_fields=["state", "done_on"])
        doubt.hidden.append(FilesOfRow(plan.site, plan, frozenset(plan.photo_names)))
        record_event_for(plan, "plan.reopened", why=DOUBT_REASON)
        touch(plan.site.tag)
    return len(plans)
