"""What people without an account tell a group."""

from collections.abc import Mapping
from typing import Any, ClassVar, Final, Self

from django.db import models
from django.db.models import Q

from kimid.events.permissions import Scope
from kimid.media.models import NAME_LENGTH as PHOTO_NAME_LENGTH
from kimid.moderation.models import new_ticket
from kimid.moderation.submission_tokens import ID_LENGTH
from kimid.newsroom.models.story import Story
from kimid.people.models import Person
from kimid.sites.guard import SiteManager
from kimid.sites.models import Site

_TICKET_LENGTH: Final = 10


class TipOutcome(models.TextChoices):
    ANSWERED = "answered", "Dijawab"
    DECLINED = "declined", "Bukan untuk kami"


class TipPhoto(models.TextChoices):
    """A photo that came with a tip and is not its picture."""

    WAITING = "waiting", "Foto sedang diproses"
    REFUSED = "refused", "Fotonya tidak bisa dipakai"


class Tip(models.Model):
    """A tip for the group. It waits until somebody starts a story from it, answers it, or declines
    it.

    The sender is known only if they gave a name or a contact. Both are deleted after a while.
    """

    site = models.ForeignKey(Site, models.PROTECT, related_name="+")
    ticket = models.CharField(max_length=_TICKET_LENGTH, default=new_ticket, unique=True)
    slip = models.CharField(max_length=ID_LENGTH)  # of its form: one form makes one tip
    words = models.TextField(blank=True)
    place = models.CharField(max_length=80, blank=True)
    picture = models.JSONField(null=True, blank=True)  # a Picture
    # The worker makes the picture later, of bytes that are stored under this name.
    photo_state = models.CharField(max_length=10, choices=TipPhoto, blank=True)
    photo_name = models.CharField(max_length=PHOTO_NAME_LENGTH, blank=True)
    photo_refusal = models.CharField(max_length=200, blank=True)  # why, for the sender
    name = models.CharField(max_length=100, blank=True)
    contact = models.CharField(max_length=100, blank=True)
    sent_at = models.DateTimeField()
    similarity_hash = models.CharField(max_length=16)
    is_held = models.BooleanField(default=False)
    signs = models.JSONField(default=list, blank=True)  # list of str: the signs of spam
    story = models.OneToOneField(Story, models.SET_NULL, null=True, related_name="tip")
    story_started_at = models.DateTimeField(null=True)
    outcome = models.CharField(max_length=10, choices=TipOutcome, blank=True)
    answer = models.CharField(max_length=500, blank=True)
    answered_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    answered_at = models.DateTimeField(null=True)

    objects: ClassVar[SiteManager[Self]] = SiteManager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["site", "slip"], name="tip_uses_its_slip_once"),
            models.CheckConstraint(
                condition=~Q(words="") | Q(picture__isnull=False) | ~Q(photo_state=""),
                name="tip_says_or_shows_something",
            ),
            models.CheckConstraint(
                condition=Q(answered_at=None, answered_by=None, outcome="", answer="")
                | Q(answered_at__isnull=False, answered_by__isnull=False)
                & ~Q(outcome="")
                & ~Q(answer=""),
                name="tip_is_answered_with_outcome_and_words",
            ),
        ]
        indexes = [
            models.Index(fields=["site", "-sent_at"], name="tip_of_site"),
            models.Index(fields=["site", "similarity_hash"], name="tip_alike"),
        ]

    def __str__(self) -> str:
        return f"{self.ticket}"

    def scope(self) -> Scope:
        return Scope(self.site_id, self.site.region_id)

    @property
    def heading(self) -> str:
        """Its text in one line, for lists."""
        return " ".join(self.words.split()) or "Foto tanpa cerita"

    @property
    def awaits_photo(self) -> bool:
        """Whether the worker has not seen its photo yet."""
        return self.photo_state == TipPhoto.WAITING

    @property
    def is_waiting(self) -> bool:
        """Whether nobody has dealt with it. A tip whose draft was discarded waits again."""
        return self.story_id is None and self.answered_at is None

    @property
    def has_sender(self) -> bool:
        """Whether the sender left a name or a contact."""
        return bool(self.name or self.contact)

    def sender(self) -> Mapping[str, Any]:
        """Name and contact of the sender. Call the action `see_sender` first."""
        return {"name": self.name, "contact": self.contact}
