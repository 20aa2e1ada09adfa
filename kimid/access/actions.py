"""Giving roles, inviting people, handing posts over, and sign-in codes."""

from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import PermissionDenied

from kimid.access import (
    acting,
    code_answers,
    code_waits,
    in_person_codes,
    invitations,
    leading,
    one_use_links,
)
from kimid.access.code_answers import CodeOwner
from kimid.access.grant_moves import (
    HandoverRequest,
    PostNotAvailable,
    create_handover,
    give_post,
)
from kimid.access.group_ending import end_membership
from kimid.access.leading import refuse_newcomer
from kimid.access.makers import refuse_unless_may
from kimid.access.models import (
    AccountStop,
    Appointment,
    CodeWait,
    Grant,
    Handover,
    InPersonCode,
    Invitation,
    StopOutcome,
)
from kimid.access.one_use_links import LinkHolder
from kimid.access.role_steps import take_role_steps
from kimid.access.rules import AccessPermission
from kimid.events.action import action, add_event_data
from kimid.events.actor import Actor
from kimid.events.permissions import REGION_ROLES, SITE_ROLES, Role
from kimid.people.locks import end_cards, end_lock
from kimid.people.models import Person
from kimid.people.second_factor import delete_factors
from kimid.places.models import Region
from kimid.sites.models import Site
from kimid.sites.site_creation import portals_of


class SelfGrantRefused(PermissionDenied):
    """Nobody gives a role to themselves: an officer could read a group's drafts that way."""


class WrongSuccessor(Exception):
    """Somebody other than the chosen member opened the link."""


@dataclass(frozen=True)
class NewAccount:
    """An account to create. Its username and password are valid; the phone may be empty."""

    username: str
    name: str
    password: str
    phone: str = ""


@action(needs=AccessPermission.GRANT_SITE, records="role.granted")
def grant_on_site(site: Site, *, person: Person, role: Role, by: Actor, at: datetime) -> Site:
    """Give a person a role on the site of a KIM."""
    create_site_grant(site, person, role, by, at)
    add_event_data(person=person.pk, role=role)
    return site


@action(needs=AccessPermission.INVITE, records="member.invited")
def invite(
    site: Site, *, name: str, role: Role, by: Person, at: datetime
) -> tuple[Invitation, str]:
    """Invite somebody. Returns the invitation and the token of its link; it is stored nowhere.

    Raises TooNew for a chair who has just come and invites another one.
    """
    if role not in SITE_ROLES or site.is_portal:
        raise ValueError(f"{role} cannot be held on {site.label}")
    if role == Role.CHAIR:
        refuse_newcomer(by, site.pk, at)
    row, token = invitations.create_invitation(site, name=name, role=role, by=by, at=at)
    add_event_data(invitation=row.pk, role=role)
    return row, token


@action(needs=AccessPermission.JOIN, records="member.joined")
def accept_invitation(
    invitation: Invitation, *, account: Person | NewAccount, by: LinkHolder, at: datetime
) -> Person:
    """Join the group or the office with an existing account or a new one.

    Raises LinkUsed when somebody else was quicker, MakerLeft, and SelfGrantRefused for the maker of
    the invitation: an officer could read a group's drafts that way.
    """
    one_use_links.use_link(by.link, at)
    invitations.refuse_unless_backed(invitation)
    if account == invitation.made_by:
        raise SelfGrantRefused("nobody accepts an invitation of their own")
    person = account if isinstance(account, Person) else create_account(account)
    if not invitations.create_office_grant(invitation, person, at):
        create_site_grant(invitation.site, person, Role(invitation.role), by, at)
    invitation.person = person
    invitation.accepted_at = at
    invitation.save(update_fields=["person", "accepted_at"])
    # The event is about the account, which has no site.
    add_event_data(person=person.pk, role=invitation.role, site=invitation.site_id)
    return person


