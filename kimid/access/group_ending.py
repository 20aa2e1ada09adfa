"""Access when a group ends, or when somebody leaves it: plain functions for actions."""

from datetime import datetime

from kimid.access.models import Grant, Handover, InPersonCode, Invitation, OneUseLink
from kimid.events.permissions import Role
from kimid.people.models import Person
from kimid.sites.models import Site


class LastChair(Exception):
    """The group would have no chair without this person."""


def end_group_access(site: Site, at: datetime) -> int:
    """End all roles, invitations, handovers, links and codes of a site. Returns how many roles."""
    filters = {"site": site, "expires_at__gt": at}
    Invitation.objects.filter(**filters, accepted_at=None).update(expires_at=at)
    OneUseLink.objects.filter(**filters, used_at=None).update(expires_at=at)
    InPersonCode.objects.filter(**filters, used_at=None).update(expires_at=at)
    Handover.objects.filter(site=site, ended_at=None).update(ended_at=at)
    return Grant.objects.filter(site=site).active(at).update(ends_at=at)


def end_membership(site: Site, person: Person, at: datetime) -> int:
    """End the roles of a person in a group, and their links. Returns how many.

    Raises LastChair for a chair beside whom no other can act: whose account is locked leads nobody.
    """
    chairs = Grant.objects.filter(site=site, role=Role.CHAIR)
    others = chairs.exclude(person=person).usable(at)
    if chairs.filter(person=person).active(at).exists() and not others.exists():
        raise LastChair
    made_by_person = {"site": site, "made_by": person, "expires_at__gt": at}
    OneUseLink.objects.filter(**made_by_person, used_at=None).update(expires_at=at)
    Invitation.objects.filter(**made_by_person, accepted_at=None).update(expires_at=at)
    return Grant.objects.filter(site=site, person=person).active(at).update(ends_at=at)
