"""What became of something, out of the record: who did what, when, and why."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.db.models import Model

from kimid.events.models import Event

_WORDS: Final = {
    "activity.noted": "Dicatat",
    "activity.corrected": "Dibetulkan",
    "activity.withdrawn": "Ditarik",
    "plan.made": "Direncanakan oleh",
    "plan.changed": "Diubah oleh",
    "plan.begun": "Mulai dikerjakan, kata",
    "plan.finished": "Selesai, kata",
    "plan.reopened": "Dibuka lagi oleh",
    "plan.called_off": "Dibatalkan oleh",
    "plan.head_asked": "Ditanyakan ke kepala desa oleh",
    "plan.head_answered": "Dijawab",
    "poll.asked": "Ditanyakan oleh",
    "poll.closed": "Ditutup oleh",
    "poll.shown": "Ditampilkan oleh",
    "poll.hidden": "Tidak ditampilkan lagi oleh",
}


@dataclass(frozen=True)
class Happened:
    """One step: in words, by whom, when, and what was said."""

    words: str
    who: str
    at: datetime
    why: str


def history_of(thing: Model) -> list[Happened]:
    """The steps of this thing, the oldest first. One query."""
    rows = Event.objects.filter(thing=thing._meta.label, thing_id=str(thing.pk), kind__in=_WORDS).order_by("pk")
    return [Happened(_WORDS[row.kind], row.actor_name, row.happened_at, row.facts.get("why", "")) for row in rows]