@action(needs=AccessPermission.INVITE, records="member.uninvited")
def cancel_invitation(invitation: Invitation, *, by: Person, at: datetime) -> Invitation:
    """Close an invitation that nobody has accepted yet. Its link stops working."""
    one_use_links.close_links_to(invitation, at)
    Invitation.objects.filter(pk=invitation.pk, accepted_at=None).update(expires_at=at)
    return invitation


@action(needs=AccessPermission.END_ROLE, records="role.ended")
def end_roles(site: Site, *, person: Person, by: Person, at: datetime) -> Site:
    """End all roles of a person in this group, and the links they made.

    Raises LastChair, and TooNew for a chair who has just come.
    """
    add_event_data(person=person.pk, ended=end_membership(site, person, by=by, at=at))
    return site


@action(needs=AccessPermission.AGREE_TO_CHAIR, records="chair.agreed")
def agree_to_chair(site: Site, *, chair: Person, by: Person, at: datetime) -> Site:
    """Agree to a new chair as a second person of the group. Raises ChairNotAgreed."""
    leading.agree_to(chair, site, by=by, at=at)
    add_event_data(person=chair.pk)
    return site


@action(needs=AccessPermission.LEAVE, records="member.left")
def leave_group(site: Site, *, by: Person, at: datetime) -> Site:
    """Leave one's own group. Raises LastChair."""
    add_event_data(person=by.pk, ended=end_membership(site, by, by=by, at=at))
    return site


@action(needs=AccessPermission.HAND_OVER, records="post.handover_begun")
def begin_handover(
    site: Site, *, handover_request: HandoverRequest, by: Person, at: datetime
) -> tuple[Handover, str]:
    """Begin to hand a post over. Returns the handover and the token of the successor's link.

    The token is stored nowhere. Raises PostNotAvailable when the holder does not have the post, or
    hands it over already, and TooNew for a chair who has just come and hands over another's post.
    """
    if by != handover_request.holder:
        refuse_newcomer(by, site.pk, at)
    row = create_handover(site, handover_request, at)
    _link, token = one_use_links.make_link(
        row, site=site, perm=AccessPermission.TAKE_OVER, holder_name=row.name, made_by=by, at=at
    )
    add_event_data(handover=row.pk, role=handover_request.role, holder=handover_request.holder.pk)
    return row, token


@action(needs=AccessPermission.TAKE_OVER, records="post.handover_accepted")
def accept_handover(
    handover: Handover, *, account: Person | NewAccount, by: LinkHolder, at: datetime
) -> Person:
    """Accept a post with an existing account or a new one. The chair confirms it later.

    Raises LinkUsed, MakerLeft, PostNotAvailable when the handover is over, and WrongSuccessor for
    another account than that of the chosen member.
    """
    one_use_links.use_link(by.link, at)
    refuse_unless_may(by.link.made_by, AccessPermission.HAND_OVER, handover.site)
    if handover.ended_at is not None:
        raise PostNotAvailable
    if handover.chosen is not None and account != handover.chosen:
        raise WrongSuccessor
    person = account if isinstance(account, Person) else create_account(account)
    handover.successor = person
    handover.accepted_at = at
    handover.save(update_fields=["successor", "accepted_at"])
    add_event_data(person=person.pk)
    return person


@action(needs=AccessPermission.HAND_OVER, records="post.handed_over")
def confirm_handover(handover: Handover, *, by: Person, at: datetime) -> Handover:
    """Give the post to the successor. The holder becomes a member or leaves.

    Raises PostNotAvailable when the successor has not accepted yet, or when the handover is over,
    and TooNew for a chair who has just come if it is another's post.
    """
    successor = handover.successor
    if successor is None or handover.ended_at is not None:
        raise PostNotAvailable
    if by != handover.holder:
        refuse_newcomer(by, handover.site_id, at)
    give_post(handover, successor, at)
    handover.ended_at = at
    handover.is_done = True
    handover.save(update_fields=["ended_at", "is_done"])
    add_event_data(
        role=handover.role, holder=handover.holder_id, person=successor.pk, stays=handover.stays
    )
    return handover


