from django.db import models
from django.db.models import F, Q

from kimid.people.models import Person
from kimid.registry.models.kim import Kim


class Member(models.Model):
    """Somebody of a KIM who holds no post, with an account or without: many have no phone. Officers
    are `Officer` rows.
    """

    kim = models.ForeignKey(Kim, models.PROTECT, related_name="members")
    person = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    name = models.CharField(max_length=100)
    section = models.CharField(max_length=60, blank=True)
    joined_on = models.DateField()
    left_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(left_on=None) | Q(left_on__gte=F("joined_on")),
                name="member_leaves_after_joining",
            ),
            models.UniqueConstraint(
                fields=["kim", "name"],
                condition=Q(left_on=None),
                name="member_stands_once_on_the_roster",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} of {self.kim_id}"
