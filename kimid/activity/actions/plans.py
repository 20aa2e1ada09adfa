"""Action plans: made, changed, begun, finished, opened again, called off; and what the head of the village says."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from kimid.access import links
from kimid.access.links import LinkHolder
from kimid.access.models import OneUseLink
from kimid.activity.actions.entries import NotNow, refuse_if_closed, told_photos
from kimid.activity.flow import FLOW, PlanState
from kimid.activity.models import Doer, HeadSays, Plan, Poll
from kimid.activity.rules import Can
from kimid.events.action import action, remember, touch
from kimid.lib import clock
from kimid.lib.blocks import clean
from kimid.lib.picture import Consent, Picture
from kimid.media.showing import hide_media, let_go_of_media, show_media, take_media
from kimid.newsroom.models import Meeting, Story, Tip
from kimid.people.models import Person
from kimid.sites.models import Site


@dataclass(frozen=True)
class Sketch:
    """What is meant to be done: by whom, until when, together with the head or not, and how it is now.

    `person` is the member who answers for it, `doer_words` who else does.
    """

    what: str
    doer: Doer
    due: date
    person: Person | None = None
    doer_words: str = ""
    is_joint: bool = False
    before: str = ""
    photos: tuple[Picture, ...] = ()
    consent: Consent = "unasked"


@dataclass(frozen=True)
class Origin:
    """Out of which story, meeting, tip or poll a plan came; none of them when it came from nowhere."""

    story: Story | None = None
    meeting: Meeting | None = None
    tip: Tip | None = None
    poll: Poll | None = None

    @property
    def word(self) -> str:
        """What it is, for the record."""
        return next((name for name in ("story", "meeting", "tip", "poll") if getattr(self, name) is not None), "")


@dataclass(frozen=True)
class Result:
    """What became of a plan, in words and photos."""

    after: str
    photos: tuple[Picture, ...] = ()
    consent: Consent = "unasked"


@action(needs=Can.PLAN, records="plan.made")
def plan(site: Site, *, sketch: Sketch, origin: Origin, public_id: str = "", by: Person, at: datetime) -> Plan:
    """Plan something. `public_id` is the one its sheet was given: sent twice, it is one. Raises NotNow."""
    refuse_if_closed(site)
    if public_id and Plan.objects.filter(site=site, public_id=public_id).exists():
        raise NotNow("Rencana ini sudah tersimpan.")
    known: dict[str, Any] = {"public_id": public_id} if public_id else {}
    known |= {"story": origin.story, "meeting": origin.meeting, "tip": origin.tip, "poll": origin.poll}
    made = Plan(site=site, made_by=by, made_at=at, **known)
    _draw(made, sketch, at)
    remember(due=sketch.due.isoformat(), doer=sketch.doer, is_joint=sketch.is_joint, origin=origin.word)
    return made


@action(needs=Can.CARRY_OUT, records="plan.changed")
def change_plan(plan: Plan, *, sketch: Sketch, by: Person, at: datetime) -> Plan:
    """Change what is meant to be done; the record keeps what was meant before. Raises NotNow once it is over."""
    refuse_if_closed(plan.site)
    if not plan.is_open:
        raise NotNow("Rencana ini sudah selesai atau batal.")
    remember(before={"what": plan.what, "due": plan.due.isoformat(), "doer": plan.responsible}, due=sketch.due.isoformat())
    dropped = {photo["name"] for photo in plan.before_photos} - {photo["name"] for photo in sketch.photos}
    if (sketch.what, sketch.due, sketch.is_joint) != (plan.what, plan.due, plan.is_joint):
        plan.head_says = plan.head_words = plan.head_name = ""  # the head has agreed to something else
    _draw(plan, sketch, at)
    let_go_of_media(plan.site, dropped, at)
    return plan


@action(needs=Can.CARRY_OUT, records="plan.begun")
def begin_plan(plan: Plan, *, by: Person, at: datetime) -> Plan:
    """Say that it has begun. Raises NotNow."""
    if plan.state != PlanState.PLANNED:
        raise NotNow(f"Rencana ini sudah {plan.get_state_display().lower()}.")
    plan.move_to(PlanState.RUNNING)
    plan.save(update_fields=["state"])
    return plan


@action(needs=Can.CARRY_OUT, records="plan.finished")
def finish_plan(plan: Plan, *, result: Result, by: Person, at: datetime) -> Plan:
    """Say that it is done and what became of it: readers see it before and after. Raises NotNow."""
    refuse_if_closed(plan.site)
    _step(plan, PlanState.DONE)
    plan.after, plan.done_on = clean(result.after), clock.today(at, plan.site.region.zone)
    plan.after_photos = told_photos(result.photos, plan.after, result.consent)
    plan.save()
    take_media(plan.site, plan.all_photos, at)
    show_media(plan.site, plan.all_photos)
    remember(photos=len(plan.all_photos))
    touch(plan.site.tag)
    return plan


@action(needs=Can.CARRY_OUT, records="plan.reopened")
def reopen_plan(plan: Plan, *, why: str, by: Person, at: datetime) -> Plan:
    """It was not done after all: readers see it no more, and it counts no more. Raises NotNow."""
    if plan.state != PlanState.DONE:
        raise NotNow("Rencana ini belum selesai.")
    hide_media(plan.site, plan.all_photos)
    let_go_of_media(plan.site, [photo["name"] for photo in plan.after_photos], at)
    _step(plan, PlanState.RUNNING)
    plan.after, plan.after_photos, plan.done_on = "", [], None
    plan.save()
    remember(why=why)
    touch(plan.site.tag)
    return plan


@action(needs=Can.CARRY_OUT, records="plan.called_off")
def call_off(plan: Plan, *, why: str, by: Person, at: datetime) -> Plan:
    """Give a plan up, for a reason that the group reads. Raises NotNow."""
    _step(plan, PlanState.CALLED_OFF)
    plan.why = why
    plan.save(update_fields=["state", "why"])
    remember(why=why)
    return plan


@action(needs=Can.PLAN, records="plan.head_asked")
def ask_head(plan: Plan, *, holder_name: str, by: Person, at: datetime) -> tuple[OneUseLink, str]:
    """Ask the head of the village about a joint plan; gives the link and its token, which is kept nowhere. Raises NotNow."""
    if not (plan.is_joint and plan.is_open):
        raise NotNow("Hanya rencana bersama yang masih berjalan yang bisa ditanyakan.")
    remember(holder=holder_name)
    return links.make_link(plan, site=plan.site, perm=Can.ANSWER_AS_HEAD, holder_name=holder_name, made_by=by, at=at)


@action(needs=Can.ANSWER_AS_HEAD, records="plan.head_answered")
def answer_as_head(plan: Plan, *, says: HeadSays, words: str, by: LinkHolder, at: datetime) -> Plan:
    """Keep what the head of the village says. Raises LinkSpent, and NotNow when the plan is over."""
    if not plan.is_open:
        raise NotNow("Rencana ini sudah selesai atau batal.")
    links.use_link(by.link, at)
    plan.head_says, plan.head_words, plan.head_name = says, words, by.link.holder_name
    plan.save(update_fields=["head_says", "head_words", "head_name"])
    remember(answer=says, words=words, title=plan.site.region.head_title, asked_by=by.link.made_by.name)
    return plan


def _draw(plan: Plan, sketch: Sketch, at: datetime) -> None:
    plan.what, plan.before, plan.doer_words = (clean(words) for words in (sketch.what, sketch.before, sketch.doer_words))
    plan.doer, plan.person, plan.due, plan.is_joint = sketch.doer, sketch.person, sketch.due, sketch.is_joint
    plan.before_photos = told_photos(sketch.photos, plan.before or plan.what, sketch.consent)
    plan.save()
    take_media(plan.site, plan.all_photos, at)


def _step(plan: Plan, state: PlanState) -> None:
    if not FLOW.allows(PlanState(plan.state), state):
        raise NotNow(f"Rencana ini sudah {plan.get_state_display().lower()}.")
    plan.move_to(state)
