"""Django's question `has_perm`, answered from grants."""

from typing import Any

from django.contrib.auth.backends import BaseBackend

from kimid.access.grants import roles_at
from kimid.events.permissions import RULES, Placed
from kimid.people.models import Person


class GrantBackend(BaseBackend):
    """A permission is held when one of its roles is held where the thing stands, and its condition is true."""

    def has_perm(self, user_obj: object, perm: str, obj: Any = None) -> bool:
        rule = RULES.get(perm)
        if rule is None or not isinstance(obj, Placed) or not isinstance(user_obj, Person) or not user_obj.is_active:
            return False
        if not rule.roles & roles_at(user_obj, obj.standing()):
            return False
        return rule.when is None or rule.when(user_obj, obj)
