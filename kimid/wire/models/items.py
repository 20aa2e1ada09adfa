from datetime import datetime
from typing import Final

from django.db import models
from django.db.models import Q

from kimid.events.permissions import Scope
from kimid.lib import clock
from kimid.lib.codes import Level
from kimid.people.models import Person
from kimid.places.models import Region
from kimid.sites.models import Site
from kimid.wire.kinds import kind_of
from kimid.wire.labels import BEFORE_TITLE, Badge, Label
from kimid.wire.verdicts import UNVERIFIED, JudgedClaim

# Characters of a line that stands for an item; other services cut longer ones.
_LONGEST_HEADLINE: Final = 140


class Topic(models.TextChoices):
    """The subject of an item. Its label stands above the title on the item's own site."""

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
    """The word above a title on the item's own site: the topic of news, otherwise the kind."""
    its_kind = kind_of(kind)
    return str(Topic(topic).label) if its_kind.shows_topic else its_kind.label


def event_time(starts_at: datetime, zone: str) -> str:
    """The time of an event, as it stands above its title: `Senin, 30 November 2026, 08.00 WIB`."""
    here = clock.in_zone(starts_at, zone)
    return f"{clock.weekday(here)}, {here:%H.%M} {zone}"


class Item(models.Model):
    """One published item: all that lists and portals need, and the address of the original."""

    site = models.ForeignKey(Site, models.PROTECT, related_name="items")
    region = models.ForeignKey(Region, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20)  # the name of a registered Kind
    title = models.CharField(max_length=140)
    summary = models.TextField()
    topic = models.CharField(max_length=20, choices=Topic, default=Topic.COMMUNITY)
    byline = models.CharField(max_length=200, blank=True)
    picture = models.JSONField(null=True, blank=True)  # a Picture
    # The name of the share card on the media host: another one for other words (`wire/placing.py`).
    card = models.CharField(max_length=40, blank=True)
    path = models.CharField(max_length=120)
    published_at = models.DateTimeField()
    corrected_at = models.DateTimeField(null=True, blank=True)
    # The deadline for verification. Set only while the item is unverified.
    verify_by = models.DateTimeField(null=True, blank=True)
    # The last reply of a person or group in the item (right of reply).
    replied_at = models.DateTimeField(null=True, blank=True)
    # When a verification ended the unverified state.
    verified_at = models.DateTimeField(null=True, blank=True)
    # how it was checked, in words for readers; empty in old rows and where nobody checked it
    check_label = models.CharField(max_length=100, blank=True)
    starts_at = models.DateTimeField(null=True, blank=True)  # of what takes place
    ends_at = models.DateTimeField(null=True, blank=True)
    # What readers must know wherever its title stands. Empty for most.
    label = models.CharField(max_length=10, choices=Label, blank=True)
    # What else its kind knows of it, by names of that kind; the subject reads it back typed.
    data = models.JSONField(default=dict, blank=True)
    # The level of the region above that it concerns beside its own; None for most.
    area_level = models.PositiveSmallIntegerField(null=True, blank=True)
    area = models.CharField(max_length=10, blank=True)  # the code of that region
    # Owners of addresses that stand as words, until a second person has looked: see `links`.
    links_in_words = models.JSONField(default=list, blank=True)
    # Since when no list shows it, because the account that published it is in doubt.
    held_at = models.DateTimeField(null=True, blank=True)
    # The highest level of portals that show and count it. Lower only while it is unverified.
    stands_up_to = models.PositiveSmallIntegerField(default=Level.NATION.value)
    # Who sent it on to higher portals while it was unverified, and from which office: the last.
    sent_on_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    sent_on_from = models.ForeignKey(Region, models.PROTECT, null=True, related_name="+")
    sent_on_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["site", "path"], name="item_has_one_address"),
            models.CheckConstraint(
                condition=Q(stands_up_to=Level.NATION.value) | Q(verify_by__isnull=False),
                name="item_stands_everywhere_once_verified",
            ),
            models.CheckConstraint(
                condition=Q(sent_on_by=None, sent_on_from=None, sent_on_at=None)
                | Q(sent_on_by__isnull=False, sent_on_from__isnull=False, sent_on_at__isnull=False),
                name="item_is_sent_on_by_somebody",
            ),
            models.CheckConstraint(
                condition=~Q(label=Label.ADVERT) | Q(check_label=""),
                name="item_paid_wears_no_mark",
            ),
        ]
        indexes = [
            models.Index(fields=["site", "-published_at", "-id"], name="item_of_site"),
            models.Index(fields=["card"], name="item_of_card"),
            models.Index(
                fields=["verify_by"], condition=Q(verify_by__isnull=False), name="item_unverified"
            ),
            models.Index(
                fields=["area", "-published_at"],
                condition=Q(area_level__isnull=False),
                name="item_concerns_area",
            ),
        ]

    def __str__(self) -> str:
        return f"#{self.pk} {self.title}"

    def scope(self) -> Scope:
        return Scope(self.site_id, self.region_id)

    @property
    def url(self) -> str:
        return self.site.url_of(self.path)

    @property
    def updated_at(self) -> datetime:
        """The last change of its text or of its status."""
        return max(
            filter(None, (self.published_at, self.corrected_at, self.replied_at, self.verified_at))
        )

    @property
    def is_unverified(self) -> bool:
        """Whether it is published and nobody has confirmed it yet."""
        return self.verify_by is not None

    @property
    def is_paid(self) -> bool:
        """Whether somebody paid for it. That is said of it, and never that it was checked."""
        return self.label == Label.ADVERT

    @property
    def kicker(self) -> str:
        """The word above its title on its own site."""
        return kicker(self.kind, self.topic)

    @property
    def warning(self) -> str:
        """What must stand before its title everywhere else.

        `Belum terverifikasi`, `Advertorial` or `Dibatalkan`; empty for most items. The verdict of a
        fact check is none: it belongs to the claim.
        """
        if self.is_unverified and not self.is_paid:
            return UNVERIFIED
        return str(Label(self.label).label) if self.label in BEFORE_TITLE else ""

    @property
    def badge(self) -> Badge:
        """What differs, said beside its title: that nobody verified it yet, or its label. That
        it was checked is what every story has in common.
        """
        if self.is_unverified and not self.is_paid:
            return UNVERIFIED, "warn"
        if self.label:
            return Label(self.label).badge
        return "", "plain"

    @property
    def judged_claim(self) -> JudgedClaim | None:
        """The claim that it answers, and the answer; None for most items."""
        return kind_of(self.kind).judged_claim(self)

    @property
    def page_title(self) -> str:
        """Its title, as long as a title may be.

        Of a fact check it is the claim with the answer: `Beredar: “Air sumur beracun”: SALAH.`
        """
        return self.judged_claim.short_line(_LONGEST_HEADLINE) if self.judged_claim else self.title

    @property
    def headline(self) -> str:
        """What is read of it where only one line is read: `Advertorial: Madu kelulut`."""
        has_warning = self.warning and not self.judged_claim
        return f"{self.warning}: {self.title}" if has_warning else self.page_title

    @property
    def place(self) -> str:
        """Its region and regency, for readers elsewhere: `Desa Teluk Kapuas, Kubu Raya`."""
        above = self.region.at_level(Level.REGENCY) or self.region
        return (
            self.region.full_name
            if above == self.region
            else f"{self.region.full_name}, {above.short_name}"
        )

    @property
    def is_held(self) -> bool:
        return self.held_at is not None

    @property
    def tag(self) -> str:
        """The cache tag of the pages that show this item."""
        return f"item:{self.pk}"


