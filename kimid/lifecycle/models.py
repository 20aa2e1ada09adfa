"""What offices and groups do about the life of a KIM: visits, revivals, suspensions, quarantines.
Rows stay as its history.
"""

from datetime import date, datetime
from typing import Self

from django.db import models
from django.db.models import F, Q

from kimid.events.permissions import Scope
from kimid.lib import clock
from kimid.people.models import Person
from kimid.places.models import Region
from kimid.registry.models.kim import Kim
from kimid.sites.stages import LifeStage


class StopReason(models.TextChoices):
    """Why a KIM may be suspended. What it writes is none of them: a story is answered, corrected or
    reported.
    """

    DECREE = "decree", "Pengurus atau SK dipersengketakan"
    NAME = "name", "Nama atau alamat KIM dipakai orang lain"
    LAW = "law", "Berulang kali melanggar hukum, sesudah ditegur"
    MONEY = "money", "Menarik uang atas nama KIM"


class Threat(models.TextChoices):
    """Why a site is closed at once."""

    BREACH = "breach", "Peretasan: akun atau situs dikuasai orang lain"
    GAMBLING = "gambling", "Judi: iklan atau tautan judi disisipkan"
    MALWARE = "malware", "Berkas atau tautan berbahaya"
    FRAUD = "fraud", "Penipuan: halaman palsu atau pemancing data"


class VisitQuerySet(models.QuerySet["CoachingVisit"]):
    """Coaching visits, and which of them reports count."""

    def counted(self) -> Self:
        """Those with a letter of assignment that nobody has withdrawn."""
        return self.filter(recorded_at__isnull=False, withdrawn_at=None)

    def counted_at(self, moment: datetime) -> Self:
        """Those that were counted at a moment, whatever became of them since."""
        rows = self.filter(recorded_at__lte=moment)
        return rows.filter(Q(withdrawn_at=None) | Q(withdrawn_at__gt=moment))


class CoachingVisit(models.Model):
    """An official visits a KIM, or a place that has none yet.

    It begins in one of two ways. A KIM took a step down, so its office visits it: the row waits, is
    planned, and is done with its result. Or an official writes it down once it took place. Reports
    count it from when it has its letter of assignment (`recorded_at`).
    """

    kim = models.ForeignKey(Kim, models.PROTECT, null=True, related_name="visits")
    # Where its silence has led the KIM; nothing where nobody knows, and of a place without a KIM.
    stage = models.CharField(max_length=12, choices=LifeStage, blank=True)
    since = models.DateTimeField()
    planned_on = models.DateField(null=True)
    result = models.TextField(blank=True)
    next_step = models.CharField(max_length=200, blank=True)
    done_at = models.DateTimeField(null=True)
    done_by = models.ForeignKey(
        Person, models.PROTECT, null=True, related_name="+"
    )  # nobody when the KIM came back by itself

    # What reports need: all of it, or nothing.
    office = models.ForeignKey(Region, models.PROTECT, null=True, related_name="+", db_index=False)
    region = models.ForeignKey(Region, models.PROTECT, null=True, related_name="+")  # where
    on = models.DateField(null=True)
    letter_number = models.CharField(max_length=80, blank=True)  # of the letter of assignment
    recorded_at = models.DateTimeField(null=True)
    recorded_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    # Recorded by mistake. It counts no more, and stays on record.
    withdrawn_at = models.DateTimeField(null=True)

    objects = VisitQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["kim"], condition=Q(done_at=None), name="one_visit_waits_per_kim"
            ),
            models.CheckConstraint(
                condition=Q(done_at=None) | ~Q(result=""), name="visit_ends_with_a_result"
            ),
            models.CheckConstraint(
                condition=Q(
                    office=None,
                    region=None,
                    on=None,
                    letter_number="",
                    recorded_at=None,
                    recorded_by=None,
                    withdrawn_at=None,
                    kim__isnull=False,
                )
                | Q(
                    office__isnull=False,
                    region__isnull=False,
                    on__isnull=False,
                    recorded_at__isnull=False,
                    recorded_by__isnull=False,
                    done_at__isnull=False,
                )
                & ~Q(letter_number=""),
                name="visit_is_recorded_whole",
            ),
        ]
        indexes = [
            models.Index(fields=["kim", "-id"], name="visit_of_kim"),
            models.Index(fields=["office", "on"], name="recorded_visit_of_office"),
        ]

    def __str__(self) -> str:
        return f"visit #{self.pk} of {self.kim_id or self.region_id}"

    def scope(self) -> Scope:
        """That of the office that recorded it; before, that of the place of its KIM."""
        return Scope(None, self.office_id or (self.kim.region_id if self.kim else ""))

    @property
    def place(self) -> str:
        """Whom it was about: `KIM Teluk Kapuas, Desa Teluk Kapuas`."""
        region = self.region or (self.kim.region if self.kim else None)
        name = region.full_name if region else ""
        return f"{self.kim.name}, {name}" if self.kim else name

    @property
    def day(self) -> date | None:
        """When it took place, as far as somebody wrote that down; None while it waits."""
        if self.done_at is None:
            return None
        region = self.region or (self.kim.region if self.kim else None)
        zone = region.zone if region else "WIB"
        return self.on or self.planned_on or clock.today(self.done_at, zone)


