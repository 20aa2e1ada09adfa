"""What people tell a group without an account."""

from collections.abc import Mapping
from typing import Any, ClassVar, Final, Self

from django.db import models
from django.db.models import Q

from kimid.events.permissions import Standing
from kimid.moderation.models import ticket
from kimid.moderation.slips import NUMBER_LENGTH
from kimid.newsroom.models.story import Story
from kimid.people.models import Person
from kimid.sites.guard import SiteManager
from kimid.sites.models import Site

_TICKET_LETTERS: Final = 10


class TipOutcome(models.TextChoices):
    ANSWERED = "answered", "Dijawab"
    DECLINED = "declined", "Bukan untuk kami"


class Tip(models.Model):
    """Somebody tells the group something. It waits until somebody makes a story of it, answers it, or declines it.

    Who sent it is known only if they said so, and only for a while.
    """

    site = models.ForeignKey(Site, models.PROTECT, related_name="+")
    ticket = models.CharField(max_length=_TICKET_LETTERS, default=ticket, unique=True)
    slip = models.CharField(max_length=NUMBER_LENGTH)  # of the form it came with: no form makes two tips
    words = models.TextField(blank=True)
    place = models.CharField(max_length=80, blank=True)
    picture = models.JSONField(null=True, blank=True)  # a Picture
    name = models.CharField(max_length=100, blank=True)
    contact = models.CharField(max_length=100, blank=True)
    sent_at = models.DateTimeField()
    likeness = models.CharField(max_length=16)
    is_held = models.BooleanField(default=False)
    signs = models.JSONField(default=list, blank=True)  # list of str: what looked odd, in words
    story = models.OneToOneField(Story, models.SET_NULL, null=True, related_name="tip")
    taken_up_at = models.DateTimeField(null=True)
    outcome = models.CharField(max_length=10, choices=TipOutcome, blank=True)
    answer = models.CharField(max_length=500, blank=True)
    answered_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    answered_at = models.DateTimeField(null=True)

    objects: ClassVar[SiteManager[Self]] = SiteManager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["site", "slip"], name="tip_uses_its_slip_once"),
            models.CheckConstraint(condition=~Q(words="") | Q(picture__isnull=False), name="tip_says_or_shows_something"),
            models.CheckConstraint(
                condition=Q(answered_at=None, answered_by=None, outcome="", answer="")
                | Q(answered_at__isnull=False, answered_by__isnull=False) & ~Q(outcome="") & ~Q(answer=""),
                name="tip_is_answered_with_outcome_and_words",
            ),
        ]
        indexes = [
            models.Index(fields=["site", "-sent_at"], name="tip_of_site"),
            models.Index(fields=["site", "likeness"], name="tip_alike"),
        ]

    def __str__(self) -> str:
        return f"{self.ticket}"

    def standing(self) -> Standing:
        return Standing(self.site_id, self.site.region_id)

    @property
    def heading(self) -> str:
        """Its first words, as a list has room for them."""
        return " ".join(self.words.split()) or "Foto tanpa cerita"

    @property
    def waits(self) -> bool:
        """Whether nobody has done anything with it. A draft made of it and thrown away counts as nothing."""
        return self.story_id is None and self.answered_at is None

    @property
    def has_sender(self) -> bool:
        """Whether whoever sent it left a name or a way to reach them."""
        return bool(self.name or self.contact)

    def sender(self) -> Mapping[str, Any]:
        """Who sent it. Ask for it by `see_sender` only."""
        return {"name": self.name, "contact": self.contact}
