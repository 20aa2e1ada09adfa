"""Papers of goods and of who sells them: their numbers and days, and who looked at them."""

from datetime import date, datetime
from typing import ClassVar, Final, Self

from django.db import models
from django.db.models import F, Q

from kimid.events.permissions import Scope
from kimid.lib import clock
from kimid.lib.codes import public_id
from kimid.market.models.products import Product
from kimid.market.models.sellers import Seller
from kimid.people.models import Person
from kimid.places.models import Region
from kimid.sites.guard import SiteManager
from kimid.sites.models import Site


class GoodsPaperKind(models.TextChoices):
    """What sort of paper it is. `NOT_HALAL` is no paper: buyers must know it."""

    PIRT = "p-irt", "P-IRT"
    HALAL = "halal", "Halal"
    BPOM_MD = "bpom-md", "BPOM MD"
    BPOM_ML = "bpom-ml", "BPOM ML"
    PSAT = "psat", "Pangan segar tumbuhan (PSAT)"
    PSAH = "psah", "Pangan segar hewan (PSAH)"
    NIB = "nib", "NIB"
    NOT_HALAL = "tidak-halal", "Tidak halal"


# Issued for whoever sells, and true of all that they sell.
OF_SELLER: Final = (GoodsPaperKind.NIB,)
# Ends with a day that is printed on it.
MUST_EXPIRE: Final = (GoodsPaperKind.PIRT,)
NEVER_EXPIRES: Final = (GoodsPaperKind.NIB, GoodsPaperKind.NOT_HALAL)
# After a year somebody asks whether what is in it is still the same.
_SAME_FOR_YEARS: Final = 1

_CHECKED: Final = ("checked_at", "checked_by", "check_office")


def _all_or_none(names: tuple[str, ...], text: str) -> Q:
    """These fields are all set, with the text, or none of them is."""
    is_set = Q(**{f"{name}__isnull": False for name in names}) & ~Q(**{text: ""})
    return is_set | Q(**dict.fromkeys(names), **{text: ""})


