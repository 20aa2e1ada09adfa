"""What the group says about a story and what it decides."""

from typing import ClassVar, Final, Self

from django.db import models
from django.db.models import Q

from kimid.lib.text import with_full_stop
from kimid.newsroom.models.meeting import Meeting
from kimid.newsroom.models.story import Story
from kimid.people.models import Person
from kimid.sites.guard import SiteManager
from kimid.sites.models import Site


class Message(models.Model):
    """A message about a story in the group's thread."""

    site = models.ForeignKey(Site, models.PROTECT, related_name="+")
    story = models.ForeignKey(Story, models.CASCADE, related_name="messages")
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    text = models.TextField(blank=True)
    photos = models.JSONField(default=list, blank=True)  # list of Picture, seen by the group only
    voice = models.JSONField(default=dict, blank=True)  # an AttachmentData, or empty
    at = models.DateTimeField()
    # Since when it is in doubt who wrote it: that account was in other hands, or may have been.
    doubted_at = models.DateTimeField(null=True)
    # What the phone calls it, so that it is one message however often it is sent. Empty from pages.
    number = models.CharField(max_length=10, blank=True)

    objects: ClassVar[SiteManager[Self]] = SiteManager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["story", "by", "number"],
                condition=~Q(number=""),
                name="message_from_a_phone_once",
            )
        ]

    def __str__(self) -> str:
        return f"#{self.pk}"


class Mention(models.Model):
    """A message names a person of the group. It waits for them until they have read it."""

    site = models.ForeignKey(Site, models.PROTECT, related_name="+")
    message = models.ForeignKey(Message, models.CASCADE, related_name="mentions")
    story = models.ForeignKey(Story, models.CASCADE, related_name="mentions")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    read_at = models.DateTimeField(null=True)

    objects: ClassVar[SiteManager[Self]] = SiteManager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["message", "person"], name="person_is_mentioned_once_in_a_message"
            )
        ]
        indexes = [
            models.Index(
                fields=["person", "site"], condition=Q(read_at=None), name="mention_waiting"
            )
        ]

    def __str__(self) -> str:
        return f"{self.person_id} in {self.message_id}"


class Feeling(models.TextChoices):
    """The answers to a message that take one tap."""

    AGREE = "agree", "Setuju"
    DOUBT = "doubt", "Perlu dicek"
    THANKS = "thanks", "Terima kasih"


class Reaction(models.Model):
    """A person's answer to a message by one tap. Each person has one."""

    site = models.ForeignKey(Site, models.PROTECT, related_name="+")
    message = models.ForeignKey(Message, models.CASCADE, related_name="reactions")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    feeling = models.CharField(max_length=10, choices=Feeling)

    objects: ClassVar[SiteManager[Self]] = SiteManager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["message", "person"], name="one_reaction_of_a_person_to_a_message"
            )
        ]

    def __str__(self) -> str:
        return f"{self.feeling}: {self.message_id}"


class TalkMode(models.TextChoices):
    THREAD = "thread", "Di obrolan ini"
    MEETING = "meeting", "Dalam rapat"
    ORAL = "oral", "Lisan"


class Decision(models.TextChoices):
    PUBLISH = "publish", "Terbitkan"
    FOLLOW_UP = "follow_up", "Tindak lanjuti"
    ASK_FIRST = "ask_first", "Tanyakan dulu"
    DECLINE = "decline", "Jangan terbit"


# The outcome of each decision, as a sentence.
_OUTCOMES: Final = {
    Decision.PUBLISH: "Disetujui terbit",
    Decision.FOLLOW_UP: "Perlu ditindaklanjuti",
    Decision.ASK_FIRST: "Ditanyakan dulu",
    Decision.DECLINE: "Tidak diterbitkan",
}


class Talk(models.Model):
    """A discussion of a story and its decision. An oral one counts when names or a number are
    noted.
    """

    site = models.ForeignKey(Site, models.PROTECT, related_name="+", db_index=False)
    story = models.ForeignKey(Story, models.CASCADE, related_name="talks")
    meeting = models.ForeignKey(Meeting, models.PROTECT, null=True, related_name="talks")
    form = models.CharField(max_length=10, choices=TalkMode)
    decision = models.CharField(max_length=10, choices=Decision)
    people_count = models.PositiveSmallIntegerField()
    names = models.CharField(max_length=1000, blank=True)
    reason = models.CharField(max_length=300, blank=True)
    recorded_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    # Since when it is in doubt who wrote it: that account was in other hands, or may have been.
    doubted_at = models.DateTimeField(null=True)

    objects: ClassVar[SiteManager[Self]] = SiteManager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(people_count__gte=2), name="talk_has_at_least_two_people"
            ),
            models.CheckConstraint(
                condition=Q(decision=Decision.PUBLISH) | ~Q(reason=""),
                name="talk_says_why_it_is_not_published",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.form}: {self.decision}"

    @property
    def outcome(self) -> str:
        """`Ditanyakan dulu: Tanya harga ke pengepul.`"""
        label = _OUTCOMES[Decision(self.decision)]
        return f"{label}: {with_full_stop(self.reason)}" if self.reason else f"{label}."
