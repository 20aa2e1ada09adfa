from django.db import models
from django.db.models import Q

from kimid.lib.web_addresses import MAX_OWNER_LENGTH
from kimid.people.models import Person
from kimid.sites.models import Site


class LinkUse(models.Model):
    """A site published addresses of this owner (`contoh.com`, `bit.ly/abc`), or wants to."""

    owner = models.CharField(max_length=MAX_OWNER_LENGTH)
    site = models.ForeignKey(Site, models.PROTECT, related_name="+")
    first_at = models.DateTimeField()
    # When a second person looked at it, for this site.
    looked_at = models.DateTimeField(null=True, blank=True)
    looked_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["owner", "site"], name="link_owner_once_per_site"),
            models.CheckConstraint(
                condition=Q(looked_at=None, looked_by=None)
                | Q(looked_at__isnull=False, looked_by__isnull=False),
                name="link_was_looked_at_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.owner} on {self.site_id}"
