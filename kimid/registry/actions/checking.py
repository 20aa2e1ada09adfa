"""What the office of a region does with an application; and what the head of the village says."""

from collections.abc import Mapping
from datetime import datetime

from kimid.access import links
from kimid.access.links import LinkHolder
from kimid.events.action import action, remember, remember_of
from kimid.events.actor import Actor
from kimid.people.models import Person
from kimid.places.models import Region
from kimid.registry.actions.acts import carry_out
from kimid.registry.actions.entering import enter_kim
from kimid.registry.actions.renewing import enter_terms
from kimid.registry.checking import gaps_of, lines_of, obstacles
from kimid.registry.flow import APPLICATION_FLOW, Step
from kimid.registry.models import Application, Fit, HeadAnswer, HeadContact, Kim, Mark
from kimid.registry.policies import rulings
from kimid.registry.rules import Can, office_of
from kimid.sites.opening import portals_of


class NotYet(Exception):
    """It cannot be verified; the message says why, in Indonesian."""


@action(needs=Can.CHECK, records="application.compared")
def compare(application: Application, *, marks: Mapping[str, Mark], by: Person, at: datetime) -> Application:
    """Keep what was found so far when comparing the lines with the decree."""
    _refuse_unless_waiting(application, Step.VERIFIED)
    application.marks = dict(marks)
    application.save(update_fields=["marks"])
    remember(marks={name: mark["mark"] for name, mark in marks.items()})
    return application


@action(needs=Can.CHECK, records="application.asked")
def ask_back(application: Application, *, marks: Mapping[str, Mark], question: str, by: Person, at: datetime) -> Application:
    """Give it back to the applicant with what differs, and a question if there is one. Raises WrongStep."""
    _refuse_unless_waiting(application, Step.ASKED)
    application.step, application.marks, application.question = Step.ASKED, dict(marks), question
    application.asked = {name: mark for name, mark in marks.items() if mark["mark"] != Fit.FITS}
    application.save(update_fields=["step", "marks", "question", "asked"])
    remember(marks={name: mark["mark"] for name, mark in marks.items()})
    return application


@action(needs=Can.CHECK, records="application.refused")
def refuse(application: Application, *, reason: str, by: Person, at: datetime) -> Application:
    """Refuse it for a reason that the applicant reads. Raises WrongStep."""
    _refuse_unless_waiting(application, Step.REFUSED)
    application.step, application.reason = Step.REFUSED, reason
    _decide(application, by, at)
    return application


@action(needs=Can.CHECK, records="application.verified")
def verify(application: Application, *, marks: Mapping[str, Mark], by: Person, at: datetime) -> Application:
    """Enter the KIM into the register with its number, its site, its officers and its decree; or its new decree; or carry out
    what was asked to end or to move it.

    Raises WrongStep, NotYet while a line does not fit or a rule is not met, LabelRefused when its address was given meanwhile.
    """
    _refuse_unless_waiting(application, Step.VERIFIED)
    application.marks = dict(marks)
    region = application.region
    if region is None:
        raise NotYet("Tempatnya belum ditulis")
    if application.kim_id:
        application.kim = Kim.objects.select_for_update(no_key=True).get(pk=application.kim_id)  # two acts at once: one waits
    found = rulings(region)
    if why_not := obstacles(application, lines_of(application, found), gaps_of(application, found), at):
        raise NotYet(why_not)
    kim = application.kim or _entered(application, region, at)
    application.kim, application.step = kim, Step.VERIFIED
    _decide(application, by, at)
    if application.is_act:
        carry_out(application, kim, by, at)
    else:
        enter_terms(kim, application)
        _tell_the_record(application, kim)
    return application


@action(needs=Can.READ_APPLICATION, records="application.paper_seen")
def look_at(application: Application, *, paper: str, number: int, by: Person, at: datetime) -> Application:
    """Look at one page of a paper. Each look is on record."""
    remember(paper=paper, number=number)
    return application


@action(needs=Can.CHECK, records="application.head_asked")
def ask_head_of_village(application: Application, *, name: str, phone: str, by: Person, at: datetime) -> tuple[Application, str]:
    """Make the link by which the head says whether the decree is theirs; the office keeps the number for next time.

    Gives the token, which is kept nowhere. Raises WrongStep when it was decided on.
    """
    _refuse_unless_waiting(application, Step.VERIFIED)
    if application.region is None:
        raise NotYet("Tempatnya belum ditulis")
    office = office_of(by, application)
    site = portals_of([office or application.region], at)[0]
    _link, token = links.make_link(application, site=site, perm=Can.ANSWER_AS_HEAD, holder_name=name, made_by=by, at=at)
    reached = {"name": name, "phone": phone, "changed_at": at}
    HeadContact.objects.update_or_create(region=application.region, defaults=reached)
    application.head_name, application.head_answer, application.head_words = name, HeadAnswer.NONE, ""
    application.save(update_fields=["head_name", "head_answer", "head_words"])
    return application, token


@action(needs=Can.ANSWER_AS_HEAD, records="application.head_answered")
def answer_as_head(application: Application, *, is_true: bool, words: str, by: LinkHolder, at: datetime) -> Application:
    """Say as head of the village whether the decree is theirs. Raises LinkSpent."""
    links.use_link(by.link, at)
    application.head_answer, application.head_words = HeadAnswer.YES if is_true else HeadAnswer.NO, words
    application.save(update_fields=["head_answer", "head_words"])
    remember(answer=application.head_answer)
    return application


@action(needs=Can.CHECK, records="application.handed_up")
def hand_up(application: Application, *, by: Actor, at: datetime) -> Application:
    """The regency has let its days pass: from now on the province may check too."""
    application.handed_up_at = at
    application.save(update_fields=["handed_up_at"])
    return application


def _refuse_unless_waiting(application: Application, then: Step) -> None:
    APPLICATION_FLOW.check(Step(application.step), then)


def _decide(application: Application, by: Person, at: datetime) -> None:
    application.decided_at, application.decided_by, application.decided_for = at, by, office_of(by, application)
    application.save()
    remember(office=application.decided_for_id)


def _entered(application: Application, region: Region, at: datetime) -> Kim:
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


def _tell_the_record(application: Application, kim: Kim) -> None:
    """The KIM has its own page in the record, beside that of the application."""
    from_where = {"application": application.pk, "office": application.decided_for_id}
    remember(number=kim.number, label=kim.site.label)
    if not application.is_renewal:
        remember_of(kim, "kim.registered", number=kim.number, label=kim.site.label, **from_where)
    remember_of(kim, "kim.decree_recorded", decree=application.decree_number, **from_where)
    if application.is_renewal:
        remember_of(kim, "kim.officers_changed", posts=[each["post"] for each in application.officers], **from_where)
