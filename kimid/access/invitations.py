"""Making invitations. Plain functions for actions."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Final

from kimid.access import makers, one_use_links
from kimid.access.models import Acting, Grant, GrantQuerySet, Invitation
from kimid.access.rules import AccessPermission
from kimid.events.permissions import Role
from kimid.lib import codes
from kimid.people.models import Person
from kimid.places.models import Region
from kimid.sites.models import Site

type MakerCheck = Callable[[Invitation], bool]

# So long who sits in an office hears of somebody new before it counts.
OFFICE_NOTICE: Final = timedelta(hours=24)
_MAKER_CHECKS: Final[list[MakerCheck]] = []


def register_maker_check(check: MakerCheck) -> None:
    """Another app makes invitations too. This says whether the maker of one may do so now."""
    _MAKER_CHECKS.append(check)


def is_backed(invitation: Invitation) -> bool:
    """Whether whoever made this invitation may make it still."""
    by_chair = makers.may_still(invitation.made_by, AccessPermission.INVITE, invitation.site)
    return by_chair or any(check(invitation) for check in _MAKER_CHECKS)


def refuse_unless_backed(invitation: Invitation) -> None:
    """Raise MakerLeft if whoever made this invitation may not make it any more."""
    if not is_backed(invitation):
        raise makers.MakerLeft


def create_invitation(
    site: Site, *, name: str, role: Role, by: Person, at: datetime
) -> tuple[Invitation, str]:
    """For actions: create an invitation and its one-use link. Returns the token, too."""
    row = Invitation.objects.create(
        site=site,
        name=name,
        role=role,
        made_by=by,
        made_at=at,
        expires_at=at + one_use_links.LINK_LIFETIME,
    )
    _link, token = one_use_links.make_link(
        row, site=site, perm=AccessPermission.JOIN, holder_name=name, made_by=by, at=at
    )
    return row, token


def sitting_in(region: Region, role: Role, at: datetime) -> GrantQuerySet:
    """Who has a post in this very office for good, also while that account is stopped or locked: a
    thief who stops it must not make the post look vacant. At the nation its operators sit, too.
    """
    roles = {role, Role.OPERATOR} if region.pk == codes.NATION else {role}
    rows: GrantQuerySet = Grant.objects.filter(
        region=region, role__in=roles, acting=Acting.NONE, person__is_active=True
    )
    return rows.active(at)


def create_office_grant(invitation: Invitation, person: Person, at: datetime) -> bool:
    """For actions: if it is an invitation into an office, give that post. Where somebody sits, also
    since it was made, it begins a day later. Says whether it is one.
    """
    if not invitation.site.is_portal:
        return False
    region, role = invitation.site.region, Role(invitation.role)
    others = sitting_in(region, role, at).exclude(person=person)
    if invitation.not_before is None and others.exists():
        invitation.not_before = at + OFFICE_NOTICE
        invitation.save(update_fields=["not_before"])
    Grant.objects.create(
        person=person,
        role=invitation.role,
        region=invitation.site.region,
        starts_at=max(at, invitation.not_before or at),
        given_by=invitation.made_by,
    )
    return True
