import re
from typing import Any, ClassVar, Final

from django.contrib.auth import get_backends
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

from kimid.events.actor import ActorKind
from kimid.events.permissions import Scope
from kimid.people.phones import normal_phone

# Begins with a letter and has no "@", so that no username looks like a phone number or an e-mail
# address.
USERNAME: Final = re.compile(r"[a-z][a-z0-9._-]{1,39}")


class PersonManager(BaseUserManager["Person"]):
    """Creates accounts, and finds them by what people type to sign in."""

    def create_person(
        self, username: str, password: str | None, *, name: str, phone: str = "", email: str = ""
    ) -> "Person":
        """Create an account. Raises ValueError for a bad username or phone number."""
        if not USERNAME.fullmatch(username):
            raise ValueError(
                "a username starts with a letter and holds a-z, 0-9, dot, dash, underscore: "
                f"{username}"
            )
        person = self.model(username=username, name=name, email=email.lower() or None)
        if phone:
            person.phone = normal_phone(phone)
            if person.phone is None:
                raise ValueError(f"not a phone number: {phone}")
        person.set_password(password)
        person.save()
        return person

    def by_login(self, login: str) -> "Person | None":
        """The person with this username, e-mail address or phone number. One query."""
        text = login.strip().lower()
        matches = models.Q(username=text) | models.Q(email=text)
        phone = normal_phone(text) if text[:1] in "+0123456789" else None
        if phone:
            matches |= models.Q(phone=phone)
        return self.filter(matches).first()


class Person(AbstractBaseUser):
    """Somebody with an account. What they may do depends on their roles, never on this row."""

    username = models.CharField(max_length=40, unique=True)
    name = models.CharField(max_length=100)
    phone = models.CharField(max_length=20, unique=True, null=True, blank=True)
    email = models.EmailField(unique=True, null=True, blank=True)
    is_active = models.BooleanField(default=True)
    joined_at = models.DateTimeField(auto_now_add=True)
    # Until then a sign-in code for this account may wait; `kimid.access.code_waits` knows more. It
    # stands here so that nobody else's page costs a query.
    code_wait_until = models.DateTimeField(null=True, blank=True)
    # Since two codes for it were cancelled: the account may only read, until an office decides.
    stopped_at = models.DateTimeField(null=True, blank=True)

    # When they first published without a second factor; `kimid.people.publishing_proof` knows more.
    factor_asked_at = models.DateTimeField(null=True, blank=True)
    # When their last second factor was taken away: from then on they have no days of grace.
    factor_lost_at = models.DateTimeField(null=True, blank=True)

    # Whether a second factor was used. True for a person whom a task, a test or the command line
    # names. A request of the workspace sets it for its visitor
    # (`kimid.people.second_factor.user_with_verification`).
    is_verified = True

    objects: ClassVar[PersonManager] = PersonManager()

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(username__contains="@"), name="person_username_is_no_address"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def actor_kind(self) -> ActorKind:
        return ActorKind.PERSON

    @property
    def actor_ref(self) -> str:
        return str(self.pk)

    @property
    def actor_name(self) -> str:
        return self.name

    @property
    def may_only_read(self) -> bool:
        """Whether no action by this person is done now."""
        return self.stopped_at is not None

    def read_roles_again(self) -> None:
        """Forget what was read of their roles, for an action that has waited for a lock: their
        account may have been locked meanwhile.
        """
        for name in ("_current_grants", "_grants_by_site", "_wall"):  # caches of `kimid.access`
            self.__dict__.pop(name, None)

    def has_perm(self, perm: str, obj: Any = None) -> bool:
        """Whether this person has the permission on the object, by any authentication backend."""
        return any(
            backend.has_perm(self, perm, obj)
            for backend in get_backends()
            if hasattr(backend, "has_perm")
        )

    def scope(self) -> Scope:
        """An account belongs to no site and no region, so no role covers it."""
        return Scope(None, "")


class AccountLock(models.Model):
    """Somebody said that an account is in other hands. While it runs nobody comes in, and the
    account holds no role. A code that an office or a chair reads out ends it.
    """

    person = models.ForeignKey(Person, models.PROTECT, related_name="locks")
    begun_at = models.DateTimeField()
    by_card = models.BooleanField()  # else in the workspace
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person"], condition=models.Q(ended_at=None), name="one_lock_per_account"
            )
        ]

    def __str__(self) -> str:
        return f"#{self.pk} of {self.person_id}"


class LockCard(models.Model):
    """A card on paper with which its owner locks the account without signing in. One use. Only the
    hash of its code is stored.
    """

    person = models.ForeignKey(Person, models.CASCADE, related_name="lock_cards")
    code_hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    ends_at = models.DateTimeField(null=True)  # once there is a newer one
    used_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"#{self.pk} of {self.person_id}"


class Device(models.Model):
    """A phone or computer on which somebody is signed in. It ends with its session."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="devices")
    session_key = models.CharField(max_length=40, unique=True)
    browser = models.CharField(max_length=60)
    signed_in_at = models.DateTimeField()
    seen_at = models.DateTimeField()

    class Meta:
        ordering = ["-seen_at"]

    def __str__(self) -> str:
        return f"#{self.pk} {self.browser}"
