"""Who answers when a name of the group's own shall become its main address."""

from kimid.access.grants import OFFICERS, is_settled, roles_at
from kimid.people.models import Person
from kimid.sites.models import OwnName
from kimid.sites.rules import SitesPermission


def is_second_person(person: Person, own_name: OwnName) -> bool:
    """Whether this person may agree that a name becomes the main address. Two queries at most."""
    asked_at = own_name.main_asked_at
    if asked_at is None or person.pk == own_name.main_asked_by_id:
        return False
    is_office = not roles_at(person, own_name.scope()).isdisjoint(OFFICERS)
    return is_office or is_settled(person, own_name.site_id, asked_at)


def may_cancel(person: Person, own_name: OwnName) -> bool:
    """Whether this person may cancel it. A newcomer who is no chair may not: they could come to
    cancel each time.
    """
    return person.has_perm(SitesPermission.OWN_NAME, own_name) or is_second_person(person, own_name)
