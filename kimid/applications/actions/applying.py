"""What somebody does who founds a KIM. Nothing here asks for an account."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from django.db.models import QuerySet

from kimid.access import one_use_links
from kimid.access.models import Invitation, OneUseLink
from kimid.access.rules import AccessPermission as CanJoin
from kimid.access.second_officials import hands_over
from kimid.applications.checking import ApplicationGap, FormStep, form_steps_of, gaps_of
from kimid.applications.flow import APPLICATION_FLOW, ApplicationStep
from kimid.applications.models import Act, Application, PaperFile
from kimid.applications.rules import ApplicationPermission, spans_regencies
from kimid.applications.second_officer import has_nobody_else, posts_over
from kimid.events.action import action, add_event_data
from kimid.events.actor import Actor
from kimid.events.permissions import Role
from kimid.lib import clock, codes
from kimid.moderation import budgets
from kimid.moderation.senders import Sender
from kimid.people.models import Person
from kimid.places.models import Region
from kimid.registry.models import PolicyRule
from kimid.registry.policies import rulings_for

MOST_PAPERS: Final = 12  # of one application
_FIELDS: Final[Mapping[FormStep, tuple[str, ...]]] = {
    FormStep.PLACE: ("region", "hamlet"),
    FormStep.NAME: ("name", "label"),
    FormStep.PEOPLE: ("officers", "members"),
    FormStep.PAPERS: ("decree_number", "issuer", "issuer_name", "issued_on", "valid_until"),
}


class ApplicationClosed(Exception):
    """The application was sent, or decided on: the applicant changes nothing now."""


class ApplicationIncomplete(Exception):
    """Something is missing before it can be sent."""

    def __init__(self, gaps: list[ApplicationGap]) -> None:
        self.gaps = gaps
        super().__init__(len(gaps))


class TooManyApplicationPapers(Exception):
    """An application holds twelve files; more are not needed."""


@dataclass(frozen=True)
class Founder:
    """Who asks: a name, and a number at which an officer reaches them."""

    name: str
    phone: str


@action(needs=ApplicationPermission.APPLY, records="application.begun")
def begin_application(
    region: Region,
    *,
    founder: Founder,
    sender: Sender | None = None,
    after: Application | None = None,
    by: Actor,
    at: datetime,
) -> Application:
    """Begin an application in or near this region; after a refused one with all that it said.

    An officer who does it on behalf of a group is kept with it.
    One above the budget of its network, or of the country, is taken and stands behind the others
    when it is sent. Raises budgets.BudgetExceeded when a network goes on after many of them.
    """
    is_held = sender is not None and _is_over_budget(sender, at)
    officer = by if isinstance(by, Person) else None
    near = "" if region.code == codes.NATION else region.code
    who = {"applicant": founder.name, "phone": founder.phone, "entered_by": officer}
    return Application.objects.create(
        origin_code=near,
        begun_at=at,
        is_held=is_held,
        **who,
        **(answers_of(after) if after else {}),
    )


@action(needs=ApplicationPermission.FILL, records="application.filled")
def fill_application(
    application: Application, *, step: FormStep, values: Mapping[str, Any], by: Actor, at: datetime
) -> Application:
    """Keep what one screen says. Raises ApplicationClosed."""
    _refuse_closed(application)
    fields = _FIELDS.get(step, ())
    for field in fields:
        setattr(application, field, values[field])
    if step == FormStep.ACT or application.is_act:
        _fill_act(application.act, step, values)
    _keep_hands(application, by)
    application.save(update_fields=[*fields, "handled_by"])
    add_event_data(part=step)
    return application


@action(needs=ApplicationPermission.FILL, records="application.paper_added")
def add_paper(
    application: Application,
    *,
    kind: str,
    name: str,
    page_count: int = 0,
    size_bytes: int = 0,
    by: Actor,
    at: datetime,
) -> Application:
    """Add a paper: its pages are in private storage already, or its bytes wait for the worker under
    this name. Whatever was compared with the old ones is compared again.

    Raises ApplicationClosed and TooManyApplicationPapers.
    """
    refuse_more_papers(application)
    PaperFile.objects.create(
        application=application,
        kind=kind,
        name=name,
        page_count=page_count,
        size_bytes=size_bytes,
        added_at=at,
    )
    _keep_hands(application, by)
    _compare_again(application)
    add_event_data(paper=name, paper_kind=kind)
    return application


def refuse_more_papers(application: Application) -> None:
    """Refuse a further paper. Raises ApplicationClosed or TooManyApplicationPapers."""
    _refuse_closed(application)
    if application.papers.count() >= MOST_PAPERS:
        raise TooManyApplicationPapers


@action(needs=ApplicationPermission.FILL, records="application.paper_read")
def give_pages(
    application: Application,
    *,
    paper: PaperFile,
    page_count: int,
    size_bytes: int,
    by: Actor,
    at: datetime,
) -> Application:
    """The worker has made pages of a paper, and they lie in private storage. It may have been sent
    meanwhile. Where it was left out nothing changes.
    """
    _of_waiting(application, paper).update(page_count=page_count, size_bytes=size_bytes)
    add_event_data(paper=paper.name, paper_kind=paper.kind)
    return application


@action(needs=ApplicationPermission.FILL, records="application.paper_unreadable")
def refuse_paper(
    application: Application, *, paper: PaperFile, why: str, by: Actor, at: datetime
) -> Application:
    """The worker can make nothing of a paper: applicant and office read why."""
    _of_waiting(application, paper).update(refusal=why)
    add_event_data(paper=paper.name, paper_kind=paper.kind)
    return application


@action(needs=ApplicationPermission.FILL, records="application.paper_dropped")
def remove_paper(
    application: Application, *, paper: PaperFile, by: Actor, at: datetime
) -> Application:
    """Leave a paper out again. Its pages go after the commit. Raises ApplicationClosed."""
    _refuse_closed(application)
    application.papers.filter(pk=paper.pk).delete()
    _keep_hands(application, by)
    _compare_again(application)
    add_event_data(paper=paper.name, paper_kind=paper.kind)
    return application


@action(needs=ApplicationPermission.FILL, records="application.sent")
def send_application(
    application: Application, *, browser_of: int | None = None, by: Actor, at: datetime
) -> Application:
    """Hand it to the office of the regency, for the first time or after a question; at once to the
    office above, if nobody else of the regency could decide. `browser_of` was the last to sign in
    on the browser that sends it. Raises WrongStep and ApplicationIncomplete.
    """
    APPLICATION_FLOW.check(ApplicationStep(application.step), ApplicationStep.SENT)
    if application.region is None:
        raise ApplicationIncomplete(
            [ApplicationGap(FormStep.PLACE, "Desa atau kelurahannya belum dipilih.")]
        )
    rulings = rulings_for(application.region)
    if gaps := gaps_of(application, rulings):
        raise ApplicationIncomplete(gaps)
    _keep_hands(application, by)
    _keep_browser(application, browser_of, at)
    is_alone = has_nobody_else(application, at)
    if is_alone or spans_regencies(application):
        application.escalated_at = at  # in no regency somebody else answers for all of it
    add_event_data(is_alone=is_alone)
    promise = rulings[PolicyRule.ANSWER].answer
    today = clock.today(at, application.region.zone)
    application.step = ApplicationStep.SENT
    application.sent_at = at
    application.due_on = (
        clock.after_working_days(today, promise) if isinstance(promise, int) else None
    )
    fields = ["step", "sent_at", "due_on", "escalated_at", "handled_by"]
    application.save(update_fields=fields)
    return application


@action(needs=ApplicationPermission.FILL, records="application.founder_let_in")
def invite_founder(application: Application, *, by: Actor, at: datetime) -> str:
    """After it was verified: the token of an invitation for the founder as chair. An older one that
    nobody took is closed.

    Raises ApplicationClosed when there is nothing to come into, or somebody has come in already;
    and for the officer who entered it on behalf of others: the code is handed to them.
    """
    if isinstance(by, Person):
        raise ApplicationClosed
    before = application.invitation
    kim = application.kim
    if (
        not application.is_founding
        or kim is None
        or application.decided_by is None
        or (before is not None and before.accepted_at is not None)
    ):
        raise ApplicationClosed
    if before is not None:
        Invitation.objects.filter(pk=before.pk).update(expires_at=at)
        OneUseLink.objects.filter(
            subject=before._meta.label, subject_id=before.pk, used_at=None
        ).update(expires_at=at)
    chair = {"name": application.applicant, "role": Role.CHAIR, "made_by": application.decided_by}
    made = Invitation.objects.create(
        site=kim.site, made_at=at, expires_at=at + one_use_links.LINK_LIFETIME, **chair
    )
    _link, token = one_use_links.make_link(
        made,
        site=kim.site,
        perm=CanJoin.JOIN,
        holder_name=application.applicant,
        made_by=application.decided_by,
        at=at,
    )
    application.invitation = made
    application.save(update_fields=["invitation"])
    return token


def answers_of(application: Application) -> dict[str, Any]:
    """For actions: what the screens of an application say, by field, for one that is begun after
    it.
    """
    return {
        field: getattr(application, field)
        for step in form_steps_of(application)
        for field in _FIELDS[step]
    }


def _fill_act(act: Act, step: FormStep, values: Mapping[str, Any]) -> None:
    if step == FormStep.PLACE:
        act.to_region = values["region"]
    else:
        act.holds_from, act.why, act.into = (
            values[field] for field in ("holds_from", "why", "into")
        )
        act.into_answer = act.into_note = ""  # who was asked before, answered other words
    act.save()


def _is_over_budget(sender: Sender, at: datetime) -> bool:
    """Count one that is begun; whether it is held. Raises budgets.BudgetExceeded."""
    spending = budgets.spend(budgets.APPLICATIONS, codes.NATION, sender, at)
    if spending.is_over:
        budgets.hold(budgets.APPLICATIONS, sender, spending, at)
    return spending.is_over


def _refuse_closed(application: Application) -> None:
    if not application.is_open:
        raise ApplicationClosed


def _of_waiting(application: Application, paper: PaperFile) -> QuerySet[PaperFile]:
    return application.papers.filter(pk=paper.pk, page_count=0, refusal="")


def _compare_again(application: Application) -> None:
    application.findings = {}
    application.save(update_fields=["findings", "handled_by"])


def _keep_hands(application: Application, by: Actor) -> None:
    code = application.scope().region_code
    hands = hands_over(by, code) if isinstance(by, Person) else set()
    application.handled_by = sorted(hands.union(application.handled_by))


def _keep_browser(application: Application, browser_of: int | None, at: datetime) -> None:
    """Somebody without an account who sends it from the browser of an official of that place did so
    beside that official, or is that official.
    """
    if browser_of is None:
        return
    for post in posts_over(application, at):
        if post.person == browser_of:
            application.handled_by = sorted({*post.hands, *application.handled_by})
