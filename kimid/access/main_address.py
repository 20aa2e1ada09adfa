"""Who answers when a name of the group's own shall become its main address."""

from kimid.access.bringing_in import who_brought_in
from kimid.access.grants import OFFICERS, is_settled, roles_at
from kimid.people.models import Person
from kimid.sites.models import OwnName
from kimid.sites.rules import SitesPermission


def is_second_person(person: Person, own_name: OwnName) -> bool:
    """Whether this person may agree that a name becomes the main address: not who brought in a
    chair who has just come and asks. A few queries.
    """
    asker, asked_at = own_name.main_asked_by_id, own_name.main_asked_at
    return (
        asker is not None
        and asked_at is not None
        and _is_another(person, own_name)
        and person.pk not in who_brought_in([asker], own_name.site_id, asked_at)
    )


def may_cancel(person: Person, own_name: OwnName) -> bool:
    """Whether this person may cancel it. A newcomer who is no chair may not: they could come to
    cancel each time.
    """
    return person.has_perm(SitesPermission.OWN_NAME, own_name) or _is_another(person, own_name)


def _is_another(person: Person, own_name: OwnName) -> bool:
    """Whether this is somebody else than who asked, of an office or for some days in the group."""
    asked_at = own_name.main_asked_at
    if asked_at is None or person.pk == own_name.main_asked_by_id:
        return False
    is_office = not roles_at(person, own_name.scope()).isdisjoint(OFFICERS)
    return is_office or is_settled(person, own_name.site_id, asked_at)
