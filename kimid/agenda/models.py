"""Events of the agenda, and the days that were called off or moved."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import ClassVar, Final, Self

from django.db import models
from django.db.models import F, Q

from kimid.agenda.flow import FLOW, AgendaState
from kimid.agenda.occurrences import Occurrence, occurrences
from kimid.agenda.repeats import Repeat, in_words
from kimid.events.permissions import Scope
from kimid.lib import clock
from kimid.lib.codes import public_id
from kimid.people.models import Person
from kimid.sites.guard import SiteManager
from kimid.sites.models import Site
from kimid.wire.event_sorts import EventSort
from kimid.wire.models import Item

# So far away from its day an occurrence may be moved.
FARTHEST_MOVE: Final = timedelta(days=60)
# So many days hold six occurrences of every rule: months without a 31st are at most two apart.
_AHEAD: Final = timedelta(days=6 * 62)


class AgendaEvent(models.Model):
    """Something that takes place once or again and again. The first day decides the rule: from
    Tuesday 3 November "the same weekday each month" is the first Tuesday.
    """

    site = models.ForeignKey(Site, models.PROTECT, related_name="+")
    public_id = models.CharField(max_length=10, default=public_id)
    slug = models.CharField(max_length=60, blank=True)  # its address, since it was published
    sort = models.CharField(max_length=14, choices=EventSort)
    title = models.CharField(max_length=100)
    first_on = models.DateField()
    starts = models.TimeField()
    ends = models.TimeField(null=True)  # before `starts`: on the next day
    repeat = models.CharField(max_length=12, choices=Repeat, default=Repeat.ONCE)
    last_on = models.DateField(null=True)
    venue = models.CharField(max_length=120)
    organiser = models.CharField(max_length=120, blank=True)
    about = models.CharField(max_length=600, blank=True)
    state = models.CharField(max_length=12, choices=AgendaState, default=AgendaState.DRAFT)
    changes_count = models.PositiveIntegerField(default=0)  # calendars take the newest by it
    # The day of the occurrence that readers have. None where nothing follows it.
    shown_until = models.DateField(null=True)
    written_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    written_at = models.DateTimeField()
    published_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    published_at = models.DateTimeField(null=True)
    item = models.OneToOneField(Item, models.SET_NULL, null=True, related_name="+")
    held_account = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_reason = models.CharField(max_length=300, blank=True)

    objects: ClassVar[SiteManager[Self]] = SiteManager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["site", "public_id"], name="agenda_once_per_site"),
            models.UniqueConstraint(
                fields=["site", "slug"], condition=~Q(slug=""), name="agenda_has_one_address"
            ),
            models.CheckConstraint(
                condition=~Q(title="") & ~Q(venue=""), name="agenda_says_what_and_where"
            ),
            models.CheckConstraint(
                condition=Q(last_on=None)
                | ~Q(repeat=Repeat.ONCE.value) & Q(last_on__gte=F("first_on")),
                name="agenda_ends_after_it_began",
            ),
            models.CheckConstraint(
                condition=Q(state="draft")
                | Q(published_at__isnull=False, published_by__isnull=False) & ~Q(slug=""),
                name="agenda_of_readers_was_published",
            ),
            models.CheckConstraint(
                condition=Q(state="withdrawn", withdrawn_at__isnull=False) & ~Q(withdrawn_reason="")
                | ~Q(state="withdrawn") & Q(withdrawn_at=None, withdrawn_reason=""),
                name="agenda_is_withdrawn_with_a_reason",
            ),
        ]
        indexes = [
            models.Index(
                fields=["shown_until"], condition=Q(state="published"), name="agenda_to_advance"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def scope(self) -> Scope:
        return Scope(self.site_id, self.site.region_id)

    def move_to(self, state: AgendaState) -> None:
        """Take a step. Raises WrongStep."""
        FLOW.check(AgendaState(self.state), state)
        self.state = state

    @property
    def is_published(self) -> bool:
        return self.state == AgendaState.PUBLISHED

    @property
    def is_draft(self) -> bool:
        return self.state == AgendaState.DRAFT

    @property
    def is_held(self) -> bool:
        """Whether readers lost it until somebody else has looked."""
        return self.held_account_id is not None

    @property
    def path(self) -> str:
        """Its address on the site of its group."""
        return f"/agenda/{self.slug}/"

    @property
    def zone(self) -> str:
        return self.site.region.zone

    @property
    def comes_again(self) -> bool:
        return self.repeat != Repeat.ONCE

    @property
    def repeat_words(self) -> str:
        """`Tiap Selasa pertama`. Empty for a single event."""
        return in_words(Repeat(self.repeat), self.first_on)

    @property
    def when_words(self) -> str:
        """`Tiap Selasa pertama, 08.00 WIB`, `Sabtu, 5 Desember 2026, 19.30 WIB`."""
        day = self.repeat_words or clock.weekday(self.first_on)
        return f"{day}, {self.starts:%H.%M} {self.zone}"

    def coming(self, at: datetime, how_many: int = 1) -> list[Occurrence]:
        """The next occurrences that begin today or later, called off ones too. One query."""
        today = clock.today(at, self.zone)
        until = max(today, self.first_on) + _AHEAD
        return self.occurrences(today - FARTHEST_MOVE, until, from_day=today)[:how_many]

    def last(self) -> Occurrence:
        """What readers have once all is over. One query."""
        until = self.last_on or self.first_on
        return self.occurrences(until - _AHEAD, until)[-1]

    def occurrences(
        self, since: date, until: date, *, from_day: date | None = None
    ) -> list[Occurrence]:
        """Those whose first plan lies between two days, the next one first. One query."""
        changes: Sequence[OccurrenceChange] = list(self.changes.all())
        rows = occurrences(self, {change.on: change for change in changes}, since, until)
        return [each for each in rows if from_day is None or each.on >= from_day]


class OccurrenceChange(models.Model):
    """One day of an event that is called off, or takes place at another time."""

    site = models.ForeignKey(Site, models.PROTECT, related_name="+")
    event = models.ForeignKey(AgendaEvent, models.CASCADE, related_name="changes")
    on = models.DateField()  # as it was planned
    moved_to = models.DateField(null=True)  # None: called off
    starts = models.TimeField(null=True)
    venue = models.CharField(max_length=120, blank=True)
    why = models.CharField(max_length=200)
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    objects: ClassVar[SiteManager[Self]] = SiteManager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["event", "on"], name="occurrence_changes_once"),
            models.CheckConstraint(condition=~Q(why=""), name="occurrence_changes_with_a_reason"),
            models.CheckConstraint(
                condition=Q(moved_to=None, starts=None)
                | Q(moved_to__isnull=False, starts__isnull=False),
                name="moved_occurrence_has_a_time",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.event_id} {self.on}"
