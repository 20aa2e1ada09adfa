"""Answers Django's `has_perm` from grants."""

from typing import Any

from django.contrib.auth.backends import BaseBackend

from kimid.access.grants import roles_at
from kimid.events.permissions import RULES, Scoped
from kimid.people.models import Person


class GrantBackend(BaseBackend):
    """Grants a permission when one of its roles covers the object and its condition is true."""

    def has_perm(self, user_obj: object, perm: str, obj: Any = None) -> bool:
        rule = RULES.get(perm)
        if (
            rule is None
            or not isinstance(obj, Scoped)
            or not isinstance(user_obj, Person)
            or not user_obj.is_active
        ):
            return False
        if not rule.roles & roles_at(user_obj, obj.scope()):
            return False
        return rule.condition is None or rule.condition(user_obj, obj)
