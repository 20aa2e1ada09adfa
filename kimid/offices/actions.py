"""Inviting officials, and changing posts in offices."""

from datetime import datetime

from kimid.access.models import Invitation
from kimid.access.rules import AccessPermission
from kimid.events.action import action, add_event_data
from kimid.events.actor import Actor
from kimid.events.permissions import Role
from kimid.offices import orders
from kimid.offices.models import PostChange
from kimid.offices.orders import LeavingOfficial, PostOrder
from kimid.offices.rules import OfficesPermission
from kimid.people.models import Person
from kimid.places.models import Region
from kimid.sites.models import Site
from kimid.sites.site_creation import portals_of


@action(needs=OfficesPermission.MANAGE, records="official.invited", locks_first="by")
def invite_official(
    site: Site, *, name: str, role: Role, by: Person, at: datetime
) -> tuple[Invitation, str]:
    """Invite somebody into the office of a portal. Returns the token of the link; it is stored
    nowhere. Raises TooManyToday.
    """
    orders.refuse_too_many(by, at)
    invitation, token = orders.invitation_into(site, name, role, by=by, at=at)
    add_event_data(invitation=invitation.pk, role=role)
    return invitation, token


@action(needs=OfficesPermission.MANAGE, records="official.office_opened")
def open_office(region: Region, *, by: Person, at: datetime) -> Region:
    """Open the portal of a region that had nobody yet, so that somebody can be invited."""
    portals_of([region], at)
    return region


@action(needs=AccessPermission.SEE_OFFICIALS, records="official.list_exported")
def record_posts_export(region: Region, *, rows: int, by: Person, at: datetime) -> Region:
    """Somebody took the list of posts along."""
    add_event_data(rows=rows)
    return region


@action(needs=OfficesPermission.OBJECT, records="official.uninvited")
def take_back_invitation(invitation: Invitation, *, by: Person, at: datetime) -> Invitation:
    """Take back an invitation into an office, also one that was accepted and has not begun."""
    orders.take_back(invitation, at)
    add_event_data(invitation=invitation.pk, role=invitation.role)
    return invitation


@action(needs=OfficesPermission.MANAGE, records="official.change_ordered", locks_first="by")
def order_change(
    site: Site, *, order: PostOrder, by: Person, at: datetime
) -> tuple[PostChange, str]:
    """Write down that somebody leaves a post, and who comes. Returns the token of the successor's
    link, or nothing. Raises NoSuchPost and TooManyToday.
    """
    orders.refuse_too_many(by, at)
    change, token = orders.write_down(site, order, by=by, at=at)
    add_event_data(change=change.pk, person=change.holder_id, role=change.role)
    return change, token


@action(needs=OfficesPermission.MANAGE, records="official.change_called_off")
def call_change_off(change: PostChange, *, by: Person, at: datetime) -> PostChange:
    """Nothing changes. Raises ChangeOver."""
    orders.call_off(change, at)
    add_event_data(person=change.holder_id, role=change.role)
    return change


@action(needs=OfficesPermission.AGREE, records="official.change_agreed")
def agree_to_change(change: PostChange, *, by: LeavingOfficial, at: datetime) -> PostChange:
    """Leave a post on the day of the letter, without the day of notice. Raises ChangeOver."""
    orders.bring_forward(change, at)
    add_event_data(person=change.holder_id, role=change.role)
    return change


@action(needs=OfficesPermission.END_POST, records="official.changed")
def carry_change_out(change: PostChange, *, by: Actor, at: datetime) -> PostChange:
    """The day has come: the post of its holder ends. Raises ChangeOver."""
    orders.carry_out(change, at)
    add_event_data(change=change.pk, person=change.holder_id, role=change.role)
    return change
