"""Before entries close, a group is reminded: on its home as long as it has not sent, and on the record at a few days."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from kimid.evaluation.models import Entry, Round
from kimid.events.models import Event
from kimid.lib import clock, codes
from kimid.registry.models import Kim

# So many days before the last one a group is reminded.
REMINDED_AT: Final = (14, 7, 2)
_SOON: Final = REMINDED_AT[0]
_PRESSING: Final = REMINDED_AT[-1]


@dataclass(frozen=True)
class Call:
    """A round that closes soon and to which a group has sent nothing. `tone` is that of a note."""

    round: Round
    title: str
    tone: str


def calls_for(kim: Kim, at: datetime) -> list[Call]:
    """What closes soon for a KIM that has not sent its entry, the soonest first. One query."""
    today = clock.today(at, kim.region.zone)
    rows = Round.objects.filter(region__in=codes.lineage(kim.region_id), entries_until__range=(today, today + timedelta(_SOON)))
    waiting = rows.exclude(pk__in=Entry.objects.filter(kim=kim, sent_at__isnull=False).values("round"))
    return [_call(each, (each.entries_until - today).days) for each in waiting.order_by("entries_until", "pk")]


def rounds_to_call(days: int, today: date, late: timedelta) -> list[Round]:
    """Rounds whose entries close in so many days, or were to be called to mind a little earlier. One query."""
    ends = today + timedelta(days=days)
    return list(Round.objects.select_related("region").filter(entries_until__range=(ends - late, ends)))


def silent_kims(found: Round, days: int) -> list[Kim]:
    """The KIM of a round that have sent nothing and were not reminded so many days before. Two queries."""
    told = Event.objects.filter(kind="evaluation.reminded", facts__round=found.pk, facts__days=days)
    known = set(told.values_list("thing_id", flat=True))
    rows = Kim.objects.all().below(found.region_id).select_related("site", "region")
    sent = Entry.objects.filter(round=found, sent_at__isnull=False).values("kim")
    return [kim for kim in rows.exclude(pk__in=sent).order_by("pk") if str(kim.pk) not in known]


def _call(found: Round, days: int) -> Call:
    when = f"{days} hari lagi" if days else "hari ini terakhir"
    return Call(found, f"{found.title}: {when}", "warn" if days <= _PRESSING else "plain")
