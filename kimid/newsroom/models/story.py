"""A story, its revisions and its conflict copies."""

from collections.abc import Collection
from datetime import datetime
from typing import ClassVar, Final, Self

from django.db import models
from django.db.models import Q

from kimid.events.permissions import Scope
from kimid.lib.codes import public_id
from kimid.newsroom.flow import IN_PROGRESS, ONCE_PUBLIC, PUBLIC, STORY_FLOW, TO_CHECK, Stage
from kimid.newsroom.models.content import StoryContent, StoryKind
from kimid.newsroom.models.sensitivity import Sensitivity, ordered_sensitivities
from kimid.people.models import Person
from kimid.sites.guard import SiteManager
from kimid.sites.models import Site
from kimid.wire.models import Item

# What says when a story is published by itself.
SCHEDULE_FIELDS: Final = (
    "publish_at",
    "scheduled_by",
    "countdown_from",
    "planned_at",
    "planned_by",
)
# How many people must confirm a sensitive story.
_CONFIRMATIONS_WHEN_SENSITIVE: Final = 2


class Urgency(models.TextChoices):
    """Why a story is published before it is checked."""

    DISASTER = "disaster", "Bencana"
    MISSING = "missing", "Orang hilang"
    ROAD = "road", "Jalan putus"
    DISEASE = "disease", "Penyakit"


class WithdrawalKind(models.TextChoices):
    """Why a story is withdrawn."""

    WRONG = "wrong", "Isinya keliru"
    PRIVATE = "private", "Memuat data pribadi"
    ASKED = "asked", "Diminta narasumber atau keluarganya"
    COPIED = "copied", "Foto atau tulisan milik orang lain"
    DANGER = "danger", "Membahayakan orang"
    OTHER = "other", "Hal lain"