class Placement(models.Model):
    """An item on one site: its own KIM's or a portal above. Its indexes answer every list."""

    portal = models.ForeignKey(Site, models.PROTECT, related_name="placements", db_index=False)
    item = models.ForeignKey(Item, models.CASCADE, related_name="placements")
    kind = models.CharField(max_length=20)
    published_at = models.DateTimeField()
    starts_at = models.DateTimeField(null=True, blank=True)  # of an event
    featured_at = models.DateTimeField(null=True, blank=True)
    hidden_at = models.DateTimeField(null=True, blank=True)
    reason = models.CharField(max_length=200, blank=True)
    # On a portal from the regency upwards: whether it is one of the newest two of the news of its
    # KIM there, or its newest of a kind that is no news.
    stands_in_front = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["item", "portal"], name="item_stands_once_on_a_portal"),
            models.CheckConstraint(
                condition=Q(hidden_at=None) | ~Q(reason=""),
                name="placement_is_hidden_with_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(stands_in_front=False) | Q(hidden_at=None),
                name="placement_in_front_is_shown",
            ),
        ]
        indexes = [
            models.Index(
                fields=["portal", "-published_at", "-id"],
                condition=Q(stands_in_front=True),
                name="placement_front",
            ),
            models.Index(
                fields=["portal", "kind", "-published_at", "-id"],
                condition=Q(stands_in_front=True),
                name="placement_front_kind",
            ),
            models.Index(
                fields=["portal", "-published_at", "-id"],
                condition=Q(hidden_at=None),
                name="placement_feed",
            ),
            models.Index(
                fields=["portal", "kind", "-published_at", "-id"],
                condition=Q(hidden_at=None),
                name="placement_kind",
            ),
            models.Index(
                fields=["portal", "starts_at"],
                condition=Q(starts_at__isnull=False, hidden_at=None),
                name="placement_agenda",
            ),
            models.Index(
                fields=["portal", "-featured_at"],
                condition=Q(featured_at__isnull=False),
                name="placement_lead",
            ),
            models.Index(
                fields=["portal", "-hidden_at"],
                condition=Q(hidden_at__isnull=False),
                name="placement_left_out",
            ),
        ]

    def __str__(self) -> str:
        return f"#{self.pk} item {self.item_id} on {self.portal_id}"

    def scope(self) -> Scope:
        return self.portal.scope()


class SearchRow(models.Model):
    """An item in the search index. Each database stores the words in its own way (`wire/search`).

    `key` is the second of publication, or the next free second. So the order of keys is the order
    of time.
    """

    key = models.BigIntegerField(primary_key=True)
    item = models.OneToOneField(Item, models.CASCADE, related_name="search_row")
    # The words besides title and summary, for snippets and for a new index.
    text = models.TextField(blank=True)

    def __str__(self) -> str:
        return f"{self.key}: item {self.item_id}"


class ClaimStem(models.Model):
    """A stem of the claim of a published fact check. Similar claims share many stems."""

    item = models.ForeignKey(Item, models.CASCADE, related_name="claim_stems")
    stem = models.CharField(max_length=40, db_index=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["item", "stem"], name="claim_has_a_stem_once")
        ]

    def __str__(self) -> str:
        return f"{self.stem}: item {self.item_id}"
