"""Checks a name and a password."""

from functools import cache
from typing import Any

from django.contrib.auth.backends import BaseBackend
from django.db.models import OuterRef, QuerySet
from django.http import HttpRequest

from kimid.people.locks import open_lock
from kimid.people.models import Person


class PersonBackend(BaseBackend):
    """Signs people in by username, phone number or e-mail address. Grants no permission."""

    def authenticate(
        self,
        request: HttpRequest | None,
        username: str | None = None,
        password: str | None = None,
        **_: Any,
    ) -> Person | None:
        if not username or password is None:
            return None
        person = Person.objects.by_login(username)
        if person is None:
            # Hash anyway: otherwise the time shows whether the name exists.
            Person().set_password(password)
            return None
        return person if person.check_password(password) and person.is_active else None

    def get_user(self, user_id: int) -> Person | None:
        """Whose session this is. Nobody's while the account is locked."""
        # At most one row. `first()` would also put it in order.
        for person in _open_accounts().filter(pk=user_id):
            return person
        return None


@cache
def _open_accounts() -> QuerySet[Person]:
    """Accounts that are neither closed nor locked. Every request asks, and building the question
    takes longer than answering it, so it is built once.
    """
    return Person.objects.filter(~open_lock(OuterRef("pk")), is_active=True)
