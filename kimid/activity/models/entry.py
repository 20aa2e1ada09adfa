"""Activities that a member notes by hand."""

from typing import ClassVar, Self

from django.db import models
from django.db.models import Q

from kimid.activity.aspects import Aspect
from kimid.events.permissions import Scope
from kimid.lib.codes import public_id
from kimid.people.models import Person
from kimid.sites.guard import SiteManager
from kimid.sites.models import Site


class ActivityEntry(models.Model):
    """An activity noted by hand. It counts for its aspect until it is withdrawn."""

    site = models.ForeignKey(Site, models.PROTECT, related_name="+")
    public_id = models.CharField(max_length=10, default=public_id)
    aspect = models.CharField(max_length=12, choices=Aspect)
    on = models.DateField()
    place = models.CharField(max_length=120)
    what = models.CharField(max_length=500)
    people_count = models.PositiveIntegerField(null=True)
    photos = models.JSONField(default=list, blank=True)  # list of Picture
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    noted_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)
    # As `withdrawn_reason` of a story.
    withdrawn_why = models.CharField(max_length=300, blank=True)

    objects: ClassVar[SiteManager[Self]] = SiteManager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["site", "public_id"], name="entry_public_id_once_per_site"
            ),
            models.CheckConstraint(
                condition=~Q(place="") & ~Q(what=""), name="entry_says_what_and_where"
            ),
            models.CheckConstraint(
                condition=Q(people_count=None) | Q(people_count__range=(1, 10_000)),
                name="entry_people",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at=None, withdrawn_why="")
                | Q(withdrawn_at__isnull=False) & ~Q(withdrawn_why=""),
                name="entry_is_withdrawn_for_a_reason",
            ),
        ]
        indexes = [models.Index(fields=["site", "-on"], name="entry_of_site")]

    def __str__(self) -> str:
        return f"#{self.pk} {self.aspect} {self.on}"

    def scope(self) -> Scope:
        return Scope(self.site_id, self.site.region_id)

    @property
    def counts(self) -> bool:
        """Whether it was not withdrawn."""
        return self.withdrawn_at is None
