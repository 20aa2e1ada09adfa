"""What the office of a region does with an application; and what the head of the village says."""

from collections.abc import Mapping
from datetime import datetime
from typing import Final

from kimid.access import one_use_links
from kimid.access.models import OneUseLink
from kimid.access.one_use_links import LinkHolder
from kimid.access.own_groups import own_group_refusal, refusal_text
from kimid.applications.actions.acts import carry_out_act
from kimid.applications.actions.renewing import record_terms
from kimid.applications.checking import check_lines_of, gaps_of, why_not_verifiable
from kimid.applications.flow import APPLICATION_FLOW, ApplicationStep
from kimid.applications.hands import is_of_one_office
from kimid.applications.heads import phones_of_applicants
from kimid.applications.models import Application, Fit, HeadAnswer, HeadContact, LineFinding
from kimid.applications.rules import ApplicationPermission
from kimid.applications.second_officer import who_checks
from kimid.events.action import action, add_event_data, record_event_for
from kimid.events.actor import Actor
from kimid.lifecycle.stopped import why_act_must_wait
from kimid.people.models import Person
from kimid.places.models import Region
from kimid.registry.actions.entering import enter_kim
from kimid.registry.models import Kim
from kimid.registry.policies import rulings_for
from kimid.registry.rules import office_of
from kimid.sites.site_creation import portals_of

_NAME_LETTERS: Final = 100  # of the column; the list of an office leaves room
_PAPER_SEEN: Final = "Surat aslinya dilihat petugas."
_HEAD_FIELDS: Final = ("head_name", "head_answer", "head_note", "head_recorded_by")


class HeadHasAnswered(Exception):
    """The head of the village has answered by the link: nobody writes another answer down."""


class NumberOfApplicant(Exception):
    """Nobody confirms their own application: the number is that of the applicant, or the name."""


class NotVerifiable(Exception):
    """It cannot be verified; the message says why, in Indonesian."""


@action(needs=ApplicationPermission.CHECK, records="application.compared")
def save_findings(
    application: Application, *, findings: Mapping[str, LineFinding], by: Person, at: datetime
) -> Application:
    """Keep what was found so far when comparing the lines with the decree."""
    _require_waiting(application, ApplicationStep.VERIFIED)
    application.findings = dict(findings)
    application.save(update_fields=["findings"])
    add_event_data(marks={name: mark["mark"] for name, mark in findings.items()})
    return application


@action(needs=ApplicationPermission.CHECK, records="application.asked")
def ask_applicant(
    application: Application,
    *,
    findings: Mapping[str, LineFinding],
    question: str,
    by: Person,
    at: datetime,
) -> Application:
    """Give it back to the applicant with what differs, and a question if there is one. Raises
    WrongStep.
    """
    _require_waiting(application, ApplicationStep.ASKED)
    application.step = ApplicationStep.ASKED
    application.findings = dict(findings)
    application.question = question
    application.asked_findings = {
        name: mark for name, mark in findings.items() if mark["mark"] != Fit.FITS
    }
    application.save(update_fields=["step", "findings", "question", "asked_findings"])
    add_event_data(marks={name: mark["mark"] for name, mark in findings.items()})
    return application


@action(needs=ApplicationPermission.CHECK, records="application.refused")
def refuse_application(
    application: Application, *, reason: str, by: Person, at: datetime
) -> Application:
    """Refuse it for a reason that the applicant reads. Raises WrongStep."""
    _require_waiting(application, ApplicationStep.REFUSED)
    application.step = ApplicationStep.REFUSED
    application.reason = reason
    _decide(application, by, at)
    return application


