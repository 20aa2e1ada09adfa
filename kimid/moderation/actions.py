"""Reporting and answering."""

from datetime import datetime

from kimid.events.action import action, remember
from kimid.events.actor import Actor
from kimid.moderation import budgets
from kimid.moderation.models import Complaint, Outcome, Report
from kimid.moderation.rules import Can
from kimid.moderation.senders import Sender
from kimid.people.models import Person
from kimid.sites.models import Site


class AlreadyAnswered(Exception):
    """Somebody else has answered this report meanwhile."""


@action(needs=Can.REPORT, records="report.made")
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
    """Report a page of this site, or with an empty path the site. The record does not keep the words or the contact.

    Raises budgets.TooMany when the site or the sender has used up the hour.
    """
    budgets.spend(site, sender, at)
    row = Report.objects.create(
        site=site, path=path, title=title, complaint=complaint, words=words, contact=contact, reported_at=at
    )
    remember(complaint=complaint, path=path)
    return row


@action(needs=Can.ANSWER, records="report.contact_seen")
def see_contact(report: Report, *, by: Person, at: datetime) -> str:
    """Look at the number that whoever reported has left. Each look is on record."""
    return report.contact


@action(needs=Can.ANSWER, records="report.answered")
def answer(report: Report, *, outcome: Outcome, words: str, by: Person, at: datetime) -> Report:
    """Say what came of a report. Whoever made it reads the answer on the page of the ticket."""
    if report.answered_at is not None:
        raise AlreadyAnswered
    report.outcome, report.answer, report.answered_by, report.answered_at = outcome, words, by, at
    report.save()
    remember(outcome=outcome)
    return report