class Story(StoryContent):
    """A news story of one group."""

    # No index of the site alone: SQLite walked all stories of a group along it, to find the few
    # that wait.
    site = models.ForeignKey(Site, models.PROTECT, related_name="+", db_index=False)
    public_id = models.CharField(max_length=10, default=public_id)
    slug = models.CharField(max_length=80, blank=True)  # set at publishing; never changes then
    author = models.ForeignKey(Person, models.PROTECT, related_name="+")
    # Who besides the author last changed more than typing errors, or the author, who has agreed to
    # that since. None in old rows: the author.
    content_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    # Who else has done so since the author last agreed: keys of persons.
    earlier_writers = models.JSONField(default=list, blank=True)
    editor = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    stage = models.CharField(max_length=20, choices=Stage, default=Stage.DRAFT)
    is_sensitive = models.BooleanField(default=False)
    sensitive_about = models.JSONField(default=list, blank=True)  # ordered list of Sensitivity
    declined_at = models.DateTimeField(null=True)
    revision_number = models.PositiveIntegerField(default=1)
    # Token of the form that saved this content. That form may save again after a lost answer.
    last_form_token = models.CharField(max_length=10, blank=True)
    # Digest of the content whose held phrase an editor has approved.
    reviewed_digest = models.CharField(max_length=12, blank=True)
    item = models.OneToOneField(Item, models.SET_NULL, null=True, related_name="+")
    written_at = models.DateTimeField()
    published_at = models.DateTimeField(null=True)
    publish_at = models.DateTimeField(null=True)  # of a scheduled story
    scheduled_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    # Since when it waits the seconds between a press and `publish_at`; null if a person chose that.
    countdown_from = models.DateTimeField(null=True)
    # The plan that such a press interrupts: it counts again if the press is taken back.
    planned_at = models.DateTimeField(null=True)
    planned_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    verify_by = models.DateTimeField(null=True)  # of an unverified story: the deadline
    # When a correction last changed more than its note tells. Since then it was confirmed anew.
    rewritten_at = models.DateTimeField(null=True)
    overdue_at = models.DateTimeField(null=True)  # when the missed deadline was recorded
    # Since when readers do not have it, because this account, which published it, is in doubt.
    held_at = models.DateTimeField(null=True)
    held_account = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_for = models.CharField(max_length=10, choices=WithdrawalKind, blank=True)
    withdrawn_reason = models.CharField(max_length=300, blank=True)

    objects: ClassVar[SiteManager[Self]] = SiteManager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["site", "public_id"], name="story_public_id_once_per_site"
            ),
            models.CheckConstraint(
                condition=Q(stage__in=ONCE_PUBLIC, published_at__isnull=False, editor__isnull=False)
                | Q(published_at=None) & ~Q(stage__in=ONCE_PUBLIC),
                name="story_published_has_time_and_editor",
            ),
            models.CheckConstraint(
                condition=Q(stage__in=PUBLIC, item__isnull=False)
                | Q(item=None) & ~Q(stage__in=PUBLIC),
                name="story_is_on_the_wire_while_public",
            ),
            models.CheckConstraint(
                condition=~Q(stage__in=PUBLIC, kind=StoryKind.AGENDA) | Q(starts_at__isnull=False),
                name="story_agenda_says_when",
            ),
            models.CheckConstraint(
                condition=~Q(stage__in=PUBLIC, kind=StoryKind.FACT_CHECK)
                | ~Q(claim="") & ~Q(verdict=""),
                name="story_fact_check_has_claim_and_verdict",
            ),
            models.CheckConstraint(
                condition=~Q(stage__in=PUBLIC, kind=StoryKind.ADVERTORIAL) | ~Q(paid_by=""),
                name="story_advertorial_says_who_paid",
            ),
            models.CheckConstraint(
                condition=Q(stage=Stage.WITHDRAWN, withdrawn_at__isnull=False)
                & ~Q(withdrawn_reason="")
                | ~Q(stage=Stage.WITHDRAWN) & Q(withdrawn_at=None, withdrawn_reason=""),
                name="story_withdrawn_has_time_and_reason",
            ),
            models.CheckConstraint(
                condition=Q(held_at=None, held_account=None)
                | Q(stage__in=PUBLIC, held_at__isnull=False, held_account__isnull=False),
                name="story_held_is_published_and_says_for_whom",
            ),
            models.CheckConstraint(
                condition=Q(publish_at=None, scheduled_by=None, countdown_from=None)
                | Q(
                    # Before the check, only the seconds of who is alone in a group.
                    Q(stage=Stage.VERIFIED)
                    | Q(stage__in=IN_PROGRESS, countdown_from__isnull=False),
                    declined_at=None,
                    publish_at__isnull=False,
                    scheduled_by__isnull=False,
                ),
                name="story_scheduled_is_verified_and_somebodys",
            ),
            models.CheckConstraint(
                condition=Q(planned_at=None, planned_by=None)
                | Q(
                    planned_at__isnull=False, planned_by__isnull=False, countdown_from__isnull=False
                ),
                name="story_interrupted_plan_is_somebodys",
            ),
            models.CheckConstraint(
                condition=Q(
                    stage=Stage.PUBLISHED_UNVERIFIED, verify_by__isnull=False, is_sensitive=False
                )
                | ~Q(stage=Stage.PUBLISHED_UNVERIFIED) & Q(verify_by=None),
                name="story_unverified_has_a_duty_and_is_not_sensitive",
            ),
        ]
        indexes = [
            models.Index(fields=["site", "stage", "-id"], name="story_by_stage"),
            models.Index(
                fields=["publish_at"], condition=Q(publish_at__isnull=False), name="story_scheduled"
            ),
            models.Index(
                fields=["verify_by"], condition=Q(verify_by__isnull=False), name="story_unverified"
            ),
            models.Index(fields=["site", "author", "-id"], name="story_by_author"),
            models.Index(
                fields=["site", "held_at"],
                condition=Q(held_at__isnull=False),
                name="story_held_on_site",
            ),
        ]

    def __str__(self) -> str:
        return f"#{self.pk} {self.title}"

    def scope(self) -> Scope:
        return Scope(self.site_id, self.site.region_id)

    def move_to(self, stage: Stage) -> None:
        """Go to the next stage. Raises WrongStep when it cannot follow the current one."""
        STORY_FLOW.check(Stage(self.stage), stage)
        self.stage = stage

    def unschedule(self) -> None:
        """Clear the publishing time. An editor must publish the story."""
        self.publish_at = self.scheduled_by = self.countdown_from = None
        self.planned_at = self.planned_by = None

    def start_countdown(self, until: datetime, by: Person, at: datetime) -> None:
        """Be published then, in the name of whoever pressed. An earlier plan is remembered."""
        self.planned_at, self.planned_by = self.publish_at, self.scheduled_by
        self.publish_at, self.scheduled_by, self.countdown_from = until, by, at

    def stop_countdown(self, at: datetime) -> None:
        """Clear the publishing time. A plan that the press interrupted counts again if it is still
        ahead.
        """
        planned_at, planned_by = self.planned_at, self.planned_by
        self.unschedule()
        if planned_at is not None and planned_at > at:
            self.publish_at, self.scheduled_by = planned_at, planned_by

    @property
    def is_counting_down(self) -> bool:
        """Whether somebody has pressed, and it is published in some seconds."""
        return self.countdown_from is not None

    @property
    def writer_ids(self) -> set[int]:
        """The author, and whoever else wrote in it since the author last agreed."""
        return {self.author_id, self.content_by_id or self.author_id, *self.earlier_writers}

    def add_writer(self, person: Person) -> None:
        """Note who changed the content. What the author writes on top is no agreement."""
        if person.pk == self.author_id:
            return
        if self.content_by_id not in (None, self.author_id, person.pk):
            self.earlier_writers = sorted({*self.earlier_writers, self.content_by_id})
        self.content_by = person

    def is_written_by(self, person: Person) -> bool:
        """Whether this person is one of its writers. No check of the story hangs on them alone."""
        return person.pk in self.writer_ids

    @property
    def was_changed_by_another(self) -> bool:
        """Whether the current content is of somebody else, and its author has not agreed yet."""
        return len(self.writer_ids) > 1

    @property
    def is_in_progress(self) -> bool:
        """Whether the group still works on it."""
        return self.stage in IN_PROGRESS and self.declined_at is None

    @property
    def is_to_check(self) -> bool:
        """Whether it may still be confirmed."""
        return self.stage in TO_CHECK and self.declined_at is None

    @property
    def is_shared_unchecked(self) -> bool:
        """Whether the group has it, and it is neither checked nor public yet."""
        return self.stage in (Stage.COLLECTED, Stage.DISCUSSED) and self.declined_at is None

    @property
    def is_unverified(self) -> bool:
        """Whether it is public before it is confirmed."""
        return self.stage == Stage.PUBLISHED_UNVERIFIED

    @property
    def awaits_recheck(self) -> bool:
        """Whether nobody has confirmed it since a correction changed more than its note tells."""
        return self.is_unverified and self.rewritten_at is not None

    @property
    def is_public(self) -> bool:
        return self.stage in PUBLIC

    @property
    def is_held(self) -> bool:
        """Whether it is published, but readers do not have it for now."""
        return self.held_at is not None

    @property
    def was_published(self) -> bool:
        """Whether readers have seen it. Also true for a withdrawn story."""
        return self.stage in ONCE_PUBLIC

    @property
    def confirmations_wanted(self) -> int:
        """How many people other than the author must confirm it."""
        required = self.site.confirmations_wanted
        return max(required, _CONFIRMATIONS_WHEN_SENSITIVE) if self.is_sensitive else required

    def set_sensitivities(self, sensitivities: Collection[Sensitivity]) -> None:
        """Set what in it can hurt people. An empty collection makes it an ordinary story."""
        self.sensitive_about = ordered_sensitivities(sensitivities)
        self.is_sensitive = bool(self.sensitive_about)

    @property
    def sensitivities(self) -> tuple[Sensitivity, ...]:
        return tuple(map(Sensitivity, self.sensitive_about))

    @property
    def sensitivity_labels(self) -> list[str]:
        return [str(each.label) for each in self.sensitivities]

    @property
    def allows_comments(self) -> bool:
        """Whether readers may comment on it. A sensitive story has no comments."""
        return not self.is_sensitive

    @property
    def path(self) -> str:
        """Its path on the site of its group."""
        return f"/berita/{self.slug}-{self.public_id}/"


