"""Making invitations. Plain functions for actions."""

from collections.abc import Callable
from datetime import datetime
from typing import Final

from kimid.access import makers, one_use_links
from kimid.access.models import Grant, Invitation
from kimid.access.rules import AccessPermission
from kimid.events.permissions import Role
from kimid.people.models import Person
from kimid.sites.models import Site

type MakerCheck = Callable[[Invitation], bool]

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


def create_office_grant(invitation: Invitation, person: Person, at: datetime) -> bool:
    """For actions: if it is an invitation into an office, give that post. It begins later where
    somebody sits there still. Says whether it is one.
    """
    if not invitation.site.is_portal:
        return False
    Grant.objects.create(
        person=person,
        role=invitation.role,
        region=invitation.site.region,
        starts_at=max(at, invitation.not_before or at),
        given_by=invitation.made_by,
    )
    return True
