"""What sellers have, and how often somebody pressed "Pesan"."""

from datetime import date
from typing import ClassVar, Final, Self

from django.db import models
from django.db.models import Q

from kimid.events.permissions import Scope
from kimid.lib.codes import public_id
from kimid.lib.picture import Picture, shown_pictures
from kimid.lib.rupiah import rupiah
from kimid.market.models.sellers import Seller
from kimid.market.prices import HIGHEST, LOWEST, is_old
from kimid.people.models import Person
from kimid.sites.guard import SiteManager
from kimid.sites.models import Site
from kimid.wire.models import Item


class GoodsCategory(models.TextChoices):
    """What sort of good it is. The values stand in addresses."""

    FOOD = "makanan", "Makanan dan minuman"
    HARVEST = "hasil-kebun", "Hasil kebun"
    FISH = "ikan-ternak", "Ikan dan ternak"
    CRAFT = "kerajinan", "Kerajinan"
    CLOTH = "kain", "Kain"
    SERVICE = "jasa", "Jasa"
    OTHER = "lain", "Lain-lain"


class GoodsSort(models.TextChoices):
    """As what a good is sold, where papers are concerned (`kimid/market/paper_steps.py`)."""

    PACKED = "kemasan", "Makanan kemasan, tahan tujuh hari atau lebih"
    COOKED = "masakan", "Masakan atau kue, tahan kurang dari tujuh hari"
    CHILLED = "dingin", "Makanan beku, susu, atau yang harus dingin"
    HONEY = "madu", "Madu murni, tanpa campuran"
    FRESH_FISH = "ikan-segar", "Ikan atau udang segar"
    LIVESTOCK = "ternak", "Telur, daging segar, atau ternak"
    FRESH_PLANT = "kebun", "Hasil kebun tanpa campuran"
    NOT_EATEN = "bukan-pangan", "Bukan makanan"


class Stock(models.TextChoices):
    """Whether one can have it now, in words."""

    READY = "ada", "Ada"
    SOLD_OUT = "habis", "Habis"
    IN_SEASON = "sedang-musim", "Sedang musim"
    AWAITS_SEASON = "menunggu-musim", "Menunggu musim"
    TO_ORDER = "pesan-dulu", "Pesan dulu"


# What nobody can have now: one asks when it is back.
NOT_NOW: Final = (Stock.SOLD_OUT, Stock.AWAITS_SEASON)


class Product(models.Model):
    """What a seller has. Only the group sees it until an editor publishes it; what was withdrawn
    answers with the reason.
    """

    site = models.ForeignKey(Site, models.PROTECT, related_name="+")
    seller = models.ForeignKey(Seller, models.PROTECT, related_name="products")
    public_id = models.CharField(max_length=10, default=public_id)
    slug = models.CharField(max_length=70)
    name = models.CharField(max_length=80)
    category = models.CharField(max_length=12, choices=GoodsCategory)
    # Guessed from its words until somebody says it.
    sort = models.CharField(max_length=12, choices=GoodsSort, default=GoodsSort.NOT_EATEN)
    is_sort_chosen = models.BooleanField(default=False)
    photos = models.JSONField(default=list, blank=True)  # list of Picture
    price = models.PositiveIntegerField()
    unit = models.CharField(max_length=30)  # "botol", "kilo"
    price_on = models.DateField()
    stock = models.CharField(max_length=14, choices=Stock, default=Stock.READY)
    stock_words = models.CharField(max_length=80, blank=True)
    minimum = models.PositiveSmallIntegerField(default=1)
    taste = models.CharField(max_length=200, blank=True)
    about = models.CharField(max_length=1200, blank=True)
    ingredients = models.CharField(max_length=300, blank=True)
    delivery = models.CharField(max_length=200, blank=True)
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    entered_at = models.DateTimeField()
    published_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    published_at = models.DateTimeField(null=True)
    item = models.OneToOneField(Item, models.SET_NULL, null=True, related_name="+")
    held_account = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_reason = models.CharField(max_length=300, blank=True)
    # Its seller stopped; it comes back if they do.
    left_with_seller = models.BooleanField(default=False)

    objects: ClassVar[SiteManager[Self]] = SiteManager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["site", "public_id"], name="product_once_per_site"),
            models.UniqueConstraint(fields=["site", "slug"], name="product_has_one_address"),
            models.CheckConstraint(
                condition=Q(price__range=(LOWEST, HIGHEST)), name="product_has_a_price"
            ),
            models.CheckConstraint(
                condition=Q(minimum__range=(1, 1000)), name="product_has_a_smallest_order"
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at=None) | ~Q(withdrawn_reason=""),
                name="product_is_withdrawn_with_a_reason",
            ),
        ]
        indexes = [
            models.Index(
                fields=["site", "price_on"],
                condition=Q(published_at__isnull=False, withdrawn_at=None),
                name="product_price_of_site",
            )
        ]

    def __str__(self) -> str:
        return self.name

    def scope(self) -> Scope:
        return Scope(self.site_id, self.site.region_id)

    @property
    def shown_photos(self) -> list[Picture]:
        """The photos that readers have."""
        return shown_pictures(self.photos)

    @property
    def path(self) -> str:
        """Its address on the site of its group."""
        return f"/lapak/{self.slug}/"

    @property
    def is_draft(self) -> bool:
        return self.published_at is None

    @property
    def is_shown(self) -> bool:
        """Whether readers have it, or would but for a hold."""
        return self.published_at is not None and self.withdrawn_at is None

    @property
    def is_held(self) -> bool:
        return self.held_account_id is not None

    @property
    def is_not_now(self) -> bool:
        """Whether nobody can have it now."""
        return self.stock in NOT_NOW

    @property
    def price_words(self) -> str:
        """`Rp25.000 per botol`."""
        return f"{rupiah(self.price)} per {self.unit}"

    def has_old_price(self, today: date) -> bool:
        """Whether its price may have changed by now."""
        return is_old(self.price_on, today)


class OrderTaps(models.Model):
    """How often somebody pressed an order or asked for the number, on one day. Nobody knows who."""

    site = models.ForeignKey(Site, models.PROTECT, related_name="+")
    product = models.ForeignKey(Product, models.CASCADE, related_name="taps")
    on = models.DateField()
    count = models.PositiveIntegerField(default=0)

    objects: ClassVar[SiteManager[Self]] = SiteManager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["product", "on"], name="taps_of_a_day_are_one_row")
        ]

    def __str__(self) -> str:
        return f"{self.product_id} {self.on}: {self.count}"