@action(needs=AccessPermission.HAND_OVER, records="post.handover_called_off")
def cancel_handover(handover: Handover, *, by: Person, at: datetime) -> Handover:
    """Cancel a handover. Nothing changes, and its link stops working."""
    one_use_links.close_links_to(handover, at)
    Handover.objects.filter(pk=handover.pk, ended_at=None).update(ended_at=at)
    return handover


@action(needs=AccessPermission.GRANT_REGION, records="role.granted")
def grant_on_region(
    region: Region,
    *,
    person: Person,
    role: Role,
    by: Actor,
    at: datetime,
    ends_at: datetime | None = None,
) -> Region:
    """Give a person a role on a region and all below it, until `ends_at` if given.

    Opens the portal of the region.
    """
    if role not in REGION_ROLES:
        raise ValueError(f"{role} is held on a site, not on a region")
    _refuse_self_grant(person, by)
    Grant.objects.create(
        person=person,
        role=role,
        region=region,
        starts_at=at,
        ends_at=ends_at,
        given_by=by if isinstance(by, Person) else None,
    )
    portals_of([region], at)
    add_event_data(person=person.pk, role=role)
    return region


@action(needs=AccessPermission.APPOINT_ACTING, records="role.acting_offered")
def appoint_acting(
    region: Region, *, post: acting.ActingPost, by: Person, at: datetime
) -> Appointment:
    """Ask somebody to be Plt. or Plh. until a day ends in the region's time zone. Raises
    SelfGrantRefused for oneself, and ActingRefused.
    """
    _refuse_self_grant(post.person, by)
    appointment = acting.make_appointment(region, post, by, at)
    add_event_data(appointment=appointment.pk, **post.as_data)
    return appointment


@action(needs=AccessPermission.ANSWER_APPOINTMENT, records="role.acting_answered")
def answer_appointment(
    appointment: Appointment, *, is_accepted: bool, by: acting.Appointee, at: datetime
) -> Appointment:
    """Say yes or no to an acting post. Raises AppointmentOver and MakerLeft."""
    acting.close_appointment(appointment, at, is_accepted=is_accepted)
    add_event_data(person=appointment.person_id, role=appointment.role, is_accepted=is_accepted)
    return appointment


@action(needs=AccessPermission.END_ACTING, records="role.acting_ended")
def end_acting(
    region: Region, *, person: Person, by: Person | acting.Appointee, at: datetime
) -> Region:
    """End a person's acting posts on this region and take back what they have not answered; of an
    Appointee their own. A second call changes nothing.
    """
    whose = by.person if isinstance(by, acting.Appointee) else person
    add_event_data(person=whose.pk, ended=acting.end_acting_of(whose, region, at))
    return region


@action(needs=AccessPermission.HAND_CODE, records="code.handed", locks_first="person")
def issue_code(site: Site, *, person: Person, training: str = "", by: Person, at: datetime) -> str:
    """Make a six-digit sign-in code for this person. Returns the digits, which are stored nowhere.

    Earlier codes of the person stop working. `training` names the one in whose hall it is handed.
    Raises NotUnderAuthority.
    """
    in_person_codes.refuse_unless_in_authority(
        person, site, by=by, in_training=bool(training), at=at
    )
    code, digits = in_person_codes.hand_code(person, site, by=by, at=at)
    wait = code_answers.begin_wait(code, training=training)
    add_event_data(person=person.pk, code=code.pk, wait=wait.pk, training=training)
    return digits


