"""The sources of a story, and the people who confirm it."""

from typing import ClassVar, Final, Self

from django.db import models
from django.db.models import Q

from kimid.access.models import OneUseLink
from kimid.newsroom.models.story import Story
from kimid.people.models import Person
from kimid.sites.guard import SiteManager
from kimid.sites.models import Site

# Readers see this in place of a withheld name.
NAME_WITHHELD: Final = "nama dirahasiakan, diketahui redaktur"


class SourceKind(models.TextChoices):
    """How the group knows it."""

    SEEN = "seen", "Lihat sendiri"
    INTERVIEW = "interview", "Wawancara"
    DOCUMENT = "document", "Surat atau dokumen"
    WORD_OF_MOUTH = "told", "Cerita orang"
    OFFICE = "office", "Instansi"
    MEDIA = "media", "Media lain"


class Source(models.Model):
    """Where a story comes from: who saw, said or wrote it, and when.

    The name is public unless `withheld_reason` is set. Readers then see the reason. Only editors
    see `contact` and a withheld name, through the action `see_source`.
    """

    site = models.ForeignKey(Site, models.PROTECT, related_name="+")
    story = models.ForeignKey(Story, models.CASCADE, related_name="sources")
    kind = models.CharField(max_length=10, choices=SourceKind)
    name = models.CharField(max_length=120)
    on = models.DateField()
    added_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    contact = models.CharField(max_length=100, blank=True)
    withheld_reason = models.CharField(max_length=200, blank=True)
    # Since when it is in doubt who wrote it: that account was in other hands, or may have been.
    doubted_at = models.DateTimeField(null=True)

    objects: ClassVar[SiteManager[Self]] = SiteManager()

    class Meta:
        constraints = [
            # the name that readers do not see is known to the editors of the group
            models.CheckConstraint(
                condition=Q(withheld_reason="") | ~Q(name=""),
                name="source_withheld_is_known_to_the_group",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} #{self.pk}"

    @property
    def public_name(self) -> str:
        """The name as readers see it."""
        return NAME_WITHHELD if self.withheld_reason else self.name

    @property
    def has_private_details(self) -> bool:
        """Whether it has a contact or a withheld name, which only editors may see."""
        return bool(self.withheld_reason or self.contact)


class HowKnown(models.TextChoices):
    """How somebody knows that a story is true, in the words that readers have."""

    SEEN = "seen", "melihat sendiri"
    TOOK_PART = "took_part", "ikut di sana"
    ASKED = "asked", "bertanya langsung"
    DOCUMENT = "document", "dari dokumen"


class Confirmation(models.Model):
    """Somebody who did not write the story says that it is true, and how they know: a person with
    an account, the holder of a one-use link, or a witness whose words a member wrote down.

    `name` is that of whoever confirmed, as it was then.
    """

    site = models.ForeignKey(Site, models.PROTECT, related_name="+")
    story = models.ForeignKey(Story, models.CASCADE, related_name="confirmations")
    person = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    link = models.OneToOneField(OneUseLink, models.PROTECT, null=True, related_name="+")
    # of a witness: who met them, and whether they signed a paper
    recorded_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    is_on_paper = models.BooleanField(default=False)
    name = models.CharField(max_length=100)
    how_known = models.CharField(max_length=300)
    # The same in fixed words: these are what readers have, not the name and not the sentence.
    known_by = models.CharField(max_length=10, choices=HowKnown, blank=True)
    # Whoever confirmed ticked that readers may have their initials.
    shows_initials = models.BooleanField(default=False)
    revision = models.PositiveIntegerField(default=1)  # the revision that was confirmed
    at = models.DateTimeField()
    voided_at = models.DateTimeField(null=True)

    objects: ClassVar[SiteManager[Self]] = SiteManager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(person__isnull=False, link=None, recorded_by=None)
                | Q(person=None, link__isnull=False, recorded_by=None)
                | Q(person=None, link=None, recorded_by__isnull=False),
                name="confirmation_is_by_person_link_or_witness",
            ),
            models.CheckConstraint(
                condition=Q(is_on_paper=False) | Q(recorded_by__isnull=False),
                name="confirmation_on_paper_is_of_a_witness",
            ),
            models.UniqueConstraint(
                fields=["story", "person"],
                condition=Q(voided_at=None, person__isnull=False),
                name="person_confirms_a_story_once",
            ),
            models.UniqueConstraint(
                fields=["story", "recorded_by"],
                condition=Q(voided_at=None, recorded_by__isnull=False),
                name="person_records_one_witness_of_a_story",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name}: {self.story_id}"
