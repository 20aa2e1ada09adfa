"""Notices of plans and polls. They follow from the rows as they are when the task runs, so tasks
may run late and twice.

The head of the village has no account: whoever asked them sends the link, and the chair is reminded
of it.
"""

from datetime import timedelta
from typing import Final

from kimid.access.models import Grant
from kimid.activity.models import Plan, Poll
from kimid.events.models import Event
from kimid.events.permissions import Role
from kimid.lib import clock
from kimid.notify.kinds import NoticeKind, NoticeTopic, register_kind
from kimid.notify.links import ruang_path
from kimid.notify.notices import Recipient, end, end_for, give
from kimid.people.models import Person
from kimid.queue.tasks import task
from kimid.sites.guard import on_site
from kimid.sites.models import Site

_ANSWER: Final = "poll.to_answer"
_AWAITS_HEAD: Final = "plan.awaits_head"
_HEAD_ANSWERED: Final = "plan.head_answered"

for kind in (
    NoticeKind(_ANSWER, NoticeTopic.WAITING, "Ada jajak pendapat yang menunggu jawaban.", "talk"),
    NoticeKind(
        _AWAITS_HEAD,
        NoticeTopic.WAITING,
        "Ada rencana bersama yang menunggu jawaban pemerintah setempat.",
        "flag",
    ),
    NoticeKind(
        _HEAD_ANSWERED, NoticeTopic.MINE, "Pemerintah setempat menjawab sebuah rencana.", "flag"
    ),
):
    register_kind(kind)

POLL_EVENTS: Final = ("poll.asked", "poll.answered", "poll.closed", "poll.taken_back")
PLAN_EVENTS: Final = (
    "plan.made",
    "plan.changed",
    "plan.finished",
    "plan.reopened",
    "plan.called_off",
    "plan.head_answered",
    "plan.head_recorded",
)


@task
def follow_poll(event_id: int) -> None:
    """An open poll waits for everybody of the group but whoever asked; for each until they answer,
    for all until it is closed or taken back.
    """
    event = Event.objects.get(pk=event_id)
    site = Site.objects.select_related("region").get(pk=event.site_id or 0)
    with on_site(site):
        poll = Poll.objects.select_related("made_by").filter(pk=event.subject_id).first()
        if poll is None or poll.closed_at is not None:
            end([_ANSWER], poll or Poll(pk=int(event.subject_id)), event.happened_at)
            return
        if event.kind == "poll.asked":
            give(
                _ANSWER,
                Recipient.on_site(site, Role.MEMBER),
                about=poll,
                occasion=str(event.pk),
                title="Jajak pendapat menunggu jawaban Anda",
                why=f"“{poll.question}”, dari {poll.made_by.name}.",
                link=ruang_path("ruang-poll", site.ruang_label, poll.public_id),
                at=event.happened_at,
                until=clock.start_of(poll.closes_on + timedelta(days=1), site.region.zone),
                except_for=poll.made_by,
            )
        for person in Person.objects.filter(pk__in=poll.votes.values("person")):
            end_for(person, [_ANSWER], poll, event.happened_at)


@task
def follow_plan(event_id: int) -> None:
    """A joint plan waits for the answer of the head of the village, and the chair sees to it."""
    event = Event.objects.get(pk=event_id)
    site = Site.objects.select_related("region").get(pk=event.site_id or 0)
    with on_site(site):
        plan = Plan.objects.select_related("made_by", "person").get(pk=event.subject_id)
        if event.kind == "plan.head_answered":
            _report_answer(plan, site, event)
        if not (plan.is_joint and plan.is_open) or plan.head_reply:
            end([_AWAITS_HEAD], plan, event.happened_at)
            return
        head = site.region.head_title
        give(
            _AWAITS_HEAD,
            Recipient.on_site(site, Role.CHAIR),
            about=plan,
            occasion=str(event.pk),
            title=f"Rencana menunggu jawaban {head}",
            why=f"“{plan.what}”. Kirim tautannya, atau ingatkan {head}.",
            link=_path_of(plan, site),
            at=event.happened_at,
            until=clock.start_of(plan.due + timedelta(days=1), site.region.zone),
        )


def _report_answer(plan: Plan, site: Site, event: Event) -> None:
    """Who made the plan, who answers for it, and the chairs learn what the head said, each once."""
    people = dict.fromkeys([plan.made_by, plan.person or plan.made_by])
    chairs = Grant.objects.filter(site=site, role=Role.CHAIR).usable(event.happened_at)
    chair_ids = set(chairs.values_list("person", flat=True))
    recipients = [Recipient.person(each, site) for each in people if each.pk not in chair_ids]
    head = site.region.head_title
    for recipient in (*recipients, Recipient.on_site(site, Role.CHAIR)):
        give(
            _HEAD_ANSWERED,
            recipient,
            about=plan,
            occasion=str(event.pk),
            title=f"{head[:1].upper()}{head[1:]} menjawab rencana",
            why=f"“{plan.what}”: {plan.get_head_reply_display()}.",
            link=_path_of(plan, site),
            at=event.happened_at,
        )


def _path_of(plan: Plan, site: Site) -> str:
    return ruang_path("ruang-plan", site.ruang_label, plan.public_id)
