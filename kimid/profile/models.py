"""Blocks of the profile of a village, and what other groups of the village propose."""

from typing import ClassVar, Final, Self

from django.db import models
from django.db.models import Q

from kimid.events.permissions import Scope
from kimid.people.models import Person
from kimid.places.models import Region
from kimid.profile.block_kinds import BlockKind
from kimid.profile.shapes import SHAPES, BlockShape
from kimid.sites.guard import SiteManager
from kimid.sites.models import Site
from kimid.sites.stages import Feature

# So many days a group has for its answer to a proposal. Then whoever proposed may show it.
ANSWER_DAYS: Final = 14


class ProfileBlock(models.Model):
    """A block of the profile of a village. It belongs to the village; `site` is the group that
    holds it, which is the one that wrote it first.
    """

    region = models.ForeignKey(Region, models.PROTECT, related_name="+")
    site = models.ForeignKey(Site, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=16, choices=BlockKind)
    content = models.JSONField(default=dict)  # a BlockContent
    photos = models.JSONField(default=list, blank=True)  # list of Picture
    place = models.PositiveSmallIntegerField()  # among the blocks of the village
    is_hidden = models.BooleanField(default=False)
    changed_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    changed_at = models.DateTimeField()
    held_account = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")

    objects: ClassVar[SiteManager[Self]] = SiteManager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["region", "kind"], name="village_has_a_block_once"),
        ]

    def __str__(self) -> str:
        return f"{self.region_id} {self.kind}"

    def scope(self) -> Scope:
        return Scope(self.site_id, self.site.region_id)

    @property
    def shape(self) -> BlockShape:
        return SHAPES[BlockKind(self.kind)]

    @property
    def is_held(self) -> bool:
        """Whether readers lost it until somebody else has looked."""
        return self.held_account_id is not None

    @property
    def photo_names(self) -> set[str]:
        """The names of its photos."""
        return {photo["name"] for photo in self.photos}

    @property
    def has_answerer(self) -> bool:
        """Whether the group that holds it is still there and may write. Else another group of the
        village may go on with it.
        """
        return self.site.region_id == self.region_id and not self.site.refusal(Feature.WRITING)


class ProposalState(models.TextChoices):
    WAITING = "waiting", "Menunggu jawaban"
    ACCEPTED = "accepted", "Diterima"
    REFUSED = "refused", "Ditolak"
    SHOWN = "shown", "Ditampilkan karena tidak dijawab"


class BlockProposal(models.Model):
    """What another group of the village would write into a block."""

    region = models.ForeignKey(Region, models.PROTECT, related_name="+")
    site = models.ForeignKey(Site, models.PROTECT, related_name="+")  # who proposes
    kind = models.CharField(max_length=16, choices=BlockKind)
    content = models.JSONField(default=dict)  # a BlockContent
    why = models.CharField(max_length=300)
    state = models.CharField(max_length=10, choices=ProposalState, default=ProposalState.WAITING)
    proposed_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField()
    answer = models.CharField(max_length=300, blank=True)
    answered_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    answered_at = models.DateTimeField(null=True)

    objects: ClassVar[SiteManager[Self]] = SiteManager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["site", "kind"],
                condition=Q(state="waiting"),
                name="group_proposes_one_wording_at_a_time",
            ),
            models.CheckConstraint(
                condition=Q(state="waiting", answered_at=None)
                | ~Q(state="waiting") & Q(answered_at__isnull=False),
                name="answered_proposal_says_when",
            ),
            models.CheckConstraint(
                condition=~Q(state="refused") | ~Q(answer=""),
                name="proposal_is_refused_with_a_reason",
            ),
        ]
        indexes = [
            models.Index(
                fields=["region"], condition=Q(state="waiting"), name="proposal_waits_in_village"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.region_id} {self.kind}: {self.state}"

    def scope(self) -> Scope:
        return Scope(self.site_id, self.site.region_id)

    @property
    def is_waiting(self) -> bool:
        return self.state == ProposalState.WAITING

    @property
    def shape(self) -> BlockShape:
        return SHAPES[BlockKind(self.kind)]
