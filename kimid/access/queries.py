"""Where a person works."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from django.db.models import F

from kimid.access.grants import running_grants
from kimid.access.models import Grant, Handover, Invitation, OneUseLink
from kimid.access.rules import Can
from kimid.events.permissions import Role
from kimid.lib import clock
from kimid.people.models import Person
from kimid.places.models import Region
from kimid.sites.models import Site, SiteKind

_MOMENT: Final = timedelta(microseconds=1)


@dataclass(frozen=True)
class Workplace:
    """A site or portal in the switcher, with what the person is there."""

    site: Site
    posts: tuple[str, ...]

    @property
    def role_words(self) -> str:
        return ", ".join(self.posts)


@dataclass(frozen=True)
class Official:
    """Somebody who holds a post on a region, and the last day of it if there is one."""

    grant: Grant
    last_day: date | None


@dataclass(frozen=True)
class Member:
    """Somebody of a group, with the posts they hold now."""

    person: Person
    roles: tuple[Role, ...]
    since: date

    @property
    def role_words(self) -> str:
        return ", ".join(role.label for role in self.roles)


def members_of(site: Site, at: datetime) -> list[Member]:
    """Who belongs to a group at this moment: chairs first, then editors, then members, by name. One query."""
    rows: dict[Person, list[Grant]] = {}
    for grant in Grant.objects.filter(site=site).running(at).select_related("person"):
        rows.setdefault(grant.person, []).append(grant)
    order = [Role.CHAIR, Role.EDITOR, Role.MEMBER]
    members = [
        Member(
            person,
            tuple(sorted({Role(grant.role) for grant in grants}, key=order.index)),
            clock.today(min(each.starts_at for each in grants), site.region.zone),
        )
        for person, grants in rows.items()
    ]
    return sorted(members, key=lambda member: (order.index(member.roles[0]), member.person.name))


def has_chair(site: Site, at: datetime) -> bool:
    """Whether somebody can act as chair of a group at this moment. One query."""
    return Grant.objects.filter(site=site, role=Role.CHAIR).running(at).exists()


def officials_of(region: Region, at: datetime) -> list[Official]:
    """Who holds a role on this very region at this moment: operators first, then officers and editors, by name. One query."""
    rows = Grant.objects.filter(region=region).running(at).select_related("person")
    order = [Role.OPERATOR, Role.OFFICER, Role.PORTAL_EDITOR]
    found = sorted(rows, key=lambda grant: (order.index(Role(grant.role)), grant.person.name))
    last = [clock.today(grant.ends_at - _MOMENT, region.zone) if grant.ends_at else None for grant in found]
    return [Official(grant, day) for grant, day in zip(found, last, strict=True)]


def offered_to(site: Site, at: datetime) -> list[Grant]:
    """Who belonged to groups that went into this one, and has not come along: each once, by group and name. Two queries."""
    there = {str(each) for each in Grant.objects.filter(site=site).running(at).values_list("person", flat=True)}
    asked = set(Invitation.objects.filter(site=site, accepted_at=None, expires_at__gt=at).values_list("name", flat=True))
    rows = Grant.objects.filter(site__heir=site, ends_at=F("site__heir_since")).select_related("person", "site")
    found = {str(row.person_id): row for row in rows.order_by("-site__name", "-person__name")}
    return [row for pk, row in reversed(found.items()) if pk not in there and row.person.name not in asked]


def open_invitations(site: Site, at: datetime) -> list[Invitation]:
    """Invitations that can still be accepted, the newest first."""
    return list(Invitation.objects.filter(site=site, accepted_at=None, expires_at__gt=at).order_by("-made_at"))


def open_handovers(site: Site) -> list[Handover]:
    """Posts that are being handed over, the newest first. One query."""
    rows = Handover.objects.select_related("holder", "successor", "site__region").filter(site=site, ended_at=None)
    return list(rows.order_by("-begun_at"))


def handover_of(link: OneUseLink) -> Handover | None:
    """The handover that this link accepts; None for a link to something else."""
    if link.perm != Can.TAKE_OVER:
        return None
    return Handover.objects.select_related("site__region", "holder", "chosen").filter(pk=link.thing_id).first()


def invitation_of(link: OneUseLink) -> Invitation | None:
    """The invitation that this link accepts; None for a link to something else."""
    if link.perm != Can.JOIN:
        return None
    return Invitation.objects.select_related("site__region", "made_by").filter(pk=link.thing_id).first()


def workplaces(person: Person) -> list[Workplace]:
    """All places where a person holds a role, KIM first, each once. Two queries, however many places."""
    grants = running_grants(person)
    regions = [grant.region_id for grant in grants if grant.region_id]
    portals = {
        site.region_id: site for site in Site.objects.select_related("region").filter(kind=SiteKind.PORTAL, region__in=regions)
    }
    posts: dict[int, list[str]] = {}
    sites: dict[int, Site] = {}
    for grant in grants:
        site = grant.site or portals.get(grant.region_id or "")
        if site is not None:
            sites[site.pk] = site
            posts.setdefault(site.pk, []).append(grant.words)
    places = [Workplace(site, tuple(posts[pk])) for pk, site in sites.items()]
    return sorted(places, key=lambda place: (place.site.is_portal, place.site.name))
