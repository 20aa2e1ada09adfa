"""Actions on plans, and the reply of the village head to a joint plan."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from kimid.access import one_use_links
from kimid.access.models import OneUseLink
from kimid.access.one_use_links import LinkHolder
from kimid.activity.actions.entries import (
    EntryRefused,
    described_photos,
    refuse_if_closed,
    refuse_odd_words,
)
from kimid.activity.flow import FLOW, PlanState
from kimid.activity.models import Doer, HeadReply, Plan, Poll
from kimid.activity.rules import ActivityPermission
from kimid.events.action import action, add_event_data, touch
from kimid.lib import clock
from kimid.lib.blocks import clean_text
from kimid.lib.picture import Consent, Picture, words_of_pictures
from kimid.media.usage import hide_media, lock_media, mark_media_used, release_media, show_media
from kimid.newsroom.models import Meeting, Story, Tip
from kimid.people.models import Person
from kimid.sites.models import Site


@dataclass(frozen=True)
class PlanData:
    """The data of a plan. `person` is the responsible member, `doer_words` anybody else.

    `before` and the photos show the present state.
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
class PlanOrigin:
    """The story, meeting, tip or poll that led to a plan. All may be None."""

    story: Story | None = None
    meeting: Meeting | None = None
    tip: Tip | None = None
    poll: Poll | None = None

    @property
    def kind(self) -> str:
        """The kind of origin, for the event; empty without one."""
        return next(
            (
                name
                for name in ("story", "meeting", "tip", "poll")
                if getattr(self, name) is not None
            ),
            "",
        )


@dataclass(frozen=True)
class PlanResult:
    """The result of a plan, with photos."""

    after: str
    photos: tuple[Picture, ...] = ()
    consent: Consent = "unasked"


@action(needs=ActivityPermission.PLAN, records="plan.made", counts_as_life=True)
def make_plan(
    site: Site, *, data: PlanData, origin: PlanOrigin, public_id: str = "", by: Person, at: datetime
) -> Plan:
    """Make a plan. A second request with the same `public_id` raises EntryRefused."""
    refuse_if_closed(site)
    if public_id and Plan.objects.filter(site=site, public_id=public_id).exists():
        raise EntryRefused("Rencana ini sudah tersimpan.")
    refuse_odd_words(site, *_words_of(data), by=by)
    values: dict[str, Any] = {"public_id": public_id} if public_id else {}
    values |= {
        "story": origin.story,
        "meeting": origin.meeting,
        "tip": origin.tip,
        "poll": origin.poll,
    }
    new_plan = Plan(site=site, made_by=by, made_at=at, **values)
    _apply_data(new_plan, data, at)
    add_event_data(
        due=data.due.isoformat(), doer=data.doer, is_joint=data.is_joint, origin=origin.kind
    )
    return new_plan


@action(
    needs=ActivityPermission.CARRY_OUT,
    records="plan.changed",
    locks_first="subject.site",
    counts_as_life=True,
)
def change_plan(plan: Plan, *, data: PlanData, by: Person, at: datetime) -> Plan:
    """Change an open plan. The event stores the old data. Raises EntryRefused."""
    refuse_if_closed(plan.site)
    if not plan.is_open:
        raise EntryRefused("Rencana ini sudah selesai atau batal.")
    refuse_odd_words(plan.site, *_words_of(data), by=by)
    add_event_data(
        before={"what": plan.what, "due": plan.due.isoformat(), "doer": plan.responsible},
        due=data.due.isoformat(),
    )
    if (data.what, data.due, data.is_joint) != (plan.what, plan.due, plan.is_joint):
        # The village head replied to the old plan.
        plan.head_reply = plan.head_note = plan.head_name = ""
        plan.head_recorded_by = None
    _apply_data(plan, data, at)
    return plan


@action(needs=ActivityPermission.CARRY_OUT, records="plan.begun", counts_as_life=True)
def begin_plan(plan: Plan, *, by: Person, at: datetime) -> Plan:
    """Begin a plan. Raises EntryRefused."""
    if plan.state != PlanState.PLANNED:
        raise EntryRefused(f"Rencana ini sudah {plan.get_state_display().lower()}.")
    plan.move_to(PlanState.RUNNING)
    plan.save(update_fields=["state"])
    return plan


@action(
    needs=ActivityPermission.CARRY_OUT,
    records="plan.finished",
    locks_first="subject.site",
    counts_as_life=True,
)
def finish_plan(plan: Plan, *, result: PlanResult, by: Person, at: datetime) -> Plan:
    """Finish a plan, with its result. Readers see it then. Raises EntryRefused."""
    refuse_if_closed(plan.site)
    refuse_odd_words(plan.site, result.after, *words_of_pictures(result.photos), by=by)
    _change_state(plan, PlanState.DONE)
    names_before = set(plan.photo_names)  # maybe of a result that an account in doubt showed
    plan.after, plan.done_on = clean_text(result.after), clock.today(at, plan.site.region.zone)
    plan.after_photos = described_photos(result.photos, plan.after, result.consent)
    plan.save()
    lock_media(plan.site, names_before.union(plan.photo_names))
    show_media(plan, plan.photo_names)
    release_media(plan, names_before.difference(plan.photo_names), at)
    add_event_data(photos=len(plan.photo_names))
    touch(plan.site.tag)
    return plan


