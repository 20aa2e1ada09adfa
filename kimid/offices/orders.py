"""What an office above writes down about a post: who comes, who goes, from when. For actions."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Final

from django.db.models import OuterRef

from kimid.access.invitations import OFFICE_NOTICE, create_invitation, sitting_in
from kimid.access.models import Acting, Grant, GrantQuerySet, Invitation
from kimid.access.one_use_links import close_links_to
from kimid.events.permissions import Role
from kimid.lib import clock
from kimid.offices.models import OFFICE_ROLES, PostChange, Reason
from kimid.offices.rules import OfficesPermission
from kimid.orm.locking import lock_and_refresh
from kimid.people.locks import open_lock
from kimid.people.models import Person
from kimid.people.person_actor import PersonActor
from kimid.places.models import Region
from kimid.sites.models import Site

# Invitations and changes of one person a day: more is a thief, or a list for the platform.
MOST_PER_DAY: Final = 5
_DAY: Final = timedelta(days=1)


class TooManyToday(Exception):
    """Five invitations and changes a day, by one person."""


class NoSuchPost(Exception):
    """Nobody of that name has this post for good, or their leaving is written down already."""


class ChangeOver(Exception):
    """It happened already, or was called off."""


@dataclass(frozen=True)
class PostOrder:
    """Who leaves which post, why, from which day on, and by which letter. `successor` is a name, or
    nothing if the post stays vacant.
    """

    holder: Person
    role: Role
    reason: Reason
    first_day: date
    letter_number: str
    letter_on: date
    moved_to: str = ""
    successor: str = ""


@dataclass(frozen=True)
class LeavingOfficial(PersonActor):
    """Whoever leaves a post: may agree, also after their other roles have ended."""

    def has_perm(self, perm: str, obj: Any = None) -> bool:
        return (
            self.person.is_active
            and not self.person.may_only_read
            and perm == OfficesPermission.AGREE
            and isinstance(obj, PostChange)
            and obj.holder_id == self.person.pk
        )


def permanent_grants(region: Region, role: Role, at: datetime) -> GrantQuerySet:
    """The posts of this kind in this very office that count now, without those of who is acting."""
    rows: GrantQuerySet = Grant.objects.filter(region=region, role=role, acting=Acting.NONE)
    return rows.active(at)


def refuse_too_many(by: Person, at: datetime) -> None:
    """Raise TooManyToday if this person has written down as much as one does in a day."""
    lately = {"made_by": by, "made_at__gt": at - _DAY}
    invitations = Invitation.objects.filter(role__in=OFFICE_ROLES, **lately)
    changes = PostChange.objects.filter(invitation=None, **lately)
    if invitations.count() + changes.count() >= MOST_PER_DAY:
        raise TooManyToday


def invitation_into(
    site: Site, name: str, role: Role, *, by: Person, at: datetime
) -> tuple[Invitation, str]:
    """An invitation into an office. Where somebody sits already, its role begins a day later, so
    that they can object.
    """
    if role not in OFFICE_ROLES or not site.is_portal:
        raise ValueError(f"{role} is no post of {site.label}")
    row, token = create_invitation(site, name=name, role=role, by=by, at=at)
    if sitting_in(site.region, role, at).exists():
        hold_until(row, at + OFFICE_NOTICE)
    return row, token


def hold_until(invitation: Invitation, at: datetime) -> None:
    """Let the role of an invitation begin no sooner."""
    invitation.not_before = at
    invitation.save(update_fields=["not_before"])


def write_down(site: Site, order: PostOrder, *, by: Person, at: datetime) -> tuple[PostChange, str]:
    """The change of a post, and the token of the successor's link, if there is one."""
    region = site.region
    if order.role not in OFFICE_ROLES or not site.is_portal:
        raise ValueError(f"{order.role} is no post of {site.label}")
    holds = permanent_grants(region, order.role, at).filter(person=order.holder)
    known = PostChange.objects.filter(
        region=region, role=order.role, holder=order.holder, closed_at=None
    )
    if not holds.exists() or known.exists():
        raise NoSuchPost
    ends_at = max(clock.start_of(order.first_day, region.zone), at + OFFICE_NOTICE)
    invitation, token = None, ""
    if order.successor:
        invitation, token = create_invitation(
            site, name=order.successor, role=order.role, by=by, at=at
        )
        hold_until(invitation, ends_at)
    change = PostChange.objects.create(
        region=region,
        role=order.role,
        holder=order.holder,
        reason=order.reason,
        moved_to=order.moved_to,
        letter_number=order.letter_number,
        letter_on=order.letter_on,
        first_day=order.first_day,
        ends_at=ends_at,
        invitation=invitation,
        made_by=by,
        made_at=at,
    )
    return change, token


