"""Entering KIM into the register."""

from dataclasses import dataclass
from datetime import date, datetime

from kimid.access.actions import create_site_grant
from kimid.events.action import action, add_event_data, touch
from kimid.events.actor import Actor
from kimid.events.permissions import Role
from kimid.lib import clock, codes
from kimid.people.models import Person
from kimid.places.models import Region
from kimid.registry.actions.numbering import next_serial
from kimid.registry.first_steps import take_first_steps
from kimid.registry.models import Decree, Kim, KimKind, Officer
from kimid.registry.queries import register_tag
from kimid.registry.rules import RegistryPermission
from kimid.sites.models import portal_tag
from kimid.sites.site_creation import open_kim_site
from kimid.sites.stages import LifeStage
from kimid.wire.placing import add_to_tallies


@dataclass(frozen=True)
class FirstOfficer:
    """An officer named at registration; with an account and a role if there is one."""

    name: str
    post: str
    person: Person | None = None
    role: Role | None = None
    phone: str = ""  # as the list of an office has it


@action(needs=RegistryPermission.REGISTER, records="kim.registered")
def register_kim(
    region: Region,
    *,
    name: str,
    label: str,
    officers: tuple[FirstOfficer, ...] = (),
    kind: KimKind = KimKind.KIM,
    on_behalf: bool = False,
    by: Actor,
    at: datetime,
) -> Kim:
    """Enter a KIM of this region: it gets a number, a site and its first officers. Raises
    LabelRefused for a label not free.
    """
    kim = enter_kim(region, name=name, label=label, kind=kind, on_behalf=on_behalf, at=at)
    for officer in officers:
        appoint(kim, officer, by, at)
    add_event_data(
        number=kim.number, label=label, officers=[_officer_data(officer) for officer in officers]
    )
    return kim


@action(needs=RegistryPermission.EDIT, records="kim.decree_recorded")
def record_decree(
    kim: Kim,
    *,
    number: str,
    issuer_title: str,
    issued_on: date,
    valid_until: date | None,
    by: Actor,
    at: datetime,
) -> Kim:
    """Record a decree that a village head, lurah or camat issued for this KIM."""
    enter_decree(
        kim, number=number, issuer_title=issuer_title, issued_on=issued_on, valid_until=valid_until
    )
    add_event_data(decree=number)
    return kim


def enter_decree(
    kim: Kim,
    *,
    number: str,
    issuer_title: str,
    issued_on: date,
    valid_until: date | None,
    is_listed: bool = False,
) -> None:
    """For actions: a decree of a KIM, on every page that shows whether it has one. Where it stood
    on the list of an office, this is it, and now it was seen.
    """
    text = {
        "issuer_title": issuer_title,
        "issued_on": issued_on,
        "valid_until": valid_until,
        "is_listed": is_listed,
    }
    if not kim.decrees.filter(number=number, is_listed=True).update(**text):
        Decree.objects.create(kim=kim, number=number, **text)
    touch_decree_pages(kim)


def touch_decree_pages(kim: Kim) -> None:
    """For actions: every page that shows whether a KIM has a decree is made anew."""
    above = codes.lineage(kim.region_id)
    touch(kim.site.tag, *map(portal_tag, above), *map(register_tag, above))


def enter_kim(
    region: Region,
    *,
    name: str,
    label: str,
    kind: KimKind = KimKind.KIM,
    on_behalf: bool = False,
    founded_on: date | None = None,
    hamlet: str = "",
    stage: LifeStage = LifeStage.ACTIVE,
    listed_members: int | None = None,
    at: datetime,
) -> Kim:
    """For actions: a new row of the register with the next number of its region, and its site.
    One that nobody leads yet is unopened. Raises LabelRefused.
    """
    # Locked, so that one action at a time takes a serial of this region.
    Region.objects.select_for_update(no_key=True).get(pk=region.pk)
    site = open_kim_site(label=label, region=region, name=name, stage=stage, at=at)
    serial = next_serial(region)
    kim = Kim.objects.create(
        number=codes.kim_number(region.code, serial),
        region=region,
        serial=serial,
        site=site,
        name=name,
        kind=kind,
        entered_on_behalf=on_behalf,
        founded_on=founded_on,
        hamlet=hamlet,
        silence_stage=stage,
        listed_members=listed_members,
        registered_at=at,
    )
    add_to_tallies(codes.lineage(region.code), kims=1)
    take_first_steps(kim, at)
    touch(site.tag, *map(register_tag, codes.lineage(region.code)))
    return kim


def _officer_data(officer: FirstOfficer) -> dict[str, object]:
    """The officer as the record keeps it: the post and, where there is an account, whose and with
    which role.
    """
    return {
        "post": officer.post,
        "person": officer.person.pk if officer.person else None,
        "role": officer.role,
    }


def appoint(kim: Kim, officer: FirstOfficer, by: Actor, at: datetime) -> None:
    """For actions: an officer takes up a post today, with a role if there is an account."""
    today = clock.today(at, kim.region.zone)
    Officer.objects.create(
        kim=kim,
        person=officer.person,
        name=officer.name,
        post=officer.post,
        phone=officer.phone,
        term_from=today,
    )
    if officer.person is not None and officer.role is not None:
        create_site_grant(kim.site, officer.person, officer.role, by, at)
