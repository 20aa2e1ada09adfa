from datetime import datetime

from django.db import models
from django.db.models import Q

from kimid.events.permissions import Standing
from kimid.lib import clock
from kimid.lib.codes import Level
from kimid.places.models import Region
from kimid.sites.models import Site


class ItemKind(models.TextChoices):
    NEWS = "news", "Berita"
    ANNOUNCEMENT = "announcement", "Pengumuman"
    GALLERY = "gallery", "Galeri"
    AGENDA = "agenda", "Agenda"
    FACT_CHECK = "fact_check", "Cek fakta"
    ADVERTORIAL = "advertorial", "Advertorial"

    @property
    def word(self) -> str:
        """Its name in addresses, as readers know it: `berita`, `cek-fakta`."""
        return self.label.lower().replace(" ", "-")


class Verdict(models.TextChoices):
    """What a fact check found about a claim that goes round."""

    TRUE = "true", "Benar"
    FALSE = "false", "Salah"
    UNPROVEN = "unproven", "Belum terbukti"

    @property
    def tone(self) -> str:
        """The tone of its badge."""
        return {Verdict.TRUE: "good", Verdict.FALSE: "bad", Verdict.UNPROVEN: "warn"}[self]


class Detailed(models.Model):
    """What things of some kinds say beside words.

    An agenda when and where, an announcement until when it holds, a fact check what was claimed, an advertorial who paid.
    """

    starts_at = models.DateTimeField(null=True, blank=True)
    ends_at = models.DateTimeField(null=True, blank=True)  # of an announcement: until when it holds
    venue = models.CharField(max_length=120, blank=True)
    organiser = models.CharField(max_length=120, blank=True)
    paid_by = models.CharField(max_length=120, blank=True)
    claim = models.CharField(max_length=500, blank=True)  # as it goes round
    claim_seen = models.CharField(max_length=200, blank=True)  # where it goes round
    claim_since = models.DateField(null=True, blank=True)
    verdict = models.CharField(max_length=10, choices=Verdict, blank=True)
    reach = models.CharField(max_length=200, blank=True)  # how far it went, in words
    area_level = models.PositiveSmallIntegerField(default=Level.REGENCY.value)  # of the region above that a claim concerns

    class Meta:
        abstract = True

    @property
    def verdict_label(self) -> str:
        """`Salah`; nothing when there is none."""
        return Verdict(self.verdict).label if self.verdict else ""

    @property
    def verdict_tone(self) -> str:
        """The tone of the badge that says it."""
        return Verdict(self.verdict).tone if self.verdict else "plain"


class Topic(models.TextChoices):
    """What a thing is about: the word above its title on the site it comes from."""

    COMMUNITY = "community", "Warga"
    FARMING = "farming", "Pertanian"
    FISHERY = "fishery", "Perikanan"
    ENVIRONMENT = "environment", "Lingkungan"
    HEALTH = "health", "Kesehatan"
    EDUCATION = "education", "Pendidikan"
    CULTURE = "culture", "Budaya"
    FAITH = "faith", "Keagamaan"
    BUSINESS = "business", "Usaha warga"
    BUILDING = "building", "Pembangunan"
    SERVICE = "service", "Layanan desa"
    SAFETY = "safety", "Keselamatan"
    SPORT = "sport", "Olahraga"


def kicker(kind: str, topic: str) -> str:
    """The word above a title among things of one site: what it is unless it is news, which says what it is about."""
    return Topic(topic).label if kind == ItemKind.NEWS else ItemKind(kind).label


def begins(starts_at: datetime, zone: str) -> str:
    """When an event is, as it stands above its title: `Senin, 30 November 2026, 08.00 WIB`."""
    here = clock.in_zone(starts_at, zone)
    return f"{clock.weekday(here)}, {here:%H.%M} {zone}"


