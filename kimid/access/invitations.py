"""Making invitations. Plain functions for actions."""

from datetime import datetime

from kimid.access import one_use_links
from kimid.access.models import Invitation
from kimid.access.rules import AccessPermission
from kimid.events.permissions import Role
from kimid.people.models import Person
from kimid.sites.models import Site


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
