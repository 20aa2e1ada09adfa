"""A KIM gets a new decree: the old one ends, or its officers change. The number, the site and what
was written stay.
"""

from datetime import date, datetime, timedelta
from typing import Any, Final

from kimid.applications.actions.applying import answers_of
from kimid.applications.checking import issuer_label
from kimid.applications.models import Application, NamedOfficer, Purpose
from kimid.applications.renewing import open_renewal
from kimid.applications.rules import ApplicationPermission
from kimid.events.action import action, add_event_data
from kimid.people.models import Person
from kimid.registry.actions.entering import enter_decree
from kimid.registry.actions.roster import enter_members
from kimid.registry.models import Kim, Officer
from kimid.registry.queries import last_officers

_DAY: Final = timedelta(days=1)


@action(needs=ApplicationPermission.RENEW, records="application.renewal_begun")
def begin_renewal(
    kim: Kim, *, today: date, after: Application | None = None, by: Person, at: datetime
) -> Application:
    """Begin to ask for a new decree, with the officers and members of today, or of last; or go on
    with what is under way.

    After a refused one with all that it said.
    """
    if pending := open_renewal(kim):
        return pending
    values = answers_of(after) if after else _people_of(kim, today)
    add_event_data(kim=kim.pk)
    return Application.objects.create(
        purpose=Purpose.RENEWAL,
        kim=kim,
        region=kim.region,
        name=kim.name,
        hamlet=kim.hamlet,
        applicant=by.name,
        phone=by.phone or "",
        entered_by=by,
        begun_at=at,
        **values,
    )


def record_terms(kim: Kim, application: Application) -> None:
    """For actions: the decree of this application with its officers. Those of before end on the day
    before, and keep accounts.
    """
    issued_on = application.decree_date
    title = issuer_label(kim.region, application.issuer)
    ends = application.valid_until
    enter_decree(
        kim,
        number=application.decree_number,
        issuer_title=title,
        issued_on=issued_on,
        valid_until=ends,
    )
    accounts = end_terms(kim, issued_on)
    term = {"term_from": issued_on, "term_until": ends}
    officers = [
        Officer(kim=kim, person_id=accounts.get(each["name"]), **each, **term)
        for each in application.officers
    ]
    Officer.objects.bulk_create(officers)
    enter_members(kim, application.members, issued_on)


def end_terms(kim: Kim, begins: date) -> dict[str, int | None]:
    """For actions: end every term that runs on this day, when a new one begins or the KIM is no
    more.

    Gives whose account each name had so far.
    """
    rows = list(kim.officers.order_by("pk"))
    running = [row for row in rows if row.term_until is None or row.term_until >= begins]
    for row in running:
        row.term_until = max(row.term_from, begins - _DAY)
    Officer.objects.bulk_update(running, ["term_until"])
    return {row.name: row.person_id for row in rows if row.person_id}


def _people_of(kim: Kim, today: date) -> dict[str, Any]:
    named = [_named(officer) for officer in last_officers(kim, today)]
    return {
        "officers": named,
        "members": list(
            kim.members.filter(left_on=None).order_by("pk").values_list("name", flat=True)
        ),
    }


def _named(officer: Officer) -> NamedOfficer:
    named: NamedOfficer = {"post": officer.post, "name": officer.name}
    return {**named, "section": officer.section} if officer.section else named