class Item(Detailed):
    """One published thing: what every list, feed and portal needs to show it, and where its one original address is."""

    site = models.ForeignKey(Site, models.PROTECT, related_name="items")
    region = models.ForeignKey(Region, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20, choices=ItemKind)
    title = models.CharField(max_length=140)
    summary = models.TextField()
    topic = models.CharField(max_length=20, choices=Topic, default=Topic.COMMUNITY)
    byline = models.CharField(max_length=200, blank=True)
    picture = models.JSONField(null=True, blank=True)  # a Picture
    card = models.CharField(max_length=40, blank=True)  # names the share card on the media host, once it is drawn
    path = models.CharField(max_length=120)
    published_at = models.DateTimeField()
    corrected_at = models.DateTimeField(null=True, blank=True)
    verify_by = models.DateTimeField(null=True, blank=True)  # it stands here unverified, and until when that must end
    replied_at = models.DateTimeField(null=True, blank=True)  # when somebody whom it is about last answered in it
    verified_at = models.DateTimeField(null=True, blank=True)  # when it no longer stood here unverified
    area = models.CharField(max_length=10, blank=True)  # code of the region that a claim concerns

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["site", "path"], name="item_has_one_address"),
            models.CheckConstraint(condition=~Q(kind=ItemKind.AGENDA) | Q(starts_at__isnull=False), name="agenda_says_when"),
            models.CheckConstraint(
                condition=~Q(kind=ItemKind.FACT_CHECK) | ~Q(claim="") & ~Q(verdict=""), name="fact_check_has_claim_and_verdict"
            ),
            models.CheckConstraint(condition=~Q(kind=ItemKind.ADVERTORIAL) | ~Q(paid_by=""), name="advertorial_says_who_paid"),
        ]
        indexes = [
            models.Index(fields=["verify_by"], condition=Q(verify_by__isnull=False), name="item_unverified"),
            models.Index(fields=["area", "-published_at"], condition=~Q(area=""), name="item_concerns_area"),
        ]

    def __str__(self) -> str:
        return f"#{self.pk} {self.title}"

    def standing(self) -> Standing:
        return Standing(self.site_id, self.region_id)

    @property
    def url(self) -> str:
        """The full address of the original."""
        return self.site.url_of(self.path)

    @property
    def updated_at(self) -> datetime:
        """When its words, or what is said of them, last changed."""
        return max(filter(None, (self.published_at, self.corrected_at, self.replied_at, self.verified_at)))

    @property
    def is_unverified(self) -> bool:
        """Whether nobody who knows has confirmed it yet."""
        return self.verify_by is not None

    @property
    def kicker(self) -> str:
        """The word above its title on its own site."""
        return kicker(self.kind, self.topic)

    @property
    def label(self) -> str:
        """What must be said with its title wherever that stands alone: `Belum terverifikasi`, `Advertorial`, `Salah`."""
        if self.is_unverified:
            return "Belum terverifikasi"
        return ItemKind.ADVERTORIAL.label if self.kind == ItemKind.ADVERTORIAL else self.verdict_label

    @property
    def told_title(self) -> str:
        """The title where it stands alone: `Salah: Air sumur beracun`."""
        return f"{self.label}: {self.title}" if self.label else self.title

    @property
    def place(self) -> str:
        """Where it comes from, as a reader far away needs it: `Desa Teluk Kapuas, Kubu Raya`."""
        above = self.region
        while above.level > Level.REGENCY and above.parent is not None:
            above = above.parent
        return self.region.full_name if above == self.region else f"{self.region.full_name}, {above.short_name}"

    @property
    def tag(self) -> str:
        """The tag of stored pages that show this item's own page."""
        return f"item:{self.pk}"


