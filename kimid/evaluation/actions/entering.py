"""A KIM fills in its entry and sends it, once."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Final

from kimid.evaluation.actions.checking import AlreadyPublished
from kimid.evaluation.actions.heats import heat_in
from kimid.evaluation.gaps import Gap, film_of, gaps_of
from kimid.evaluation.measures import measured
from kimid.evaluation.models import Answer, Entry, EvidencePaper, Kind, Participant, Round
from kimid.evaluation.queries import is_for
from kimid.evaluation.rules import Can, is_of_group
from kimid.events.action import action, remember, remember_of
from kimid.events.actor import Actor
from kimid.lib import clock, codes
from kimid.lib.codes import Level
from kimid.people.models import Person
from kimid.registry.models import Kim
from kimid.registry.queries import decree_of

MOST_FILES: Final = 20


class AlreadySent(Exception):
    """The office has this entry; it is not changed any more."""


class Overtaken(Exception):
    """Somebody else of the group kept this entry meanwhile."""


class TooLate(Exception):
    """The last day for entries is over. What was filled in stays."""


class TheirsAlone(Exception):
    """A contest is entered by the group itself, and by no office."""


class NotOnBehalf(Exception):
    """The group sent this entry itself, or there is none: nobody else has said anything in its name."""


class TooManyFiles(Exception):
    """An entry has no room for one more paper."""


class Incomplete(Exception):
    """The entry cannot be sent yet. Says what is missing."""

    def __init__(self, gaps: Sequence[Gap]) -> None:
        super().__init__(", ".join(gap.words for gap in gaps))
        self.gaps = gaps


@action(needs=Can.FILL, records="evaluation.kept")
def keep(kim: Kim, *, into: Round, answers: Mapping[str, Answer], version: int, by: Person, at: datetime) -> Entry:
    """Keep what is typed so far, whole or not. `version` is what was on the page, 0 for nothing kept yet.

    The same words sent twice, as a phone does that lost the answer, are kept once. Raises AlreadySent, TheirsAlone, and Overtaken
    when another was faster.
    """
    entry = _entry_of(kim, into, by, at)
    if version != entry.version:
        if dict(answers) == entry.answers:
            return entry
        raise Overtaken
    entry.answers, entry.version = dict(answers), version + 1
    entry.save(update_fields=["answers", "version"])
    return entry


@action(needs=Can.FILL, records="evaluation.paper_added")
def attach(kim: Kim, *, into: Round, kind: str, name: str, pages: int, weight: int, by: Person, at: datetime) -> Entry:
    """Add a paper that lies in the vault already; `weight` in bytes. Raises AlreadySent, TheirsAlone and TooManyFiles."""
    entry = _entry_of(kim, into, by, at)
    if entry.papers.count() >= MOST_FILES:
        raise TooManyFiles
    EvidencePaper.objects.create(entry=entry, kind=kind, name=name, pages=pages, weight=weight, added_at=at)
    remember(paper=name, paper_kind=kind, pages=pages)
    return entry


@action(needs=Can.FILL, records="evaluation.paper_dropped")
def drop_paper(kim: Kim, *, into: Round, paper: EvidencePaper, by: Person, at: datetime) -> Entry:
    """Leave a paper out again. Its pages go after the commit. Raises AlreadySent and TheirsAlone."""
    entry = _entry_of(kim, into, by, at)
    entry.papers.filter(pk=paper.pk).delete()
    remember(paper=paper.name, paper_kind=paper.kind)
    return entry


@action(needs=Can.FILL, records="evaluation.sent")
def send(kim: Kim, *, into: Round, by: Person, at: datetime) -> Entry:
    """Hand the entry to the first office, with what the house has counted at this moment.

    Raises AlreadySent, TheirsAlone, TooLate and Incomplete.
    """
    entry = _entry_of(kim, into, by, at)
    if not into.is_open_for_entries(at):
        raise TooLate
    decree = decree_of(kim, clock.today(at, kim.region.zone))
    if gaps := gaps_of(entry, decree=decree):
        raise Incomplete(gaps)
    counted = {
        each["key"]: Answer(value=str(measured(each["measure"], kim, into.year, at).value))
        for each in into.form
        if each["kind"] == Kind.MEASURED
    }
    entry.answers = {**entry.answers, **counted}
    entry.decree_number = decree.number if decree else ""
    entry.video_url, entry.video_seconds = film_of(entry)
    entry.sent_at, entry.sent_by, entry.on_behalf = at, by, not is_of_group(by, kim)
    entry.save()
    heat = heat_in(into, first_office(kim.region_id), at)
    Participant.objects.create(heat=heat, entry=entry)
    remember(round=into.pk, heat=heat.pk)
    remember_of(heat, "heat.entered", entry=entry.pk, kim=kim.pk)
    return entry


@action(needs=Can.FILL, records="evaluation.disputed")
def dispute(kim: Kim, *, of: Round, words: str, by: Person, at: datetime) -> Entry:
    """Say as the group what is not right in what an office sent for it: offices that have not decided check it again.

    Raises NotOnBehalf, and AlreadyPublished when every result is known.
    """
    entry = Entry.objects.select_for_update(of=("self",)).filter(round=of, kim=kim, on_behalf=True).first()
    if entry is None or not is_of_group(by, kim):
        raise NotOnBehalf
    running = Participant.objects.filter(entry=entry, heat__published_at=None)
    if not running.update(checked_at=None, checked_by=None):
        raise AlreadyPublished
    entry.dispute, entry.disputed_at, entry.disputed_by = words, at, by
    entry.save(update_fields=["dispute", "disputed_at", "disputed_by"])
    return entry


@action(needs=Can.REMIND, records="evaluation.reminded")
def remind(kim: Kim, *, of: Round, days: int, by: Actor, at: datetime) -> Kim:
    """Put on record that the group was reminded so many days before entries close."""
    remember(round=of.pk, days=days)
    return kim


def first_office(code: str) -> str:
    """The region whose office has an entry first: the regency, or the region of the KIM itself if that stands above."""
    return code if codes.level(code) < Level.REGENCY else code[: codes.LENGTHS[Level.REGENCY - 1]]


def _entry_of(kim: Kim, into: Round, by: Person, at: datetime) -> Entry:
    """The entry of a KIM that is read again and locked with it; begun if there is none."""
    if not is_for(into, kim):
        raise ValueError(f"{into} is not for {kim}")
    if not is_of_group(by, kim):
        if into.is_contest:
            raise TheirsAlone
        remember(on_behalf=True)
    entry, _ = Entry.objects.get_or_create(round=into, kim=kim, defaults={"begun_at": at})
    if entry.is_sent:
        raise AlreadySent
    return entry
