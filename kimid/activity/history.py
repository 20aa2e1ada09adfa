"""The history of an entry, a plan or a poll."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.db.models import Model

from kimid.events.models import Event

# Followed by the name of the actor.
_EVENT_LABELS: Final = {
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
    "plan.head_recorded": "Jawaban tatap muka kepala desa dicatat oleh",
    "poll.asked": "Ditanyakan oleh",
    "poll.closed": "Ditutup oleh",
    "poll.shown": "Ditampilkan oleh",
    "poll.hidden": "Tidak ditampilkan lagi oleh",
}


@dataclass(frozen=True)
class HistoryStep:
    """One event of a history. `reason` may be empty."""

    label: str
    actor_name: str
    at: datetime
    reason: str


def history_of(subject: Model) -> list[HistoryStep]:
    """The events of this object, oldest first. One query."""
    rows = Event.objects.filter(
        subject=subject._meta.label, subject_id=str(subject.pk), kind__in=_EVENT_LABELS
    ).order_by("pk")
    return [
        HistoryStep(
            _EVENT_LABELS[row.kind], row.actor_name, row.happened_at, row.data.get("why", "")
        )
        for row in rows
    ]
