from datetime import date
from typing import ClassVar, Final, NotRequired, Self, TypedDict

from django.db import models
from django.db.models import F, Q

from kimid.access.models import Invitation
from kimid.applications.flow import OPEN_STEPS, SENT_STEPS, ApplicationStep
from kimid.events.permissions import Scope
from kimid.lib import codes
from kimid.people.models import Person
from kimid.places.models import Region
from kimid.registry.models.kim import Kim

CODE_LENGTH: Final = 12


class NamedOfficer(TypedDict):
    """An officer as an application names them."""

    post: str
    name: str
    section: NotRequired[str]


class LineFinding(TypedDict):
    """What an officer found when comparing one line with the decree. It counts while the line still
    says `value`.
    """

    mark: str  # a Fit
    note: str
    value: str


class Fit(models.TextChoices):
    """How a line of an application compares with the decree."""

    FITS = "fits", "Cocok"
    DIFFERS = "differs", "Beda"
    UNREADABLE = "unreadable", "Tak terbaca"


class HeadAnswer(models.TextChoices):
    """What the head of the village says of the decree."""

    NONE = "", "Belum ditanya"
    YES = "yes", "Benar"
    NO = "no", "Tidak benar"


class Purpose(models.TextChoices):
    """What an application asks for."""

    FOUNDING = "founding", "KIM baru"
    RENEWAL = "renewal", "SK baru atau ganti pengurus"
    ACT = "act", "Pembubaran, penggabungan, atau pindah desa"  # its `Act` says which


def new_code() -> str:
    """Opens an application; cannot be guessed."""
    return codes.public_id(CODE_LENGTH)


class ApplicationQuerySet(models.QuerySet["Application"]):
    """Applications by where they stand."""

    def below(self, code: str) -> Self:
        """Those of a region and of all below it."""
        return self.filter(region__code__range=codes.span(code))


