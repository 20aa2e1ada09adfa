"""Who may give and take posts in an office: the office above it."""

from enum import StrEnum

from kimid.access.grants import OFFICERS, active_grants
from kimid.access.makers import may_still
from kimid.access.models import Grant, Invitation
from kimid.access.rules import has_permanent_post
from kimid.events.permissions import Role, Scoped, register_permission
from kimid.offices.models import PostChange
from kimid.people.models import Person


class OfficesPermission(StrEnum):
    MANAGE = "offices.manage"
    OBJECT = "offices.object"
    AGREE = "offices.agree"
    END_POST = "offices.end_post"


def is_above(who: object, place: object) -> bool:
    """Whether somebody has a permanent post in an office above this region, and is not to leave it.
    The nation has none above it: there its own operators.
    """
    if not isinstance(who, Person) or not isinstance(place, Scoped):
        return False
    scope = place.scope()
    return any(
        grant.role in OFFICERS
        and not grant.acting
        and grant.region_id is not None
        and grant.covers(scope)
        and (grant.region_id != scope.region_code or grant.role == Role.OPERATOR)
        and not _is_leaving(grant)
        for grant in active_grants(who)
    )


def _is_leaving(grant: Grant) -> bool:
    """Whoever is to leave a post gives none any more."""
    return PostChange.objects.filter(
        holder=grant.person_id, region=grant.region_id, role=grant.role, closed_at=None
    ).exists()


def may_still_invite(invitation: Invitation) -> bool:
    """Whether an invitation into an office still has somebody who stands behind it."""
    return invitation.site.is_portal and may_still(
        invitation.made_by, OfficesPermission.MANAGE, invitation.site
    )


register_permission(
    OfficesPermission.MANAGE,
    "Invite somebody into a post of an office below one's own, replace or end them; not whoever is "
    "acting.",
    OFFICERS,
    is_above,
)
register_permission(
    OfficesPermission.OBJECT,
    "Take back an invitation into one's own office, or into one below.",
    OFFICERS,
    has_permanent_post,
)
register_permission(
    OfficesPermission.AGREE,
    "Agree to leave one's post earlier: whoever holds it, by no role.",
    [],
)
register_permission(
    OfficesPermission.END_POST,
    "End a post on the day that was written down: the platform, by no role.",
    [],
)
