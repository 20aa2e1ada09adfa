"""Reads of members, officials, invitations, handovers and workplaces."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from django.db.models import F, Q, QuerySet

from kimid.access.grants import active_grants, frozen_grants
from kimid.access.models import Acting, Appointment, Grant, Handover, Invitation, OneUseLink
from kimid.access.rules import AccessPermission
from kimid.events.permissions import Role
from kimid.lib import clock
from kimid.people.models import Person
from kimid.places.models import Region
from kimid.sites.models import Site, SiteKind

_MOMENT: Final = timedelta(microseconds=1)


@dataclass(frozen=True)
class Workplace:
    """A site or portal in the switcher, with the roles of the person there."""

    site: Site
    role_names: tuple[str, ...]

    @property
    def role_labels(self) -> str:
        return ", ".join(self.role_names)


@dataclass(frozen=True)
class Official:
    """A post on a region with its holder, and the last day of it if there is one."""

    grant: Grant
    last_day: date | None


@dataclass(frozen=True)
class GroupMember:
    """A member of a group, with their active roles."""

    person: Person
    roles: tuple[Role, ...]
    since: date

    @property
    def role_labels(self) -> str:
        return ", ".join(role.label for role in self.roles)


def members_of(site: Site, at: datetime) -> list[GroupMember]:
    """The members of a group: chairs, then editors, then others, each by name. One query."""
    rows: dict[Person, list[Grant]] = {}
    for grant in Grant.objects.filter(site=site).active(at).select_related("person"):
        rows.setdefault(grant.person, []).append(grant)
    order = [Role.CHAIR, Role.EDITOR, Role.MEMBER]
    members = [
        GroupMember(
            person,
            tuple(sorted({Role(grant.role) for grant in grants}, key=order.index)),
            clock.today(min(each.starts_at for each in grants), site.region.zone),
        )
        for person, grants in rows.items()
    ]
    return sorted(members, key=lambda member: (order.index(member.roles[0]), member.person.name))


def has_chair(site_id: int, at: datetime) -> bool:
    """Whether somebody is chair of a group on record, also while that account is locked, frozen or
    stopped: an office puts no other chair in their place, and no merger goes past them. One query.
    """
    chairs = Grant.objects.filter(site=site_id, role=Role.CHAIR, person__is_active=True)
    return chairs.active(at).exists()


def officials_of(region: Region, at: datetime) -> list[Official]:
    """Who holds a role on this very region: operators, officers, editors, by name. One query."""
    rows = Grant.objects.filter(region=region).active(at).select_related("person")
    order = [Role.OPERATOR, Role.OFFICER, Role.PORTAL_EDITOR]
    grants = sorted(rows, key=lambda grant: (order.index(Role(grant.role)), grant.person.name))
    last_days = [
        clock.today(grant.ends_at - _MOMENT, region.zone) if grant.ends_at else None
        for grant in grants
    ]
    return [Official(grant, day) for grant, day in zip(grants, last_days, strict=True)]


def waiting_appointments(region: Region, at: datetime) -> list[Appointment]:
    """Who was asked to be acting on this very region and has not answered, newest first. One
    query.
    """
    rows = Appointment.objects.select_related("person", "made_by").filter(region=region)
    return list(rows.filter(closed_at=None, ends_at__gt=at).order_by("-pk"))


def own_appointments(person: Person, at: datetime) -> list[Appointment]:
    """What this person was asked and has not answered, newest first. One query."""
    rows = Appointment.objects.select_related("region", "made_by").filter(person=person)
    return list(rows.filter(closed_at=None, ends_at__gt=at).order_by("-pk"))


def own_acting_posts(person: Person, at: datetime) -> list[Official]:
    """The acting posts that this person holds, the first to end first. One query."""
    rows = Grant.objects.filter(person=person).exclude(acting=Acting.NONE).active(at)
    return [
        Official(grant, clock.today(grant.ends_at - _MOMENT, grant.region.zone))
        for grant in rows.select_related("region", "given_by").order_by("ends_at")
        if grant.ends_at and grant.region
    ]


def acting_people(region: Region, at: datetime) -> QuerySet[Person]:
    """Who is acting on this very region, or was asked to be."""
    acting = Grant.objects.filter(region=region).exclude(acting=Acting.NONE).active(at)
    asked = Appointment.objects.filter(region=region, closed_at=None)
    return Person.objects.filter(
        Q(pk__in=acting.values("person")) | Q(pk__in=asked.values("person"))
    )


def invitable_members(site: Site, at: datetime) -> list[Grant]:
    """Members of groups merged into this one who have not joined it, by group and name.

    Each person once. Three queries.
    """
    member_ids = {
        str(each)
        for each in Grant.objects.filter(site=site).active(at).values_list("person", flat=True)
    }
    invited_names = set(
        Invitation.objects.filter(site=site, accepted_at=None, expires_at__gt=at).values_list(
            "name", flat=True
        )
    )
    rows = Grant.objects.filter(
        site__merged_into=site, ends_at=F("site__merged_at")
    ).select_related("person", "site")
    grants = {str(row.person_id): row for row in rows.order_by("-site__name", "-person__name")}
    return [
        row
        for pk, row in reversed(grants.items())
        if pk not in member_ids and row.person.name not in invited_names
    ]


def open_invitations(site: Site, at: datetime) -> list[Invitation]:
    """Invitations that can still be accepted, the newest first. One query."""
    return list(
        Invitation.objects.filter(site=site, accepted_at=None, expires_at__gt=at).order_by(
            "-made_at"
        )
    )


def open_handovers(site: Site) -> list[Handover]:
    """Handovers that are not over, the newest first. One query."""
    rows = Handover.objects.select_related("holder", "successor", "site__region").filter(
        site=site, ended_at=None
    )
    return list(rows.order_by("-begun_at"))


def handover_of(link: OneUseLink) -> Handover | None:
    """The handover of this link. None for a link to something else."""
    if link.perm != AccessPermission.TAKE_OVER:
        return None
    return (
        Handover.objects.select_related("site__region", "holder", "chosen")
        .filter(pk=link.subject_id)
        .first()
    )


def invitation_of(link: OneUseLink) -> Invitation | None:
    """The invitation of this link. None for a link to something else."""
    if link.perm != AccessPermission.JOIN:
        return None
    return (
        Invitation.objects.select_related("site__region", "made_by")
        .filter(pk=link.subject_id)
        .first()
    )


def frozen_places(person: Person) -> list[Site]:
    """The sites on which a role of this person is frozen, by name. The query of `workplaces`."""
    sites = {grant.site_id: grant.site for grant in frozen_grants(person) if grant.site is not None}
    return sorted(sites.values(), key=lambda site: site.name)


def sending_groups(person: Person) -> list[Site]:
    """The groups to which this person sends what they write on their phone."""
    sites = [place.site for place in workplaces(person) if not place.site.is_portal]
    return [site for site in sites if person.has_perm(AccessPermission.SEND, site)]


def workplaces(person: Person) -> list[Workplace]:
    """The sites where a person holds a role, KIM first, each once. Two queries."""
    grants = active_grants(person)
    regions = [grant.region_id for grant in grants if grant.region_id]
    portals = {
        site.region_id: site
        for site in Site.objects.select_related("region").filter(
            kind=SiteKind.PORTAL, region__in=regions
        )
    }
    role_names: dict[int, list[str]] = {}
    sites: dict[int, Site] = {}
    for grant in grants:
        site = grant.site or portals.get(grant.region_id or "")
        if site is not None:
            sites[site.pk] = site
            role_names.setdefault(site.pk, []).append(grant.label)
    places = [Workplace(site, tuple(role_names[pk])) for pk, site in sites.items()]
    return sorted(places, key=lambda place: (place.site.is_portal, place.site.name))


def roles_of(person: Person, at: datetime) -> str:
    """Which roles somebody has on record, also frozen ones; empty without one. One query."""
    rows = Grant.objects.filter(person=person).active(at).select_related("site", "region")
    return ", ".join(f"{grant.label} of {grant.place_name}" for grant in rows.order_by("pk"))