@action(needs=ApplicationPermission.CHECK, records="application.verified")
def verify_application(
    application: Application, *, findings: Mapping[str, LineFinding], by: Person, at: datetime
) -> Application:
    """Enter the KIM into the register with its number, its site, its officers and its decree; or
    its new decree; or carry out what was asked to end or to move it.

    Raises WrongStep, NotVerifiable while a line does not fit, a rule is not met, an office above
    has stopped the KIM or it is one's own, LabelRefused when its address was given meanwhile.
    """
    _require_waiting(application, ApplicationStep.VERIFIED)
    application.findings = dict(findings)
    region = application.region
    if region is None:
        raise NotVerifiable("Tempatnya belum ditulis")
    if application.kim_id:
        application.kim = Kim.objects.select_for_update(no_key=True).get(
            pk=application.kim_id
        )  # two acts at once: one waits
        if application.is_act and (must_wait := why_act_must_wait(application.kim, by)):
            raise NotVerifiable(must_wait)
    _refuse_own(application, by, at)
    rulings = rulings_for(region)
    if why_not := why_not_verifiable(
        application, check_lines_of(application, rulings), gaps_of(application, rulings), at
    ):
        raise NotVerifiable(why_not)
    kim = application.kim or _enter_founded_kim(application, region, at)
    application.kim = kim
    application.step = ApplicationStep.VERIFIED
    _decide(application, by, at)
    if application.is_act:
        carry_out_act(application, kim, by, at)
    else:
        record_terms(kim, application)
        _record_verification(application, kim)
    return application


@action(needs=ApplicationPermission.READ, records="application.paper_seen")
def record_paper_view(
    application: Application, *, paper: str, page_number: int, by: Person, at: datetime
) -> Application:
    """Look at one page of a paper. Each look is on record."""
    add_event_data(paper=paper, number=page_number)
    return application


@action(needs=ApplicationPermission.CHECK, records="application.head_asked")
def ask_head_of_village(
    application: Application, *, to: HeadContact, by: Person, at: datetime
) -> tuple[Application, str]:
    """Make the link by which the head, or the camat in their place, says whether the decree is
    theirs; older ones are closed. A no stands until somebody says yes.

    Gives the token, which is kept nowhere. Raises WrongStep when it was decided on, and
    NumberOfApplicant.
    """
    _require_waiting(application, ApplicationStep.VERIFIED)
    if application.region is None:
        raise NotVerifiable("Tempatnya belum ditulis")
    if to.phone in phones_of_applicants(application, by):
        raise NumberOfApplicant
    is_usual = to.region_id == application.region_id and not to.acting
    name = to.name if is_usual else f"{to.name} ({to.title})"[:_NAME_LETTERS]
    _close_head_links(application, at)
    office = office_of(by, application)
    site = portals_of([office or application.region], at)[0]
    _link, token = one_use_links.make_link(
        application,
        site=site,
        perm=ApplicationPermission.ANSWER_AS_HEAD,
        holder_name=name,
        made_by=by,
        at=at,
    )
    add_event_data(asked=to.region_id)
    if application.head_answer != HeadAnswer.NO:
        application.head_name = name
        application.head_answer = HeadAnswer.NONE
        application.head_note = ""
        application.head_recorded_by = None
        application.save(update_fields=_HEAD_FIELDS)
    return application, token


@action(needs=ApplicationPermission.ANSWER_AS_HEAD, records="application.paper_seen_by_head")
def record_head_view(
    application: Application, *, paper: str, page_number: int, by: LinkHolder, at: datetime
) -> Application:
    """The head looks at a page of the decree. Each look is on record."""
    add_event_data(paper=paper, number=page_number)
    return application


@action(needs=ApplicationPermission.ANSWER_AS_HEAD, records="application.head_answered")
def answer_as_head(
    application: Application, *, is_true: bool, words: str, by: LinkHolder, at: datetime
) -> Application:
    """Say as head of the village whether the decree is theirs, under the name on the link. Raises
    LinkUsed, also when it was decided on.
    """
    if application.decided_at is not None:
        raise one_use_links.LinkUsed
    one_use_links.use_link(by.link, at)
    _keep_head_answer(application, by.link.holder_name, is_true=is_true, words=words)
    add_event_data(answer=application.head_answer)
    return application


