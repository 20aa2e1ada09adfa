"""Reads of posts in offices."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final

from django.db.models import Exists, Max, OuterRef, QuerySet

from kimid.access.models import Acting, Grant, Invitation
from kimid.events.permissions import Role
from kimid.lib.codes import Level
from kimid.offices.models import OFFICE_ROLES, PostChange
from kimid.people.models import Person
from kimid.places.models import Region
from kimid.sites.models import Site, SiteKind

# Who has not signed in for so long may have left without anybody saying so.
LONG_AWAY: Final = timedelta(days=60)


@dataclass(frozen=True)
class OfficePost:
    """One post of one office: who holds it, and what waits."""

    region: Region
    role: Role
    grants: Sequence[Grant] = ()
    vacant_since: datetime | None = None  # None if nobody ever had it
    invitations: Sequence[Invitation] = field(default_factory=list)
    changes: Sequence[PostChange] = field(default_factory=list)
    is_long_away: bool = False  # all who hold it

    @property
    def leaving(self) -> set[int]:
        """Whose change is written down already: another one only after it was called off."""
        return {change.holder_id for change in self.changes}

    @property
    def is_vacant(self) -> bool:
        return not self.grants

    @property
    def is_acting(self) -> bool:
        """Whether only somebody who is acting holds it."""
        return bool(self.grants) and all(grant.acting for grant in self.grants)

    @property
    def order(self) -> tuple[bool, bool, str, str]:
        """Vacant posts first, then those of who is acting or long away."""
        return (
            not self.is_vacant,
            not (self.is_acting or self.is_long_away),
            self.region.name,
            self.role,
        )


def posts_of(regions: Iterable[Region], at: datetime) -> list[OfficePost]:
    """The posts of these offices, vacant ones first. Four queries, however many offices."""
    offices = list(regions)
    held = Grant.objects.filter(region__in=offices, role__in=OFFICE_ROLES)
    over = held.filter(ends_at__lte=at).values("region", "role").annotate(last=Max("ends_at"))
    vacant_since = {(row["region"], row["role"]): row["last"] for row in over}
    grants = defaultdict(list)
    for grant in held.active(at).select_related("person").order_by("person__name"):
        grants[grant.region_id, grant.role].append(grant)
    invitations = defaultdict(list)
    for invitation in _open_invitations(offices, at):
        invitations[invitation.site.region_id, invitation.role].append(invitation)
    changes = defaultdict(list)
    for change in open_changes(offices):
        changes[change.region_id, change.role].append(change)
    posts = [
        OfficePost(
            region,
            role,
            here := grants[region.pk, role],
            vacant_since.get((region.pk, role)),
            invitations[region.pk, role],
            changes[region.pk, role],
            bool(here) and all(_is_long_away(each.person, at) for each in here),
        )
        for region in offices
        for role in OFFICE_ROLES
    ]
    return sorted(posts, key=lambda post: post.order)


def _is_long_away(person: Person, at: datetime) -> bool:
    return person.last_login is None or person.last_login < at - LONG_AWAY


def _open_invitations(offices: Sequence[Region], at: datetime) -> QuerySet[Invitation]:
    rows = Invitation.objects.filter(
        site__kind=SiteKind.PORTAL, site__region__in=offices, accepted_at=None, expires_at__gt=at
    )
    return rows.select_related("site", "made_by").order_by("-made_at")


def open_changes(offices: Sequence[Region]) -> QuerySet[PostChange]:
    """What was written down and has not happened, the first to happen first."""
    rows = PostChange.objects.filter(region__in=offices, closed_at=None)
    return rows.select_related("holder", "invitation", "made_by", "region").order_by("ends_at")


def due_changes(at: datetime) -> list[PostChange]:
    """Changes whose moment has come."""
    rows = PostChange.objects.filter(closed_at=None, ends_at__lte=at)
    return list(rows.select_related("region", "holder").order_by("ends_at"))


def own_changes(person: Person) -> list[PostChange]:
    """The posts that this person is to leave, and has not left."""
    rows = PostChange.objects.filter(holder=person, closed_at=None)
    return list(rows.select_related("region", "made_by", "invitation").order_by("ends_at"))


def offices_below(region: Region) -> list[Region]:
    """The regions directly below, those made by a split included."""
    rows = Region.objects.filter(parent=region, valid_until=None)
    return list(rows.order_by("name"))


def offices_without_officer(region: Region, at: datetime) -> QuerySet[Region]:
    """The provinces or regencies directly below where nobody is an officer. Districts seldom have
    one: their regency works for them.
    """
    if region.level >= Level.REGENCY:
        return Region.objects.none()
    held = Grant.objects.filter(region=OuterRef("pk"), role=Role.OFFICER)
    rows = Region.objects.filter(parent=region, valid_until=None)
    return rows.exclude(Exists(held.active(at)))


def opened_offices(offices: Sequence[Region]) -> set[str]:
    """The codes of those of these regions whose portal has been opened."""
    rows = Site.objects.filter(kind=SiteKind.PORTAL, region__in=offices)
    return set(map(str, rows.values_list("region_id", flat=True)))


def invitation_here(site: Site, pk: int, at: datetime) -> Invitation | None:
    """An invitation into this office that can be taken back: not accepted, or not begun."""
    rows = Invitation.objects.filter(site=site, role__in=OFFICE_ROLES, pk=pk)
    row = rows.select_related("site__region").first()
    if row is None:
        return None
    is_waiting = row.accepted_at is None and at < row.expires_at
    has_not_begun = (
        row.accepted_at is not None
        and row.taken_back_at is None
        and row.not_before is not None
        and at < row.not_before
    )
    return row if is_waiting or has_not_begun else None


def permanent_holder(region: Region, role: Role, person: int, at: datetime) -> Person | None:
    """The person with this number, if they have this post for good."""
    rows = Grant.objects.filter(region=region, role=role, person=person, acting=Acting.NONE)
    grant = rows.active(at).select_related("person").first()
    return grant.person if grant else None


def accepted_not_begun(region: Region, at: datetime) -> list[Invitation]:
    """Invitations that were accepted, and whose role begins later: they can still be taken back."""
    rows = Invitation.objects.filter(
        site__kind=SiteKind.PORTAL, site__region=region, not_before__gt=at
    )
    accepted = rows.filter(taken_back_at=None).exclude(accepted_at=None)
    return list(accepted.select_related("person").order_by("not_before"))
