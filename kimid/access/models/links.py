"""Invitations, links, handovers and sign-in codes."""

import hashlib
from datetime import datetime

from django.db import models
from django.db.models import Q

from kimid.events.permissions import SITE_ROLES, Role, Scope
from kimid.people.models import Person
from kimid.places.models import Region
from kimid.sites.models import Site


class _SiteRow(models.Model):
    """A row that belongs to one site."""

    site = models.ForeignKey(Site, models.PROTECT, related_name="+")

    class Meta:
        abstract = True

    def scope(self) -> Scope:
        return Scope(self.site_id, self.site.region_id)


class OneUseLink(_SiteRow):
    """A right to one act on one object, for somebody without an account.

    Only the hash of the token is stored.
    """

    token_hash = models.CharField(max_length=64, unique=True)
    perm = models.CharField(max_length=60)
    subject = models.CharField(max_length=60)
    subject_id = models.BigIntegerField()
    holder_name = models.CharField(max_length=100)
    made_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["subject", "subject_id"], name="link_of_subject")]

    def __str__(self) -> str:
        return f"#{self.pk} {self.perm}"

    def is_open(self, at: datetime) -> bool:
        return self.used_at is None and at < self.expires_at


class Invitation(_SiteRow):
    """An invitation into a group, or into the office of a portal. Whoever holds its one-use link
    may accept it.
    """

    name = models.CharField(max_length=100)
    role = models.CharField(max_length=20, choices=[(role.value, role.label) for role in Role])
    made_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    # Of a post in an office where somebody sits: the role begins no sooner.
    not_before = models.DateTimeField(null=True)
    taken_back_at = models.DateTimeField(null=True)  # after it was accepted, before it began
    person = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    accepted_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(accepted_at=None, person=None)
                | Q(accepted_at__isnull=False, person__isnull=False),
                name="invitation_is_accepted_by_a_person",
            ),
        ]
        indexes = [
            models.Index(
                fields=["site", "expires_at"], condition=Q(accepted_at=None), name="invitation_open"
            )
        ]

    def __str__(self) -> str:
        return f"{self.name} as {self.role}"

    @property
    def role_label(self) -> str:
        return Role(self.role).label


class Handover(_SiteRow):
    """A post goes from one person of a group to another.

    Nothing changes before the successor accepts and the chair confirms.
    """

    role = models.CharField(
        max_length=20, choices=[(role.value, role.label) for role in sorted(SITE_ROLES)]
    )
    holder = models.ForeignKey(Person, models.PROTECT, related_name="+")
    stays = models.BooleanField()  # whether the holder remains a member
    name = models.CharField(max_length=100)  # of the successor
    # a member of the group, if one was chosen
    chosen = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    begun_at = models.DateTimeField()
    successor = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    accepted_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)  # confirmed, or cancelled
    is_done = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["site", "role", "holder"],
                condition=Q(ended_at=None),
                name="handover_of_a_post_once_at_a_time",
            ),
            models.CheckConstraint(
                condition=Q(is_done=False)
                | Q(successor__isnull=False, accepted_at__isnull=False, ended_at__isnull=False),
                name="handover_is_done_by_a_successor",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.role} of {self.site_id} to {self.name}"

    @property
    def role_label(self) -> str:
        return Role(self.role).label


class InPersonCode(_SiteRow):
    """Six digits to sign in once without the password. Only a keyed hash is stored.

    `site` is where the maker of the code works: the group of both, or the portal of an office.
    """

    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    made_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    code_hash = models.CharField(max_length=64)
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["person", "expires_at"], condition=Q(used_at=None), name="handed_code_open"
            )
        ]

    def __str__(self) -> str:
        return f"#{self.pk} for {self.person_id}"


class WaitEnding(models.TextChoices):
    """How the wait of a sign-in code ended."""

    OPEN = "", "Menunggu"
    AGREED = "agreed", "Disetujui"
    TIME = "time", "Terbuka setelah 24 jam"
    CANCELLED = "cancelled", "Dibatalkan"
    REPLACED = "replaced", "Diganti kode yang lebih baru"


class CodeWait(models.Model):
    """A sign-in code that can be cancelled until `opens_at`: `set_aside` has the password, the
    factors and the sessions of before.

    If it has a wall, who comes in by it sees nothing older than that moment, and publishes nothing,
    until then or until a second person agrees in each place.
    """

    code = models.OneToOneField(InPersonCode, models.PROTECT, related_name="wait")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    opens_at = models.DateTimeField()
    training = models.CharField(max_length=120, blank=True)  # where it was handed in the hall
    # False: it opens at once, and can only be cancelled
    has_wall = models.BooleanField(default=True)
    # handed by the office that decided about a stopped account: no older device can cancel it
    is_decided = models.BooleanField(default=False)
    set_aside = models.JSONField(default=dict, blank=True)
    ending = models.CharField(max_length=10, choices=WaitEnding, blank=True)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(ending=WaitEnding.OPEN, ended_at=None)
                | ~Q(ending=WaitEnding.OPEN) & Q(ended_at__isnull=False, set_aside={}),
                name="code_wait_that_ended_keeps_nothing_aside",
            ),
        ]
        indexes = [
            models.Index(fields=["person", "opens_at"], name="code_wait_of_person"),
        ]

    def __str__(self) -> str:
        return f"wait of code {self.code_id}"

    def scope(self) -> Scope:
        return self.code.scope()


class CodeAgreement(_SiteRow):
    """A second person in one place says that the code was handed to the right one.

    `site` is the group, or the portal of the office in which the person of the code works.
    """

    wait = models.ForeignKey(CodeWait, models.CASCADE, related_name="agreements")
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["wait", "site"], name="code_agreed_once_in_a_place")
        ]

    def __str__(self) -> str:
        return f"{self.by_id} to {self.wait_id}"


class StopOutcome(models.TextChoices):
    """What an office decided about a stopped account, with its holder present."""

    OPEN = "", "Menunggu putusan"
    HOLDER = "holder", "Akun tetap pada pemegangnya"
    NEW_CODE = "new_code", "Kode baru untuk orangnya"


class AccountStop(models.Model):
    """An account that may only read, because a second code for it was cancelled.

    `region` is that of the highest office whose officers asked for one of its codes, else of the
    group. An office above it decides.
    """

    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    wait = models.OneToOneField(CodeWait, models.PROTECT, related_name="stop")
    region = models.ForeignKey(Region, models.PROTECT, related_name="+")
    began_at = models.DateTimeField()
    outcome = models.CharField(max_length=10, choices=StopOutcome, blank=True)
    decided_at = models.DateTimeField(null=True)
    decided_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person"],
                condition=Q(decided_at=None),
                name="account_stopped_once_at_a_time",
            ),
            models.CheckConstraint(
                condition=Q(outcome=StopOutcome.OPEN, decided_at=None, decided_by=None)
                | ~Q(outcome=StopOutcome.OPEN)
                & Q(decided_at__isnull=False, decided_by__isnull=False),
                name="account_stop_is_decided_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return f"stop of {self.person_id}"

    @property
    def is_of_group(self) -> bool:
        """Whether no office asked for its codes: then the office of the same region may decide."""
        site = self.wait.code.site
        return not site.is_portal and self.region_id == site.region_id

    @property
    def asker_name(self) -> str:
        """The group or the office above which somebody decides."""
        return self.wait.code.site.name if self.is_of_group else self.region.full_name

    def scope(self) -> Scope:
        return Scope(None, self.region_id)


def hash_token(token: str) -> str:
    """The stored form of a token. A token is long and random, so a plain hash is enough."""
    return hashlib.sha256(token.encode()).hexdigest()