def call_off(change: PostChange, at: datetime) -> None:
    """Nothing changes; the successor's link stops working, and a role that has not begun ends."""
    if change.closed_at is not None:
        raise ChangeOver
    change.closed_at = at
    change.save(update_fields=["closed_at"])
    if change.invitation is not None:
        take_back(change.invitation, at)


def take_back(invitation: Invitation, at: datetime) -> None:
    """Close the link of an invitation, and end the role that it gave if that has not begun."""
    lock_and_refresh(invitation)  # somebody may be accepting it
    close_links_to(invitation, at)
    _waiting_grants(invitation, at).end(at)
    if invitation.accepted_at is None:
        invitation.expires_at = at
    else:
        invitation.taken_back_at = at
    invitation.save(update_fields=["expires_at", "taken_back_at"])


def bring_forward(change: PostChange, at: datetime) -> None:
    """The holder agrees: it happens on the day of the letter, today if that day has come."""
    if not change.is_open(at):
        raise ChangeOver
    change.agreed_at = at
    change.ends_at = max(clock.start_of(change.first_day, change.region.zone), at)
    change.save(update_fields=["agreed_at", "ends_at"])
    if change.invitation is not None:
        lock_and_refresh(change.invitation)
        waiting = list(_waiting_grants(change.invitation, at).values_list("pk", flat=True))
        if change.invitation.taken_back_at is None:
            hold_until(change.invitation, change.ends_at)
            Grant.objects.filter(pk__in=waiting).update(starts_at=change.ends_at)
    if change.ends_at <= at:
        carry_out(change, at)


def carry_out(change: PostChange, at: datetime) -> None:
    """End the post of its holder, and what they are acting as in this office. Their name stays on
    all that they signed. What somebody ordered whose account is stopped or locked meanwhile is
    called off: nobody knows who it was. Raises ChangeOver.
    """
    if change.closed_at is not None or at < change.ends_at:
        raise ChangeOver
    if change.agreed_at is None and _is_in_doubt(change.made_by, at):
        call_off(change, at)
        return
    posts: GrantQuerySet = Grant.objects.filter(region=change.region, person=change.holder)
    posts.filter(role=change.role, acting=Acting.NONE).active(at).end(at)
    posts.exclude(acting=Acting.NONE).active(at).end(at)
    change.closed_at = at
    change.is_done = True
    change.save(update_fields=["closed_at", "is_done"])


def close_orders_of(person: Person, at: datetime) -> dict[str, int]:
    """For a lock: call off what this account ordered, and take back whom it invited, as long as
    none of that counts.
    """
    changes = list(PostChange.objects.filter(made_by=person, closed_at=None))
    for change in changes:
        call_off(change, at)
    waiting = Invitation.objects.filter(
        made_by=person, role__in=OFFICE_ROLES, not_before__gt=at, taken_back_at=None
    )
    invitations = list(waiting.exclude(accepted_at=None).select_related("site__region"))
    for invitation in invitations:
        take_back(invitation, at)
    return {"post_changes": len(changes), "office_invitations": len(invitations)}


def _is_in_doubt(person: Person, at: datetime) -> bool:
    is_usable = Person.objects.filter(pk=person.pk, is_active=True, stopped_at=None)
    return not is_usable.exclude(open_lock(OuterRef("pk"))).exists()


def _waiting_grants(invitation: Invitation, at: datetime) -> GrantQuerySet:
    """The role that an accepted invitation gave, as long as it has not begun."""
    rows: GrantQuerySet = Grant.objects.filter(
        person=invitation.person,
        region=invitation.site.region,
        role=invitation.role,
        acting=Acting.NONE,
        starts_at=invitation.not_before or at,
        starts_at__gt=at,
        ends_at=None,
    )
    return rows
