"""Whom a member calls who sees danger, and what became of a call."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Final

from django.db.models import BigIntegerField, DateTimeField, Max, QuerySet

from kimid.access.queries import GroupMember, members_of
from kimid.events.permissions import EDITORS, Role
from kimid.lib import clock
from kimid.newsroom.models import DutyWeek, EditorCall
from kimid.newsroom.rules import NewsroomPermission
from kimid.people.models import Device, Person
from kimid.sites.compiled_here import compiled_here
from kimid.sites.models import Site

AGAIN_AFTER: Final = timedelta(minutes=5)
OPEN_FOR: Final = timedelta(days=1)  # then a call is history
_WEEKS: Final = 5


@dataclass(frozen=True)
class EditorContact:
    """An editor or chair whom a member may call."""

    person: Person
    role: Role
    is_on_duty: bool
    seen_at: datetime | None  # when a device of theirs was last in the workspace


def monday_of(day: date) -> date:
    """The Monday of the week of this day."""
    return day - timedelta(days=day.weekday())


def next_mondays(site: Site, at: datetime) -> list[date]:
    """The Mondays of this week and of the next four, in the place of the group."""
    monday = monday_of(clock.today(at, site.region.zone))
    return [monday + timedelta(weeks=number) for number in range(_WEEKS)]


def duty_weeks(site: Site, mondays: Iterable[date]) -> dict[date, Person]:
    """Who is on duty in these weeks, by their Monday. One query."""
    rows = DutyWeek.objects.filter(site=site, monday__in=list(mondays)).select_related("editor")
    return {row.monday: row.editor for row in rows}


def answering_members(site: Site, at: datetime) -> list[GroupMember]:
    """The editors and chairs who may answer now: no account that is frozen or stopped."""
    return [
        member
        for member in members_of(site, at)
        if not EDITORS.isdisjoint(member.roles)
        and member.person.is_active
        and member.person.has_perm(NewsroomPermission.ANSWER_CALL, site)
    ]


def contacts_of(site: Site, reader: Person, at: datetime) -> list[EditorContact]:
    """Whom this member calls, in this order: who is on duty this week, the chair, then editors by
    when they were last here. Never the member.
    """
    monday = next_mondays(site, at)[0]
    on_duty = duty_weeks(site, [monday]).get(monday)
    members = [each for each in answering_members(site, at) if each.person != reader]
    seen = _last_seen(members)
    contacts = [
        EditorContact(each.person, each.roles[0], each.person == on_duty, seen.get(each.person.pk))
        for each in members
    ]
    return sorted(contacts, key=_order)


def _order(contact: EditorContact) -> tuple[bool, bool, float]:
    seen = contact.seen_at.timestamp() if contact.seen_at else 0.0
    return not contact.is_on_duty, contact.role != Role.CHAIR, -seen


def _last_seen(members: Sequence[GroupMember]) -> dict[int, datetime]:
    rows = Device.objects.filter(person__in=[each.person for each in members])
    return dict(rows.order_by().values_list("person").annotate(Max("seen_at")))


def own_open_call(site: Site, person: Person, at: datetime) -> EditorCall | None:
    """The newest call of this person of the last day that is not over. One query."""
    calls = _calls(site).filter(by=person, safe_at=None, at__gt=at - OPEN_FOR)
    return calls.order_by("-pk").first()


def waiting_calls(reader: Person, at: datetime) -> list[EditorCall]:
    """The calls of others on this site that wait for an answer, newest first. One query."""
    return _waiting_calls(reader.pk, at - OPEN_FOR)


@compiled_here(BigIntegerField(), DateTimeField())
def _waiting_calls(site: Any, reader: Any, since: Any) -> QuerySet[EditorCall]:
    calls = _calls(site).filter(answered_at=None, safe_at=None, at__gt=since)
    return calls.exclude(by=reader).order_by("-pk")


def call_of(site: Site, number: str) -> EditorCall | None:
    """The call with this number. One query."""
    return _calls(site).filter(number=number).first()


def _calls(site: Any) -> QuerySet[EditorCall]:
    rows = EditorCall.objects.filter(site=site)
    return rows.select_related("by", "opened_by", "answered_by", "story", "site__region")
