"""A KIM that has nobody who leads it gets its chair from its office: by an invitation, like every
member of a group.
"""

from datetime import datetime

from kimid.access.closing import change_in_order
from kimid.access.invitations import create_invitation
from kimid.access.makers import may_still
from kimid.access.models import Invitation, OneUseLink
from kimid.events.action import action, add_event_data
from kimid.events.permissions import Role
from kimid.people.models import Person
from kimid.registry.models import Kim
from kimid.registry.rules import RegistryPermission


def may_invite_chair(invitation: Invitation) -> bool:
    """Whether the office that made this invitation of a chair may make it now: it is still theirs,
    and nobody leads the KIM.
    """
    kim = Kim.objects.filter(site=invitation.site_id).first()
    return (
        kim is not None
        and invitation.role == Role.CHAIR
        and may_still(invitation.made_by, RegistryPermission.INVITE_CHAIR, kim)
    )


def waiting_chair_of(kim: Kim, at: datetime) -> Invitation | None:
    """The invitation of a chair that somebody may still accept. One query."""
    rows = Invitation.objects.filter(site=kim.site, role=Role.CHAIR, accepted_at=None)
    return rows.filter(expires_at__gt=at).order_by("-pk").first()


@action(needs=RegistryPermission.INVITE_CHAIR, records="kim.chair_invited")
def invite_chair(kim: Kim, *, name: str, by: Person, at: datetime) -> tuple[Kim, str]:
    """Ask somebody to lead a KIM that has no chair who can sign in; an older such invitation that
    nobody took is closed.

    Gives the token of its one-use link, which is kept nowhere.
    """
    before = Invitation.objects.filter(
        site=kim.site, role=Role.CHAIR, accepted_at=None, expires_at__gt=at
    )
    ids = list(before.values_list("pk", flat=True))
    change_in_order(before, expires_at=at)  # as who accepts one: it, then its link
    links = OneUseLink.objects.filter(subject=Invitation._meta.label, subject_id__in=ids)
    change_in_order(links.filter(used_at=None), expires_at=at)
    made, token = create_invitation(kim.site, name=name, role=Role.CHAIR, by=by, at=at)
    add_event_data(invitation=made.pk)
    return kim, token
