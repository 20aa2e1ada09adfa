"""What readers have of activities, when the account that showed it is in doubt."""

from kimid.activity.flow import OPEN_STATES, PlanState
from kimid.activity.models import Plan, Poll
from kimid.events.action import record_event_for, touch
from kimid.events.models import Event
from kimid.people.models import Person
from kimid.sites.doubts import DOUBT_REASON, Doubt, FilesOfRow
from kimid.sites.guard import across_sites


def hold_activities(doubt: Doubt) -> dict[str, int]:
    """Readers lose results of polls that these accounts showed, and of plans that they finished.

    Anybody else of the group shows a poll again, or finishes the plan: its words stay. What
    somebody else has shown or finished since stays with its readers.
    """
    with across_sites("an account may work in several groups"):
        return {"polls": _hide_polls(doubt), "plans": _open_plans(doubt)}


def held_polls(person: Person) -> int:
    """How many polls hide their result because of this account. Two queries."""
    with across_sites("an account may work in several groups"):
        hidden = _held("poll.hidden", person)
        return Poll.objects.filter(pk__in=hidden, is_shown=False).count()


def held_plans(person: Person) -> int:
    """How many plans hide their result because of this account. Two queries."""
    with across_sites("an account may work in several groups"):
        opened = _held("plan.reopened", person)
        return Plan.objects.filter(pk__in=opened, state__in=OPEN_STATES).count()


def _held(kind: str, person: Person) -> list[int]:
    rows = Event.objects.filter(kind=kind, data__account=person.pk)
    return list(map(int, rows.values_list("subject_id", flat=True)))


def _hide_polls(doubt: Doubt) -> int:
    """Hide results of polls that an account in doubt showed."""
    acts = doubt.last_acts("poll.shown")
    shown = Poll.objects.filter(pk__in=acts, is_shown=True)
    polls = list(shown.select_for_update(no_key=True).order_by("pk"))
    for poll in polls:
        poll.is_shown = False
        poll.save(update_fields=["is_shown"])
        account = int(acts[poll.pk].actor_ref)
        record_event_for(poll, "poll.hidden", why=DOUBT_REASON, account=account)
        touch(poll.site.tag)
    return len(polls)


def _open_plans(doubt: Doubt) -> int:
    """Reopen plans that an account in doubt finished."""
    acts = doubt.last_acts("plan.finished")
    done = Plan.objects.filter(pk__in=acts, state=PlanState.DONE)
    plans = list(done.select_for_update(no_key=True).order_by("pk"))
    for plan in plans:
        plan.move_to(PlanState.RUNNING)
        plan.done_on = None
        plan.save(update_fields=["state", "done_on"])
        doubt.hidden.append(FilesOfRow(plan.site, plan, frozenset(plan.photo_names)))
        account = int(acts[plan.pk].actor_ref)
        record_event_for(plan, "plan.reopened", why=DOUBT_REASON, account=account)
        touch(plan.site.tag)
    return len(plans)
