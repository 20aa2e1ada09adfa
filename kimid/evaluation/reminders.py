"""Reminders before entries close: on the home page of a group, and as events on some days."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from typing import Any, Final

from django.db.models import BigIntegerField, CharField, DateField, QuerySet

from kimid.evaluation.models import Round, RoundEntry
from kimid.events.models import Event
from kimid.lib import clock, codes
from kimid.orm.compiled import CompiledQuery, compiled
from kimid.registry.models import Kim

# A group gets a reminder so many days before the last day.
REMINDER_DAYS: Final = (14, 7, 2)
_SOON: Final = REMINDER_DAYS[0]
_URGENT: Final = REMINDER_DAYS[-1]


@dataclass(frozen=True)
class RoundReminder:
    """A round that closes soon, for a group that has not sent its entry. `tone` is of a note."""

    round: Round
    title: str
    tone: str


def reminders_for(kim: Kim, at: datetime) -> list[RoundReminder]:
    """Rounds that close soon and have no sent entry of this KIM, soonest first. One query."""
    today = clock.today(at, kim.region.zone)
    above = codes.lineage(kim.region_id)
    closing = _closing_rounds(len(above))(kim.pk, today, today + timedelta(_SOON), *above)
    return [_reminder(each, (each.entries_until - today).days) for each in closing]


@cache
def _closing_rounds(how_many: int) -> CompiledQuery[Round]:
    """The rounds of so many regions that close between two days and have no entry of a KIM."""

    @compiled(BigIntegerField(), DateField(), DateField(), *[CharField()] * how_many)
    def rows(kim: Any, first: Any, last: Any, *regions: Any) -> QuerySet[Round]:
        sent = RoundEntry.objects.filter(kim=kim, sent_at__isnull=False)
        closing = Round.objects.filter(
            region__pk__in=regions, entries_until__gte=first, entries_until__lte=last
        )
        return closing.exclude(pk__in=sent.values("round")).order_by("entries_until", "pk")

    return rows


def rounds_to_remind(days: int, today: date, late: timedelta) -> list[Round]:
    """Rounds whose entries close in `days` days, or up to `late` earlier. One query."""
    ends = today + timedelta(days=days)
    return list(
        Round.objects.select_related("region").filter(entries_until__range=(ends - late, ends))
    )


def silent_kims(round_: Round, days: int) -> list[Kim]:
    """KIM without a sent entry that did not get the reminder of this day. Two queries."""
    reminders = Event.objects.filter(
        kind="evaluation.reminded", data__round=round_.pk, data__days=days
    )
    reminded_ids = set(reminders.values_list("subject_id", flat=True))
    rows = Kim.objects.all().below(round_.region_id).select_related("site", "region")
    sent = RoundEntry.objects.filter(round=round_, sent_at__isnull=False).values("kim")
    return [
        kim for kim in rows.exclude(pk__in=sent).order_by("pk") if str(kim.pk) not in reminded_ids
    ]


def _reminder(round_: Round, days: int) -> RoundReminder:
    when = f"{days} hari lagi" if days else "hari ini terakhir"
    return RoundReminder(round_, f"{round_.title}: {when}", "warn" if days <= _URGENT else "plain")
