"""The papers of an application, and how an office reaches the head of a village."""

from django.db import models

from kimid.access.models import Acting
from kimid.applications.models.application import Application
from kimid.media.paper import Paper
from kimid.places.models import Region


class PaperFile(Paper):
    """A paper that came with an application: `kind` is `sk`, or a policies.Paper. The worker makes
    its pages.
    """

    application = models.ForeignKey(Application, models.CASCADE, related_name="papers")

    class Meta(Paper.Meta):
        indexes = [models.Index(fields=["application", "id"], name="paper_of_application")]


class HeadContact(models.Model):
    """How an office reaches the head of a village. Known to the office, never taken from an
    applicant.
    """

    region = models.OneToOneField(Region, models.PROTECT, primary_key=True, related_name="+")
    name = models.CharField(max_length=100)
    phone = models.CharField(max_length=20)
    # A Penjabat signs decrees as the head does.
    acting = models.CharField(max_length=3, choices=Acting, blank=True)
    changed_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.name} ({self.region_id})"

    @property
    def title(self) -> str:
        """`kepala desa`, `Pj. kepala desa`, `camat`. Reads the region."""
        title = self.region.head_title
        return f"{Acting(self.acting).label} {title}" if self.acting else title
