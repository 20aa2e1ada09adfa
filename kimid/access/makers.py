"""Who made an invitation, a link or a sign-in code: what they gave out is worth as much as their
right to make it, on the day when somebody uses it.
"""

from django.db.models import Model

from kimid.people.models import Person


class MakerLeft(Exception):
    """Whoever made this may not make it any more. Somebody who may makes a new one."""


def may_still(maker: Person, perm: str, subject: Model) -> bool:
    """Whether this person would be allowed to make it now."""
    person = Person.objects.get(pk=maker.pk)  # nothing cached, and as after a second factor
    person.code_wait_until = None  # a code for the maker themselves takes nothing back
    return person.has_perm(perm, subject)


def refuse_unless_may(maker: Person, perm: str, subject: Model) -> None:
    """Raise MakerLeft if this person may not make it any more."""
    if not may_still(maker, perm, subject):
        raise MakerLeft
