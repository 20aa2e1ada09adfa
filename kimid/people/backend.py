"""Checks a name and a password."""

from typing import Any

from django.contrib.auth.backends import BaseBackend
from django.db.models import BigIntegerField, OuterRef, QuerySet
from django.http import HttpRequest

from kimid.orm.compiled import compiled
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
        return next(iter(_open_account(user_id)), None)


@compiled(BigIntegerField())
def _open_account(pk: Any) -> QuerySet[Person]:
    """The account with this key, if it is neither closed nor locked. Every request in the workspace
    asks for it.
    """
    return Person.objects.filter(~open_lock(OuterRef("pk")), is_active=True, pk=pk)
