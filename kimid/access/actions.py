"""Giving roles, and ways in."""

import secrets
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from allauth.mfa.models import Authenticator
from django.core.exceptions import PermissionDenied

from kimid.access import handed, links
from kimid.access.links import LinkHolder
from kimid.access.models import Acting, Grant, HandedCode, Handover, Invitation, OneUseLink
from kimid.access.rules import Can
from kimid.events.action import action, remember
from kimid.events.actor import Actor
from kimid.events.permissions import REGION_ROLES, SITE_ROLES, Role
from kimid.lib import clock
from kimid.people.devices import devices_of, let_go
from kimid.people.models import Person
from kimid.places.models import Region
from kimid.sites.models import Site
from kimid.sites.opening import portals_of

ACTING_ROLES: Final = (Role.OFFICER, Role.PORTAL_EDITOR)
LONGEST_ACTING: Final = timedelta(days=367)


class OwnRole(PermissionDenied):
    """Somebody tried to give a role to themselves: an officer would reach a group's drafts that way."""


class LastChair(Exception):
    """Without this person the group would have no chair."""


class NoSuchPost(Exception):
    """There is nothing to hand over: the post is not held, is handed over already, or the handover is over."""


class NotMeant(Exception):
    """A member was chosen as successor, and somebody else came."""


@dataclass(frozen=True)
class Wish:
    """Which post of whom goes to whom: to a member (`chosen`) or to somebody new (`name`); whether the holder stays a member."""

    holder: Person
    role: Role
    stays: bool
    name: str = ""
    chosen: Person | None = None


class NotForActing(Exception):
    """Nobody stands in like this: only for officers and portal editors, from now on, and for a year at most."""


@dataclass(frozen=True)
class ActingPost:
    """Who stands in, as what, how it is called, and until which day (that day included)."""

    person: Person
    role: Role
    acting: Acting
    last_day: date


@dataclass(frozen=True)
class NewAccount:
    """An account to be opened: username as Person wants it, a password that the validators accepted, a phone number or none."""

    username: str
    name: str
    password: str
    phone: str = ""


@action(needs=Can.GRANT_SITE, records="role.granted")
def grant_on_site(site: Site, *, person: Person, role: Role, by: Actor, at: datetime) -> Site:
    """Give a person a role on the site of a KIM."""
    give_on_site(site, person, role, by, at)
    remember(person=person.pk, role=role)
    return site


@action(needs=Can.INVITE, records="member.invited")
def invite(site: Site, *, name: str, role: Role, by: Person, at: datetime) -> tuple[Invitation, str]:
    """Ask somebody into the group; gives the invitation and the token of its one-use link, which is kept nowhere."""
    if role not in SITE_ROLES or site.is_portal:
        raise ValueError(f"{role} cannot be held on {site.label}")
    row, token = ask_in(site, name=name, role=role, by=by, at=at)
    remember(invitation=row.pk, role=role)
    return row, token


def ask_in(site: Site, *, name: str, role: Role, by: Person, at: datetime) -> tuple[Invitation, str]:
    """For actions: an invitation and the token of its one-use link."""
    row = Invitation.objects.create(site=site, name=name, role=role, made_by=by, made_at=at, expires_at=at + links.GOOD_FOR)
    _link, token = links.make_link(row, site=site, perm=Can.JOIN, holder_name=name, made_by=by, at=at)
    return row, token


@action(needs=Can.JOIN, records="member.joined")
def join(invitation: Invitation, *, as_whom: Person | NewAccount, by: LinkHolder, at: datetime) -> Person:
    """Accept an invitation with the account one has or with a new one.

    Raises LinkSpent when somebody was quicker, and OwnRole for whoever made it: an officer would reach a group's drafts that way.
    """
    links.use_link(by.link, at)
    if as_whom == invitation.made_by:
        raise OwnRole("nobody accepts an invitation of their own")
    person = as_whom if isinstance(as_whom, Person) else open_account(as_whom)
    give_on_site(invitation.site, person, Role(invitation.role), by, at)
    invitation.person, invitation.accepted_at = person, at
    invitation.save(update_fields=["person", "accepted_at"])
    remember(person=person.pk, role=invitation.role, site=invitation.site_id)  # the event is about the account, which has none
    return person


@action(needs=Can.INVITE, records="member.uninvited")
def take_back(invitation: Invitation, *, by: Person, at: datetime) -> Invitation:
    """Close an invitation that nobody has accepted yet; its link opens nothing any more."""
    OneUseLink.objects.filter(thing=invitation._meta.label, thing_id=invitation.pk, used_at=None).update(expires_at=at)
    Invitation.objects.filter(pk=invitation.pk, accepted_at=None).update(expires_at=at)
    return invitation


