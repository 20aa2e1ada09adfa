"""Actions on events of the agenda: write, change, publish, call off, move, withdraw."""

from dataclasses import dataclass, fields, replace
from datetime import date, datetime, time
from typing import Any, Final

from kimid.agenda.flow import FLOW, AgendaState
from kimid.agenda.models import FARTHEST_MOVE, AgendaEvent, OccurrenceChange
from kimid.agenda.occurrences import Occurrence
from kimid.agenda.publications import publication_of
from kimid.agenda.queries import due_events
from kimid.agenda.repeats import Repeat, days
from kimid.agenda.rules import AgendaPermission
from kimid.events.action import action, add_event_data, touch
from kimid.events.actor import Actor
from kimid.lib import clock
from kimid.lib.blocks import clean_text
from kimid.lib.slugs import free_slug
from kimid.people.models import Person
from kimid.sites.models import Site
from kimid.sites.public_words import refuse_words
from kimid.sites.stages import Feature
from kimid.wire import placing
from kimid.wire.event_sorts import EventSort
from kimid.wire.holding import end_hold

_SITE: Final = "subject.site"
_TEXTS: Final = ("title", "venue", "organiser", "about")
_OTHERS_LOOK: Final = "Acara ini sedang ditahan. Redaktur lain melihatnya dulu."


class AgendaRefused(Exception):
    """The action is not possible now. The message is for the screen."""


@dataclass(frozen=True)
class AgendaData:
    """What a group says of an event. Days and hours are those of the place."""

    title: str
    sort: EventSort
    first_on: date
    starts: time
    venue: str
    ends: time | None = None
    repeat: Repeat = Repeat.ONCE
    last_on: date | None = None
    organiser: str = ""
    about: str = ""

    @property
    def words(self) -> list[str]:
        """All that somebody typed."""
        return [getattr(self, name) for name in _TEXTS]

    def cleaned(self) -> "AgendaData":
        """The same without invisible characters; what takes place once has no last day."""
        # Any: they stand in for fields of several types.
        texts: dict[str, Any] = {name: clean_text(getattr(self, name)) for name in _TEXTS}
        last_on = None if self.repeat == Repeat.ONCE else self.last_on
        return replace(self, **texts, last_on=last_on)


@dataclass(frozen=True)
class NewDay:
    """When one day of an event takes place instead, and where, if that is another place."""

    on: date
    starts: time
    venue: str = ""


@action(needs=AgendaPermission.WRITE, records="agenda.written", counts_as_life=True)
def write(
    site: Site, *, data: AgendaData, number: str = "", by: Person, at: datetime
) -> AgendaEvent:
    """Write an event; readers do not have it yet. `number` is what the form calls it, so that two
    presses make one. Raises WordsRefused and AgendaRefused.
    """
    _refuse_if_closed(site)
    refuse_words(site, *data.words, by=by)
    if number and AgendaEvent.objects.filter(site=site, public_id=number).exists():
        raise AgendaRefused("Acara ini sudah tersimpan.")
    event = AgendaEvent(site=site, written_by=by, written_at=at)
    event.public_id = number or event.public_id
    _copy(event, data)
    event.save()
    return event


@action(
    needs=AgendaPermission.CHANGE,
    records="agenda.changed",
    locks_first=_SITE,
    counts_as_life=True,
)
def change(event: AgendaEvent, *, data: AgendaData, by: Person, at: datetime) -> AgendaEvent:
    """Change an event, with all its readers. Days that were called off or moved stay so, if it
    still takes place on them. Raises WordsRefused and AgendaRefused.
    """
    _refuse_if_closed(event.site)
    _refuse_held(event)
    refuse_words(event.site, *data.words, by=by)
    _copy(event, data)
    for row in event.changes.all():
        if not _planned(event, row.on):
            row.delete()
    add_event_data(is_public=event.is_published)
    _write_again(event, at)
    return event


@action(
    needs=AgendaPermission.PUBLISH,
    records="agenda.published",
    locks_first=_SITE,
    counts_as_life=True,
)
def publish(event: AgendaEvent, *, by: Person, at: datetime) -> AgendaEvent:
    """Show it to readers of this site and of all portals above. Raises WordsRefused and
    AgendaRefused.
    """
    _refuse_if_closed(event.site)
    _step(event, AgendaState.PUBLISHED)
    refuse_words(event.site, *(getattr(event, name) for name in _TEXTS), by=by)
    if not event.coming(at):
        raise AgendaRefused("Acaranya sudah lewat. Ubah dulu tanggalnya.")
    event.slug = event.slug or _free_slug(event)
    event.withdrawn_at, event.withdrawn_reason = None, ""
    event.published_at, event.published_by = at, by
    event.item = placing.place(publication_of(event, at), site=event.site, at=at)
    event.save()
    return event


@action(
    needs=AgendaPermission.PUBLISH,
    records="agenda.called_off",
    locks_first=_SITE,
    counts_as_life=True,
)
def call_off(event: AgendaEvent, *, on: date, why: str, by: Person, at: datetime) -> AgendaEvent:
    """One day of an event does not take place. It stays in the agenda, struck out, so that nobody
    waits for it. Raises WordsRefused and AgendaRefused.
    """
    before = _occurrence_on(event, on, at)
    if before.is_off:
        raise AgendaRefused(f"{clock.weekday(on)} sudah ditandai dibatalkan.")
    _record_change(event, OccurrenceChange(on=on, why=why, by=by, at=at))
    return event


