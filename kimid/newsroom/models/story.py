"""A story and its revisions: what they say, and where they stand."""

import json
from collections.abc import Collection
from hashlib import sha256
from typing import ClassVar, Final, Self

from django.db import models
from django.db.models import Q

from kimid.events.permissions import Standing
from kimid.lib import blocks
from kimid.lib.codes import public_id
from kimid.newsroom.flow import ONCE_PUBLIC, PUBLIC, STORY_FLOW, TO_CHECK, UNDER_WAY, Stage
from kimid.people.models import Person
from kimid.sites.guard import SiteManager
from kimid.sites.models import Site
from kimid.wire.models import Detailed, Item, ItemKind, Topic

# A story about these asks two people to confirm it.
_CONFIRMATIONS_WHEN_SENSITIVE: Final = 2


class StoryKind(models.TextChoices):
    """The kinds that a newsroom makes; each stands on the wire as the item kind of the same value."""

    NEWS = ItemKind.NEWS.value, "Berita"
    ANNOUNCEMENT = ItemKind.ANNOUNCEMENT.value, "Pengumuman"
    GALLERY = ItemKind.GALLERY.value, "Galeri"
    AGENDA = ItemKind.AGENDA.value, "Agenda"
    FACT_CHECK = ItemKind.FACT_CHECK.value, "Cek fakta"
    ADVERTORIAL = ItemKind.ADVERTORIAL.value, "Advertorial"


class Urgency(models.TextChoices):
    """Why a story cannot wait until it was talked over and checked."""

    DISASTER = "disaster", "Bencana"
    MISSING = "missing", "Orang hilang"
    ROAD = "road", "Jalan putus"
    DISEASE = "disease", "Penyakit"


class Withdrawal(models.TextChoices):
    """For what kind of reason a story is taken back."""

    WRONG = "wrong", "Isinya keliru"
    PRIVATE = "private", "Memuat data pribadi"
    ASKED = "asked", "Diminta narasumber atau keluarganya"
    COPIED = "copied", "Foto atau tulisan milik orang lain"
    DANGER = "danger", "Membahayakan orang"
    OTHER = "other", "Hal lain"


class Sensitivity(models.TextChoices):
    """What a story touches that can hurt people. Any of it asks for two pairs of eyes, and forbids haste."""

    ETHNIC = "ethnic", "Suku"
    FAITH = "faith", "Agama"
    CONFLICT = "conflict", "Konflik"
    VICTIM = "victim", "Korban kejahatan"
    CHILD = "child", "Anak"
    ACCUSED = "accused", "Menuduh orang yang disebut namanya"


def in_order(about: Collection[Sensitivity]) -> list[Sensitivity]:
    """Each of these once, in the order in which they are asked."""
    return [each for each in Sensitivity if each in about]


class Told(Detailed):
    """What a story says. A story has it as it stands now, its revisions as it stood."""

    title = models.CharField(max_length=140)
    lead = models.TextField()
    blocks = models.JSONField(default=list, blank=True)  # list of Block: the long text
    photos = models.JSONField(default=list, blank=True)  # list of Picture, the lead picture first
    attachments = models.JSONField(default=list, blank=True)  # list of Attached: documents and voice notes
    kind = models.CharField(max_length=20, choices=StoryKind, default=StoryKind.NEWS)
    topic = models.CharField(max_length=20, choices=Topic, default=Topic.COMMUNITY)
    place = models.CharField(max_length=80, blank=True)  # where it happened; empty means the village of the site
    second = models.JSONField(default=dict, blank=True)  # a Translation: the same in a second language; empty without one

    class Meta:
        abstract = True

    @property
    def body(self) -> str:
        """The long text as it is typed, with its plain marks."""
        return blocks.as_text(self.blocks, [photo["name"] for photo in self.photos])

    @property
    def heading(self) -> str:
        """The title, or a word for a draft that has none yet."""
        return self.title or "Tulisan tanpa judul"

    @property
    def digest(self) -> str:
        """Twelve hex digits that change with the words: what somebody had before them who changes them."""
        words = ("name", "alt", "caption", "credit", "consent")  # all else of a photo never changes by hand
        photos = [[photo.get(word) for word in words] for photo in self.photos]
        said = [self.title, self.lead, self.blocks, photos, self.kind, self.topic, self.place, *self.attachments]
        said += [str(getattr(self, field.name)) for field in Detailed._meta.get_fields()]
        said += [self.second] if self.second else []
        return sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()[:12]