@action(needs=AccessPermission.COME_IN, records="code.used", locks_first="subject.person")
def sign_in_with_code(
    code: InPersonCode,
    *,
    password: str,
    reset_factors: bool,
    by: in_person_codes.CodeHolder,
    at: datetime,
) -> Person:
    """Set a new password by a code, and end all sessions. Raises CodeUsed and MakerLeft.

    Both can be undone until the day of the code is over.
    """
    in_person_codes.use_code(code, at)
    person = code_answers.end_old_sign_ins(code, at)
    person.set_password(password)
    person.save(update_fields=["password"])
    was_locked = end_lock(person, at)
    cards = end_cards(person, code.made_at + code_waits.WAIT) if was_locked else 0
    # A thief may have added a passkey.
    lost_factors = (reset_factors or was_locked) and delete_factors(person, at)
    add_event_data(person=person.pk, lost_factors=lost_factors, ended_lock=was_locked, cards=cards)
    return person


@action(needs=AccessPermission.ANSWER_CODE, records="code.agreed", locks_first="wait.person")
def agree_to_code(site: Site, *, wait: CodeWait, by: Person, at: datetime) -> CodeWait:
    """Say in one place that a code was handed to the right person: there its wall opens at once.

    Raises AgreementRefused.
    """
    code_answers.agree(wait, site, by=by, at=at)
    add_event_data(person=wait.person_id, wait=wait.pk, site=site.pk)
    return wait


@action(needs=AccessPermission.ANSWER_CODE, records="code.cancelled", locks_first="wait.person")
def cancel_code(site: Site, *, wait: CodeWait, by: Person, at: datetime) -> CodeWait:
    """Cancel a code for somebody in one's own place: all is as it was before.

    Raises WaitOver and CancelRefused.
    """
    stopped = code_answers.cancel_in_place(wait, site, by=by, at=at)
    add_event_data(person=wait.person_id, wait=wait.pk, site=site.pk, stopped=stopped)
    return wait


@action(needs=AccessPermission.CANCEL_OWN_CODE, records="code.cancelled")
def cancel_own_code(person: Person, *, wait: CodeWait, by: CodeOwner, at: datetime) -> Person:
    """Say "it was not me": all is as it was before. Raises WaitOver."""
    stopped = code_answers.cancel_as_owner(wait, by=by.person, at=at)
    add_event_data(person=person.pk, wait=wait.pk, stopped=stopped)
    return person


@action(needs=AccessPermission.OPEN_CODES, records="code.opened")
def open_codes(person: Person, *, by: Actor, at: datetime) -> Person:
    """The day of a code is over, and nobody cancelled: what was put aside is deleted."""
    add_event_data(person=person.pk, waits=code_answers.end_by_time(person, at))
    return person


@action(needs=AccessPermission.DECIDE_STOP, records="account.decided")
def decide_stop(
    stop: AccountStop, *, outcome: StopOutcome, site: Site, by: Person, at: datetime
) -> str:
    """Let a stopped account go on: with its holder, or with a new code for its person.

    `site` is the portal of the office that decides. Returns the digits of the new code, or nothing.
    Raises AlreadyDecided.
    """
    digits = code_answers.decide(stop, outcome, site, by=by, at=at)
    add_event_data(person=stop.person_id, stop=stop.pk, outcome=outcome)
    return digits


def create_site_grant(site: Site, person: Person, role: Role, by: Actor, at: datetime) -> None:
    """For actions: create a grant on the site of a KIM. They record the event themselves."""
    if role not in SITE_ROLES or site.is_portal:
        where = "roles of a group on the site of a KIM, all others on a region"
        raise ValueError(f"{role} cannot be held on {site.label}: {where}")
    _refuse_self_grant(person, by)
    given_by = by if isinstance(by, Person) else None
    Grant.objects.create(person=person, role=role, site=site, starts_at=at, given_by=given_by)
    take_role_steps(site, role, at)


def create_account(account: NewAccount) -> Person:
    """For actions: create the account of somebody who joins."""
    return Person.objects.create_person(
        account.username, account.password, name=account.name, phone=account.phone
    )


def _refuse_self_grant(person: Person, by: Actor) -> None:
    if person == by:
        raise SelfGrantRefused("nobody gives a role to themselves")
