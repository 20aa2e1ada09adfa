"""Who holds which role where."""

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Any, Final

from django.db.models import BigIntegerField, DateTimeField, OuterRef, QuerySet
from django.utils import timezone

from kimid.access.code_waits import wall_of
from kimid.access.models import Grant, GrantQuerySet
from kimid.events.permissions import REGION_ROLES, Role, Scope
from kimid.lib import codes
from kimid.orm.compiled import compiled
from kimid.people.locks import open_lock
from kimid.people.models import Person
from kimid.places.models import Region
from kimid.sites.models import Site

# From then on a person counts as a second person of a group.
SETTLED_AFTER: Final = timedelta(days=3)
OFFICERS: Final = (Role.OFFICER, Role.OPERATOR)


def active_grants(person: Person) -> list[Grant]:
    """The grants of a person that count now. One query, cached on the person.

    None of a locked account, and none that is frozen.
    """
    return [grant for grant in _current_grants(person) if grant.frozen_at is None]


def frozen_grants(person: Person) -> list[Grant]:
    """The grants of a person that count again once an office says whose account this is."""
    return [grant for grant in _current_grants(person) if grant.frozen_at is not None]


def is_frozen_on(person: Person, site: Site) -> bool:
    """Whether a role of this person on this site is frozen."""
    return any(grant.site_id == site.pk for grant in frozen_grants(person))


def counted_grants(person: Person) -> list[Grant]:
    """The active grants that count in this request: one on a region only after a second factor,
    and none behind the wall of a sign-in code.
    """
    wall = wall_of(person)
    return [
        each
        for each in active_grants(person)
        if (person.is_verified or each.region_id is None) and (wall is None or wall.opens(each))
    ]


def roles_at(person: Person, scope: Scope) -> set[Role]:
    """The roles of a person in this scope, from grants on the site and on all regions above.

    A role on a region counts only after a second factor. No role counts behind the wall of a
    sign-in code.
    """
    wall = wall_of(person)
    return {
        Role(grant.role)
        for grant in _verified_grants(person, scope)
        if wall is None or wall.opens(grant)
    }


def role_names_at(person: Person, scope: Scope) -> list[str]:
    """What somebody is called in this scope: `petugas`, or `Plt. petugas` who is only acting."""
    names: dict[str, str] = {}
    for grant in sorted(_verified_grants(person, scope), key=lambda each: bool(each.acting)):
        names.setdefault(grant.role, grant.label)
    return sorted(names.values())


def waiting_roles_at(person: Person, scope: Scope) -> set[Role]:
    """The roles in this scope that do not count because a sign-in code waits."""
    wall = wall_of(person)
    if wall is None:
        return set()
    return {Role(grant.role) for grant in _verified_grants(person, scope) if not wall.opens(grant)}


def grant_used(person: Person, roles: Collection[Role], scope: Scope) -> Grant | None:
    """The grant by which somebody does in this scope what these roles may: one on the site itself,
    else that of the nearest region.
    """
    grants = [each for each in _grants_reaching(person, scope) if each.role in roles]
    return max(grants, key=_nearness, default=None)


def _nearness(grant: Grant) -> tuple[bool, int]:
    return grant.region is None, grant.region.level if grant.region else 0


def is_closed_at(person: Person, scope: Scope) -> bool:
    """Whether a role of this person in this scope stands behind the wall of a sign-in code."""
    wall = wall_of(person)
    return wall is not None and not all(map(wall.opens, _grants_reaching(person, scope)))


def _verified_grants(person: Person, scope: Scope) -> list[Grant]:
    return [
        grant
        for grant in _grants_reaching(person, scope)
        if person.is_verified or grant.region_id is None
    ]


def has_role_holder(site_id: int, roles: Collection[Role]) -> bool:
    """Whether somebody can act by one of these roles on a site. One query."""
    rows = Grant.objects.filter(site=site_id, role__in=roles)
    return rows.usable(timezone.now()).exists()


def has_role_on_record(site_id: int, roles: Collection[Role]) -> bool:
    """Whether somebody holds one of these roles on a site, also while their account is locked,
    frozen or stopped: no office acts in their place. One query.
    """
    rows = Grant.objects.filter(site=site_id, role__in=roles, person__is_active=True)
    return rows.active(timezone.now()).exists()


def is_settled(
    person: Person, site_id: int, at: datetime, *, before: datetime | None = None
) -> bool:
    """Whether a person is a second person of a group: can act there at this moment, and has held a
    role there for some days by then, or by the earlier moment `before`.

    A thief who invites an account of their own is no second person. One query.
    """
    return bool(_settled_grant(site_id, at, (before or at) - SETTLED_AFTER, person.pk))


