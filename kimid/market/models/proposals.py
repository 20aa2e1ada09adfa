"""What sellers propose by their links, until the group decides."""

from typing import ClassVar, Final, Self

from django.db import models
from django.db.models import Q

from kimid.events.permissions import Scope
from kimid.lib.codes import public_id
from kimid.lib.rupiah import rupiah
from kimid.market.models.links import SellerLink
from kimid.market.models.products import Product, Stock
from kimid.market.models.sellers import Seller
from kimid.market.prices import HIGHEST, LOWEST
from kimid.people.models import Person
from kimid.sites.guard import SiteManager
from kimid.sites.models import Site


class ProposalStage(models.TextChoices):
    """How far a proposal is."""

    WAITING = "waiting", "Menunggu dilihat KIM"
    ASKED = "asked", "KIM bertanya"
    APPROVED = "approved", "Disetujui"
    REFUSED = "refused", "Tidak ditampilkan"
    REPLACED = "replaced", "Diganti dengan yang lebih baru"
    TAKEN_BACK = "taken_back", "Ditarik kembali"


# What still awaits an answer of the group or of the seller.
OPEN_STAGES: Final = (ProposalStage.WAITING, ProposalStage.ASKED)


class Proposal(models.Model):
    """A new good, or other words, photos or another price for one that readers have, as a seller
    sent it. Readers get it once the group approves. A later one replaces it; none is overwritten.
    """

    site = models.ForeignKey(Site, models.PROTECT, related_name="+")
    seller = models.ForeignKey(Seller, models.PROTECT, related_name="proposals")
    link = models.ForeignKey(SellerLink, models.PROTECT, related_name="+")
    # The good that it changes; of a new one, what became of it.
    product = models.ForeignKey(Product, models.PROTECT, null=True, related_name="proposals")
    is_new = models.BooleanField()
    earlier = models.ForeignKey("self", models.PROTECT, null=True, related_name="+")
    public_id = models.CharField(max_length=10, default=public_id)
    name = models.CharField(max_length=80)
    photos = models.JSONField(default=list, blank=True)  # list of Picture
    price = models.PositiveIntegerField()
    unit = models.CharField(max_length=30)
    stock = models.CharField(max_length=14, choices=Stock, default=Stock.READY)
    taste = models.CharField(max_length=200, blank=True)
    reply = models.CharField(max_length=400, blank=True)  # to a question, for the group only
    sent_at = models.DateTimeField()
    stage = models.CharField(max_length=10, choices=ProposalStage, default=ProposalStage.WAITING)
    # The question, or why it is not shown; in the words of who answered.
    answer = models.CharField(max_length=300, blank=True)
    answered_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    answered_at = models.DateTimeField(null=True)

    objects: ClassVar[SiteManager[Self]] = SiteManager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["site", "public_id"], name="proposal_once_per_site"),
            models.UniqueConstraint(
                fields=["product"],
                condition=Q(stage__in=OPEN_STAGES),
                name="product_has_one_open_proposal",
            ),
            models.CheckConstraint(
                condition=Q(price__range=(LOWEST, HIGHEST)), name="proposal_has_a_price"
            ),
            models.CheckConstraint(
                condition=~Q(stage__in=("asked", "refused")) | ~Q(answer=""),
                name="proposal_is_answered_in_words",
            ),
        ]
        indexes = [
            models.Index(
                fields=["site", "sent_at"],
                condition=Q(stage="waiting"),
                name="proposal_waits_on_site",
            ),
            models.Index(
                fields=["seller", "-sent_at"],
                condition=Q(stage__in=("waiting", "asked", "refused")),
                name="proposal_of_seller",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def scope(self) -> Scope:
        return Scope(self.site_id, self.site.region_id)

    @property
    def is_waiting(self) -> bool:
        """Whether the group has to answer."""
        return self.stage == ProposalStage.WAITING

    @property
    def is_asked(self) -> bool:
        """Whether the seller has to answer."""
        return self.stage == ProposalStage.ASKED

    @property
    def is_refused(self) -> bool:
        return self.stage == ProposalStage.REFUSED

    @property
    def is_open(self) -> bool:
        return self.stage in OPEN_STAGES

    @property
    def price_words(self) -> str:
        """`Rp25.000 per botol`."""
        return f"{rupiah(self.price)} per {self.unit}"
