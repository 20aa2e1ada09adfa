"""Actions: report, answer, and look at a contact."""

from datetime import datetime

from kimid.events.action import action, add_event_data
from kimid.events.actor import Actor
from kimid.moderation import budgets
from kimid.moderation.models import Complaint, Outcome, Report
from kimid.moderation.rules import ModerationPermission, wrote_it
from kimid.moderation.senders import Sender
from kimid.people.models import Person
from kimid.sites.models import Site
from kimid.sites.public_words import WordsRefused, phrase_refusal


class AlreadyAnswered(Exception):
    """Another editor has answered this report in the meantime."""


@action(needs=ModerationPermission.REPORT, records="report.made")
def report(
    site: Site,
    *,
    path: str,
    title: str,
    complaint: Complaint,
    words: str,
    sender: Sender,
    contact: str = "",
    by: Actor,
    at: datetime,
) -> Report:
    """Report a page of this site, or the site itself with an empty path.

    The event contains neither the words nor the contact. Nobody is refused: what comes in a flood
    stands behind the others.
    """
    spending = budgets.spend(budgets.REPORTS, budgets.subject_of(site), sender, at)
    row = Report.objects.create(
        site=site,
        path=path,
        title=title,
        complaint=complaint,
        words=words,
        contact=contact,
        reported_at=at,
        is_held=spending.is_over,
    )
    add_event_data(complaint=complaint, path=path)
    return row


@action(needs=ModerationPermission.SEE_CONTACT, records="report.contact_seen")
def see_contact(report: Report, *, by: Person, at: datetime) -> str:
    """Return the contact that the sender left, never to whoever wrote what is reported. Each look
    is recorded.
    """
    return report.contact


@action(needs=ModerationPermission.ANSWER, records="report.answered")
def answer(report: Report, *, outcome: Outcome, words: str, by: Person, at: datetime) -> Report:
    """Answer a report. The sender reads the answer on the page of the ticket. The event says so if
    the only one of a group who can has answered a report about their own words.

    Raises AlreadyAnswered and WordsRefused.
    """
    if report.answered_at is not None:
        raise AlreadyAnswered
    if why := phrase_refusal(report.site, words, by=by):
        raise WordsRefused(why)
    report.outcome = outcome
    report.answer = words
    report.answered_by = by
    report.answered_at = at
    report.save()
    add_event_data(outcome=outcome)
    if wrote_it(by, report):
        add_event_data(is_own=True)
    return report