def is_newcomer(person: Person, site_id: int, at: datetime) -> bool:
    """Whether a person is no second person of a group yet, while others could be one. In a group
    that is younger than that itself nobody is a newcomer. Two queries at most.
    """
    if is_settled(person, site_id, at):
        return False
    return Grant.objects.filter(site=site_id, starts_at__lte=at - SETTLED_AFTER).exists()


def settled_people(site_id: int, at: datetime, *, before: datetime | None = None) -> list[Person]:
    """The second persons of a group, by name. One query."""
    grants = _settled_grants(site_id, at, (before or at) - SETTLED_AFTER).select_related("person")
    return sorted({grant.person for grant in grants}, key=lambda person: person.name)


def held_for_long(site_id: int, at: datetime) -> GrantQuerySet:
    """The roles that were held in a group some days before this moment, also if they have ended
    since.
    """
    return Grant.objects.filter(site=site_id).active(at - SETTLED_AFTER)


def _settled_grants(site_id: int, at: datetime, before: datetime) -> GrantQuerySet:
    """By a role that was held before that moment: who left and came back is new."""
    longer = Grant.objects.filter(site=site_id).active(before).values("person")
    return Grant.objects.filter(site=site_id).usable(at).filter(person__in=longer)


@compiled(BigIntegerField(), DateTimeField(), DateTimeField(), BigIntegerField())
def _settled_grant(site: Any, at: Any, before: Any, person: Any) -> "QuerySet[Grant, int]":
    rows = _settled_grants(site, at, before).filter(person=person)
    return rows.order_by().values_list("pk", flat=True)[:1]


def has_official(region_code: str, at: datetime, roles: Collection[Role] = REGION_ROLES) -> bool:
    """Whether somebody can act by one of these roles on this very region. One query."""
    return Grant.objects.filter(region=region_code, role__in=roles).usable(at).exists()


def office_above(person: Person, scope: Scope, at: datetime) -> Region | None:
    """The nearest region above this place where a person is officer. One query."""
    rows = Grant.objects.filter(person=person, role__in=OFFICERS).usable(at)
    offices = rows.filter(region__in=codes.lineage(scope.region_code)).select_related("region")
    nearest = offices.order_by("-region__level").first()
    return nearest.region if nearest is not None else None


def officers_above(site: Site, at: datetime) -> list[Person]:
    """The officers to whom a group turns: of its district and regency, else of the province, else
    of the nation; by name. Not its own people, unless there is nobody else. Six queries at most.
    """
    above = codes.lineage(site.region_id)[1:]
    nearest = [code for code in above if codes.level(code) >= codes.Level.REGENCY]
    rest = [[code] for code in above if code not in nearest]
    rows = Grant.objects.filter(role__in=OFFICERS).usable(at)
    group = Grant.objects.filter(site=site).active(at).values("person")
    for officers in (rows.exclude(person__in=group), rows):
        for places in (nearest, *rest):
            posts = officers.filter(region__in=places).select_related("person")
            if people := {post.person for post in posts}:
                return sorted(people, key=lambda person: person.name)
    return []


def needs_second_factor(person: Person, scope: Scope) -> bool:
    """Whether a role of this person on a region would count here after a second factor."""
    return not person.is_verified and any(
        grant.region_id for grant in _grants_reaching(person, scope)
    )


def is_official(person: Person) -> bool:
    """Whether this person holds an active role on any region."""
    return any(grant.region_id for grant in active_grants(person))


def is_acting(person: Person) -> bool:
    """Whether this person is acting somewhere (Plt., Plh.)."""
    return any(grant.acting for grant in active_grants(person))


def _current_grants(person: Person) -> list[Grant]:
    grants: list[Grant] | None = getattr(person, "_current_grants", None)
    if grants is None:
        grants = _of_open_account(person.pk, timezone.now())
        person._current_grants = grants  # type: ignore[attr-defined]  # a cache of this module
    return grants


@compiled(BigIntegerField(), DateTimeField())
def _of_open_account(person: Any, at: Any) -> GrantQuerySet:
    """The grants of an account that is not locked, with site and region. Every request in the
    workspace asks for them.
    """
    rows: GrantQuerySet = Grant.objects.filter(~open_lock(OuterRef("person")), person=person)
    return rows.active(at).select_related("site", "region")


def _grants_reaching(person: Person, scope: Scope) -> list[Grant]:
    """The active grants that count in this scope.

    Grants on other sites are not looked at: a person may have hundreds.
    """
    by_site: dict[int | None, list[Grant]] | None = getattr(person, "_grants_by_site", None)
    if by_site is None:
        by_site = {}
        for grant in active_grants(person):
            by_site.setdefault(grant.site_id, []).append(grant)
        person._grants_by_site = by_site  # type: ignore[attr-defined]  # as above
    site_grants = by_site.get(scope.site_id, []) if scope.site_id is not None else []
    return [grant for grant in (*site_grants, *by_site.get(None, [])) if grant.covers(scope)]
