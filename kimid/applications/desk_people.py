"""Who takes care of an application, and what colleagues write about it."""

from datetime import datetime

from django.db.models import Exists, OuterRef, Q, QuerySet

from kimid.access.grants import OFFICERS
from kimid.access.models import Grant
from kimid.applications.models import Application, ColleagueNote
from kimid.applications.rules import has_handled, is_of_applicants
from kimid.people.models import Person
from kimid.registry.rules import office_of


def possible_holders(application: Application, by: Person, at: datetime) -> list[Person]:
    """The officials of the office of this person who could decide on it: nobody who filled it in,
    nobody of another office. One query, and some for each where somebody with an account did.
    """
    office = office_of(by, application)
    if office is None:
        return []
    posts = Grant.objects.filter(region=office, role__in=OFFICERS, person=OuterRef("pk"))
    people = Person.objects.filter(Exists(posts.usable(at))).order_by("name")
    return [each for each in people if not has_handled(each, application)]


def in_post(at: datetime) -> Exists:
    """For a query of applications: whether its holder has a post in that office still."""
    posts = Grant.objects.filter(
        person=OuterRef("holder"), region=OuterRef("holder_office"), role__in=OFFICERS
    )
    return Exists(posts.active(at))


def notes_for(application: Application, person: Person) -> QuerySet[ColleagueNote]:
    """The notes about an application that an official reads, the oldest first: those of their own
    office, and those that other offices share. Whoever is of the applicants reads their own only.
    """
    office = office_of(person, application)
    rows = ColleagueNote.objects.filter(application=application)
    if office is None:
        return rows.none()
    is_own = is_of_applicants(person, application)
    shown = rows.filter(Q(by=person) if is_own else Q(office=office) | Q(is_shared=True))
    return shown.select_related("by", "office").order_by("written_at", "pk")
