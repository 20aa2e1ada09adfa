"""The lines of a desk for whoever looks at it: which of them they may take, and what comes next."""

from collections.abc import Iterable
from datetime import datetime
from typing import Final, Protocol, cast

from django.utils import timezone

from kimid.access.second_officials import hands_over
from kimid.applications.desk import DeskOptions, desk_rows
from kimid.applications.desk_people import in_post
from kimid.applications.desk_table import DeskRow
from kimid.applications.flow import ApplicationStep
from kimid.applications.models import Application
from kimid.applications.rules import ApplicationPermission, is_due_in
from kimid.lib import clock
from kimid.people.models import Person
from kimid.places.models import Region
from kimid.registry.rules import office_of

_LOOKED_AT: Final = 50  # as far as the next one is looked for


class DeskFacts(Protocol):
    """What `desk_rows` counts of each application beside its fields."""

    state: str
    is_in_post: bool


def desk_lines(
    rows: Iterable[Application], person: Person, at: datetime, *, office: Region | None = None
) -> list[DeskRow]:
    """Applications that `desk_rows` gave, as lines in the list of this office. No query besides."""
    return [
        DeskRow(
            row,
            facts.state,
            clock.today(at, row.sent_region.zone),
            office,
            facts.is_in_post,
            _may_take(row, person),
        )
        for row, facts in ((row, cast(DeskFacts, row)) for row in rows)
    ]


def application_line(application: Application, person: Person, at: datetime) -> DeskRow:
    """The line of this one. One query."""
    region = application.sent_region
    is_in_post = (
        Application.objects.filter(pk=application.pk).filter(in_post(at)).exists()
        if application.holder_id
        else False
    )
    today = clock.today(at, region.zone)
    return DeskRow(application, "", today, region, is_in_post, _may_take(application, person))


def next_to_check(region: Region, person: Person, after: Application) -> Application | None:
    """The most pressing other one that waits for this person, and not for an office below. One
    query and those of grants.
    """
    rows = desk_rows(region, DeskOptions(), person, timezone.now())
    waiting = rows.filter(step=ApplicationStep.SENT).exclude(pk=after.pk)[:_LOOKED_AT]
    due = (row for row in waiting if _is_due(row, person))
    return next((row for row in due if person.has_perm(ApplicationPermission.CHECK, row)), None)


def _may_take(application: Application, person: Person) -> bool:
    return (
        application.decided_at is None
        and application.handler_ids.isdisjoint(hands_over(person, application.scope().region_code))
        and _is_due(application, person)
    )


def _is_due(application: Application, person: Person) -> bool:
    office = office_of(person, application)
    return office is not None and is_due_in(office, application)
