"""Entering KIM into the register."""

from dataclasses import dataclass
from datetime import date, datetime

from kimid.access.actions import give_on_site
from kimid.events.action import action, remember, touch
from kimid.events.actor import Actor
from kimid.events.permissions import Role
from kimid.lib import clock, codes
from kimid.people.models import Person
from kimid.places.models import Region
from kimid.registry.actions.ict import count_first
from kimid.registry.actions.numbering import next_serial
from kimid.registry.models import Decree, Kim, KimKind, Officer
from kimid.registry.queries import register_tag
from kimid.registry.rules import Can
from kimid.sites.models import portal_tag
from kimid.sites.opening import open_kim_site
from kimid.wire.placing import add_to_tallies


@dataclass(frozen=True)
class FirstOfficer:
    """An officer named at registration; with an account and a role if there is one."""

    name: str
    post: str
    person: Person | None = None
    role: Role | None = None


@action(needs=Can.REGISTER, records="kim.registered")
def register(
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
    """Enter a KIM of this region: it gets a number, a site and its first officers. Raises LabelRefused for a label not free."""
    kim = enter_kim(region, name=name, label=label, kind=kind, on_behalf=on_behalf, at=at)
    for officer in officers:
        appoint(kim, officer, by, at)
    remember(number=kim.number, label=label, officers=[_as_fact(officer) for officer in officers])
    return kim


@action(needs=Can.EDIT, records="kim.decree_recorded")
def record_decree(
    kim: Kim, *, number: str, issuer_title: str, issued_on: date, valid_until: date | None, by: Actor, at: datetime
) -> Kim:
    """Record a decree that a village head, lurah or camat issued for this KIM."""
    enter_decree(kim, number=number, issuer_title=issuer_title, issued_on=issued_on, valid_until=valid_until)
    remember(decree=number)
    return kim


def enter_decree(kim: Kim, *, number: str, issuer_title: str, issued_on: date, valid_until: date | None) -> None:
    """For actions: a decree of a KIM, on every page that shows whether it has one."""
    Decree.objects.create(kim=kim, number=number, issuer_title=issuer_title, issued_on=issued_on, valid_until=valid_until)
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
    at: datetime,
) -> Kim:
    """For actions: a new row of the register with the next number of its region, and its site. Raises LabelRefused."""
    Region.objects.select_for_update(no_key=True).get(pk=region.pk)  # whoever holds it counts alone
    site = open_kim_site(label=label, region=region, name=name, at=at)
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
        registered_at=at,
    )
    add_to_tallies(region.code, kims=1)
    count_first(kim, at)
    touch(site.tag, *map(register_tag, codes.lineage(region.code)))
    return kim


def _as_fact(officer: FirstOfficer) -> dict[str, object]:
    """The officer as the record keeps it: the post and, where there is an account, whose and with which role."""
    return {"post": officer.post, "person": officer.person.pk if officer.person else None, "role": officer.role}


def appoint(kim: Kim, officer: FirstOfficer, by: Actor, at: datetime) -> None:
    """For actions: an officer takes up a post today, with a role if there is an account."""
    today = clock.today(at, kim.region.zone)
    Officer.objects.create(kim=kim, person=officer.person, name=officer.name, post=officer.post, term_from=today)
    if officer.person is not None and officer.role is not None:
        give_on_site(kim.site, officer.person, officer.role, by, at)