@action(needs=Can.END_ROLE, records="role.ended")
def end_roles(site: Site, *, person: Person, by: Person, at: datetime) -> Site:
    """End all roles of a person in this group, and the links they made: nobody keeps a door for coming back or looking in.

    What they wrote stays theirs. A group keeps at least one chair.
    """
    remember(person=person.pk, ended=_let_go(site, person, at))
    return site


@action(needs=Can.LEAVE, records="member.left")
def leave(site: Site, *, by: Person, at: datetime) -> Site:
    """Leave one's own group. By-lines, drafts and the account stay; an invitation leads back in. Raises LastChair."""
    remember(person=by.pk, ended=_let_go(site, by, at))
    return site


@action(needs=Can.HAND_OVER, records="post.handover_begun")
def begin_handover(site: Site, *, wish: Wish, by: Person, at: datetime) -> tuple[Handover, str]:
    """Begin to hand a post over; gives the handover and the token of the link for the successor, which is kept nowhere.

    Raises NoSuchPost when the holder does not have it, or hands it over already.
    """
    held = Grant.objects.filter(site=site, person=wish.holder, role=wish.role).running(at)
    if not held.exists() or Handover.objects.filter(site=site, holder=wish.holder, role=wish.role, ended_at=None).exists():
        raise NoSuchPost
    name = wish.chosen.name if wish.chosen else wish.name
    said = {"role": wish.role, "holder": wish.holder, "stays": wish.stays, "chosen": wish.chosen, "name": name}
    row = Handover.objects.create(site=site, begun_at=at, **said)
    _link, token = links.make_link(row, site=site, perm=Can.TAKE_OVER, holder_name=name, made_by=by, at=at)
    remember(handover=row.pk, role=wish.role, holder=wish.holder.pk)
    return row, token


@action(needs=Can.TAKE_OVER, records="post.handover_accepted")
def accept_handover(handover: Handover, *, as_whom: Person | NewAccount, by: LinkHolder, at: datetime) -> Person:
    """Come in to take a post over, with the account one has or a new one. The chair has to agree yet.

    Raises LinkSpent, NoSuchPost when it was called off, and NotMeant for another account than that of the member who was chosen.
    """
    links.use_link(by.link, at)
    if handover.ended_at is not None:
        raise NoSuchPost
    if handover.chosen is not None and as_whom != handover.chosen:
        raise NotMeant
    person = as_whom if isinstance(as_whom, Person) else open_account(as_whom)
    handover.successor, handover.accepted_at = person, at
    handover.save(update_fields=["successor", "accepted_at"])
    remember(person=person.pk)
    return person


@action(needs=Can.HAND_OVER, records="post.handed_over")
def agree_to_handover(handover: Handover, *, by: Person, at: datetime) -> Handover:
    """Now the post changes hands: the successor has it, the holder is a member or leaves. What both wrote stays theirs.

    Raises NoSuchPost when the successor has not come in, or when it is over.
    """
    successor = handover.successor
    if successor is None or handover.ended_at is not None:
        raise NoSuchPost
    own = Grant.objects.filter(site=handover.site).running(at)
    own.filter(person=successor).update(ends_at=at)
    Grant.objects.create(person=successor, role=handover.role, site=handover.site, starts_at=at)
    leaving = own.filter(person=handover.holder)
    (leaving.filter(role=handover.role) if handover.stays else leaving).update(ends_at=at)
    if handover.stays and not leaving.all().exists():
        Grant.objects.create(person=handover.holder, role=Role.MEMBER, site=handover.site, starts_at=at)
    handover.ended_at, handover.is_done = at, True
    handover.save(update_fields=["ended_at", "is_done"])
    remember(role=handover.role, holder=handover.holder_id, person=successor.pk, stays=handover.stays)
    return handover


@action(needs=Can.HAND_OVER, records="post.handover_called_off")
def call_off_handover(handover: Handover, *, by: Person, at: datetime) -> Handover:
    """Leave everything as it is; the link opens nothing any more."""
    OneUseLink.objects.filter(thing=handover._meta.label, thing_id=handover.pk, used_at=None).update(expires_at=at)
    Handover.objects.filter(pk=handover.pk, ended_at=None).update(ended_at=at)
    return handover


@action(needs=Can.GRANT_REGION, records="role.granted")
def grant_on_region(
    region: Region, *, person: Person, role: Role, by: Actor, at: datetime, ends_at: datetime | None = None
) -> Region:
    """Give a person a role on a region and all below it, until `ends_at` if given. Its portal is opened, to work in."""
    if role not in REGION_ROLES:
        raise ValueError(f"{role} is held on a site, not on a region")
    _refuse_own(person, by)
    Grant.objects.create(person=person, role=role, region=region, starts_at=at, ends_at=ends_at)
    portals_of([region], at)
    remember(person=person.pk, role=role)
    return region