class Story(Told):
    """A piece of news that one group tells."""

    site = models.ForeignKey(Site, models.PROTECT, related_name="+")
    public_id = models.CharField(max_length=10, default=public_id)
    slug = models.CharField(max_length=80, blank=True)  # set once, when published; the address never changes after that
    author = models.ForeignKey(Person, models.PROTECT, related_name="+")
    editor = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    stage = models.CharField(max_length=20, choices=Stage, default=Stage.DRAFT)
    is_sensitive = models.BooleanField(default=False)
    sensitive_about = models.JSONField(default=list, blank=True)  # list of Sensitivity, in their order
    declined_at = models.DateTimeField(null=True)
    revision_number = models.PositiveIntegerField(default=1)
    kept_from = models.CharField(max_length=10, blank=True)  # the sheet whose words these are; it may go on from any answer lost
    looked_over = models.CharField(max_length=12, blank=True)  # digest of the words in which an editor looked at an odd phrase
    item = models.OneToOneField(Item, models.SET_NULL, null=True, related_name="+")
    written_at = models.DateTimeField()
    published_at = models.DateTimeField(null=True)
    publish_at = models.DateTimeField(null=True)  # of a checked story: when it publishes itself
    scheduled_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    verify_by = models.DateTimeField(null=True)  # of a story that is public before it was checked: until when it must be
    overdue_at = models.DateTimeField(null=True)  # when it was put on record that it was not
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_for = models.CharField(max_length=10, choices=Withdrawal, blank=True)
    withdrawn_reason = models.CharField(max_length=300, blank=True)

    objects: ClassVar[SiteManager[Self]] = SiteManager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["site", "public_id"], name="story_public_id_once_per_site"),
            models.CheckConstraint(
                condition=Q(stage__in=ONCE_PUBLIC, published_at__isnull=False, editor__isnull=False)
                | Q(published_at=None) & ~Q(stage__in=ONCE_PUBLIC),
                name="story_published_has_time_and_editor",
            ),
            models.CheckConstraint(
                condition=Q(stage__in=PUBLIC, item__isnull=False) | Q(item=None) & ~Q(stage__in=PUBLIC),
                name="story_is_on_the_wire_while_public",
            ),
            models.CheckConstraint(
                condition=Q(stage=Stage.WITHDRAWN, withdrawn_at__isnull=False) & ~Q(withdrawn_reason="")
                | ~Q(stage=Stage.WITHDRAWN) & Q(withdrawn_at=None, withdrawn_reason=""),
                name="story_withdrawn_has_time_and_reason",
            ),
            models.CheckConstraint(
                condition=Q(publish_at=None, scheduled_by=None)
                | Q(stage=Stage.VERIFIED, declined_at=None, publish_at__isnull=False, scheduled_by__isnull=False),
                name="story_scheduled_is_verified_and_somebodys",
            ),
            models.CheckConstraint(
                condition=Q(stage=Stage.PUBLISHED_UNVERIFIED, verify_by__isnull=False, is_sensitive=False)
                | ~Q(stage=Stage.PUBLISHED_UNVERIFIED) & Q(verify_by=None),
                name="story_unverified_has_a_duty_and_is_not_sensitive",
            ),
        ]
        indexes = [
            models.Index(fields=["site", "stage", "-id"], name="story_by_stage"),
            models.Index(fields=["publish_at"], condition=Q(publish_at__isnull=False), name="story_scheduled"),
            models.Index(fields=["verify_by"], condition=Q(verify_by__isnull=False), name="story_unverified"),
        ]

    def __str__(self) -> str:
        return f"#{self.pk} {self.title}"

    def standing(self) -> Standing:
        return Standing(self.site_id, self.site.region_id)

    def move_to(self, stage: Stage) -> None:
        """Go to the next stage; raises WrongStep when it cannot follow the present one."""
        STORY_FLOW.check(Stage(self.stage), stage)
        self.stage = stage

    def unschedule(self) -> None:
        """Let it wait for an editor again."""
        self.publish_at = self.scheduled_by = None

    @property
    def is_under_way(self) -> bool:
        """Whether the group still works on it."""
        return self.stage in UNDER_WAY and self.declined_at is None

    @property
    def is_to_check(self) -> bool:
        """Whether somebody who knows may still confirm it."""
        return self.stage in TO_CHECK and self.declined_at is None

    @property
    def is_unverified(self) -> bool:
        """Whether readers see it although nobody has confirmed it yet."""
        return self.stage == Stage.PUBLISHED_UNVERIFIED

    @property
    def is_public(self) -> bool:
        return self.stage in PUBLIC

    @property
    def was_published(self) -> bool:
        """Whether readers have seen it, be it withdrawn since."""
        return self.stage in ONCE_PUBLIC

    @property
    def confirmations_wanted(self) -> int:
        """How many people other than the author must confirm it."""
        wanted = self.site.confirmations_wanted
        return max(wanted, _CONFIRMATIONS_WHEN_SENSITIVE) if self.is_sensitive else wanted

    def touches(self, about: Collection[Sensitivity]) -> None:
        """Note what it touches that can hurt people; nothing makes it an ordinary story."""
        self.sensitive_about = in_order(about)
        self.is_sensitive = bool(self.sensitive_about)

    @property
    def sensitivities(self) -> tuple[Sensitivity, ...]:
        """What it touches that can hurt people."""
        return tuple(map(Sensitivity, self.sensitive_about))

    @property
    def sensitive_words(self) -> list[str]:
        """What it touches, as it is called on screens."""
        return [str(each.label) for each in self.sensitivities]

    @property
    def allows_comments(self) -> bool:
        """Whether readers may ever comment on it. On what can hurt people they may not."""
        return not self.is_sensitive

    @property
    def path(self) -> str:
        """Its address on the site of its group."""
        return f"/berita/{self.slug}-{self.public_id}/"


class Revision(Told):
    """The words of a story as somebody left them. Kept for good."""

    site = models.ForeignKey(Site, models.PROTECT, related_name="+")
    story = models.ForeignKey(Story, models.CASCADE, related_name="revisions")
    number = models.PositiveIntegerField()
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    objects: ClassVar[SiteManager[Self]] = SiteManager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["story", "number"], name="revision_number_once")]

    def __str__(self) -> str:
        return f"{self.story_id} r{self.number}"


class Aside(Told):
    """A wording that could not be brought together with the story by itself: kept beside it for good, to be united by hand.

    `base` is the digest of the words it was made from, `said` its own: sent twice, it is one.
    """

    site = models.ForeignKey(Site, models.PROTECT, related_name="+")
    story = models.ForeignKey(Story, models.CASCADE, related_name="asides")
    base = models.CharField(max_length=12)
    said = models.CharField(max_length=12)
    sensitive_about = models.JSONField(default=list, blank=True)  # as in a story
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    united_at = models.DateTimeField(null=True)

    objects: ClassVar[SiteManager[Self]] = SiteManager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["story", "by", "base", "said"], name="aside_once")]

    def __str__(self) -> str:
        return f"{self.story_id} beside, by {self.by_id}"
