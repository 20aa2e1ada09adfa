"""Reading applications: what waits in an office, and what happened to one so far."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Final, NamedTuple

from kimid.applications.flow import ApplicationStep
from kimid.applications.models import Application, ApplicationQuerySet, HeadAnswer, Purpose
from kimid.applications.rules import ApplicationPermission
from kimid.events.history import (
    HistoryEntry,
    entries_of,
    events_about,
    events_in_history,
)
from kimid.events.models import Event
from kimid.events.posts import names_of
from kimid.events.presenters import sentence_of
from kimid.lib import clock, codes
from kimid.lib.codes import Level
from kimid.people.models import Person
from kimid.places.models import Region
from kimid.places.queries import lineage_of
from kimid.registry.policies import LONGEST_ANSWER

_OF_HEAD: Final = ("application.head_answered", "application.head_recorded")
_OF_PAPERS: Final = ("application.asked", "application.paper_added", "application.paper_dropped")


class PaperView(NamedTuple):
    """Somebody of an office looked at a page of a paper."""

    who: str
    at: datetime
    page_number: int


class NewPapers(NamedTuple):
    """Names of papers that came with an answer; kinds of those that an officer had seen and that
    are gone.
    """

    added: set[str]
    dropped: list[str]


def application_by_code(code: str) -> Application | None:
    """The application that this code opens. One query."""
    return _applications_with_relations().filter(code=code).first()


def application_below(region: Region, number: int) -> Application | None:
    """The sent application with this number in the region or below, or None. One query."""
    return (
        _applications_with_relations()
        .below(region.code)
        .exclude(step=ApplicationStep.BEGUN)
        .filter(pk=number)
        .first()
    )


def drafts_of(region: Region, person: Person) -> list[Application]:
    """What the office of this very region has begun for groups and not sent yet, for its officers;
    the newest first.

    One query and those of grants: an office above may look at this desk, and goes on with none of
    it.
    """
    near = "" if region.code == codes.NATION else region.code
    begun = _applications_with_relations().filter(
        purpose=Purpose.FOUNDING, step=ApplicationStep.BEGUN, origin_code=near
    )
    return [
        row
        for row in begun.exclude(entered_by=None).order_by("-begun_at")
        if person.has_perm(ApplicationPermission.FILL, row)
    ]


def history_of(application: Application, *, to_office: bool = False) -> list[HistoryEntry]:
    """Everything that happened to it, oldest first; not each letter that was typed, and not each
    look. What a head of the village answered is for the office. One query.
    """
    rows = events_in_history(application)
    return entries_of((row, _text_of(row, application, to_office=to_office)) for row in rows)


def _text_of(row: Event, application: Application, *, to_office: bool) -> str:
    if row.kind == "application.verified" and not application.is_founding:
        return "Disahkan"
    place = {"head_title": application.region.head_title} if application.region else {}
    text = sentence_of(row, **place)
    if to_office and row.kind in _OF_HEAD:  # a later yes takes no earlier no away
        is_true = row.data.get("answer") == HeadAnswer.YES
        return f"{text}: SK ini {'benar' if is_true else 'tidak benar'}"
    return text


def papers_since_question(application: Application) -> NewPapers:
    """What the answer to the last question brought along and left out; nothing while none was
    asked. One query.
    """
    rows = list(events_about(application).filter(kind__in=_OF_PAPERS).order_by("pk"))
    asked = max((row.pk for row in rows if row.kind == "application.asked"), default=None)
    changes = NewPapers(set(), [])
    for row in rows:
        if asked is None or row.pk <= asked:
            continue
        if row.kind == "application.paper_added":
            changes.added.add(row.data["paper"])
        elif row.data["paper"] in changes.added:
            changes.added.remove(row.data["paper"])
        else:
            changes.dropped.append(row.data["paper_kind"])
    return changes


def paper_views_of(application: Application, how_many: int = 10) -> list[PaperView]:
    """Who looked at its papers, newest first. One query."""
    seen = events_about(application).filter(kind="application.paper_seen")
    rows = list(seen.order_by("-pk")[:how_many])
    names = names_of(rows)
    return [PaperView(names[row.pk], row.happened_at, row.data["number"]) for row in rows]


def place_line(region: Region) -> str:
    """`Kec. Sungai Raya, Kab. Kubu Raya`: the regions above a village. One query."""
    above = [each for each in lineage_of(region.code)[1:] if each.level >= Level.REGENCY]
    short = {Level.DISTRICT: "Kec.", Level.REGENCY: "Kab."}
    named = []
    for each in above:
        is_city = each.name.startswith("Kota ")
        named.append(each.name if is_city else f"{short[Level(each.level)]} {each.short_name}")
    return ", ".join(named)


def office_name(region: Region | None) -> str:
    """Whom an application goes to: `Kominfo Kubu Raya`. One query."""
    if region is None:
        return "Kominfo kabupaten"
    regency = Region.objects.get(code=codes.cut(region.code, Level.REGENCY))
    return f"Kominfo {regency.name_in_list}"


def working_days_waited(application: Application, today: date) -> int:
    """How many working days ago it was sent."""
    if application.sent_at is None or application.region is None:
        return 0
    return clock.working_days(clock.today(application.sent_at, application.region.zone), today)


def overdue_applications(
    at: datetime, zones: Sequence[str] = tuple(clock.ZONES)
) -> list[Application]:
    """Those that a regency has let lie beyond its promise, and that no province may check yet.
    Where nobody promises anything: beyond the longest promise there can be. Two queries for each
    zone.
    """
    rows = _applications_with_relations().filter(step=ApplicationStep.SENT, escalated_at=None)
    overdue: list[Application] = []
    for zone in zones:
        here, today = rows.filter(region__zone=zone), clock.today(at, zone)
        overdue += here.filter(due_on__lt=today)
        overdue += [
            row
            for row in here.filter(due_on=None)
            if working_days_waited(row, today) > LONGEST_ANSWER
        ]
    return overdue


def handled_applications() -> list[Application]:
    """Those that wait for a regency and passed through somebody's hands with an account. One
    query.
    """
    rows = _applications_with_relations().filter(step=ApplicationStep.SENT, escalated_at=None)
    return [row for row in rows if row.handler_ids]


def _applications_with_relations() -> ApplicationQuerySet:
    people = ("entered_by", "decided_by", "invitation", "head_recorded_by", "holder")
    return Application.objects.select_related(
        "region", "deciding_office", "kim__site", "kim__region", "act__into__region", *people
    )
