"""Answers Django's `has_perm` from grants."""

from typing import Any

from django.contrib.auth.backends import BaseBackend

from kimid.access.code_waits import wall_of
from kimid.access.grants import roles_at, waiting_roles_at
from kimid.events.permissions import RULES, PermissionRule, Scoped
from kimid.people.models import Person


class GrantBackend(BaseBackend):
    """Grants a permission when one of its roles covers the object and its condition is true.

    While a sign-in code waits, a permission counts only for what its `while_waiting` says.
    """

    def has_perm(self, user_obj: object, perm: str, obj: Any = None) -> bool:
        rule = RULES.get(perm)
        if (
            rule is None
            or not isinstance(obj, Scoped)
            or not isinstance(user_obj, Person)
            or not user_obj.is_active
        ):
            return False
        if not rule.roles & roles_at(user_obj, obj.scope()) and not _is_new(rule, user_obj, obj):
            return False
        return rule.condition is None or rule.condition(user_obj, obj)


def _is_new(rule: PermissionRule, person: Person, obj: Scoped) -> bool:
    """Whether a role behind the wall of a sign-in code is enough: for what was made since."""
    wall = wall_of(person)
    return (
        wall is not None
        and rule.while_waiting is not None
        and bool(rule.roles & waiting_roles_at(person, obj.scope()))
        and rule.while_waiting(person, obj, wall.since)
    )
