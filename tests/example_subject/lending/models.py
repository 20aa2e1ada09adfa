"""Tools that a group lends, and loans of them."""

from typing import ClassVar, Self

from django.db import models
from django.db.models import Q

from kimid.events.permissions import Scope
from kimid.lib.codes import public_id
from kimid.media.paper import Paper
from kimid.people.models import Person
from kimid.sites.guard import SiteManager
from kimid.sites.models import Site
from kimid.wire.models import Item


class ToolType(models.TextChoices):
    """What a tool is for."""

    TENT = "tenda", "Tenda dan kursi"
    SOUND = "suara", "Pengeras suara"
    SCREEN = "layar", "Layar dan proyektor"


class Tool(models.Model):
    """A tool that a group lends to whoever asks. Readers see it until it is withdrawn."""

    site = models.ForeignKey(Site, models.PROTECT, related_name="+")
    public_id = models.CharField(max_length=10, default=public_id)
    name = models.CharField(max_length=80)
    about = models.CharField(max_length=300)
    type = models.CharField(max_length=10, choices=ToolType)
    photos = models.JSONField(default=list, blank=True)  # list of Picture
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    offered_at = models.DateTimeField()
    item = models.OneToOneField(Item, models.SET_NULL, null=True, related_name="+")
    held_account = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_reason = models.CharField(max_length=300, blank=True)

    objects: ClassVar[SiteManager[Self]] = SiteManager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["site", "public_id"], name="tool_once_per_site"),
            models.CheckConstraint(
                condition=Q(withdrawn_at=None) | ~Q(withdrawn_reason=""),
                name="tool_is_withdrawn_with_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def scope(self) -> Scope:
        return Scope(self.site_id, self.site.region_id)

    @property
    def path(self) -> str:
        """Its address on the site of its group."""
        return f"/alat/{self.public_id}/"


class Loan(models.Model):
    """Somebody has a tool until a day."""

    site = models.ForeignKey(Site, models.PROTECT, related_name="+")
    tool = models.ForeignKey(Tool, models.PROTECT, related_name="loans")
    borrower = models.CharField(max_length=100)
    lent_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    lent_at = models.DateTimeField()
    due_on = models.DateField()
    back_at = models.DateTimeField(null=True)
    # What the phone called it that sent it from its outbox: the same one comes once.
    number = models.CharField(max_length=10, blank=True)

    objects: ClassVar[SiteManager[Self]] = SiteManager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["tool"], condition=Q(back_at=None), name="tool_is_with_one_borrower"
            ),
            models.UniqueConstraint(
                fields=["tool", "lent_by", "number"],
                condition=~Q(number=""),
                name="loan_of_a_phone_is_there_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.tool_id} {self.due_on}"

    def scope(self) -> Scope:
        return Scope(self.site_id, self.site.region_id)


class Receipt(Paper):
    """A paper that the borrower signed: `kind` is `terima` or `kembali`."""

    site = models.ForeignKey(Site, models.PROTECT, related_name="+")
    loan = models.ForeignKey(Loan, models.PROTECT, related_name="receipts")

    objects: ClassVar[SiteManager[Self]] = SiteManager()
