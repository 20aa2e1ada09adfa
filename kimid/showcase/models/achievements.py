"""What a village achieved, its proof, and who outside the group confirmed it."""

from hashlib import sha256
from typing import ClassVar, Final, Self

from django.db import models
from django.db.models import Q

from kimid.access.models import OneUseLink
from kimid.events.permissions import Scope
from kimid.lib.codes import public_id
from kimid.lib.picture import words_of_pictures
from kimid.media.paper import Paper
from kimid.people.models import Person
from kimid.places.models import Region
from kimid.showcase.flow import ACHIEVEMENT_FLOW, AchievementState
from kimid.sites.guard import SiteManager
from kimid.sites.models import Site
from kimid.wire.models import Item

FIRST_YEAR: Final = 1945
LAST_YEAR: Final = 2150  # no year of now; a typing error lies beyond it
_FIRST_CITY: Final = "71"  # the second pair of digits of a city begins here
# What somebody outside reads before they confirm it.
_CONFIRMED_TEXTS: Final = (
    *("title", "who", "level", "year", "won", "organiser", "story", "proof", "proof_link"),
)


class AchievementLevel(models.TextChoices):
    VILLAGE = "desa", "Desa atau kelurahan"
    DISTRICT = "kecamatan", "Kecamatan"
    REGENCY = "kabupaten", "Kabupaten atau kota"
    PROVINCE = "provinsi", "Provinsi"
    NATION = "nasional", "Nasional"
    WORLD = "dunia", "Dunia"


class AchievementMark(models.TextChoices):
    """What readers may rely on, the strongest first. The values stand in addresses."""

    VERIFIED = "terverifikasi", "Terverifikasi"
    BY_LINK = "lewat-tautan", "Lewat tautan"
    WAITING = "menunggu", "Menunggu"


