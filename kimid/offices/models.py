"""Changes of posts in offices."""

from datetime import datetime
from typing import Final

from django.db import models
from django.db.models import Q

from kimid.access.models import Invitation
from kimid.events.permissions import Role, Scope
from kimid.people.models import Person
from kimid.places.models import Region

# The posts of an office that the office above gives. Operators are made by the platform.
OFFICE_ROLES: Final = (Role.OFFICER, Role.PORTAL_EDITOR)


class Reason(models.TextChoices):
    """Why somebody leaves a post."""

    MOVED = "moved", "Mutasi"
    LEFT = "left", "Berhenti"


class PostChange(models.Model):
    """Somebody leaves a post for good on a day, as a letter says, and perhaps somebody comes.

    Nothing changes before `ends_at`: a day after it was ordered at the earliest, unless its holder
    agrees. Until then it can be called off.
    """

    region = models.ForeignKey(Region, models.PROTECT, related_name="+")
    role = models.CharField(
        max_length=20, choices=[(role.value, role.label) for role in OFFICE_ROLES]
    )
    holder = models.ForeignKey(Person, models.PROTECT, related_name="+")
    reason = models.CharField(max_length=10, choices=Reason)
    moved_to = models.CharField(max_length=120, blank=True)
    letter_number = models.CharField(max_length=80)
    letter_on = models.DateField()
    first_day = models.DateField()  # without the holder
    ends_at = models.DateTimeField()
    # of the successor; none if the post stays vacant
    invitation = models.ForeignKey(Invitation, models.PROTECT, null=True, related_name="+")
    made_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    agreed_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)  # it happened, or was called off
    is_done = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["region", "role", "holder"],
                condition=Q(closed_at=None),
                name="change_of_a_post_once_at_a_time",
            ),
        ]
        indexes = [
            models.Index(fields=["ends_at"], condition=Q(closed_at=None), name="change_open")
        ]

    def __str__(self) -> str:
        return f"{self.role} of {self.region_id} #{self.pk}"

    @property
    def role_label(self) -> str:
        return Role(self.role).label

    def is_open(self, at: datetime) -> bool:
        return self.closed_at is None and at < self.ends_at

    def scope(self) -> Scope:
        return Scope(None, self.region_id)