@action(needs=Can.APPOINT_ACTING, records="role.acting_given")
def appoint_acting(region: Region, *, post: ActingPost, by: Person, at: datetime) -> Region:
    """Let somebody hold a post on a region until the end of a day on its clocks, as Plt. or Plh. Its portal is opened.

    Raises OwnRole for oneself, and NotForActing for another role, and for a last day that is over or far away.
    """
    ends_at = clock.start_of(post.last_day + timedelta(days=1), region.zone)
    if post.role not in ACTING_ROLES or not at < ends_at <= at + LONGEST_ACTING:
        raise NotForActing
    _refuse_own(post.person, by)
    said = {"person": post.person, "role": post.role, "acting": post.acting}
    Grant.objects.create(region=region, starts_at=at, ends_at=ends_at, **said)
    portals_of([region], at)
    remember(person=post.person.pk, role=post.role, acting=post.acting, last_day=post.last_day.isoformat())
    return region


@action(needs=Can.APPOINT_ACTING, records="role.acting_ended")
def end_acting(region: Region, *, grant: Grant, by: Person, at: datetime) -> Region:
    """End an acting post on this region before its day. Done twice, the second changes nothing."""
    own = Grant.objects.filter(pk=grant.pk, region=region, starts_at__lt=at).exclude(acting=Acting.NONE)
    remember(person=grant.person_id, role=grant.role, ended=own.running(at).update(ends_at=at))
    return region


@action(needs=Can.HAND_CODE, records="code.handed")
def hand_code(site: Site, *, person: Person, by: Person, at: datetime) -> str:
    """Six digits for this person, told once and kept nowhere; an earlier code of theirs counts no more."""
    if person == by or not handed.is_below(person, site, at):
        raise handed.NotBelow
    HandedCode.objects.filter(person=person, used_at=None, expires_at__gt=at).update(expires_at=at)
    digits = f"{secrets.randbelow(1_000_000):06}"
    HandedCode.objects.create(
        person=person,
        site=site,
        made_by=by,
        code_hash=handed.hash_digits(person.pk, digits),
        made_at=at,
        expires_at=at + handed.GOOD_FOR,
    )
    remember(person=person.pk)
    return digits


@action(needs=Can.COME_IN, records="code.used")
def come_in_by_code(code: HandedCode, *, password: str, forget_factors: bool, by: handed.CodeHolder, at: datetime) -> Person:
    """A new password for whoever typed the code; all older sessions are over. Raises CodeSpent to the slower of two."""
    if HandedCode.objects.filter(pk=code.pk, used_at=None, expires_at__gt=at).update(used_at=at) != 1:
        raise handed.CodeSpent
    person = code.person
    let_go(devices_of(person))
    person.set_password(password)
    person.save(update_fields=["password"])
    if forget_factors:
        Authenticator.objects.filter(user=person).delete()
    remember(person=person.pk, forgot_factors=forget_factors)
    return person


def _let_go(site: Site, person: Person, at: datetime) -> int:
    """End all roles of a person in a group, and the links they made; gives how many roles. Raises LastChair."""
    chairs = Grant.objects.filter(site=site, role=Role.CHAIR).running(at)
    if chairs.exists() and not chairs.exclude(person=person).exists():
        raise LastChair
    made = {"site": site, "made_by": person, "expires_at__gt": at}
    OneUseLink.objects.filter(**made, used_at=None).update(expires_at=at)
    Invitation.objects.filter(**made, accepted_at=None).update(expires_at=at)
    return Grant.objects.filter(site=site, person=person).running(at).update(ends_at=at)


def give_on_site(site: Site, person: Person, role: Role, by: Actor, at: datetime) -> None:
    """The writing itself, for actions that open a site and fill its first posts at once; they remember whom."""
    if role not in SITE_ROLES or site.is_portal:
        raise ValueError(f"{role} cannot be held on {site.label}: roles of a group on the site of a KIM, all others on a region")
    _refuse_own(person, by)
    Grant.objects.create(person=person, role=role, site=site, starts_at=at)


def open_account(account: NewAccount) -> Person:
    """The writing itself, for actions by which somebody new comes in."""
    return Person.objects.create_person(account.username, account.password, name=account.name, phone=account.phone)


def _refuse_own(person: Person, by: Actor) -> None:
    if person == by:
        raise OwnRole("nobody gives a role to themselves")
