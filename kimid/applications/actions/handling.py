"""What officials do with an application on their desk, besides deciding: who holds it, under which
number it is filed, what they tell each other.
"""

from collections.abc import Sequence
from datetime import datetime

from kimid.applications.desk_people import possible_holders
from kimid.applications.models import Application, ColleagueNote
from kimid.applications.rules import ApplicationPermission
from kimid.events.action import action, add_event_data
from kimid.events.actor import Actor
from kimid.people.models import Person
from kimid.places.models import Region
from kimid.registry.rules import office_of


class NotOfThisOffice(ValueError):
    """Only officials of one's own office who could decide on it hold an application."""


class ApplicationDecided(Exception):
    """It was decided on: nobody has to hold it any more."""


class HandledMeanwhile(Exception):
    """A colleague was quicker. Look at what is stored now."""


@action(needs=ApplicationPermission.HANDLE, records="application.held")
def hold_application(
    application: Application,
    *,
    holder: Person | None,
    before: Person | None,
    by: Person,
    at: datetime,
) -> Application:
    """Somebody of one's own office takes care of it, or nobody does; `before` is who did, as far as
    `by` knows. Raises ApplicationDecided, HandledMeanwhile and NotOfThisOffice.
    """
    if application.decided_at is not None:
        raise ApplicationDecided
    if application.holder != before:
        raise HandledMeanwhile
    if holder is not None and holder not in possible_holders(application, by, at):
        raise NotOfThisOffice
    add_event_data(before=application.holder_id, holder=holder.pk if holder else None)
    application.holder = holder
    application.holder_office = office_of(by, application) if holder else None
    application.save(update_fields=["holder", "holder_office"])
    return application


@action(needs=ApplicationPermission.HANDLE, records="application.letter_recorded")
def record_letter(
    application: Application, *, number: str, before: str, by: Person, at: datetime
) -> Application:
    """The number under which the office files it. The record keeps the one before, which `by` has
    seen. Raises HandledMeanwhile.
    """
    if application.letter_number != before:
        raise HandledMeanwhile
    add_event_data(before=application.letter_number, number=number)
    application.letter_number = number
    application.save(update_fields=["letter_number"])
    return application


@action(needs=ApplicationPermission.NOTE, records="application.noted")
def write_note(
    application: Application, *, text: str, is_shared: bool, by: Person, at: datetime
) -> ColleagueNote:
    """Write to colleagues of one's office; with `is_shared` to those of the other offices over this
    place too.
    """
    office = office_of(by, application)
    if office is None:
        raise NotOfThisOffice
    note = ColleagueNote.objects.create(
        application=application,
        office=office,
        by=by,
        text=text,
        is_shared=is_shared,
        written_at=at,
    )
    add_event_data(note=note.pk, is_shared=is_shared)
    return note


@action(needs=ApplicationPermission.HAND_ON, records="application.handed_on")
def hand_on(application: Application, *, holder: Person, by: Actor, at: datetime) -> Application:
    """Whoever comes into the post of its holder holds it."""
    add_event_data(before=application.holder_id, holder=holder.pk)
    application.holder = holder
    application.save(update_fields=["holder"])
    return application


@action(needs=ApplicationPermission.EXPORT, records="application.list_exported")
def record_desk_export(
    region: Region, *, columns: Sequence[str], rows: int, by: Actor, at: datetime
) -> Region:
    """Somebody took the list of applications along."""
    add_event_data(columns=list(columns), rows=rows)
    return region
