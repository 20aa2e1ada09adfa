"""Action plans."""

from datetime import date
from typing import ClassVar, Self

from django.db import models
from django.db.models import Q

from kimid.activity.flow import FLOW, OPEN_STATES, PlanState
from kimid.activity.models.poll import Poll
from kimid.events.permissions import Scope
from kimid.lib.codes import public_id
from kimid.lib.picture import Picture, shown_pictures
from kimid.newsroom.models import Meeting, Story, Tip
from kimid.people.models import Person
from kimid.sites.guard import SiteManager
from kimid.sites.models import Site


class Doer(models.TextChoices):
    """Who is responsible for a plan."""

    MEMBER = "member", "Anggota"
    HEAD = "head", "Kepala desa atau lurah"
    OTHER = "other", "Orang lain"


class HeadReply(models.TextChoices):
    """The reply of the village head to a joint plan."""

    AGREES = "agrees", "Setuju, kita jalankan bersama"
    LATER = "later", "Boleh, tetapi tunggu dulu"
    NOT = "not", "Belum bisa"


class Plan(models.Model):
    """Something a group means to do. Done, it stands on the group's public page with how it was
    before and is now.
    """

    site = models.ForeignKey(Site, models.PROTECT, related_name="+")
    public_id = models.CharField(max_length=10, default=public_id)
    what = models.CharField(max_length=200)
    doer = models.CharField(max_length=10, choices=Doer)
    # The responsible member; for anybody else `doer_words`.
    person = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    doer_words = models.CharField(max_length=100, blank=True)
    due = models.DateField()
    is_joint = models.BooleanField(default=False)  # on the joint agenda with the village head
    story = models.ForeignKey(Story, models.SET_NULL, null=True, related_name="+")
    meeting = models.ForeignKey(Meeting, models.SET_NULL, null=True, related_name="+")
    tip = models.ForeignKey(Tip, models.SET_NULL, null=True, related_name="+")
    poll = models.ForeignKey(Poll, models.SET_NULL, null=True, related_name="+")
    state = models.CharField(max_length=12, choices=PlanState, default=PlanState.PLANNED)
    why = models.CharField(max_length=300, blank=True)  # why it was called off
    before = models.CharField(max_length=500, blank=True)
    before_photos = models.JSONField(default=list, blank=True)  # list of Picture
    after = models.CharField(max_length=500, blank=True)
    after_photos = models.JSONField(default=list, blank=True)  # list of Picture
    done_on = models.DateField(null=True)
    made_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    head_reply = models.CharField(max_length=10, choices=HeadReply, blank=True)
    head_note = models.CharField(max_length=300, blank=True)
    head_name = models.CharField(max_length=100, blank=True)
    # Who wrote down what the head said to their face. None when the head answered by the link.
    head_recorded_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")

    objects: ClassVar[SiteManager[Self]] = SiteManager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["site", "public_id"], name="plan_public_id_once_per_site"
            ),
            models.CheckConstraint(
                condition=Q(doer="member", person__isnull=False, doer_words="")
                | Q(doer="head", person=None, doer_words="")
                | Q(doer="other", person=None) & ~Q(doer_words=""),
                name="plan_has_somebody_who_answers",
            ),
            models.CheckConstraint(
                condition=Q(state="called_off") & ~Q(why="") | ~Q(state="called_off") & Q(why=""),
                name="plan_is_called_off_for_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(state="done", done_on__isnull=False) & ~Q(after="")
                | ~Q(state="done") & Q(done_on=None),
                name="plan_done_has_a_day_and_a_result",
            ),
            models.CheckConstraint(condition=~Q(what=""), name="plan_says_what"),
        ]
        indexes = [
            models.Index(fields=["site", "due"], name="plan_of_site"),
            models.Index(
                fields=["person", "due"], condition=Q(state__in=OPEN_STATES), name="plan_waits_for"
            ),
        ]

    def __str__(self) -> str:
        return f"#{self.pk} {self.state}"

    def scope(self) -> Scope:
        return Scope(self.site_id, self.site.region_id)

    def move_to(self, state: PlanState) -> None:
        """Take a step. Raises WrongStep."""
        FLOW.check(PlanState(self.state), state)
        self.state = state

    @property
    def is_open(self) -> bool:
        return self.state in OPEN_STATES

    @property
    def responsible(self) -> str:
        """Who answers for it, in words."""
        if self.doer == Doer.MEMBER and self.person is not None:
            return self.person.name
        return self.site.region.head_title if self.doer == Doer.HEAD else self.doer_words

    def is_late(self, today: date) -> bool:
        """Whether its day is over and it is not done."""
        return self.is_open and self.due < today

    @property
    def shown_before(self) -> list[Picture]:
        """The photos of before that readers have."""
        return shown_pictures(self.before_photos)

    @property
    def shown_after(self) -> list[Picture]:
        """The photos of after that readers have."""
        return shown_pictures(self.after_photos)

    @property
    def photo_names(self) -> list[str]:
        """The names of its photos."""
        return [photo["name"] for photo in [*self.before_photos, *self.after_photos]]