class Placement(models.Model):
    """An item stands on one site: on its own KIM's site and on every portal above. Its index answers every list."""

    portal = models.ForeignKey(Site, models.PROTECT, related_name="placements", db_index=False)
    item = models.ForeignKey(Item, models.CASCADE, related_name="placements")
    kind = models.CharField(max_length=20, choices=ItemKind)
    published_at = models.DateTimeField()
    starts_at = models.DateTimeField(null=True, blank=True)  # of an agenda entry
    featured_at = models.DateTimeField(null=True, blank=True)
    hidden_at = models.DateTimeField(null=True, blank=True)
    reason = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["item", "portal"], name="item_stands_once_on_a_portal"),
            models.CheckConstraint(condition=Q(hidden_at=None) | ~Q(reason=""), name="placement_is_hidden_with_a_reason"),
        ]
        indexes = [
            models.Index(fields=["portal", "-published_at", "-id"], condition=Q(hidden_at=None), name="placement_feed"),
            models.Index(fields=["portal", "kind", "-published_at", "-id"], condition=Q(hidden_at=None), name="placement_kind"),
            models.Index(
                fields=["portal", "starts_at"], condition=Q(starts_at__isnull=False, hidden_at=None), name="placement_agenda"
            ),
            models.Index(fields=["portal", "-featured_at"], condition=Q(featured_at__isnull=False), name="placement_lead"),
            models.Index(fields=["portal", "-hidden_at"], condition=Q(hidden_at__isnull=False), name="placement_left_out"),
        ]

    def __str__(self) -> str:
        return f"#{self.pk} item {self.item_id} on {self.portal_id}"

    def standing(self) -> Standing:
        return self.portal.standing()


class SearchRow(models.Model):
    """An item in the search index. The words themselves are in a part that each database has in its own way (`wire/search`).

    `key` is the second of its publishing, or a second nearby when that is taken: the order of keys is the order of time.
    """

    key = models.BigIntegerField(primary_key=True)
    item = models.OneToOneField(Item, models.CASCADE, related_name="search_row")
    text = models.TextField(blank=True)  # its words besides title and summary, for snippets and for indexing anew

    def __str__(self) -> str:
        return f"{self.key}: item {self.item_id}"


class ClaimStem(models.Model):
    """A stem of the claim that a published fact check is about; claims that look alike share many."""

    item = models.ForeignKey(Item, models.CASCADE, related_name="claim_stems")
    stem = models.CharField(max_length=40, db_index=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["item", "stem"], name="claim_has_a_stem_once")]

    def __str__(self) -> str:
        return f"{self.stem}: item {self.item_id}"


class RegionTally(models.Model):
    """How much a region has, itself and below it. Kept by the transactions that change it; a portal reads its children's rows."""

    region = models.OneToOneField(Region, models.PROTECT, primary_key=True, related_name="tally")
    items = models.PositiveIntegerField(default=0)
    kims = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.region_id}: {self.items} items, {self.kims} KIM"


class RegionDay(models.Model):
    """How much was published in a region, itself and below it, on one day as its people count days."""

    region = models.ForeignKey(Region, models.PROTECT, related_name="days", db_index=False)
    on = models.DateField()
    items = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["region", "on"], name="region_is_counted_once_a_day")]

    def __str__(self) -> str:
        return f"{self.region_id} on {self.on}: {self.items}"


class ItemReads(models.Model):
    """How often an item was read on one day, and handed on to others. The row goes with the item."""

    item = models.ForeignKey(Item, models.CASCADE, related_name="reads", db_index=False)
    on = models.DateField()
    count = models.PositiveIntegerField(default=0)
    shares = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["item", "on"], name="item_is_counted_once_a_day")]

    def __str__(self) -> str:
        return f"item {self.item_id} on {self.on}: {self.count}, {self.shares}"


class DaySalt(models.Model):
    """What the marks of one day are made with. Deleted when the day is over, so that no mark can be made again."""

    on = models.DateField(primary_key=True)
    salt = models.BinaryField(max_length=16)

    def __str__(self) -> str:
        return f"{self.on}"


class ReaderMark(models.Model):
    """A reader of one item was counted at this moment. `mark` is a salted hash of 64 bits: it names nobody."""

    mark = models.BigIntegerField(primary_key=True)
    counted_at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return f"{self.counted_at:%H:%M}"
