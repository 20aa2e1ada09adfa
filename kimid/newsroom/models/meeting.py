"""A meeting of the group: who came, the decisions, and the minutes."""

from typing import ClassVar, Self

from django.db import models
from django.db.models import Q

from kimid.events.permissions import Scope
from kimid.lib.codes import public_id
from kimid.people.models import Person
from kimid.sites.guard import SiteManager
from kimid.sites.models import Site


class Meeting(models.Model):
    """A meeting. While it is open, `form_data` is its form as last saved. Closing it writes the
    decisions into the stories.
    """

    site = models.ForeignKey(Site, models.PROTECT, related_name="+")
    public_id = models.CharField(max_length=10, default=public_id)
    begun_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    begun_at = models.DateTimeField()
    form_data = models.JSONField(default=dict, blank=True)  # field name: list of values
    version = models.PositiveIntegerField(default=0)  # how often it was saved
    place = models.CharField(max_length=120, blank=True)
    names = models.CharField(max_length=1000, blank=True)
    people_count = models.PositiveSmallIntegerField(null=True)
    minutes = models.TextField(blank=True)
    photos = models.JSONField(default=list, blank=True)  # list of Picture: the minutes on paper
    closed_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    closed_at = models.DateTimeField(null=True)

    objects: ClassVar[SiteManager[Self]] = SiteManager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["site", "public_id"], name="meeting_public_id_once_per_site"
            ),
            models.UniqueConstraint(
                fields=["site"], condition=Q(closed_at=None), name="one_open_meeting_of_a_site"
            ),
            models.CheckConstraint(
                condition=Q(closed_at=None, closed_by=None, people_count=None)
                | Q(closed_at__isnull=False, closed_by__isnull=False, people_count__gte=2),
                name="meeting_closed_has_people",
            ),
        ]

    def __str__(self) -> str:
        return f"#{self.pk} {self.begun_at:%Y-%m-%d}"

    def scope(self) -> Scope:
        return Scope(self.site_id, self.site.region_id)

    @property
    def is_open(self) -> bool:
        return self.closed_at is None
