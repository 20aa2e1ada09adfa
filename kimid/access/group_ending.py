"""Access when a group ends, or when somebody leaves it: plain functions for actions."""

from datetime import datetime

from django.db.models import Q

from kimid.access.closing import close_given_out
from kimid.access.leading import leading_chairs, refuse_newcomer
from kimid.access.models import Grant
from kimid.events.permissions import Role
from kimid.people.models import Person
from kimid.sites.models import Site


class LastChair(Exception):
    """The group would have no chair without this person who acts over its people."""


def end_group_access(site: Site, at: datetime) -> int:
    """End all roles, invitations, handovers, links and codes of a site. Returns how many roles."""
    Site.objects.select_for_update(no_key=True).get(pk=site.pk)  # before all that it gave out
    of_site = Q(site=site)
    close_given_out(of_site, at, handovers=of_site, codes=of_site)
    return Grant.objects.filter(site=site).end(at)


def end_membership(site: Site, person: Person, *, by: Person, at: datetime) -> int:
    """End the roles of a person in a group, and their links. Returns how many.

    Raises LastChair for a chair beside whom no other leads: whose account is locked leads nobody,
    nor does who has just come. Raises TooNew for who has just come and ends those of another one.
    """
    chairs = Grant.objects.filter(site=site, role=Role.CHAIR)
    others = leading_chairs(site.pk, at).exclude(person=person)
    if by != person:
        refuse_newcomer(by, site.pk, at)
    if chairs.filter(person=person).active(at).exists() and not others.exists():
        raise LastChair
    close_given_out(Q(site=site, made_by=person), at)
    return Grant.objects.filter(site=site, person=person).end(at)