class ProductPaper(models.Model):
    """A paper of a good, or of its seller (then `product` is empty).

    Two words about it, and nobody has both by themselves: another account of the group saw the
    paper (`seen_by`), or an office outside compared it with a public page (`checked_by`). A number
    or a day that changes loses both. What an office found not to fit has its reason, and no reader
    gets it.
    """

    site = models.ForeignKey(Site, models.PROTECT, related_name="+")
    seller = models.ForeignKey(Seller, models.PROTECT, related_name="papers")
    product = models.ForeignKey(Product, models.PROTECT, null=True, related_name="papers")
    public_id = models.CharField(max_length=10, default=public_id, unique=True)
    kind = models.CharField(max_length=11, choices=GoodsPaperKind)
    number = models.CharField(max_length=40, blank=True)
    issued_on = models.DateField(null=True)
    expires_on = models.DateField(null=True)
    # Whoever wrote down what it says now.
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    entered_at = models.DateTimeField()
    # An editor answers for it: readers may have it.
    is_public = models.BooleanField(default=False)
    # The day on which the seller last said that what is in it is the same.
    same_on = models.DateField()
    seen_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    seen_at = models.DateTimeField(null=True)
    checked_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    checked_at = models.DateTimeField(null=True)
    check_office = models.ForeignKey(Region, models.PROTECT, null=True, related_name="+")
    check_page = models.CharField(max_length=200, blank=True)
    unfit_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    unfit_at = models.DateTimeField(null=True)
    unfit_reason = models.CharField(max_length=300, blank=True)
    # Its day is over, and lists no longer have it.
    lapsed_at = models.DateTimeField(null=True)
    # The group took it off, or wrote a newer one.
    ended_at = models.DateTimeField(null=True)

    objects: ClassVar[SiteManager[Self]] = SiteManager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=(Q(kind__in=OF_SELLER) & Q(product=None))
                | (~Q(kind__in=OF_SELLER) & Q(product__isnull=False)),
                name="paper_of_seller_or_product",
            ),
            models.CheckConstraint(
                condition=(Q(kind=GoodsPaperKind.NOT_HALAL) & Q(number=""))
                | (~Q(kind=GoodsPaperKind.NOT_HALAL) & ~Q(number="")),
                name="paper_has_a_number",
            ),
            models.CheckConstraint(
                condition=~Q(kind__in=MUST_EXPIRE) | Q(expires_on__isnull=False),
                name="paper_that_must_expires",
            ),
            models.CheckConstraint(
                condition=~Q(kind__in=NEVER_EXPIRES) | Q(expires_on=None),
                name="paper_that_never_expires",
            ),
            models.CheckConstraint(
                condition=Q(issued_on=None)
                | Q(expires_on=None)
                | Q(expires_on__gte=F("issued_on")),
                name="paper_ends_after_it_began",
            ),
            models.CheckConstraint(
                condition=Q(seen_by=None, seen_at=None)
                | Q(seen_by__isnull=False, seen_at__isnull=False),
                name="paper_seen_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(seen_by=None) | ~Q(seen_by=F("by")), name="paper_seen_by_another"
            ),
            models.CheckConstraint(
                condition=_all_or_none(_CHECKED, "check_page"), name="paper_checked_on_a_page"
            ),
            models.CheckConstraint(
                condition=_all_or_none(("unfit_at", "unfit_by"), "unfit_reason"),
                name="paper_unfit_for_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(checked_at=None) | Q(unfit_at=None), name="paper_checked_or_unfit"
            ),
            models.UniqueConstraint(
                fields=["product", "kind"],
                condition=Q(ended_at=None, product__isnull=False),
                name="one_paper_of_a_kind_per_product",
            ),
            models.UniqueConstraint(
                fields=["seller", "kind"],
                condition=Q(ended_at=None, product=None),
                name="one_paper_of_a_kind_per_seller",
            ),
        ]
        indexes = [
            models.Index(
                fields=["expires_on"],
                condition=Q(ended_at=None, lapsed_at=None, expires_on__isnull=False),
                name="paper_that_will_expire",
            ),
            models.Index(
                fields=["entered_at"],
                condition=Q(ended_at=None, lapsed_at=None, checked_at=None, unfit_at=None),
                name="paper_to_check",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.number}".strip()

    def scope(self) -> Scope:
        return Scope(self.site_id, self.site.region_id)

    @property
    def kind_label(self) -> str:
        return str(self.get_kind_display())

    @property
    def about(self) -> str:
        """The good of which it speaks, or whoever sells."""
        return self.product.name if self.product is not None else self.seller.name

    @property
    def product_url(self) -> str:
        """The page of the good that readers have."""
        return self.site.url_of(self.product.path) if self.product is not None else ""

    @property
    def is_information(self) -> bool:
        """Whether it is what buyers must know, and no paper that somebody could check."""
        return self.kind == GoodsPaperKind.NOT_HALAL

    @property
    def is_checked(self) -> bool:
        return self.checked_at is not None

    @property
    def is_unfit(self) -> bool:
        return self.unfit_at is not None

    def is_over(self, today: date) -> bool:
        """Whether its last day has passed."""
        return self.expires_on is not None and self.expires_on < today

    def is_shown(self, today: date) -> bool:
        """Whether readers have it on this day, once they have the good."""
        return (
            self.is_public
            and self.ended_at is None
            and not self.is_unfit
            and not self.is_over(today)
        )

    def asks_whether_same(self, today: date) -> bool:
        """Whether it is time to ask if what is in it is still the same."""
        return (
            self.kind == GoodsPaperKind.HALAL
            and self.ended_at is None
            and today >= clock.years_later(self.same_on, _SAME_FOR_YEARS)
        )

    @property
    def last_moment(self) -> datetime | None:
        """When it ends on the clocks of its place; None if it does not."""
        if self.expires_on is None:
            return None
        midday = clock.start_of(self.expires_on, self.site.region.zone)
        return clock.next_midnight(midday, self.site.region.zone)