class Revival(models.Model):
    """A KIM asks to come back, or its office brings it back."""

    kim = models.ForeignKey(Kim, models.PROTECT, related_name="revivals")
    asked_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    asked_at = models.DateTimeField(null=True)
    plan = models.TextField(blank=True)  # who goes on, and with what
    decided_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)
    is_granted = models.BooleanField(default=False)
    note = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["kim"], condition=Q(decided_at=None), name="one_revival_waits_per_kim"
            )
        ]

    def __str__(self) -> str:
        return f"revival #{self.pk} of {self.kim_id}"


class Suspension(models.Model):
    """Two officers stop a KIM for a reason. The office above decides on an appeal."""

    kim = models.ForeignKey(Kim, models.PROTECT, related_name="suspensions")
    reason = models.CharField(max_length=10, choices=StopReason)
    words = models.TextField()
    office = models.ForeignKey(
        Region, models.PROTECT, related_name="+"
    )  # the higher of those of the two
    proposed_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField()
    agreed_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    agreed_at = models.DateTimeField(null=True)
    appeal = models.TextField(blank=True)
    appealed_at = models.DateTimeField(null=True)
    answer = models.TextField(blank=True)  # to the appeal
    answered_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    answered_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    end_note = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["kim"], condition=Q(ended_at=None), name="one_suspension_runs_per_kim"
            ),
            models.CheckConstraint(
                condition=Q(agreed_by=None) | ~Q(agreed_by=F("proposed_by")),
                name="suspension_needs_two",
            ),
            models.CheckConstraint(
                condition=Q(answered_at=None) | ~Q(answer=""), name="appeal_is_answered_in_words"
            ),
        ]

    def __str__(self) -> str:
        return f"suspension #{self.pk} of {self.kim_id}"

    @property
    def is_in_force(self) -> bool:
        """Whether two have agreed and nobody has ended it."""
        return self.agreed_at is not None and self.ended_at is None

    @property
    def has_open_appeal(self) -> bool:
        """Whether an objection waits for an answer."""
        return self.appealed_at is not None and self.answered_at is None


class Quarantine(models.Model):
    """A site is closed for its readers at once, because it would harm them."""

    kim = models.ForeignKey(Kim, models.PROTECT, related_name="quarantines")
    threat = models.CharField(max_length=10, choices=Threat)
    words = models.TextField(blank=True)
    begun_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    begun_at = models.DateTimeField()
    lifted_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    lifted_at = models.DateTimeField(null=True)
    note = models.TextField(blank=True)  # what was put right

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["kim"], condition=Q(lifted_at=None), name="one_quarantine_runs_per_kim"
            )
        ]

    def __str__(self) -> str:
        return f"quarantine #{self.pk} of {self.kim_id}"
