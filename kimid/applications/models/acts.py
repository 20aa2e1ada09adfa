"""Acts over a KIM that is in the register."""

from datetime import date

from django.db import models
from django.db.models import Q

from kimid.applications.models.application import Application
from kimid.places.models import Region
from kimid.registry.models.kim import Kim


class ActKind(models.TextChoices):
    """What is to become of the KIM."""

    DISSOLUTION = "dissolve", "Pembubaran"
    MERGER = "merge", "Penggabungan"
    MOVE = "move", "Pindah desa"


class Consent(models.TextChoices):
    """What the chair of a KIM says when another wants to go into it."""

    NONE = "", "Belum dijawab"
    YES = "yes", "Setuju"
    NO = "no", "Tidak setuju"


class Act(models.Model):
    """The end or the move of a KIM, as the deciding paper of its application says it."""

    application = models.OneToOneField(
        Application, models.CASCADE, primary_key=True, related_name="act"
    )
    kind = models.CharField(max_length=10, choices=ActKind)
    holds_from = models.DateField(null=True)
    why = models.TextField(blank=True)

    # Of a merger: the other KIM, and what its chair says.
    into = models.ForeignKey(Kim, models.PROTECT, null=True, related_name="+")
    into_answer = models.CharField(max_length=3, choices=Consent, blank=True)
    into_note = models.CharField(max_length=300, blank=True)

    # Of a move: where the KIM was when it was begun, and where it goes.
    from_region = models.ForeignKey(Region, models.PROTECT, null=True, related_name="+")
    to_region = models.ForeignKey(Region, models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(kind=ActKind.MERGER, into__isnull=False)
                | Q(into=None, into_answer="", into_note=""),
                name="act_goes_into_a_kim_by_merger",
            ),
            models.CheckConstraint(
                condition=Q(kind=ActKind.MOVE, from_region__isnull=False)
                | (~Q(kind=ActKind.MOVE) & Q(from_region=None, to_region=None)),
                name="act_has_places_of_a_move",
            ),
        ]

    def __str__(self) -> str:
        return f"#{self.pk} {self.kind}"

    @property
    def since(self) -> date:
        """The day from which it holds. Raises ValueError before that is filled in."""
        if self.holds_from is None:
            raise ValueError(f"act {self.pk} has no day")
        return self.holds_from
