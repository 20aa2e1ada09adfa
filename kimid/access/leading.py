"""Which chairs act over other people of their group: who has been there for some days, or to whom a
second person of the group agreed. Whoever takes over a chair's account could invite another one of
their own, and put the others out within minutes. Plain functions; `actions` change things.
"""

from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db.models import Q

from kimid.access.bringing_in import who_brought_in
from kimid.access.grants import SETTLED_AFTER, held_for_long, is_settled
from kimid.access.models import Grant, GrantQuerySet
from kimid.events.permissions import Role
from kimid.people.models import Person
from kimid.sites.models import Site


class TooNew(PermissionDenied):
    """This chair has just come, and others were in the group before. One of the older chairs does
    it, or a second person agrees to the new one.
    """


class ChairNotAgreed(PermissionDenied):
    """Who brought a chair in, who has just come themselves, and the chair do not agree to them."""


@dataclass(frozen=True)
class NewChair:
    """A chair who does not act over other people yet; from `until` on they do anyway."""

    person: Person
    until: datetime
    may_agree: bool  # whether the one who looks can agree to them


def leading_chairs(site_id: int, at: datetime) -> GrantQuerySet:
    """The roles of the chairs who can act now, and act over other people of this group. Where
    nobody has been in the group for some days, nobody could be harmed: there each chair does.
    """
    chairs = Grant.objects.filter(site=site_id, role=Role.CHAIR).usable(at)
    old = _old_people(site_id, at)
    if not old.exists():
        return chairs
    return chairs.filter(Q(person__in=old.values("person")) | Q(agreed_by__isnull=False))


def is_leading(person: Person, site_id: int, at: datetime) -> bool:
    """Whether this chair acts over other people of their group. Two queries."""
    return leading_chairs(site_id, at).filter(person=person).exists()


def refuse_newcomer(person: Person, site_id: int, at: datetime) -> None:
    """Raise TooNew unless this chair acts over other people of their group."""
    if not is_leading(person, site_id, at):
        raise TooNew


def new_chairs(site: Site, viewer: Person, at: datetime) -> list[NewChair]:
    """The chairs who do not act over other people yet, by name, for somebody of the group. Two
    queries, and a few for each.
    """
    leading = leading_chairs(site.pk, at).values("person")
    chairs = Grant.objects.filter(site=site, role=Role.CHAIR).usable(at)
    rows = chairs.exclude(person__in=leading).select_related("person").order_by("person__name")
    return [
        NewChair(
            grant.person,
            grant.starts_at + SETTLED_AFTER,
            may_agree_to(grant.person, site, viewer, at),
        )
        for grant in rows
    ]


def may_agree_to(chair: Person, site: Site, by: Person, at: datetime) -> bool:
    """Whether somebody is a second person who can agree to this new chair. A few queries."""
    return (
        by != chair
        and is_settled(by, site.pk, at)
        and by.pk not in who_brought_in([chair.pk], site.pk, at)
    )


def agree_to(chair: Person, site: Site, *, by: Person, at: datetime) -> None:
    """For an action: from now on this chair acts over other people of the group.

    Raises ChairNotAgreed.
    """
    if not may_agree_to(chair, site, by, at):
        raise ChairNotAgreed
    rows = Grant.objects.filter(site=site, person=chair, role=Role.CHAIR, agreed_by=None)
    if not rows.usable(at).update(agreed_by=by):
        raise ChairNotAgreed


def _old_people(site_id: int, at: datetime) -> GrantQuerySet:
    """The roles of who has been in the group for some days, also while they cannot act: they, too,
    could be harmed.
    """
    rows = Grant.objects.filter(site=site_id, person__is_active=True).active(at)
    return rows.filter(person__in=held_for_long(site_id, at).values("person"))