@action(
    needs=ActivityPermission.CARRY_OUT,
    records="plan.reopened",
    locks_first="subject.site",
    counts_as_life=True,
)
def reopen_plan(plan: Plan, *, why: str, by: Person, at: datetime) -> Plan:
    """Reopen a finished plan. It no longer counts or shows. Raises EntryRefused."""
    if plan.state != PlanState.DONE:
        raise EntryRefused("Rencana ini belum selesai.")
    names_before = set(plan.photo_names)
    hide_media(plan, names_before)
    _change_state(plan, PlanState.RUNNING)
    plan.after = ""
    plan.after_photos = []
    plan.done_on = None
    plan.save()
    release_media(plan, names_before.difference(plan.photo_names), at)
    add_event_data(why=why)
    touch(plan.site.tag)
    return plan


@action(needs=ActivityPermission.CARRY_OUT, records="plan.called_off", counts_as_life=True)
def call_off(plan: Plan, *, why: str, by: Person, at: datetime) -> Plan:
    """Call a plan off, for a reason that the group reads. Raises EntryRefused."""
    _change_state(plan, PlanState.CALLED_OFF)
    plan.why = why
    plan.save(update_fields=["state", "why"])
    add_event_data(why=why)
    return plan


@action(needs=ActivityPermission.PLAN, records="plan.head_asked", counts_as_life=True)
def ask_head(plan: Plan, *, holder_name: str, by: Person, at: datetime) -> tuple[OneUseLink, str]:
    """Ask the village head about a joint plan. Returns the link and its token, which is not stored.

    Raises EntryRefused.
    """
    if not (plan.is_joint and plan.is_open):
        raise EntryRefused("Hanya rencana bersama yang masih berjalan yang bisa ditanyakan.")
    refuse_odd_words(plan.site, holder_name, by=by)
    add_event_data(holder=holder_name)
    return one_use_links.make_link(
        plan,
        site=plan.site,
        perm=ActivityPermission.ANSWER_AS_HEAD,
        holder_name=holder_name,
        made_by=by,
        at=at,
    )


@action(needs=ActivityPermission.ANSWER_AS_HEAD, records="plan.head_answered", counts_as_life=True)
def answer_as_head(
    plan: Plan, *, reply: HeadReply, note: str, by: LinkHolder, at: datetime
) -> Plan:
    """Save the reply of the village head. Raises LinkUsed, and EntryRefused for a closed plan."""
    if not plan.is_open:
        raise EntryRefused("Rencana ini sudah selesai atau batal.")
    refuse_odd_words(plan.site, note, by.actor_name, by=by)
    one_use_links.use_link(by.link, at)
    _keep_reply(plan, by.link.holder_name, reply, note, recorded_by=None)
    add_event_data(
        answer=reply, words=note, title=plan.site.region.head_title, asked_by=by.link.made_by.name
    )
    return plan


@action(needs=ActivityPermission.PLAN, records="plan.head_recorded", counts_as_life=True)
def record_head_reply(
    plan: Plan, *, name: str, reply: HeadReply, note: str, by: Person, at: datetime
) -> Plan:
    """Write down what the village head said to one's face. It stands as that, with who wrote it
    down, and never in place of an answer of the head. Raises EntryRefused.
    """
    if not (plan.is_joint and plan.is_open):
        raise EntryRefused("Hanya rencana bersama yang masih berjalan yang bisa ditanyakan.")
    if plan.head_reply and plan.head_recorded_by is None:
        raise EntryRefused("Beliau sudah menjawab sendiri lewat tautan. Jawaban itu tetap.")
    refuse_odd_words(plan.site, name, note, by=by)
    _keep_reply(plan, name, reply, note, recorded_by=by)
    add_event_data(answer=reply, words=note, title=plan.site.region.head_title, holder=name)
    return plan


def _keep_reply(
    plan: Plan, name: str, reply: HeadReply, note: str, *, recorded_by: Person | None
) -> None:
    plan.head_name, plan.head_reply, plan.head_note = name, reply, note
    plan.head_recorded_by = recorded_by
    plan.save(update_fields=["head_reply", "head_note", "head_name", "head_recorded_by"])


def _words_of(data: PlanData) -> list[str]:
    return [data.what, data.before, data.doer_words, *words_of_pictures(data.photos)]


def _apply_data(plan: Plan, data: PlanData, at: datetime) -> None:
    names_before = set(plan.photo_names)
    plan.what, plan.before, plan.doer_words = (
        clean_text(words) for words in (data.what, data.before, data.doer_words)
    )
    plan.doer = data.doer
    plan.person = data.person
    plan.due = data.due
    plan.is_joint = data.is_joint
    plan.before_photos = described_photos(data.photos, plan.before or plan.what, data.consent)
    plan.save()
    lock_media(plan.site, names_before.symmetric_difference(plan.photo_names))
    mark_media_used(plan, plan.photo_names)
    # A photo may be in the result too.
    release_media(plan, names_before.difference(plan.photo_names), at)


def _change_state(plan: Plan, state: PlanState) -> None:
    if not FLOW.allows(PlanState(plan.state), state):
        raise EntryRefused(f"Rencana ini sudah {plan.get_state_display().lower()}.")
    plan.move_to(state)
