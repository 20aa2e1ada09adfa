"""Access that stops when an account or a group is in other hands: plain functions for the actions
of other apps.
"""

from datetime import datetime
from typing import NamedTuple

from django.db.models import Q

from kimid.access.closing import close_given_out
from kimid.access.models import Grant
from kimid.events.permissions import Role
from kimid.people.devices import sign_out
from kimid.people.locks import HELD_PERIOD
from kimid.people.models import Device, Person
from kimid.sites.doubts import hold_all
from kimid.sites.models import Site


class FrozenAccess(NamedTuple):
    """How much of the access to a group was stopped."""

    roles: int
    sessions: int
    invitations: int
    links: int


class FrozenAccount(NamedTuple):
    """An account of a group whose roles there are frozen."""

    person: Person
    roles: tuple[Role, ...]
    is_official: bool

    @property
    def role_labels(self) -> str:
        return ", ".join(role.label for role in self.roles)


def freeze_group(site: Site, at: datetime) -> FrozenAccess:
    """Freeze all roles on a site, end the sessions of all who hold them, and close its invitations,
    handovers, links and codes for good.

    Officials of regions keep their sessions and their roles on regions: they do the mending. Roles
    in other groups are untouched, but whoever holds them signs in anew.
    """
    Site.objects.select_for_update(no_key=True).get(pk=site.pk)  # before all that it gave out
    grants = Grant.objects.filter(site=site).not_over(at)
    closed = close_given_out(
        Q(site=site),
        at,
        handovers=Q(site=site),
        codes=Q(person__in=list(grants.values_list("person", flat=True))),
    )
    roles = grants.filter(frozen_at=None).update(frozen_at=at)
    people = set(grants.values_list("person", flat=True))  # also who came in a moment ago
    officials = Grant.objects.filter(person__in=people, region__isnull=False).active(at)
    members = people - set(officials.values_list("person", flat=True))
    sessions = list(Device.objects.filter(person__in=members))
    sign_out(sessions)
    return FrozenAccess(roles, len(sessions), *closed)


def close_links_of(person: Person, at: datetime) -> dict[str, int]:
    """Close what an account gave out: its invitations, links and sign-in codes."""
    codes = Q(made_by=person) | Q(person=person)
    return close_given_out(Q(made_by=person), at, codes=codes)._asdict()


def hold_lately(person: Person, at: datetime) -> dict[str, int]:
    """Take from readers what an account did within the last day in the groups where it had a role,
    as all apps registered it (`kimid/sites/doubts.py`).
    """
    since = at - HELD_PERIOD
    grants = Grant.objects.filter(Q(ends_at=None) | Q(ends_at__gt=since), person=person)
    sites = Site.objects.filter(pk__in=grants.filter(starts_at__lte=at).values("site"))
    return hold_all([person], since, at, sites)


def frozen_accounts(site: Site, at: datetime) -> list[FrozenAccount]:
    """The accounts whose roles on this site are frozen, the chair first, then by name. Two
    queries.
    """
    rows = Grant.objects.filter(site=site, frozen_at__isnull=False).active(at)
    by_person: dict[Person, set[Role]] = {}
    for grant in rows.select_related("person"):
        by_person.setdefault(grant.person, set()).add(Role(grant.role))
    officials = set(
        Grant.objects.filter(person__in=by_person, region__isnull=False)
        .active(at)
        .values_list("person", flat=True)
    )
    order = [Role.CHAIR, Role.EDITOR, Role.MEMBER]
    accounts = [
        FrozenAccount(person, tuple(sorted(roles, key=order.index)), person.pk in officials)
        for person, roles in by_person.items()
    ]
    return sorted(accounts, key=lambda each: (order.index(each.roles[0]), each.person.name))


def frozen_count(site: Site, at: datetime) -> int:
    """How many accounts are frozen on a site. One query."""
    rows = Grant.objects.filter(site=site, frozen_at__isnull=False).active(at)
    return rows.values("person").distinct().count()


def is_frozen(site: Site, person: Person, at: datetime) -> bool:
    """Whether a role of this person on this site is frozen. One query."""
    rows = Grant.objects.filter(site=site, person=person, frozen_at__isnull=False)
    return rows.active(at).exists()


def unfreeze(site: Site, person: Person, at: datetime) -> int:
    """The roles of this person on this site count again. Returns how many."""
    rows = Grant.objects.filter(site=site, person=person, frozen_at__isnull=False)
    return rows.active(at).update(frozen_at=None)


def end_frozen(site: Site, person: Person, at: datetime) -> int:
    """End the frozen roles of this person on this site, also those of the last chair. Returns how
    many.
    """
    rows = Grant.objects.filter(site=site, person=person, frozen_at__isnull=False)
    return rows.active(at).update(ends_at=at, frozen_at=None)