@action(
    needs=AgendaPermission.PUBLISH, records="agenda.moved", locks_first=_SITE, counts_as_life=True
)
def move(
    event: AgendaEvent, *, on: date, to: NewDay, why: str, by: Person, at: datetime
) -> AgendaEvent:
    """One day of an event takes place at another time, maybe elsewhere; one that was called off
    takes place again. Raises WordsRefused and AgendaRefused.
    """
    before = _occurrence_on(event, on, at)
    starts = clock.in_zone(before.starts_at, event.zone)
    is_same_time = not before.is_off and (starts.date(), starts.time()) == (to.on, to.starts)
    if is_same_time and to.venue in {"", before.venue}:
        raise AgendaRefused("Tulis hari, jam, atau tempat yang baru.")
    if to.on < clock.today(at, event.zone):
        raise AgendaRefused("Hari yang baru sudah lewat. Pilih hari ini atau sesudahnya.")
    if abs(to.on - on) > FARTHEST_MOVE:
        raise AgendaRefused("Paling jauh dua bulan. Kalau lebih, ubah acaranya.")
    add_event_data(to=to.on.isoformat())
    row = OccurrenceChange(on=on, moved_to=to.on, starts=to.starts, why=why, by=by, at=at)
    row.venue = clean_text(to.venue)
    _record_change(event, row)
    return event


@action(needs=AgendaPermission.PUBLISH, records="agenda.withdrawn", locks_first=_SITE)
def withdraw(event: AgendaEvent, *, why: str, by: Person, at: datetime) -> AgendaEvent:
    """Take it from readers; its address answers with the reason. Raises WordsRefused and
    AgendaRefused.
    """
    _step(event, AgendaState.WITHDRAWN)
    refuse_words(event.site, why, by=by)
    event.withdrawn_at, event.withdrawn_reason = at, why
    event.held_account = None
    if event.item is not None:
        placing.remove_item(event.item)
        event.item = None
    event.save()
    add_event_data(why=why)
    return event


@action(needs=AgendaPermission.LOOK, records="agenda.hold_ended")
def show_again(event: AgendaEvent, *, by: Person, at: datetime) -> AgendaEvent:
    """Somebody else than the account in doubt has looked: readers have it again."""
    if event.item is not None:
        end_hold(event.item)
    event.held_account = None
    event.save(update_fields=["held_account"])
    return event


@action(needs=AgendaPermission.PUBLISH, records="agenda.advanced")
def advance(site: Site, *, by: Actor, at: datetime) -> Site:
    """A day has passed: readers have the next day of each event of this group. May run twice."""
    for event in due_events(site, at):
        _write_again(event, at)
    touch(site.tag)
    return site


def _copy(event: AgendaEvent, data: AgendaData) -> None:
    clean = data.cleaned()
    for each in fields(clean):
        setattr(event, each.name, getattr(clean, each.name))


def _record_change(event: AgendaEvent, row: OccurrenceChange) -> None:
    """Store a change of one day instead of an earlier one, and give it to readers."""
    texts = [row.why, row.venue]
    refuse_words(event.site, *texts, by=row.by)
    event.changes.filter(on=row.on).delete()
    row.site, row.event = event.site, event
    row.why = clean_text(row.why)
    row.save()
    add_event_data(on=row.on.isoformat(), why=row.why)
    _write_again(event, row.at)


def _write_again(event: AgendaEvent, at: datetime) -> None:
    """Give readers on all levels what an event is now, if they have it."""
    event.changes_count += 1
    if event.item is not None:
        placing.update_item(event.item, publication_of(event, at), corrected_at=None)
    event.save()


def _occurrence_on(event: AgendaEvent, on: date, at: datetime) -> Occurrence:
    """The occurrence that was planned for a day from today on. Raises AgendaRefused."""
    _refuse_held(event)
    if not event.is_published:
        raise AgendaRefused("Acara ini belum tampil. Ubah saja tanggalnya.")
    rows = event.occurrences(on, on)
    if not rows:
        raise AgendaRefused("Di hari itu tidak ada acaranya. Pilih salah satu dari daftar.")
    if rows[0].on < clock.today(at, event.zone):
        raise AgendaRefused("Hari itu sudah lewat.")
    return rows[0]


def _planned(event: AgendaEvent, on: date) -> bool:
    return bool(days(Repeat(event.repeat), event.first_on, event.last_on, on, on))


def _free_slug(event: AgendaEvent) -> str:
    rows = AgendaEvent.objects.filter(site=event.site).exclude(slug="")
    taken = set(rows.values_list("slug", flat=True))
    return free_slug(event.title, taken, otherwise=event.public_id)


def _step(event: AgendaEvent, state: AgendaState) -> None:
    now = AgendaState(event.state)
    if not FLOW.allows(now, state):
        raise AgendaRefused(f"Acara ini sudah {now.label.lower()}.")
    event.move_to(state)


def _refuse_held(event: AgendaEvent) -> None:
    if event.is_held:
        raise AgendaRefused(_OTHERS_LOOK)


def _refuse_if_closed(site: Site) -> None:
    if words := site.refusal(Feature.WRITING):
        raise AgendaRefused(words)