@action(needs=ApplicationPermission.CHECK, records="application.head_recorded")
def record_head_answer(
    application: Application,
    *,
    name: str,
    is_true: bool,
    words: str,
    by_paper: bool = False,
    by: Person,
    at: datetime,
) -> Application:
    """Write down what the head of the village said to one's face, or `by_paper` that the paper
    itself was seen. It stands as that, with who wrote it down, and never in place of an answer of
    the head. Raises WrongStep, HeadHasAnswered; NumberOfApplicant for a head who asks for it.
    """
    _require_waiting(application, ApplicationStep.VERIFIED)
    if application.head_answer and application.head_recorded_by is None:
        raise HeadHasAnswered
    if not by_paper and name.strip().casefold() == application.applicant.strip().casefold():
        raise NumberOfApplicant
    if by_paper:
        words = f"{_PAPER_SEEN} {words}".strip()
    _keep_head_answer(application, name, is_true=is_true, words=words, recorded_by=by)
    add_event_data(answer=application.head_answer, head=name, by_paper=by_paper)
    return application


@action(needs=ApplicationPermission.CHECK, records="application.handed_up")
def escalate(
    application: Application, *, is_alone: bool = False, by: Actor, at: datetime
) -> Application:
    """The regency has let its days pass, or has nobody else: the province may check too."""
    add_event_data(is_alone=is_alone)
    application.escalated_at = at
    application.save(update_fields=["escalated_at"])
    return application


def _close_head_links(application: Application, at: datetime) -> None:
    """Nobody answers by a link that a newer one has replaced."""
    OneUseLink.objects.filter(
        perm=ApplicationPermission.ANSWER_AS_HEAD,
        subject=application._meta.label,
        subject_id=application.pk,
        used_at=None,
        expires_at__gt=at,
    ).update(expires_at=at)


def _keep_head_answer(
    application: Application,
    name: str,
    *,
    is_true: bool,
    words: str,
    recorded_by: Person | None = None,
) -> None:
    application.head_name = name
    application.head_answer = HeadAnswer.YES if is_true else HeadAnswer.NO
    application.head_note = words
    application.head_recorded_by = recorded_by
    application.save(update_fields=_HEAD_FIELDS)


def _refuse_own(application: Application, by: Person, at: datetime) -> None:
    """Nobody verifies what their own KIM asked for."""
    for kim in (application.kim, application.into):
        if kim is not None and (why := own_group_refusal(by, kim.site, at)):
            others = who_checks(application, at)  # without those who entered it
            raise NotVerifiable(refusal_text(others) if others else why)


def _require_waiting(application: Application, then: ApplicationStep) -> None:
    APPLICATION_FLOW.check(ApplicationStep(application.step), then)


def _decide(application: Application, by: Person, at: datetime) -> None:
    application.decided_at = at
    application.decided_by = by
    application.deciding_office = office_of(by, application)
    application.save()
    add_event_data(office=application.deciding_office_id, same_office=is_of_one_office(application))


def _enter_founded_kim(application: Application, region: Region, at: datetime) -> Kim:
    """The KIM that this application founds."""
    return enter_kim(
        region,
        name=application.name,
        label=application.label,
        hamlet=application.hamlet,
        on_behalf=application.entered_by is not None,
        founded_on=application.issued_on,
        at=at,
    )


def _record_verification(application: Application, kim: Kim) -> None:
    """The KIM has its own page in the record, beside that of the application."""
    from_where = {
        "application": application.pk,
        "office": application.deciding_office_id,
        "same_office": is_of_one_office(application),
    }
    add_event_data(number=kim.number, label=kim.site.label)
    if not application.is_renewal:
        record_event_for(
            kim, "kim.registered", number=kim.number, label=kim.site.label, **from_where
        )
    record_event_for(kim, "kim.decree_recorded", decree=application.decree_number, **from_where)
    if application.is_renewal:
        record_event_for(
            kim,
            "kim.officers_changed",
            posts=[each["post"] for each in application.officers],
            **from_where,
        )
