"""Who could approve what somebody else of a group submitted."""

from datetime import datetime, timedelta
from typing import Final

from kimid.access.models import Grant
from kimid.events.permissions import EDITORS
from kimid.people.models import Person
from kimid.sites.models import Site

# A chair who ends the roles of all others is not alone at once.
_ALONE_AFTER: Final = timedelta(days=7)


def has_no_approver_but(person: Person, site: Site, at: datetime) -> bool:
    """Whether no other account of the group may approve, nor could in the last week. One query."""
    others = Grant.objects.filter(site=site, role__in=EDITORS).exclude(person=person)
    return not others.usable_since(at - _ALONE_AFTER, at).exists()
