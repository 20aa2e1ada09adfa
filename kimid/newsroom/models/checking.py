"""Where a story comes from, and who says that it is true."""

from typing import ClassVar, Self

from django.db import models
from django.db.models import Q

from kimid.access.models import OneUseLink
from kimid.newsroom.models.story import Story
from kimid.people.models import Person
from kimid.sites.guard import SiteManager
from kimid.sites.models import Site


class SourceKind(models.TextChoices):
    SEEN = "seen", "Lihat sendiri"
    INTERVIEW = "interview", "Wawancara"
    DOCUMENT = "document", "Surat atau dokumen"
    TOLD = "told", "Cerita orang"


class Source(models.Model):
    """Where a story comes from: who saw, said or wrote it, and when."""

    site = models.ForeignKey(Site, models.PROTECT, related_name="+")
    story = models.ForeignKey(Story, models.CASCADE, related_name="sources")
    kind = models.CharField(max_length=10, choices=SourceKind)
    name = models.CharField(max_length=120)
    on = models.DateField()
    added_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    objects: ClassVar[SiteManager[Self]] = SiteManager()

    def __str__(self) -> str:
        return f"{self.kind}: {self.name}"


class Confirmation(models.Model):
    """Somebody other than the author says: this is true, and this is how I know."""

    site = models.ForeignKey(Site, models.PROTECT, related_name="+")
    story = models.ForeignKey(Story, models.CASCADE, related_name="confirmations")
    person = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    link = models.OneToOneField(OneUseLink, models.PROTECT, null=True, related_name="+")
    name = models.CharField(max_length=100)
    how_known = models.CharField(max_length=300)
    at = models.DateTimeField()
    voided_at = models.DateTimeField(null=True)

    objects: ClassVar[SiteManager[Self]] = SiteManager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(person__isnull=False, link=None) | Q(person=None, link__isnull=False),
                name="confirmation_is_by_person_or_link",
            ),
            models.UniqueConstraint(
                fields=["story", "person"],
                condition=Q(voided_at=None, person__isnull=False),
                name="person_confirms_a_story_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name}: {self.story_id}"