class Application(models.Model):
    """Somebody asks for a KIM to be entered into the register, for its new decree, or for an act
    over it: its way through the office, and the decree. What an act is about is in its `Act`.
    """

    code = models.CharField(max_length=CODE_LENGTH, unique=True, default=new_code)
    purpose = models.CharField(max_length=10, choices=Purpose, default=Purpose.FOUNDING)
    step = models.CharField(max_length=10, choices=ApplicationStep, default=ApplicationStep.BEGUN)
    begun_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)
    due_on = models.DateField(null=True)  # the last day of the regency's promise
    # Nobody has answered by then: from now on the province may.
    escalated_at = models.DateTimeField(null=True)
    # The account that began it. A founder has none: then an officer did it on their behalf.
    entered_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    # Ids of the accounts that filled it in or sent it, and of an official who was the last to sign
    # in on the browser that sent it without an account. They do not decide on it.
    handled_by = models.JSONField(default=list)

    # On the desk: who takes care of it and for which office, and the number of the letter by which
    # it came in, as the office files it.
    holder = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    holder_office = models.ForeignKey(Region, models.PROTECT, null=True, related_name="+")
    letter_number = models.CharField(max_length=80, blank=True)

    applicant = models.CharField(max_length=100)  # who asks: of a founding, its founder
    phone = models.CharField(max_length=20)
    # The place whose office answers for it. It follows the KIM when that moves later.
    region = models.ForeignKey(Region, models.PROTECT, null=True, related_name="+")
    hamlet = models.CharField(max_length=60, blank=True)  # a KIM of one part of the village
    name = models.CharField(max_length=120, blank=True)  # of the KIM

    # Of a founding.
    origin_code = models.CharField(
        max_length=10, blank=True
    )  # the region whose page led here, or whose office began it
    is_held = models.BooleanField(default=False)  # many were begun at once: stands behind others
    label = models.CharField(max_length=63, blank=True)  # the address of its site
    invitation = models.ForeignKey(
        Invitation, models.PROTECT, null=True, related_name="+"
    )  # by which the founder comes in

    # Of a founding or a renewal: what the decree says, and its village head of it.
    officers = models.JSONField(default=list)  # NamedOfficer
    members = models.JSONField(default=list)  # names of those who hold no office
    decree_number = models.CharField(max_length=80, blank=True)
    issuer = models.CharField(max_length=10, blank=True)  # a policies.Issuer
    issuer_name = models.CharField(max_length=100, blank=True)
    issued_on = models.DateField(null=True)
    valid_until = models.DateField(null=True)

    head_name = models.CharField(max_length=100, blank=True)
    head_answer = models.CharField(max_length=3, choices=HeadAnswer, blank=True)
    head_note = models.CharField(max_length=300, blank=True)
    # Who wrote down what the head said to their face. None when the head answered by the link.
    head_recorded_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")

    findings = models.JSONField(default=dict)  # Mark by the name of a line
    question = models.TextField(blank=True)
    asked_findings = models.JSONField(
        default=dict
    )  # Finding by the name of a line: what did not fit when it was asked back the last time
    decided_at = models.DateTimeField(null=True)
    decided_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    deciding_office = models.ForeignKey(
        Region, models.PROTECT, null=True, related_name="+"
    )  # the office that decided
    reason = models.TextField(blank=True)  # why it was refused
    # The KIM whose application it is. A founding has none before it is verified.
    kim = models.ForeignKey(Kim, models.PROTECT, null=True, related_name="applications")

    objects: ClassVar[models.Manager["Application"]] = ApplicationQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(step=ApplicationStep.BEGUN)
                | Q(region__isnull=False, sent_at__isnull=False),
                name="application_is_sent_from_a_place",
            ),
            models.CheckConstraint(
                condition=~Q(step=ApplicationStep.VERIFIED)
                | Q(kim__isnull=False, decided_at__isnull=False),
                name="application_is_verified_with_a_kim",
            ),
            models.CheckConstraint(
                condition=~Q(step=ApplicationStep.REFUSED)
                | (Q(decided_at__isnull=False) & ~Q(reason="")),
                name="application_is_refused_with_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(issued_on=None)
                | Q(valid_until=None)
                | Q(valid_until__gte=F("issued_on")),
                name="application_decree_ends_after_it_begins",
            ),
            models.CheckConstraint(
                condition=~Q(purpose=Purpose.FOUNDING)
                | Q(step=ApplicationStep.VERIFIED)
                | Q(kim=None),
                name="application_founds_its_kim_when_verified",
            ),
            models.CheckConstraint(
                condition=Q(purpose=Purpose.FOUNDING)
                | Q(kim__isnull=False, origin_code="", label="", is_held=False, invitation=None),
                name="application_of_a_kim_founds_none",
            ),
            models.CheckConstraint(
                condition=~Q(purpose=Purpose.ACT)
                | Q(
                    officers=[],
                    members=[],
                    decree_number="",
                    issuer="",
                    issuer_name="",
                    issued_on=None,
                    valid_until=None,
                    head_name="",
                    head_answer="",
                    head_note="",
                    head_recorded_by=None,
                ),
                name="application_for_an_act_has_no_decree",
            ),
            models.CheckConstraint(
                condition=Q(holder=None, holder_office=None)
                | Q(holder__isnull=False, holder_office__isnull=False),
                name="application_is_held_for_an_office",
            ),
        ]
        indexes = [
            models.Index(fields=["region", "step", "sent_at"], name="application_of_region"),
            models.Index(
                fields=["holder"],
                condition=Q(holder__isnull=False),
                name="application_of_holder",
            ),
        ]

    def __str__(self) -> str:
        return f"#{self.pk} {self.step}"

    def scope(self) -> Scope:
        """Where it stands: in the place it names, and before that where it was begun; what a KIM
        asks for on its site too.
        """
        own = None if self.is_founding else self.registered_kim.site_id
        return Scope(own, self.region_id or self.begun_in or codes.NATION)

    @property
    def begun_in(self) -> str:
        """The code of the region in which it was begun; empty for the nation."""
        return self.origin_code if self.is_founding else self.registered_kim.region_id

    @property
    def registered_kim(self) -> Kim:
        """The KIM that it asks about, or that came of it. Raises Kim.DoesNotExist for a founding
        that nobody has verified.
        """
        if self.kim is None:
            raise Kim.DoesNotExist(f"no KIM came of application {self.pk}")
        return self.kim

    @property
    def sent_region(self) -> Region:
        """The place of an application that was sent. Raises Region.DoesNotExist before it names
        one.
        """
        if self.region is None:
            raise Region.DoesNotExist(f"application {self.pk} names no place")
        return self.region

    @property
    def decree_date(self) -> date:
        """The day of its decree. Raises ValueError before that is filled in."""
        if self.issued_on is None:
            raise ValueError(f"application {self.pk} has no day of a decree")
        return self.issued_on

    @property
    def is_renewal(self) -> bool:
        """Whether a KIM that is in the register asks for a new decree."""
        return self.purpose == Purpose.RENEWAL

    @property
    def is_founding(self) -> bool:
        """Whether it asks for a new KIM."""
        return self.purpose == Purpose.FOUNDING

    @property
    def is_on_behalf(self) -> bool:
        """Whether an office began it for a group without phone or signal."""
        return self.is_founding and self.entered_by_id is not None

    @property
    def is_act(self) -> bool:
        """Whether it asks for the end or the move of a KIM."""
        return self.purpose == Purpose.ACT

    @property
    def into(self) -> Kim | None:
        """The other KIM of a merger, once it is named."""
        return self.act.into if self.is_act else None

    @property
    def asks_for(self) -> str:
        """What it asks for, in words: of an act, which one."""
        return self.act.get_kind_display() if self.is_act else self.get_purpose_display()

    @property
    def is_open(self) -> bool:
        """Whether the applicant may still change it."""
        return self.step in OPEN_STEPS

    @property
    def is_sent(self) -> bool:
        """Whether an office has seen it."""
        return self.step in SENT_STEPS

    @property
    def head_answer_text(self) -> str:
        """What the head of the village says of the decree, and how it came to the office."""
        verdict = (
            "membenarkan SK ini"
            if self.head_answer == HeadAnswer.YES
            else "menyatakan SK ini tidak benar"
        )
        recorder = self.head_recorded_by
        how = f" (tatap muka, dicatat oleh {recorder.name})" if recorder else ""
        return f"{self.head_name} {verdict}{how}"

    @property
    def handler_ids(self) -> set[int]:
        """The ids of all accounts in whose hands it was before it was sent."""
        entered = [self.entered_by_id] if self.entered_by_id else []
        return {*self.handled_by, *entered}

    @property
    def spaced_code(self) -> str:
        """The code as people read it aloud: `k7mp 3xqa hn2w`."""
        return " ".join(self.code[at : at + 4] for at in range(0, CODE_LENGTH, 4))

    @property
    def people_count(self) -> int:
        """How many people belong to the KIM."""
        return len(self.officers) + len(self.members)

    def is_late(self, today: date) -> bool:
        """Whether the promise of the regency is over and nobody has answered."""
        return self.step == ApplicationStep.SENT and self.due_on is not None and today > self.due_on
