"""A group asks one officer to look at a text."""

from datetime import datetime
from typing import ClassVar, Self

from django.db import models
from django.db.models import F, Q

from kimid.events.permissions import Scope
from kimid.newsroom.models.story import Revision, Story
from kimid.people.models import Person
from kimid.sites.guard import SiteManager
from kimid.sites.models import Site


class OfficeLook(models.Model):
    """One officer may read one revision of a story until this closes, and says whether its phrase
    and its links may stand.

    The officer reads nothing else of the group: no sources, no talk, no other story.
    """

    site = models.ForeignKey(Site, models.PROTECT, related_name="+")
    story = models.ForeignKey(Story, models.CASCADE, related_name="office_looks")
    revision = models.PositiveIntegerField()
    phrase = models.CharField(max_length=120, blank=True)
    links = models.JSONField(default=list, blank=True)  # whose addresses: see `links`
    officer = models.ForeignKey(Person, models.PROTECT, related_name="+")
    asked_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    closes_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True, blank=True)
    is_allowed = models.BooleanField(null=True, blank=True)
    reason = models.CharField(max_length=300, blank=True)

    objects: ClassVar[SiteManager[Self]] = SiteManager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(answered_at=None, is_allowed=None, reason="")
                | Q(answered_at__isnull=False, is_allowed__isnull=False) & ~Q(reason=""),
                name="office_look_has_answer_and_reason",
            ),
            models.CheckConstraint(
                condition=Q(closes_at__gt=F("asked_at")), name="office_look_closes_after_asking"
            ),
        ]
        indexes = [
            models.Index(
                fields=["officer", "closes_at"],
                condition=Q(answered_at=None),
                name="office_look_waiting",
            )
        ]

    def __str__(self) -> str:
        return f"#{self.pk} of story {self.story_id}"

    def scope(self) -> Scope:
        return Scope(self.site_id, self.site.region_id)

    def is_open(self, at: datetime) -> bool:
        return self.answered_at is None and at < self.closes_at

    @property
    def text(self) -> Revision:
        """What the officer reads."""
        return self.story.revisions.get(number=self.revision)
