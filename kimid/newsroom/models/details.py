"""The details that only some kinds of stories have."""

from collections.abc import Iterator
from typing import Final

from django.db import models

from kimid.lib.codes import Level
from kimid.wire.verdicts import UNVERIFIED, JudgedClaim, Verdict


class SignedAs(models.TextChoices):
    """In whose name a story is published, if not in that of its writer."""

    NEWSROOM = "newsroom", "Redaksi KIM"


class DetailFields(models.Model):
    """Fields that only some kinds of stories have.

    An agenda has a time and a place, an announcement an end, a fact check a claim and a verdict, an
    advertorial a payer.
    """

    starts_at = models.DateTimeField(null=True, blank=True)
    ends_at = models.DateTimeField(null=True, blank=True)  # of an event or of an announcement
    venue = models.CharField(max_length=120, blank=True)
    organiser = models.CharField(max_length=120, blank=True)
    paid_by = models.CharField(max_length=120, blank=True)
    claim = models.CharField(max_length=500, blank=True)  # in the words in which people share it
    claim_seen = models.CharField(max_length=200, blank=True)  # where people share it
    claim_since = models.DateField(null=True, blank=True)
    verdict = models.CharField(max_length=10, choices=Verdict, blank=True)
    reach = models.CharField(max_length=200, blank=True)  # how far it spread, in words
    # The level of the region above that a claim concerns.
    area_level = models.PositiveSmallIntegerField(default=Level.REGENCY.value)
    co_writers = models.CharField(max_length=120, blank=True)  # names, as readers see them
    # In whose name readers have it; the record keeps who wrote it.
    signed_as = models.CharField(max_length=10, choices=SignedAs, blank=True)

    class Meta:
        abstract = True

    def later_details(self) -> Iterator[tuple[str, object]]:
        """The details that were added since, by their names."""
        for each in DetailFields._meta.get_fields():
            if each.name not in FIRST_DETAILS:
                yield each.name, getattr(self, each.name)

    @property
    def is_unverified(self) -> bool:
        """Whether it is published and nobody has confirmed it yet."""
        return False

    @property
    def verdict_label(self) -> str:
        """`Salah`; empty without a verdict."""
        return Verdict(self.verdict).label if self.verdict else ""

    @property
    def verdict_tone(self) -> str:
        if self.is_unverified:
            return "warn"
        return Verdict(self.verdict).tone if self.verdict else "plain"

    @property
    def outcome(self) -> str:
        """`Hoaks dibantah`; `Belum terverifikasi` before it is; empty without a verdict."""
        if self.is_unverified:
            return UNVERIFIED
        return Verdict(self.verdict).outcome if self.verdict else ""

    @property
    def answered_claim(self) -> JudgedClaim | None:
        """The claim that was typed and the answer to it, whatever the kind; None without both."""
        if not self.claim or not self.verdict:
            return None
        return JudgedClaim(self.claim, UNVERIFIED if self.is_unverified else self.verdict_label)


# Every digest holds these; one that was added later only where it says something, so that the
# content of before has the digest that people confirmed.
FIRST_DETAILS: Final = (
    "starts_at",
    "ends_at",
    "venue",
    "organiser",
    "paid_by",
    "claim",
    "claim_seen",
    "claim_since",
    "verdict",
    "reach",
    "area_level",
)
