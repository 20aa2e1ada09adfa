"""Who belongs to a KIM and holds no post: written down by its chair, by its decree, and as people
come and go.
"""

from collections.abc import Sequence
from datetime import date, datetime

from kimid.events.action import action, add_event_data
from kimid.events.actor import Actor
from kimid.lib import clock
from kimid.people.models import Person
from kimid.registry.models import Kim, Member, Officer
from kimid.registry.queries import officers_of
from kimid.registry.rules import RegistryPermission


class AlreadyOnRoster(Exception):
    """Somebody of this name stands on the roster already."""


@action(needs=RegistryPermission.KEEP_ROSTER, records="roster.member_added")
def add_member(kim: Kim, *, name: str, section: str, by: Actor, at: datetime) -> Kim:
    """Write somebody down who belongs to the KIM, with an account or without.

    Raises AlreadyOnRoster.
    """
    today = clock.today(at, kim.region.zone)
    if name.casefold() in {each.name.casefold() for each in _everybody(kim, today)}:
        raise AlreadyOnRoster
    made = Member.objects.create(kim=kim, name=name, section=section, joined_on=today)
    add_event_data(member=made.pk)
    return kim


@action(needs=RegistryPermission.KEEP_ROSTER, records="roster.member_left")
def record_leaving(kim: Kim, *, member: Member, by: Actor, at: datetime) -> Kim:
    """Somebody belongs to the KIM no more. Done twice, the second changes nothing."""
    last = max(member.joined_on, clock.today(at, kim.region.zone))
    add_event_data(
        member=member.pk, ended=kim.members.filter(pk=member.pk, left_on=None).update(left_on=last)
    )
    return kim


@action(needs=RegistryPermission.KEEP_ROSTER, records="roster.member_met")
def record_joining(kim: Kim, *, person: Person, by: Actor, at: datetime) -> Kim:
    """Somebody with an account came in: whoever stands on the roster by their name is them, else
    they are written down.
    """
    today = clock.today(at, kim.region.zone)
    named = [each for each in _everybody(kim, today) if _is_person(each, person)]
    for each in named:
        each.person = person
        each.save(update_fields=["person"])
    kim.officers.filter(person=person).update(phone="")  # from now on the account has it
    if not named:
        Member.objects.create(kim=kim, person=person, name=person.name, joined_on=today)
    add_event_data(person=person.pk, was_named=bool(named))
    return kim


def enter_members(kim: Kim, names: Sequence[str], issued_on: date) -> None:
    """For actions: the members that a decree came with. Who stands there keeps the day they joined;
    who does not has left.
    """
    running = {row.name: row for row in kim.members.filter(left_on=None)}
    for name, row in running.items():
        if name not in names:
            row.left_on = max(row.joined_on, issued_on)
            row.save(update_fields=["left_on"])
    new = [name for name in names if name not in running]
    Member.objects.bulk_create([Member(kim=kim, name=name, joined_on=issued_on) for name in new])


def _everybody(kim: Kim, today: date) -> list[Officer | Member]:
    """Officers of this day, and those who hold no post."""
    people: list[Officer | Member] = [*officers_of(kim, today)]
    return people + list(kim.members.filter(left_on=None))


def _is_person(row: Officer | Member, person: Person) -> bool:
    return row.person_id == person.pk or (
        row.person_id is None and row.name.casefold() == person.name.casefold()
    )
