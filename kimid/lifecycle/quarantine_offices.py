"""Which office began a quarantine, and what is not in the hands of one of its officers alone."""

from datetime import datetime, timedelta
from typing import Final

from django.db.models import Min

from kimid.access.grants import OFFICERS
from kimid.access.models import Grant
from kimid.access.second_officials import is_second_to, of_one_hand
from kimid.events.models import Event
from kimid.events.permissions import Role
from kimid.lifecycle.models import Quarantine
from kimid.lifecycle.quarantine_accounts import CONFIRMED
from kimid.people.models import Person
from kimid.places.models import Region
from kimid.registry.models import Kim

# For so long, whoever closed a group hands no code to somebody of it who has not come in since.
_LATELY: Final = timedelta(days=30)


def office_that_began(quarantine: Quarantine, kim: Kim) -> Region | None:
    """The office for which its officer acted at that moment: the nearest above the group. One
    query.
    """
    rows = Grant.objects.filter(person=quarantine.begun_by_id, role__in=OFFICERS)
    scope = kim.scope()
    regions = [
        grant.region
        for grant in rows.active(quarantine.begun_at).select_related("region")
        if grant.covers(scope) and grant.region
    ]
    return max(regions, key=lambda region: region.level, default=None)


def is_second_official(kim: Kim, chair: Person, by: Person, at: datetime) -> bool:
    """Whether somebody is another official than those who froze this account: of their office or of
    one above, for some days before, and not of one hand with them.
    """
    frozen = Grant.objects.filter(site=kim.site, person=chair, frozen_at__isnull=False)
    since = frozen.active(at).aggregate(first=Min("frozen_at"))["first"]
    if since is None:
        return False
    quarantines = Quarantine.objects.select_related("begun_by").filter(kim=kim, begun_at__gte=since)
    return all(_is_second_to(each, kim, since, by) for each in quarantines)


def _is_second_to(quarantine: Quarantine, kim: Kim, since: datetime, by: Person) -> bool:
    began = office_that_began(quarantine, kim)
    office = began.code if began is not None else kim.region_id
    return is_second_to(by, quarantine.begun_by, office, since)


def is_last_chair(kim: Kim, person: Person, at: datetime) -> bool:
    """Whether nobody else is chair of a group on record. One query."""
    chairs = Grant.objects.filter(site=kim.site, role=Role.CHAIR, person__is_active=True).active(at)
    return set(chairs.values_list("person", flat=True)) == {person.pk}


def closed_or_confirmed(person: Person, by: Person, at: datetime) -> bool:
    """Whether `by`, or somebody of one hand with them, lately closed a group of this person, or
    said that this account is theirs. Three queries, and those of hands if somebody did.
    """
    since = at - _LATELY
    groups = Grant.objects.filter(person=person, site__isnull=False).active(at)
    places = dict(groups.values_list("site", "site__region"))
    closed = Quarantine.objects.filter(kim__site__in=places, begun_at__gte=since)
    confirmed = Event.objects.filter(
        subject=Kim._meta.label,
        kind=CONFIRMED,
        actor_kind=by.actor_kind,
        data__person=person.pk,
        happened_at__gte=since,
    )
    deciders = {
        *closed.values_list("begun_by", flat=True),
        *map(int, confirmed.values_list("actor_ref", flat=True)),
    }
    return by.pk in deciders or any(
        not deciders.isdisjoint(of_one_hand(by, code)) for code in set(places.values()) if deciders
    )