class Revision(StoryContent):
    """The content of a story after one edit. It is never deleted once the group has the story."""

    site = models.ForeignKey(Site, models.PROTECT, related_name="+")
    story = models.ForeignKey(Story, models.CASCADE, related_name="revisions")
    number = models.PositiveIntegerField()
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    objects: ClassVar[SiteManager[Self]] = SiteManager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["story", "number"], name="revision_number_once")
        ]

    def __str__(self) -> str:
        return f"{self.story_id} r{self.number}"


class ConflictCopy(StoryContent):
    """A version that cannot be merged with the story automatically. It is stored beside the story,
    and somebody merges it by hand.

    `base` is the digest of the content it began from, `content_digest` its own. The same version
    sent twice is one row.
    """

    site = models.ForeignKey(Site, models.PROTECT, related_name="+")
    story = models.ForeignKey(Story, models.CASCADE, related_name="conflict_copies")
    base = models.CharField(max_length=12)
    content_digest = models.CharField(max_length=12)
    sensitive_about = models.JSONField(default=list, blank=True)  # as in a story
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    resolved_at = models.DateTimeField(null=True)

    objects: ClassVar[SiteManager[Self]] = SiteManager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["story", "by", "base", "content_digest"], name="conflict_copy_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.story_id} beside, by {self.by_id}"
