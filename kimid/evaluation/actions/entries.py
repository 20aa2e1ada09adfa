"""Actions on the entry of a KIM: save, add papers, send, dispute."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Final

from kimid.access.second_officials import hands_over
from kimid.evaluation.actions.checking import AlreadyPublished
from kimid.evaluation.actions.contest_levels import contest_level_in
from kimid.evaluation.gaps import EntryGap, gaps_of, video_of
from kimid.evaluation.models import (
    Answer,
    AnswerKind,
    EvidencePaper,
    Participant,
    Round,
    RoundEntry,
)
from kimid.evaluation.queries import is_for
from kimid.evaluation.rules import EvaluationPermission, is_group_writer
from kimid.events.action import action, add_event_data, record_event_for
from kimid.events.actor import Actor
from kimid.lib import clock, codes
from kimid.lib.codes import Level
from kimid.people.models import Person
from kimid.registry.measures import measurement_of
from kimid.registry.models import Kim
from kimid.registry.queries import current_decree_of

MAX_PAPERS: Final = 20


class AlreadySent(Exception):
    """The entry was sent. It cannot change any more."""


class EntryConflict(Exception):
    """Another member saved this entry in the meantime."""


class TooLate(Exception):
    """The last day for entries is over. The draft stays."""


class GroupOnly(Exception):
    """Only the group itself may enter a contest."""


class NotOnBehalf(Exception):
    """No office sent an entry for this group."""


class TooManyPapers(Exception):
    """The entry has MAX_PAPERS papers already."""


class EntryIncomplete(Exception):
    """The entry cannot be sent yet. `gaps` says what is missing."""

    def __init__(self, gaps: Sequence[EntryGap]) -> None:
        super().__init__(", ".join(gap.words for gap in gaps))
        self.gaps = gaps


@action(needs=EvaluationPermission.FILL, records="evaluation.kept")
def save_answers(
    kim: Kim, *, into: Round, answers: Mapping[str, Answer], version: int, by: Person, at: datetime
) -> RoundEntry:
    """Save the draft, complete or not. `version` is the version on the page, 0 for a new entry.

    A second request with the same answers changes nothing: a phone may repeat it. Raises
    AlreadySent, GroupOnly, and EntryConflict when another member saved first.
    """
    entry = _locked_entry(kim, into, by, at)
    if version != entry.version:
        if dict(answers) == entry.answers:
            return entry
        raise EntryConflict
    entry.answers = dict(answers)
    entry.version = version + 1
    entry.save(update_fields=["answers", "version"])
    return entry


@action(needs=EvaluationPermission.FILL, records="evaluation.paper_added")
def add_paper(
    kim: Kim,
    *,
    into: Round,
    kind: str,
    name: str,
    page_count: int,
    size_bytes: int,
    by: Person,
    at: datetime,
) -> RoundEntry:
    """Add a stored paper to the entry. Raises AlreadySent, GroupOnly and TooManyPapers."""
    entry = _locked_entry(kim, into, by, at)
    if entry.papers.count() >= MAX_PAPERS:
        raise TooManyPapers
    EvidencePaper.objects.create(
        entry=entry,
        kind=kind,
        name=name,
        page_count=page_count,
        size_bytes=size_bytes,
        added_at=at,
    )
    add_event_data(paper=name, paper_kind=kind, pages=page_count)
    return entry


@action(needs=EvaluationPermission.FILL, records="evaluation.paper_dropped")
def drop_paper(
    kim: Kim, *, into: Round, paper: EvidencePaper, by: Person, at: datetime
) -> RoundEntry:
    """Remove a paper. A task deletes its pages after the commit. Raises AlreadySent, GroupOnly."""
    entry = _locked_entry(kim, into, by, at)
    entry.papers.filter(pk=paper.pk).delete()
    add_event_data(paper=paper.name, paper_kind=paper.kind)
    return entry


@action(needs=EvaluationPermission.FILL, records="evaluation.sent")
def send_entry(kim: Kim, *, into: Round, by: Person, at: datetime) -> RoundEntry:
    """Send the entry to the first office. The measured answers are counted now.

    Raises AlreadySent, GroupOnly, TooLate and EntryIncomplete.
    """
    entry = _locked_entry(kim, into, by, at)
    if not into.is_open_for_entries(at):
        raise TooLate
    decree = current_decree_of(kim, clock.today(at, kim.region.zone))
    if gaps := gaps_of(entry, decree=decree):
        raise EntryIncomplete(gaps)
    counted = {
        each["key"]: Answer(value=str(measurement_of(each["measure"], kim, into.year, at).value))
        for each in into.form
        if each["kind"] == AnswerKind.MEASURED
    }
    entry.answers = {**entry.answers, **counted}
    entry.decree_number = decree.number if decree else ""
    entry.video_url, entry.video_seconds = video_of(entry)
    entry.sent_at = at
    entry.sent_by = by
    entry.on_behalf = not is_group_writer(by, kim)
    entry.save()
    contest_level = contest_level_in(into, first_office_code(kim.region_id), at)
    Participant.objects.create(contest_level=contest_level, entry=entry)
    add_event_data(round=into.pk, heat=contest_level.pk)
    record_event_for(contest_level, "heat.entered", entry=entry.pk, kim=kim.pk)
    return entry


@action(needs=EvaluationPermission.FILL, records="evaluation.disputed")
def dispute(kim: Kim, *, of: Round, text: str, by: Person, at: datetime) -> RoundEntry:
    """The group objects to an entry that an office sent for it. Open levels must check it again.

    Raises NotOnBehalf, and AlreadyPublished when every result is published.
    """
    entry = (
        RoundEntry.objects.select_for_update(of=("self",))
        .filter(round=of, kim=kim, on_behalf=True)
        .first()
    )
    if entry is None or not is_group_writer(by, kim):
        raise NotOnBehalf
    running = Participant.objects.filter(entry=entry, contest_level__published_at=None)
    if not running.update(checked_at=None, checked_by=None):
        raise AlreadyPublished
    entry.dispute = text
    entry.disputed_at = at
    entry.disputed_by = by
    entry.save(update_fields=["dispute", "disputed_at", "disputed_by"])
    return entry


@action(needs=EvaluationPermission.REMIND, records="evaluation.reminded")
def remind(kim: Kim, *, of: Round, days: int, by: Actor, at: datetime) -> Kim:
    """Record a reminder that was shown so many days before entries close."""
    add_event_data(round=of.pk, days=days)
    return kim


def first_office_code(code: str) -> str:
    """The code of the region whose office gets an entry first: the regency, or a higher region."""
    return codes.cut(code, Level.REGENCY)


def _locked_entry(kim: Kim, into: Round, by: Person, at: datetime) -> RoundEntry:
    """The entry of a KIM, created if there is none."""
    if not is_for(into, kim):
        raise ValueError(f"{into} is not for {kim}")
    if not is_group_writer(by, kim):
        if into.is_contest:
            raise GroupOnly
        add_event_data(on_behalf=True)
    entry, _ = RoundEntry.objects.get_or_create(round=into, kim=kim, defaults={"begun_at": at})
    if entry.is_sent:
        raise AlreadySent
    hands = hands_over(by, kim.region_id)  # whoever is acting for somebody fills in for them, too
    if not hands.issubset(entry.handled_by):
        entry.handled_by = sorted(hands.union(entry.handled_by))
        entry.save(update_fields=["handled_by"])
    return entry
