"""Who is on duty in which week, and the calls of members who see danger."""

from typing import ClassVar, Self

from django.db import models
from django.db.models import Q

from kimid.events.permissions import Scope
from kimid.newsroom.models.story import Story
from kimid.people.models import Person
from kimid.sites.guard import SiteManager
from kimid.sites.models import Site


class DutyWeek(models.Model):
    """The editor whom members call first in the week that begins on this Monday."""

    site = models.ForeignKey(Site, models.PROTECT, related_name="+")
    monday = models.DateField()
    editor = models.ForeignKey(Person, models.PROTECT, related_name="+")
    set_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    objects: ClassVar[SiteManager[Self]] = SiteManager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["site", "monday"], name="one_editor_on_duty_in_a_week")
        ]

    def __str__(self) -> str:
        return f"{self.monday}: {self.editor_id}"


class EditorCall(models.Model):
    """A member sees danger and calls the editors."""

    site = models.ForeignKey(Site, models.PROTECT, related_name="+")
    # What the form calls it, so that it is one call however often it is sent.
    number = models.CharField(max_length=10)
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    about = models.CharField(max_length=140, blank=True)
    story = models.ForeignKey(Story, models.SET_NULL, null=True, related_name="+")
    opened_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    opened_at = models.DateTimeField(null=True)
    answer = models.CharField(max_length=300, blank=True)
    answered_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    answered_at = models.DateTimeField(null=True)
    safe_at = models.DateTimeField(null=True)  # since when it is over, as the caller says

    objects: ClassVar[SiteManager[Self]] = SiteManager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["site", "number"], name="call_of_a_form_once"),
            models.CheckConstraint(
                condition=Q(answered_at=None, answered_by=None, answer="")
                | Q(answered_at__isnull=False, answered_by__isnull=False) & ~Q(answer=""),
                name="call_answered_has_words",
            ),
        ]
        indexes = [
            models.Index(
                fields=["at"],
                condition=Q(opened_at=None, answered_at=None, safe_at=None),
                name="call_waiting",
            )
        ]

    def __str__(self) -> str:
        return f"#{self.pk}"

    def scope(self) -> Scope:
        return Scope(self.site_id, self.site.region_id)

    @property
    def is_waiting(self) -> bool:
        """Whether nobody has answered, and it is not over."""
        return self.answered_at is None and self.safe_at is None
