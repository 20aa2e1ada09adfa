from datetime import datetime, timedelta
from typing import ClassVar, Final, Self

from django.db import models
from django.db.models import Q

from kimid.events.permissions import Scope
from kimid.lib.codes import public_id
from kimid.people.models import Person
from kimid.sites.guard import SiteManager
from kimid.sites.models import Site

# kimid promises an answer within two days.
ANSWER_WITHIN: Final = timedelta(days=2)
_TICKET_LETTERS: Final = 10


class Complaint(models.TextChoices):
    WRONG = "wrong", "Isinya keliru"
    HOAX = "hoax", "Kabar bohong"
    HATE = "hate", "Menghina suku, agama, atau orang"
    PRIVATE = "private", "Menyebut data pribadi"
    CHILD = "child", "Menampilkan anak tanpa izin"
    GAMBLING = "gambling", "Judi atau penipuan"
    COPIED = "copied", "Foto atau tulisan saya dipakai"
    OTHER = "other", "Hal lain"


class Outcome(models.TextChoices):
    UNCHANGED = "kept", "Isi tetap"
    CORRECTED = "corrected", "Sudah diperbaiki"
    TAKEN_DOWN = "taken_down", "Sudah ditarik"
    PASSED_ON = "passed_on", "Diteruskan ke yang berwenang"


def new_ticket() -> str:
    """A random name for a report. It opens the page of the report, so nobody may guess it."""
    return public_id(_TICKET_LETTERS)


class Report(models.Model):
    """A report about something public. The sender is unknown, unless they left a contact."""

    site = models.ForeignKey(Site, models.PROTECT, related_name="+")
    ticket = models.CharField(max_length=_TICKET_LETTERS, default=new_ticket, unique=True)
    # Of the page on this site. Empty: the site as a whole.
    path = models.CharField(max_length=120, blank=True)
    title = models.CharField(max_length=140)  # of the page at the time of the report
    complaint = models.CharField(max_length=10, choices=Complaint)
    words = models.TextField()
    contact = models.CharField(max_length=100, blank=True)
    reported_at = models.DateTimeField()
    is_held = models.BooleanField(default=False)  # many came at once: stands behind the others
    outcome = models.CharField(max_length=10, choices=Outcome, blank=True)
    answer = models.CharField(max_length=500, blank=True)
    answered_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    answered_at = models.DateTimeField(null=True)

    objects: ClassVar[SiteManager[Self]] = SiteManager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(answered_at=None, answered_by=None, outcome="", answer="")
                | Q(answered_at__isnull=False, answered_by__isnull=False)
                & ~Q(outcome="")
                & ~Q(answer=""),
                name="report_is_answered_with_outcome_and_words",
            ),
        ]
        indexes = [
            models.Index(
                fields=["site", "reported_at"], condition=Q(answered_at=None), name="report_waiting"
            ),
            models.Index(fields=["site", "-reported_at"], name="report_of_site"),
        ]

    def __str__(self) -> str:
        return f"{self.ticket} {self.complaint}"

    def scope(self) -> Scope:
        return Scope(self.site_id, self.site.region_id)

    @property
    def due_at(self) -> datetime:
        """The promised time of the answer."""
        return self.reported_at + ANSWER_WITHIN
