"""Giving roles."""

from datetime import datetime

from django.core.exceptions import PermissionDenied

from kimid.access.models import Grant
from kimid.access.rules import Can
from kimid.events.action import action, remember
from kimid.events.actor import Actor
from kimid.events.permissions import REGION_ROLES, SITE_ROLES, Role
from kimid.people.models import Person
from kimid.places.models import Region
from kimid.sites.models import Site
from kimid.sites.opening import portals_of


class OwnRole(PermissionDenied):
    """Somebody tried to give a role to themselves: an officer would reach a group's drafts that way."""


@action(needs=Can.GRANT_SITE, records="role.granted")
def grant_on_site(site: Site, *, person: Person, role: Role, by: Actor, at: datetime) -> Site:
    """Give a person a role on the site of a KIM."""
    give_on_site(site, person, role, by, at)
    remember(person=person.pk, role=role)
    return site


@action(needs=Can.GRANT_REGION, records="role.granted")
def grant_on_region(
    region: Region, *, person: Person, role: Role, by: Actor, at: datetime, ends_at: datetime | None = None
) -> Region:
    """Give a person a role on a region and all below it, until `ends_at` if given. Its portal is opened, to work in."""
    if role not in REGION_ROLES:
        raise ValueError(f"{role} is held on a site, not on a region")
    _refuse_own(person, by)
    Grant.objects.create(person=person, role=role, region=region, starts_at=at, ends_at=ends_at)
    portals_of([region], at)
    remember(person=person.pk, role=role)
    return region


def give_on_site(site: Site, person: Person, role: Role, by: Actor, at: datetime) -> None:
    """The writing itself, for actions that open a site and fill its first posts at once; they remember whom."""
    if role not in SITE_ROLES or site.is_portal:
        raise ValueError(f"{role} cannot be held on {site.label}: roles of a group on the site of a KIM, all others on a region")
    _refuse_own(person, by)
    Grant.objects.create(person=person, role=role, site=site, starts_at=at)


def _refuse_own(person: Person, by: Actor) -> None:
    if person == by:
        raise OwnRole("nobody gives a role to themselves")
