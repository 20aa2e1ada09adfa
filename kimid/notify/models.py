from typing import Final

from django.db import models
from django.db.models import Q

from kimid.events.permissions import Role, Scope
from kimid.notify.kinds import NoticeTopic
from kimid.people.models import Person
from kimid.places.models import Region
from kimid.sites.models import Site

# After so many refused mails an address gets no more, until its owner confirms it again.
MAX_FAILURES: Final = 3


class Notice(models.Model):
    """Somebody must know something: a person, or whoever holds a post (`role` or a higher one) on
    this very site or region.

    `except_for` caused it, so it is not for them. `key` keeps a second run of a reaction from
    giving it twice. A notice that waits for an act has ended when the act is done, by whomever.
    """

    kind = models.CharField(max_length=60)
    topic = models.CharField(max_length=10, choices=NoticeTopic)
    person = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+", db_index=False)
    site = models.ForeignKey(Site, models.PROTECT, null=True, related_name="+", db_index=False)
    region = models.ForeignKey(Region, models.PROTECT, null=True, related_name="+", db_index=False)
    role = models.CharField(max_length=20, blank=True)
    except_for = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    subject = models.CharField(max_length=60)
    subject_id = models.CharField(max_length=40)
    key = models.CharField(max_length=64, unique=True)
    title = models.CharField(max_length=160)
    why = models.CharField(max_length=240)
    link = models.CharField(max_length=200)  # a path of the workspace
    made_at = models.DateTimeField()
    matters_until = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(person__isnull=False, role="")
                | Q(person=None, site__isnull=False, region=None) & ~Q(role="")
                | Q(person=None, site=None, region__isnull=False) & ~Q(role=""),
                name="notice_is_for_a_person_or_a_post",
            ),
        ]
        indexes = [
            models.Index(fields=["person", "-made_at"], name="notice_of_person"),
            models.Index(fields=["site", "-made_at"], name="notice_of_site"),
            models.Index(fields=["region", "-made_at"], name="notice_of_region"),
            models.Index(
                fields=["subject", "subject_id"],
                condition=Q(ended_at=None),
                name="notice_open_of_subject",
            ),
        ]

    def __str__(self) -> str:
        return f"#{self.pk} {self.kind}"

    @property
    def place_name(self) -> str:
        """The name of its KIM or its region, as it stands in e-mails."""
        return self.site.name if self.site else self.region.full_name if self.region else ""


class NoticeRead(models.Model):
    """A person has read a notice, or has done their own part of what it waits for."""

    notice = models.ForeignKey(Notice, models.CASCADE, related_name="reads")
    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    read_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["notice", "person"], name="notice_read_once_by_person")
        ]

    def __str__(self) -> str:
        return f"{self.notice_id} by {self.person_id}"


class Speed(models.TextChoices):
    """When an e-mail tells of a notice."""

    NOW = "now", "Segera"
    DIGEST = "digest", "Pukul 06.00"
    BELL = "bell", "Di lonceng saja"


def _speed(default: Speed) -> "models.CharField[str, str]":
    return models.CharField(max_length=6, choices=Speed, default=default)


class NoticeAddress(models.Model):
    """Where the notices of a person go by e-mail, and how fast; or the shared mailbox of an office.

    Nothing is sent before somebody has opened the link in the first mail.
    """

    person = models.OneToOneField(Person, models.PROTECT, null=True, related_name="+")
    region = models.OneToOneField(Region, models.PROTECT, null=True, related_name="+")
    address = models.EmailField(blank=True)
    zone = models.CharField(max_length=4, default="WIB")  # of the digest at 06.00
    confirmed_at = models.DateTimeField(null=True)
    failures = models.PositiveSmallIntegerField(default=0)  # refused mails one after the other
    # When the last digest was put together. A week after it, if that one kept no list of what it
    # named: then none looks back beyond it.
    digest_until = models.DateTimeField(null=True)
    waiting = _speed(Speed.DIGEST)
    mention = _speed(Speed.DIGEST)
    mine = _speed(Speed.DIGEST)
    group = _speed(Speed.BELL)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(person__isnull=False, region=None)
                | Q(person=None, region__isnull=False),
                name="notice_address_is_of_a_person_or_an_office",
            ),
            models.CheckConstraint(
                condition=Q(confirmed_at=None) | ~Q(address=""),
                name="notice_address_confirmed_is_not_empty",
            ),
        ]

    def __str__(self) -> str:
        return f"#{self.pk}"

    def scope(self) -> Scope:
        return Scope(None, self.region_id or "")

    def speed_of(self, topic: str) -> Speed:
        """How fast notices of this topic are mailed. Those about safety do not wait."""
        return Speed(getattr(self, topic)) if topic != NoticeTopic.SAFETY else Speed.NOW

    @property
    def takes_mails(self) -> bool:
        """Whether mails go to it."""
        return self.confirmed_at is not None and self.failures < MAX_FAILURES

    @property
    def is_stopped(self) -> bool:
        """Whether it gets no more mails because they did not arrive."""
        return self.failures >= MAX_FAILURES


class Mail(models.Model):
    """An e-mail in plain text that leaves once. A task of the queue sends it and tries again.

    `key` says what it is about, so that no second run writes it again. A digest names what it
    listed, so that the next one lists what was given late, and nothing twice.
    """

    key = models.CharField(max_length=80, unique=True)
    to = models.ForeignKey(NoticeAddress, models.CASCADE, related_name="mails")
    address = models.EmailField()  # as it was when the mail was written
    subject = models.CharField(max_length=150)
    body = models.TextField()
    stop_url = models.CharField(max_length=300, blank=True)
    made_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)
    refused_at = models.DateTimeField(null=True)
    error = models.CharField(max_length=200, blank=True)
    listed = models.ManyToManyField(Notice, related_name="+")

    class Meta:
        indexes = [
            models.Index(
                fields=["made_at"],
                condition=Q(sent_at=None, refused_at=None),
                name="mail_on_its_way",
            )
        ]

    def __str__(self) -> str:
        return self.key


# A holder of the later role also reads what is for the earlier ones.
ROLE_ORDER: Final = (
    (Role.MEMBER, Role.EDITOR, Role.CHAIR),
    (Role.PORTAL_EDITOR, Role.OFFICER, Role.OPERATOR),
)
