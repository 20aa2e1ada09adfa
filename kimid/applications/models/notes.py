"""What officials write to one another about an application."""

from django.db import models

from kimid.applications.models.application import Application
from kimid.people.models import Person
from kimid.places.models import Region


class ColleagueNote(models.Model):
    """A note about an application, for the officials of the office of whoever wrote it; if it is
    shared, for those of the other offices that answer for the place too. No applicant reads it.
    """

    application = models.ForeignKey(Application, models.CASCADE, related_name="notes")
    office = models.ForeignKey(Region, models.PROTECT, related_name="+")
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    text = models.TextField()
    is_shared = models.BooleanField(default=False)
    written_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["application", "written_at"], name="note_of_application")]

    def __str__(self) -> str:
        return f"#{self.pk} about {self.application_id}"