class Achievement(models.Model):
    """Something of which a village is proud. Readers see it from its publication until it is
    withdrawn; its mark stands while somebody outside confirms the present text.
    """

    site = models.ForeignKey(Site, models.PROTECT, related_name="+")
    public_id = models.CharField(max_length=10, default=public_id)
    slug = models.CharField(max_length=60, blank=True)  # its address, since it was published
    title = models.CharField(max_length=140)  # as a sentence
    who = models.CharField(max_length=120)
    level = models.CharField(max_length=12, choices=AchievementLevel)
    year = models.PositiveSmallIntegerField()
    won = models.CharField(max_length=120, blank=True)  # the rank or the prize, in words
    organiser = models.CharField(max_length=120)
    story = models.CharField(max_length=2000, blank=True)
    proof = models.CharField(max_length=160, blank=True)  # what the proof is, in words
    proof_link = models.CharField(max_length=300, blank=True)
    photos = models.JSONField(default=list, blank=True)  # list of Picture
    state = models.CharField(
        max_length=12, choices=AchievementState, default=AchievementState.DRAFT
    )
    written_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    written_at = models.DateTimeField()
    changed_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    changed_at = models.DateTimeField(null=True)
    # Since when it waits for an office; what an office wants to see besides.
    office_asked_at = models.DateTimeField(null=True)
    question = models.CharField(max_length=300, blank=True)
    questioned_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    # When its mark fell, until somebody confirms it again.
    mark_lost_at = models.DateTimeField(null=True)
    item = models.OneToOneField(Item, models.SET_NULL, null=True, related_name="+")
    held_account = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_reason = models.CharField(max_length=300, blank=True)

    objects: ClassVar[SiteManager[Self]] = SiteManager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["site", "public_id"], name="achievement_once_per_site"),
            models.UniqueConstraint(
                fields=["site", "slug"], condition=~Q(slug=""), name="achievement_has_one_address"
            ),
            models.CheckConstraint(
                condition=~Q(title="") & ~Q(who="") & ~Q(organiser=""),
                name="achievement_says_what_who_and_of_whom",
            ),
            models.CheckConstraint(
                condition=Q(year__gte=FIRST_YEAR, year__lte=LAST_YEAR),
                name="achievement_has_a_plausible_year",
            ),
            models.CheckConstraint(
                condition=Q(state="draft") | ~Q(slug=""), name="achievement_of_readers_has_address"
            ),
            models.CheckConstraint(
                condition=Q(question="", questioned_by=None)
                | Q(questioned_by__isnull=False, office_asked_at__isnull=False) & ~Q(question=""),
                name="achievement_question_is_of_somebody",
            ),
            models.CheckConstraint(
                condition=Q(state="withdrawn", withdrawn_at__isnull=False) & ~Q(withdrawn_reason="")
                | ~Q(state="withdrawn") & Q(withdrawn_at=None, withdrawn_reason=""),
                name="achievement_is_withdrawn_with_a_reason",
            ),
        ]
        indexes = [
            models.Index(
                fields=["office_asked_at"],
                condition=Q(office_asked_at__isnull=False),
                name="achievement_waits_for_office",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def scope(self) -> Scope:
        return Scope(self.site_id, self.site.region_id)

    def move_to(self, state: AchievementState) -> None:
        """Take a step. Raises WrongStep."""
        ACHIEVEMENT_FLOW.check(AchievementState(self.state), state)
        self.state = state

    def is_written_by(self, person: Person) -> bool:
        """Whether this person wrote it, or the words that stand there now."""
        return person.pk in {self.written_by_id, self.changed_by_id}

    @property
    def is_published(self) -> bool:
        return self.state == AchievementState.PUBLISHED

    @property
    def is_draft(self) -> bool:
        return self.state == AchievementState.DRAFT

    @property
    def is_withdrawn(self) -> bool:
        return self.state == AchievementState.WITHDRAWN

    @property
    def is_held(self) -> bool:
        """Whether readers lost it until somebody else has looked."""
        return self.held_account_id is not None

    @property
    def waits_for_office(self) -> bool:
        """Whether an office was asked to look, and asked nothing back."""
        return self.office_asked_at is not None and not self.question

    @property
    def path(self) -> str:
        """Its address on the site of its group."""
        return f"/prestasi/{self.slug}/"

    @property
    def level_name(self) -> str:
        """`Provinsi`; of its own place the word of that place: `Nagari`."""
        if self.level == AchievementLevel.VILLAGE:
            return self.site.region.term
        if self.level == AchievementLevel.REGENCY and self.site.region_id[2:4] >= _FIRST_CITY:
            return "Kota"
        return self.level.capitalize()

    @property
    def level_words(self) -> str:
        """`tingkat provinsi`."""
        return f"tingkat {self.level_name.lower()}"

    @property
    def summary(self) -> str:
        """What, on which level, who: a line for lists."""
        what = self.won or self.organiser
        return f"{what}, {self.level_words}. {self.who}."

    @property
    def for_office(self) -> str:
        """Whose it is, and what proves it: a line for the desk of an office."""
        return f"{self.site.name}. {self.won or self.organiser}, {self.year}. {self.proof}".strip()

    @property
    def mark(self) -> AchievementMark:
        """Its mark, of its confirmations as they were read with it."""
        rows = [each for each in self.confirmations.all() if each.voided_at is None]
        if any(each.is_of_office for each in rows):
            return AchievementMark.VERIFIED
        return AchievementMark.BY_LINK if rows else AchievementMark.WAITING

    @property
    def photo_names(self) -> set[str]:
        """The names of its photos."""
        return {photo["name"] for photo in self.photos}

    @property
    def digest(self) -> str:
        """Changes with everything that somebody outside confirmed: its words and its photos, also
        what is written below them.
        """
        words = [str(getattr(self, name)) for name in _CONFIRMED_TEXTS]
        words += [photo["name"] for photo in self.photos]
        words += words_of_pictures(self.photos)
        return sha256(repr(words).encode()).hexdigest()[:32]


class AchievementConfirmation(models.Model):
    """Somebody outside the group confirmed the text of then: an office, or the holder of a one-use
    link. A changed text voids it; it is never deleted.

    `name` and `role` are those of whoever confirmed, as they were then.
    """

    site = models.ForeignKey(Site, models.PROTECT, related_name="+")
    achievement = models.ForeignKey(Achievement, models.PROTECT, related_name="confirmations")
    person = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    office = models.ForeignKey(Region, models.PROTECT, null=True, related_name="+")
    link = models.OneToOneField(OneUseLink, models.PROTECT, null=True, related_name="+")
    name = models.CharField(max_length=100)
    role = models.CharField(max_length=120, blank=True)
    how_known = models.CharField(max_length=300, blank=True)
    at = models.DateTimeField()
    voided_at = models.DateTimeField(null=True)

    objects: ClassVar[SiteManager[Self]] = SiteManager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(person__isnull=False, office__isnull=False, link=None)
                | Q(person=None, office=None, link__isnull=False) & ~Q(role="") & ~Q(how_known=""),
                name="achievement_is_confirmed_by_office_or_link",
            ),
            models.UniqueConstraint(
                fields=["achievement"],
                condition=Q(voided_at=None, office__isnull=False),
                name="achievement_is_verified_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name}: {self.achievement_id}"

    @property
    def is_of_office(self) -> bool:
        return self.office_id is not None

    @property
    def label(self) -> str:
        """What readers get beside its title: `Terverifikasi oleh Kabupaten Kubu Raya`."""
        if self.office is not None:
            return f"Terverifikasi oleh {self.office.full_name}"
        return f"Dikonfirmasi lewat tautan oleh {self.name}, {self.role}"

    @property
    def by_words(self) -> str:
        """Who it was, for the box: the officer with the office, or the holder with the link."""
        if self.office is not None:
            return f"{self.name}, {self.office.full_name}"
        return f"{self.name}, {self.role}, lewat tautan sekali pakai"


class AchievementPaper(Paper):
    """A page that proves it: a charter, a decision of a jury. Its group, offices above, and whoever
    holds a link to confirm it look at it.
    """

    achievement = models.ForeignKey(Achievement, models.CASCADE, related_name="papers")

    class Meta(Paper.Meta):
        indexes = [models.Index(fields=["achievement", "id"], name="proof_of_achievement")]
