"""What a seller, or the group for her, answered to a step of the checklist of papers."""

from datetime import datetime, timedelta
from typing import ClassVar, Final, Self

from django.db import models
from django.db.models import Q

from kimid.events.permissions import Scope
from kimid.market.models.papers import OF_SELLER, GoodsPaperKind
from kimid.market.models.products import Product
from kimid.market.models.sellers import Seller
from kimid.people.models import Person
from kimid.sites.guard import SiteManager
from kimid.sites.models import Site

# "Nanti dulu" holds for so long.
PUT_OFF_FOR: Final = timedelta(days=30)


class StepAnswer(models.TextChoices):
    """What one can say to a step."""

    HAS = "punya", "Sudah punya"
    UNFIT = "tidak-cocok", "Tidak cocok untuk barang ini"
    LATER = "nanti", "Nanti dulu"


class PaperAnswer(models.Model):
    """The last answer to one step: about a good, or about whoever sells (then `product` is empty).
    "Sudah punya" is a word of the seller until the group writes down the number.
    """

    site = models.ForeignKey(Site, models.PROTECT, related_name="+")
    seller = models.ForeignKey(Seller, models.PROTECT, related_name="paper_answers")
    product = models.ForeignKey(Product, models.PROTECT, null=True, related_name="paper_answers")
    kind = models.CharField(max_length=11, choices=GoodsPaperKind)
    answer = models.CharField(max_length=11, choices=StepAnswer)
    # Empty if the seller answered by her link.
    by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    answered_at = models.DateTimeField()

    objects: ClassVar[SiteManager[Self]] = SiteManager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=(Q(kind__in=OF_SELLER) & Q(product=None))
                | (~Q(kind__in=OF_SELLER) & Q(product__isnull=False)),
                name="paper_answer_of_seller_or_product",
            ),
            models.UniqueConstraint(
                fields=["product", "kind"],
                condition=Q(product__isnull=False),
                name="one_paper_answer_per_product",
            ),
            models.UniqueConstraint(
                fields=["seller", "kind"],
                condition=Q(product=None),
                name="one_paper_answer_per_seller",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} of {self.product_id or self.seller_id}: {self.answer}"

    def scope(self) -> Scope:
        return Scope(self.site_id, self.site.region_id)

    @property
    def kind_label(self) -> str:
        return str(self.get_kind_display())

    @property
    def is_claim(self) -> bool:
        """Whether they say that they have it."""
        return self.answer == StepAnswer.HAS

    def holds(self, at: datetime) -> bool:
        """Whether the step is not asked again yet."""
        return self.answer != StepAnswer.LATER or at < self.answered_at + PUT_OFF_FOR
